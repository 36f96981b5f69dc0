import type { PostgresBackupStackProps } from "../../src";
import { EVERYTHING } from "../support/everything";
import {
  ADMINISTRATOR,
  type ResourceRequest,
} from "../support/policy-evaluator";
import {
  ACCOUNT_ID,
  accountReferences,
  attachedPolicy,
  type IamPolicy,
} from "../support/rendered-policy";
import {
  GUIDE,
  prefixedJob,
  synthStack,
  type TerraformJson,
} from "../support/synth";

const VPC_ENDPOINT = "vpce-0123456789abcdef0";
const ORGANIZATION = "o-a1b2c3d4e5";
const KEY = `arn:aws:kms:us-east-1:${ACCOUNT_ID}:key/1234abcd-12ab-34cd-56ef-1234567890ab`;

/** Whom stacks with administrators name, a role with a path and a user. */
export const ADMINISTRATORS = [
  `arn:aws:iam::${ACCOUNT_ID}:role/team/administrator`,
  `arn:aws:iam::${ACCOUNT_ID}:user/alice`,
];

const bucket = (
  options: Partial<PostgresBackupStackProps["bucket"]>,
): Partial<PostgresBackupStackProps> => ({
  bucket: { ...GUIDE.bucket, ...options },
});

/** The stacks whose policies are judged, each as a whole, with what makes them differ from the guide's. */
const STACKS = {
  "the guide's stack": {},
  // One folder's name starts with the other's.
  "several jobs": {
    backups: ["acme", "acme-2", "globex"].map(prefixedJob),
  },
  "administrators named": bucket({ administrators: ADMINISTRATORS }),
  "a key of KMS": bucket({ kmsKey: { source: "create" } }),
  "requests from one place": bucket({
    onlyFrom: {
      vpcEndpointIds: [VPC_ENDPOINT, "vpce-11111111111111111"],
      organizationId: ORGANIZATION,
    },
  }),
  "a key that exists": bucket({ kmsKey: { source: "existing", arn: KEY } }),
  "readers named": bucket({
    readers: [{ principal: `arn:aws:iam::${ACCOUNT_ID}:role/reader` }],
  }),
  "further statements": bucket({
    dangerouslyAddStatements: [
      {
        sid: "Audit",
        effect: "Allow",
        principals: [`arn:aws:iam::${ACCOUNT_ID}:role/audit`],
        actions: ["s3:GetObjectVersion"],
        keys: ["*"],
      },
    ],
  }),
  "Object Lock": bucket({
    objectLock: { mode: "COMPLIANCE", retentionDays: 14 },
  }),
  "access logs": bucket({
    accessLogs: { source: "create", bucketName: "neon-s3-backup-logs" },
  }),
  replication: bucket({
    replication: {
      source: "create",
      bucketName: "neon-s3-backup-copies",
      region: "us-west-2",
    },
  }),
  "a replica in another account": bucket({
    replication: {
      source: "existing",
      bucketName: "octo-org-vault",
      region: "us-east-1",
      accountId: "999999999999",
    },
  }),
  "a role that restores": {
    backups: GUIDE.backups.map((job) => ({
      ...job,
      restore: { roleName: "restore", trust: job.trust },
    })),
  },
  "everything on": EVERYTHING,
} satisfies Record<string, Partial<PostgresBackupStackProps>>;

/** The name of a stack. */
export type StackName = keyof typeof STACKS;

/** The stacks that have a policy of the bucket for backups of their own; the others have one of these. */
export const DIFFERENT_POLICIES = [
  "the guide's stack",
  "several jobs",
  "administrators named",
  "a key of KMS",
  "requests from one place",
  "a role that restores",
  "everything on",
] as const satisfies readonly StackName[];

/** Where requests come from that `onlyFrom` lets through. */
export const INSIDE = {
  "aws:SourceVpce": VPC_ENDPOINT,
  "aws:PrincipalOrgID": ORGANIZATION,
};

/** Somebody who asks. */
export type Asker = Pick<
  ResourceRequest,
  "principal" | "principalTags" | "identityPolicies"
>;

/** A job: its role, as AWS knows it, and what it works on. */
export interface Job {
  /** The job's name, which is the role's in Terraform addresses. */
  readonly name: string;
  readonly role: Asker;
  /** The job's folder, with a slash behind it; nothing where it has the whole bucket. */
  readonly folder: string;
}

