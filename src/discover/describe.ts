import {
  type Document,
  type Found,
  type Statement,
  statementsOf,
} from "./found";
import { describeLifecycle } from "./lifecycle";
import { describeTrust } from "./trust";

/** The props of a stack that describes what was found, and what they don't say. */
export interface Description {
  readonly props: Readonly<Record<string, unknown>>;
  readonly notes: readonly string[];
}

const JOB = "backup";

/** Describes what is in an account. */
export function describeFound(found: Found): Description {
  const { accountId, audiences, bucket, region, role } = found;
  const { trust, notes } = describeTrust(role.trust);
  const lifecycle = describeLifecycle(bucket.lifecycle ?? []);
  const given = <T>(key: string, value: T, usual?: T) =>
    value === undefined || value === usual || isEmpty(value)
      ? {}
      : { [key]: value };
  return {
    props: {
      region,
      accountId,
      adopt: adopted(found),
      ...(audiences &&
        audiences.join() !== STS && {
          identityProvider: { audiences },
        }),
      bucket: {
        name: bucket.name,
        ...given("tags", bucket.tags),
        ...(bucket.kmsKeyArn && {
          kmsKey: { source: "existing", arn: bucket.kmsKeyArn },
        }),
        ...(bucket.logsTo && {
          accessLogs: { source: "existing", bucketName: bucket.logsTo },
        }),
        ...lifecycle.props,
      },
      backups: [
        {
          name: JOB,
          roleName: role.name,
          ...given("path", role.path, "/"),
          ...given("description", role.description),
          ...given("maxSessionSeconds", role.maxSessionSeconds, 3600),
          ...given("permissionsBoundary", role.permissionsBoundary),
          ...given("tags", role.tags),
          trust,
        },
      ],
    },
    notes: [
      ...(trust.length === 0
        ? ["whom the role lets in could not be told: write its trust"]
        : []),
      ...notes,
      ...role.policies.map((name) => `the role loses its policy ${name}`),
      ...strangers(bucket.policy, role.arn).map(
        (statement) =>
          `the bucket's policy loses ${JSON.stringify(statement)}: see readers and dangerouslyAddStatements in docs/protections.md`,
      ),
      ...lifecycle.notes,
      ...bucket.further.map(
        (what) => `the bucket has ${what}, which stays as it is`,
      ),
    ],
  };
}

const STS = "sts.amazonaws.com";

function isEmpty(value: unknown): boolean {
  return (
    value === "" ||
    (typeof value === "object" &&
      value !== null &&
      Object.keys(value).length === 0)
  );
}

/** What the stack takes over: `"guide"` where all of that is there. */
function adopted({ audiences, bucket }: Found): readonly string[] {
  const setting = (type: string, isThere: boolean) =>
    isThere ? [`aws_s3_bucket_${type}.backups`] : [];
  const settings: readonly (readonly [string, boolean])[] = [
    ["versioning", true],
    ["server_side_encryption_configuration", true],
    ["public_access_block", bucket.hasPublicAccessBlock],
    ["ownership_controls", bucket.hasOwnership],
    ["policy", bucket.policy !== undefined],
  ];
  const isGuides =
    audiences !== undefined && settings.every(([, isThere]) => isThere);
  const base = isGuides
    ? ["guide"]
    : [
        ...(audiences ? ["aws_iam_openid_connect_provider.github"] : []),
        `aws_iam_role.${JOB}`,
        "aws_s3_bucket.backups",
        ...settings.flatMap(([type, isThere]) => setting(type, isThere)),
      ];
  const { lifecycle = [] } = bucket;
  return [
    ...base,
    ...setting("lifecycle_configuration", lifecycle.length > 0),
    ...setting("logging", bucket.logsTo !== undefined),
  ];
}

const OF_GUIDE = new Set([
  ...["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
]);

/** The statements of a bucket's policy that let somebody else in, or something else happen, than the guide's. */
function strangers(
  policy: Document | undefined,
  roleArn: string,
): readonly Statement[] {
  return statementsOf(policy).filter(
    ({ Effect, Principal, Action, Condition }) =>
      Effect !== "Allow" ||
      Condition !== undefined ||
      JSON.stringify(Principal) !== JSON.stringify({ AWS: roleArn }) ||
      ![Action ?? ["none"]].flat().every((action) => OF_GUIDE.has(action)),
  );
}
