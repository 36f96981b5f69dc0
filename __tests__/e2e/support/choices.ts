import type {
  BackupBucketOptions,
  BackupJob,
  GitHubIdentityProviderProps,
  PostgresBackupStackProps,
} from "../../../src";
import { ACCOUNT_ID } from "./emulator";
import type { Row } from "./pairs";
import {
  ADMINISTRATOR_ARN,
  AUDIENCES,
  existingCopies,
  existingLogs,
  type Region,
  type Surroundings,
} from "./surroundings";

/** What a value may depend on. */
export interface Context {
  /** The name of the configuration. */
  readonly name: string;
  /** The names of its values. */
  readonly row: Row;
  readonly surroundings: Surroundings;
}

/** A value, or how it comes about. */
export type Value<T> = T | ((context: Context) => T);

/** The values of every prop, each under a name, the usual one first. To leave a prop out is a type error. */
export type Values<Props> = {
  readonly [Prop in keyof Props]-?: Readonly<
    Record<string, Value<Props[Prop]>>
  >;
};

/** The region that a row chooses, by its name in `STACK`. */
const regionOf = (row: Row) =>
  row["region"] === "us" ? "us-east-1" : "eu-central-1";

/** The role that Terraform assumes where a stack says so; whoever applies is then no other. */
const TERRAFORM_ARN = `arn:aws:iam::${ACCOUNT_ID}:role/terraform`;

/** The props of a stack. */
export const STACK: Values<
  Omit<
    PostgresBackupStackProps,
    "adopt" | "backups" | "bucket" | "identityProvider"
  >
> = {
  region: { us: "us-east-1", eu: "eu-central-1" },
  accountId: { none: undefined, given: ACCOUNT_ID },
  partition: { none: undefined, given: "aws" },
  databaseRegion: {
    none: undefined,
    near: "aws-us-east-1",
    azure: "azure-eastus2",
  },
  alarm: {
    none: undefined,
    mail: { afterHours: 36, notify: { email: "backups@example.com" } },
    topic: ({ row }) => ({
      afterHours: 168,
      counts: { smallestBytes: 1000 },
      notify: {
        topicArn: `arn:aws:sns:${regionOf(row)}:${ACCOUNT_ID}:on-call`,
      },
    }),
  },
  assumeRole: {
    none: undefined,
    some: {
      roleArn: TERRAFORM_ARN,
      sessionName: "octo",
      externalId: "octo-org",
    },
  },
  ignoreTags: {
    none: undefined,
    some: { keys: ["cost-center"], keyPrefixes: ["octo:"] },
  },
  defaultTags: { none: undefined, some: { team: "data", note: "a @ b = c" } },
  state: { none: undefined, local: { type: "local" } },
};

/** The props of an identity provider. One that is created has an issuer of its own, since AWS allows one for each. */
export const IDENTITY_PROVIDER: Values<GitHubIdentityProviderProps> = {
  source: { existing: "existing", create: "create" },
  github: {
    usual: undefined,
    enterprise: ({ row, name }) => ({
      enterpriseSlug: row["source"] === "create" ? name : "octo-enterprise",
    }),
    residency: ({ row, name }) => ({
      dataResidencyHost: `${row["source"] === "create" ? name : "octocorp"}.ghe.com`,
    }),
    server: ({ row, name }) => ({
      enterpriseServerUrl: `https://${row["source"] === "create" ? name : "github"}.example.com`,
    }),
  },
  audiences: {
    usual: undefined,
    one: AUDIENCES.slice(-1),
    several: AUDIENCES,
  },
};

