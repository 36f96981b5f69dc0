import { ACCOUNT_ID } from "./emulator";
import type { Permission } from "../../permissions/support/identity-decision";

/** A request to AWS, as it comes over the wire. */
export interface ApiRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** The keys of KMS that have an alias, by alias. */
export type KeyAliases = Map<string, string>;

/**
 * What AWS requires of whoever makes a request, for the requests that Terraform makes.
 *
 * @param aliases those of the account; kept up to date by the requests that change them
 * @throws for any other, so that nothing goes unjudged
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html
 */
export function requiredPermissions(
  request: ApiRequest,
  aliases: KeyAliases,
): readonly Permission[] {
  const [, region = "", service] =
    /\/([\w-]+)\/(\w+)\/aws4_request/.exec(
      String(request.headers["authorization"]),
    ) ?? [];
  switch (service) {
    // Everybody may ask who they are.
    case "sts":
      return [];
    case "iam":
      return ofIam(new URLSearchParams(request.body));
    case "kms":
      return ofKms(request, region, aliases);
    case "events":
    case "logs":
      return ofAlarms(service, request, region);
    case "monitoring":
    case "sns":
      return ofQueries(service, new URLSearchParams(request.body), region);
    case "s3":
      return request.url.startsWith("/v20180820/")
        ? ofS3Control(request)
        : ofS3(request);
    default:
      throw unknown(request);
  }
}

/** The settings of a bucket: how a URL names them, and how actions do. */
const SETTINGS: Readonly<Record<string, string>> = {
  accelerate: "AccelerateConfiguration",
  acl: "BucketAcl",
  cors: "BucketCORS",
  encryption: "EncryptionConfiguration",
  lifecycle: "LifecycleConfiguration",
  logging: "BucketLogging",
  notification: "BucketNotification",
  "object-lock": "BucketObjectLockConfiguration",
  ownershipControls: "BucketOwnershipControls",
  policy: "BucketPolicy",
  publicAccessBlock: "BucketPublicAccessBlock",
  replication: "ReplicationConfiguration",
  requestPayment: "BucketRequestPayment",
  tagging: "BucketTagging",
  versioning: "BucketVersioning",
  website: "BucketWebsite",
};

function ofS3(request: ApiRequest): readonly Permission[] {
  const { pathname, searchParams } = new URL(request.url, "http://emulator");
  const [, bucket = "", key = ""] = /^\/([^/]*)\/?(.*)$/.exec(pathname) ?? [];
  if (key !== "" || searchParams.has("list-type"))
    return [ofState(request, bucket, decodeURIComponent(key))];
  const setting = Object.keys(SETTINGS).find((name) => searchParams.has(name));
  const action =
    setting === undefined
      ? ON_BUCKETS[request.method]
      : onSetting(request.method, SETTINGS[setting] as string);
  const others = [...searchParams.keys()].filter(
    (name) => name !== setting && name !== "x-id",
  );
  if (action === undefined || others.length > 0) throw unknown(request);
  const resource = `arn:aws:s3:::${bucket}`;
  return [
    ...[action, ...besides(action, request)].map((name) => ({
      action: `s3:${name}`,
      resource,
    })),
    ...passing(request.body),
  ];
}

/** What the S3 backend does with a state and its lock: it lists them, and reads, writes and deletes one at a time. */
function ofState(request: ApiRequest, bucket: string, key: string): Permission {
  const action =
    key === ""
      ? "ListBucket"
      : {
          DELETE: "DeleteObject",
          GET: "GetObject",
          HEAD: "GetObject",
          PUT: "PutObject",
        }[request.method];
  const query = new URL(request.url, "http://emulator").searchParams;
  const known = ["list-type", "max-keys", "prefix", "x-id"];
  if (
    action === undefined ||
    [...query.keys()].some((name) => !known.includes(name))
  )
    throw unknown(request);
  return {
    action: `s3:${action}`,
    resource: `arn:aws:s3:::${bucket}${key && `/${key}`}`,
  };
}

/** What a request to make a bucket can also do. */
function besides(action: string, { headers, body }: ApiRequest): string[] {
  if (action !== "CreateBucket") return [];
  return [
    ...(headers["x-amz-bucket-object-lock-enabled"] === "true"
      ? ["PutBucketObjectLockConfiguration", "PutBucketVersioning"]
      : []),
    ...(body.includes("<Tag>") ? ["TagResource"] : []),
  ];
}

/** Whoever names a role for S3 to assume passes it to S3. */
function passing(body: string): readonly Permission[] {
  const [, resource] = /<Role>(.+)<\/Role>/.exec(body) ?? [];
  const context = { "iam:PassedToService": "s3.amazonaws.com" };
  return resource === undefined
    ? []
    : [{ action: "iam:PassRole", resource, context }];
}

const ON_BUCKETS: Readonly<Record<string, string>> = {
  DELETE: "DeleteBucket",
  HEAD: "ListBucket",
  PUT: "CreateBucket",
};

/** To take a setting away is to put it, but for a policy. */
function onSetting(method: string, name: string): string | undefined {
  switch (method) {
    case "GET":
      return `Get${name}`;
    case "PUT":
      return `Put${name}`;
    case "DELETE":
      return name === "BucketPolicy" ? "DeleteBucketPolicy" : `Put${name}`;
  }
  return undefined;
}

/** The newer way to tags, which providers before 6.23 don't go. */
function ofS3Control(request: ApiRequest): readonly Permission[] {
  const [, arn] = /^\/v20180820\/tags\/([^?]+)/.exec(request.url) ?? [];
  const action = {
    DELETE: "UntagResource",
    GET: "ListTagsForResource",
    POST: "TagResource",
  }[request.method];
  if (arn === undefined || action === undefined) throw unknown(request);
  return [{ action: `s3:${action}`, resource: decodeURIComponent(arn) }];
}

