import type { BackupBucketOptions } from "../../../src";
import type { DeployedStack } from "../../../src/permissions/deployed-stack";
import type { DeployedRole } from "../../../src/trust/role-needs";

export const ACCOUNT_ID = "123456789012";

/** The account of every stack here. */
export const ACCOUNT = { partition: "aws", accountId: ACCOUNT_ID };

/** The role of the guide. */
export const ROLE: DeployedRole = {
  path: "/",
  roleName: "neon-s3-backup-github-actions",
  tagged: false,
};

/** A policy that bounds roles. */
export const BOUNDARY = `arn:aws:iam::${ACCOUNT_ID}:policy/bounds`;

/** What the guide's stack makes. */
export const GUIDE: DeployedStack = {
  partition: "aws",
  accountId: ACCOUNT_ID,
  region: "us-east-1",
  issuerHostPath: "token.actions.githubusercontent.com",
  createsProvider: true,
  roles: [ROLE],
  bucket: { name: "neon-s3-backup" },
  defaultTags: false,
  alarm: undefined,
  state: undefined,
};

/** An alarm of which a topic that is made here tells. */
export const ALARM = {
  name: "neon-s3-backup",
  jobs: ["acme-co-prod", "globex"],
  topic: true,
} as const;

/** A state in S3 that a key of KMS encrypts. */
export const STATE = {
  bucketName: "octo-org-terraform-state",
  key: "postgres-backups.tfstate",
  kmsKeyArn: `arn:aws:kms:us-east-1:${ACCOUNT_ID}:key/5678`,
} as const;

const COPIES = {
  source: "create",
  bucketName: "neon-s3-backup-copies",
  region: "us-west-2",
} as const;

/** What a stack makes with everything turned on. */
export const EVERYTHING: DeployedStack = {
  ...GUIDE,
  roles: [
    { ...ROLE, tagged: true },
    {
      path: "/backups/",
      roleName: "globex",
      tagged: true,
      permissionsBoundary: BOUNDARY,
    },
  ],
  defaultTags: true,
  bucket: {
    ...GUIDE.bucket,
    tags: { team: "data" },
    kmsKey: { source: "create" },
    objectLock: { mode: "GOVERNANCE", retentionDays: 14 },
    accessLogs: { source: "create", bucketName: "neon-s3-backup-logs" },
    replication: COPIES,
    eventBridge: true,
  },
  alarm: ALARM,
  state: STATE,
};

const BUCKETS = combinations<BackupBucketOptions>(GUIDE.bucket, {
  tags: [undefined, { team: "data" }],
  kmsKey: [
    undefined,
    { source: "create" },
    {
      source: "existing",
      arn: `arn:aws:kms:us-east-1:${ACCOUNT_ID}:key/1234`,
    },
  ],
  objectLock: [undefined, { mode: "GOVERNANCE", retentionDays: 14 }],
  accessLogs: [
    undefined,
    { source: "create", bucketName: "neon-s3-backup-logs" },
    { source: "existing", bucketName: "octo-org-logs" },
  ],
  replication: [undefined, { ...COPIES, source: "existing" }, COPIES],
  eventBridge: [true, false],
});

/** Every combination of what a stack can have and not have; an alarm only with what matters for it. */
export const COMBINATIONS: readonly DeployedStack[] = [
  ...combinations<DeployedStack>(GUIDE, {
    createsProvider: [true, false],
    roles: [GUIDE.roles, EVERYTHING.roles],
    defaultTags: [true, false],
    bucket: BUCKETS,
    state: [undefined, STATE],
  }),
  ...combinations<DeployedStack>(GUIDE, {
    defaultTags: [true, false],
    bucket: [GUIDE.bucket, EVERYTHING.bucket],
    alarm: [ALARM, { ...ALARM, topic: false }],
  }),
];

/** All that there can be, of one that there is and what its props can be instead. */
function combinations<T extends object>(
  one: T,
  choices: { readonly [Key in keyof T]?: readonly T[Key][] },
): readonly T[] {
  return Object.entries(choices).reduce<readonly T[]>(
    (all, [key, values]) =>
      all.flatMap((each) =>
        (values as readonly unknown[]).map((value) => ({
          ...each,
          [key]: value,
        })),
      ),
    [one],
  );
}

/** What a stack makes that copies backups with a role that is bounded. */
export const COPYING: DeployedStack = {
  ...GUIDE,
  bucket: {
    ...GUIDE.bucket,
    replication: {
      ...COPIES,
      roleName: "copy",
      permissionsBoundary: BOUNDARY,
    },
  },
};

/** What a stack makes whose jobs have roles that restore. */
export const RESTORING: DeployedStack = {
  ...GUIDE,
  roles: [
    ...EVERYTHING.roles,
    { ...ROLE, roleName: "restore", tagged: true, restores: true },
    {
      path: "/backups/",
      roleName: "globex-restore",
      tagged: true,
      permissionsBoundary: BOUNDARY,
      restores: true,
    },
  ],
};