/** The props of a bucket. */
export const BUCKET: Values<Omit<BackupBucketOptions, "name">> = {
  tags: { none: undefined, some: { service: "postgres", note: "a @ b = c" } },
  dangerouslyAllowDestroy: { usual: undefined, on: true },
  recoverableDays: { usual: undefined, more: 60 },
  expireAfterDays: { never: undefined, some: 400 },
  transitions: {
    none: undefined,
    one: [{ storageClass: "INTELLIGENT_TIERING", afterDays: 0 }],
    several: [
      { storageClass: "STANDARD_IA", afterDays: 30 },
      { storageClass: "GLACIER_IR", afterDays: 90 },
      { storageClass: "DEEP_ARCHIVE", afterDays: 300 },
    ],
  },
  administrators: {
    none: undefined,
    one: ({ row }) => [
      row["assumeRole"] === "some" ? TERRAFORM_ARN : ADMINISTRATOR_ARN,
    ],
  },
  kmsKey: {
    none: undefined,
    create: { source: "create" },
    existing: (context) => ({
      source: "existing",
      arn: context.surroundings.keys[region(context)],
    }),
  },
  objectLock: {
    none: undefined,
    governance: { mode: "GOVERNANCE", retentionDays: 14 },
    compliance: { mode: "COMPLIANCE", retentionDays: 45 },
  },
  accessLogs: {
    none: undefined,
    create: ({ name, row }) => ({
      source: "create",
      bucketName: `${name}-logs`,
      expireAfterDays: row["expireAfterDays"] === "some" ? 365 : undefined,
    }),
    existing: (context) => ({
      source: "existing",
      bucketName: existingLogs(region(context)),
    }),
  },
  replication: {
    none: undefined,
    create: (context) => ({
      source: "create",
      bucketName: `${context.name}-copies`,
      region: otherRegion(context),
    }),
    existing: (context) => ({
      ...existingReplica(context),
      permissionsBoundary: "arn:aws:iam::aws:policy/AmazonS3FullAccess",
      roleName: `${context.name}-copier`,
    }),
    otherAccount: (context) => ({
      ...existingReplica(context),
      accountId: "210987654321",
    }),
  },
  dangerouslyAddStatements: {
    none: undefined,
    both: [
      {
        sid: "Audit",
        effect: "Allow",
        principals: [ADMINISTRATOR_ARN],
        actions: ["s3:GetObjectVersion"],
        keys: ["job-1-backup/*", "*.50 of + a@b"],
      },
      {
        sid: "NoInventory",
        effect: "Deny",
        services: ["s3.amazonaws.com"],
        actions: ["s3:PutObject"],
        keys: ["*"],
        conditions: [
          {
            test: "StringNotEqualsIfExists",
            variable: "aws:SourceAccount",
            values: [ACCOUNT_ID, "50% of ${all} %{x} $"],
          },
        ],
      },
    ],
  },
  eventBridge: { usual: undefined, on: true },
  notifications: {
    none: undefined,
    one: ({ row }) => [
      {
        topicArn: `arn:aws:sns:${regionOf(row)}:${ACCOUNT_ID}:backups`,
        events: ["s3:ObjectRemoved:*"],
      },
    ],
    several: ({ row }) => [
      {
        queueArn: `arn:aws:sqs:${regionOf(row)}:${ACCOUNT_ID}:backups`,
        events: ["s3:ObjectCreated:*"],
        prefix: "job-1-backup",
        suffix: ".dump",
      },
      {
        functionArn: `arn:aws:lambda:${regionOf(row)}:${ACCOUNT_ID}:function:backups`,
        events: ["s3:ObjectRemoved:Delete", "s3:LifecycleTransition"],
      },
    ],
  },
  readers: {
    none: undefined,
    account: [{ principal: `arn:aws:iam::${ACCOUNT_ID}:root` }],
    administrator: [
      { principal: ADMINISTRATOR_ARN, prefixes: ["job-1-backup", "job-2"] },
    ],
  },
  onlyFrom: {
    anywhere: undefined,
    endpoints: { vpcEndpointIds: ["vpce-0123456789abcdef0", "vpce-12345678"] },
    organization: { organizationId: "o-a1b2c3d4e5" },
    both: {
      vpcEndpointIds: ["vpce-0123456789abcdef0"],
      organizationId: "o-a1b2c3d4e5",
    },
  },
};

/** The props of a job with a folder, of which its role that restores has none. */
export const FOLDER: Values<Pick<BackupJob, "expireAfterDays">> = {
  expireAfterDays: {
    never: undefined,
    some: ({ row }) => (row["prefix"] === "own" ? 350 : undefined),
  },
};

/** The props of a job that are the same for all jobs of a configuration, and for its roles that restore. */
export const JOB: Values<
  Omit<
    BackupJob,
    | keyof typeof FOLDER
    | "name"
    | "formerName"
    | "roleName"
    | "trust"
    | "prefix"
    | "restore"
    | "alarm"
  >
> = {
  description: { usual: undefined, odd: '50 % of ${all}, %{"quoted"} & ü' },
  path: { usual: undefined, deep: "/backups/of_all+=,.@-/" },
  maxSessionSeconds: { usual: undefined, longest: 43200 },
  permissionsBoundary: {
    none: undefined,
    some: "arn:aws:iam::aws:policy/PowerUserAccess",
  },
  tags: {
    none: undefined,
    some: { team: "data", note: "a @ b = c" },
  },
  audience: {
    usual: undefined,
    last: ({ row }) =>
      row["audiences"] === "usual" ? "sts.amazonaws.com" : AUDIENCES.at(-1),
  },
};

function region({ row }: Context): Region {
  return row["region"] === "us" ? "us-east-1" : "eu-central-1";
}

function otherRegion({ row }: Context): Region {
  return row["region"] === "us" ? "eu-central-1" : "us-east-1";
}

function existingReplica(context: Context) {
  const elsewhere = otherRegion(context);
  return {
    source: "existing",
    bucketName: existingCopies(elsewhere),
    region: elsewhere,
    kmsKeyArn:
      context.row["kmsKey"] === "none"
        ? undefined
        : context.surroundings.keys[elsewhere],
  } as const;
}
