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
  bucketName: "neon-s3-backup",
  defaultTags: false,
  bucketTags: false,
  kmsKey: undefined,
  objectLock: false,
  accessLogs: undefined,
  replication: undefined,
  eventBridge: false,
  state: undefined,
};

/** A state in S3 that a key of KMS encrypts. */
export const STATE = {
  bucketName: "octo-org-terraform-state",
  key: "postgres-backups.tfstate",
  kmsKeyArn: `arn:aws:kms:us-east-1:${ACCOUNT_ID}:key/5678`,
} as const;

/** The copies of the backups, with all that a stack can make for them. */
export const COPIES = {
  roleName: "neon-s3-backup-replication",
  replicaBucketName: "neon-s3-backup-copies",
  replicaRegion: "us-west-2",
  replicaCreated: true,
  replicaKeyCreated: true,
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
  bucketTags: true,
  kmsKey: "created",
  objectLock: true,
  accessLogs: { created: true, bucketName: "neon-s3-backup-logs" },
  replication: COPIES,
  eventBridge: true,
  state: STATE,
};

const CHOICES: { [Key in keyof DeployedStack]?: DeployedStack[Key][] } = {
  createsProvider: [true, false],
  roles: [GUIDE.roles as DeployedRole[], EVERYTHING.roles as DeployedRole[]],
  defaultTags: [true, false],
  bucketTags: [true, false],
  kmsKey: [
    undefined,
    "created",
    `arn:aws:kms:us-east-1:${ACCOUNT_ID}:key/1234`,
  ],
  objectLock: [true, false],
  accessLogs: [
    undefined,
    { created: true, bucketName: "neon-s3-backup-logs" },
    { created: false, bucketName: "octo-org-logs" },
  ],
  replication: [
    undefined,
    { ...COPIES, replicaCreated: false, replicaKeyCreated: false },
    { ...COPIES, replicaKeyCreated: false },
    COPIES,
  ],
  eventBridge: [true, false],
  state: [undefined, STATE],
};

/** Every combination of what a stack can have and not have. */
export const COMBINATIONS: readonly DeployedStack[] = Object.entries(
  CHOICES,
).reduce<readonly DeployedStack[]>(
  (all, [key, choices]) =>
    all.flatMap((facts) =>
      choices.map((choice) => ({ ...facts, [key]: choice })),
    ),
  [GUIDE],
);
