import type { PostgresBackupStackProps } from "../../src";

/** A stack with everything that can be turned on, and three jobs. */
export const EVERYTHING: PostgresBackupStackProps = {
  region: "eu-central-1",
  accountId: "123456789012",
  defaultTags: { team: "data" },
  bucket: {
    name: "octo-org-backups",
    tags: { service: "postgres" },
    recoverableDays: 60,
    expireAfterDays: 400,
    transitions: [
      { storageClass: "STANDARD_IA", afterDays: 30 },
      { storageClass: "GLACIER_IR", afterDays: 90 },
    ],
    administrators: ["arn:aws:iam::123456789012:role/administrator"],
    kmsKey: { source: "create" },
    objectLock: { mode: "GOVERNANCE", retentionDays: 14 },
    accessLogs: {
      source: "create",
      bucketName: "octo-org-backups-logs",
      expireAfterDays: 365,
    },
    replication: {
      source: "create",
      bucketName: "octo-org-backups-copies",
      region: "eu-west-1",
    },
    eventBridge: true,
    notifications: [
      {
        topicArn: "arn:aws:sns:eu-central-1:123456789012:backups",
        events: ["s3:ObjectRemoved:*"],
        prefix: "acme-backup",
      },
    ],
    onlyFrom: {
      vpcEndpointIds: ["vpce-0123456789abcdef0"],
      organizationId: "o-a1b2c3d4e5",
    },
  },
  alarm: {
    afterHours: 48,
    notify: { email: "backups@example.com" },
    counts: "verified",
    name: "octo-org",
  },
  backups: ["acme", "globex", "initech"].map((name) => ({
    name,
    roleName: `backup-${name}`,
    prefix: `${name}-backup`,
    trust: [
      {
        repository: `octo-org/${name}`,
        ownerId: "65",
        repositoryId: "74",
        branch: "main",
      },
    ],
    restore: {
      roleName: `restore-${name}`,
      trust: [
        {
          repository: `octo-org/${name}`,
          ownerId: "65",
          repositoryId: "74",
          environment: "restore",
        },
      ],
    },
  })),
};