/** A stack that is judged. */
export interface JudgedStack {
  readonly json: TerraformJson;
  /** The ARN of the bucket for backups. */
  readonly bucket: string;
  readonly jobs: readonly [Job, ...Job[]];
  /** What AWS knows of a request from where requests are to come from. */
  readonly place: Readonly<Record<string, string>>;
}

const synthesized = new Map<StackName, JudgedStack>();

/** A stack, synthesized once. */
export function stack(name: StackName): JudgedStack {
  const known =
    synthesized.get(name) ?? judgedStack({ ...GUIDE, ...STACKS[name] });
  synthesized.set(name, known);
  return known;
}

/** A stack that only one test judges. */
export function judgedStack(props: PostgresBackupStackProps): JudgedStack {
  const json = synthStack(props);
  return {
    json,
    bucket: `arn:aws:s3:::${props.bucket.name}`,
    jobs: props.backups.map((job) => jobOf(json, job.name)) as [Job],
    place: props.bucket.onlyFrom === undefined ? {} : INSIDE,
  };
}

/** A job with the role's ARN and tags from the JSON, and the folder that the tag says. */
function jobOf(json: TerraformJson, name: string): Job {
  const { tags, ...role } = json.resource["aws_iam_role"]?.[name] as {
    readonly name: string;
    readonly path: string;
    readonly tags?: Readonly<Record<string, string>>;
  };
  const prefix = tags?.["backup-prefix"];
  return {
    name,
    role: {
      principal: `arn:aws:iam::${ACCOUNT_ID}:role${role.path}${role.name}`,
      principalTags: tags ?? {},
    },
    folder: prefix === undefined ? "" : `${prefix}/`,
  };
}

/** The policy that an attribute of one of a stack's resources has, with the names of its buckets filled in. */
export function policyAt(
  { json }: Pick<JudgedStack, "json">,
  address: string,
  attribute = "policy",
): IamPolicy {
  const buckets = Object.entries(json.resource["aws_s3_bucket"] ?? {});
  const names = buckets.map(([name, { bucket }]) => [
    `aws_s3_bucket.${name}.bucket`,
    String(bucket),
  ]);
  return attachedPolicy(json, address, attribute, {
    ...accountReferences(),
    ...(Object.fromEntries(names) as Record<string, string>),
  });
}

/** The policy of the bucket for backups. */
export function bucketPolicy(judged: JudgedStack): IamPolicy {
  return policyAt(judged, "aws_s3_bucket_policy.backups");
}

/** The policy of the bucket for logs. */
export function logPolicy(judged: JudgedStack): IamPolicy {
  return policyAt(judged, "aws_s3_bucket_policy.backups_access-logs");
}

/** The policy of the bucket for copies. */
export function copyPolicy(judged: JudgedStack): IamPolicy {
  return policyAt(judged, "aws_s3_bucket_policy.backups_replica");
}

/** The buckets that a stack may have: the stacks that have one, its policy, and how its name ends. */
export const BUCKETS = {
  "the bucket for backups": {
    stacks: DIFFERENT_POLICIES,
    policy: bucketPolicy,
    suffix: "",
  },
  "the bucket for logs": {
    stacks: ["access logs", "everything on"],
    policy: logPolicy,
    suffix: "-logs",
  },
  "the bucket for copies": {
    stacks: ["replication", "everything on"],
    policy: copyPolicy,
    suffix: "-copies",
  },
} as const;

/** Somebody to whom the policy is attached that an administrator has: every action of every service. */
export function mayEverything(who: string | Asker): Asker {
  const asker = typeof who === "string" ? { principal: who } : who;
  return { ...asker, identityPolicies: [ADMINISTRATOR] };
}

/** Who applies the stack, and is named nowhere in it. */
export const DEPLOYER = mayEverything(
  `arn:aws:iam::${ACCOUNT_ID}:role/deployer`,
);

/** The account's root user. */
export const ROOT: Asker = { principal: `arn:aws:iam::${ACCOUNT_ID}:root` };

/** Those whom nobody has let in. */
export const STRANGERS: Readonly<Record<string, Asker>> = {
  "another role of the account": {
    principal: `arn:aws:iam::${ACCOUNT_ID}:role/web-server`,
  },
  "an administrator of another account": mayEverything(
    "arn:aws:iam::999999999999:role/administrator",
  ),
  "a service": { principal: "config.amazonaws.com" },
  "somebody who is not signed in": { principal: "anonymous" },
};