function ofIam(form: URLSearchParams): readonly Permission[] {
  const name = form.get("Action") ?? "";
  const boundary = form.get("PermissionsBoundary");
  const permission = {
    resource: iamResource(form),
    ...(boundary !== null && {
      context: { "iam:PermissionsBoundary": boundary },
    }),
  };
  const tags = form.has("Tags.member.1.Key") && /^Create(\w+)$/.exec(name);
  return [
    { action: `iam:${name}`, ...permission },
    // To make something with tags is to tag it, too.
    ...(tags
      ? [{ action: `iam:Tag${tags[1]}`, resource: permission.resource }]
      : []),
  ];
}

/** Roles are taken to have no path, as those of the tests. */
function iamResource(form: URLSearchParams): string {
  const account = `arn:aws:iam::${ACCOUNT_ID}`;
  const roleName = form.get("RoleName");
  if (roleName !== null) return `${account}:role/${roleName}`;
  const policyName = form.get("PolicyName");
  if (policyName !== null) return `${account}:policy/${policyName}`;
  const policyArn = form.get("PolicyArn");
  if (policyArn !== null) return policyArn;
  const issuer = form.get("Url")?.replace("https://", "");
  if (issuer !== undefined) return `${account}:oidc-provider/${issuer}`;
  return form.get("OpenIDConnectProviderArn") ?? "*";
}

/** What is asked of EventBridge and of CloudWatch Logs, in JSON. */
function ofAlarms(
  service: "events" | "logs",
  { headers, body }: ApiRequest,
  region: string,
): readonly Permission[] {
  const [, name = ""] = String(headers["x-amz-target"]).split(".");
  const asked = JSON.parse(body) as Record<string, unknown>;
  const action = `${service}:${name}`;
  const here = `arn:aws:${service}:${region}:${ACCOUNT_ID}`;
  const own = String(asked["ResourceARN"] ?? asked["resourceArn"] ?? "");
  const tags = Object.keys((asked["Tags"] ?? asked["tags"] ?? {}) as object);
  const alsoTags = (resource: string, creates: boolean) =>
    creates && tags.length > 0
      ? [{ action: `${service}:TagResource`, resource }]
      : [];
  if (own !== "") return [{ action, resource: own }];
  if (service === "events") {
    const resource = `${here}:rule/${String(asked["Name"] ?? asked["Rule"])}`;
    return [{ action, resource }, ...alsoTags(resource, name === "PutRule")];
  }
  const group = asked["logGroupName"];
  if (group === undefined)
    return [
      { action, resource: "*", context: { "aws:RequestedRegion": region } },
    ];
  const resource = `${here}:log-group:${String(group)}`;
  return [
    { action, resource: `${resource}:log-stream:` },
    ...alsoTags(resource, name === "CreateLogGroup"),
  ];
}

/** What is asked of CloudWatch and of SNS, in forms. A subscription is known by its topic, as AWS's list has it. */
function ofQueries(
  service: "monitoring" | "sns",
  form: URLSearchParams,
  region: string,
): readonly Permission[] {
  const name = form.get("Action") ?? "";
  const prefix = service === "sns" ? "sns" : "cloudwatch";
  const here = `arn:aws:${prefix}:${region}:${ACCOUNT_ID}`;
  const alarm =
    form.get("AlarmName") ??
    form.get("AlarmNames.member.1") ??
    form.get("AlarmNames.1");
  const resource =
    form.get("ResourceARN") ??
    form.get("ResourceArn") ??
    form.get("TopicArn") ??
    form.get("SubscriptionArn")?.split(":").slice(0, 6).join(":") ??
    (alarm === null ? `${here}:${form.get("Name")}` : `${here}:alarm:${alarm}`);
  const creates = ["CreateTopic", "PutMetricAlarm"].includes(name);
  return [
    { action: `${prefix}:${name}`, resource },
    ...(creates && form.has("Tags.member.1.Key")
      ? [{ action: `${prefix}:TagResource`, resource }]
      : []),
  ];
}

/** @see https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html */
function ofKms(
  { headers, body }: ApiRequest,
  region: string,
  aliases: KeyAliases,
): readonly Permission[] {
  const name = String(headers["x-amz-target"]).replace("TrentService.", "");
  const { KeyId, AliasName, TargetKeyId, Tags } = JSON.parse(body) as Record<
    string,
    string | undefined
  >;
  const kms = `arn:aws:kms:${region}:${ACCOUNT_ID}`;
  const action = `kms:${name}`;
  const onKey = (id: string, toDo = action): Permission => ({
    action: toDo,
    resource: id.startsWith("arn:") ? id : `${kms}:key/${id}`,
    context: {
      "kms:ResourceAliases": [...aliases.keys()].filter(
        (alias) => aliases.get(alias) === id.replace(/^.*\//, ""),
      ),
    },
  });
  if (name === "ListAliases") return [{ action, resource: "*" }];
  if (name === "CreateKey")
    return [
      { action, resource: "*", context: { "aws:RequestedRegion": region } },
      ...(Tags ? [onKey("new", "kms:TagResource")] : []),
    ];
  if (AliasName === undefined) return [onKey(String(KeyId))];
  const key = TargetKeyId ?? aliases.get(AliasName) ?? "";
  const both = [{ action, resource: `${kms}:${AliasName}` }, onKey(key)];
  if (name === "CreateAlias") aliases.set(AliasName, key);
  else aliases.delete(AliasName);
  return both;
}

function unknown({ method, url, body }: ApiRequest): Error {
  return new Error(`not a request of Terraform's: ${method} ${url} ${body}`);
}
