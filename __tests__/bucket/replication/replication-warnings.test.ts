import type { BackupBucketOptions } from "../../../src";
import { unlistedRegionWarning } from "../../../src/aws/regions";
import { replicationWarnings } from "../../../src/bucket/replication/replication-warnings";

const CREATED = {
  source: "create",
  bucketName: "octo-org-copies",
  region: "us-west-2",
} as const;
const EXISTING = { ...CREATED, source: "existing" } as const;
const LOCK = { mode: "GOVERNANCE", retentionDays: 14 } as const;
const KEY = {
  source: "existing",
  arn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd",
} as const;

const LOCK_WARNING =
  "The bucket for copies must have Object Lock on, as that for backups has it: without it S3 makes no copy at all (DstBucketObjectLockConfigMissing); only the ReplicationStatus of a backup, FAILED, tells of it. `aws s3api get-object-lock-configuration --bucket …` tells whether it is";
const KEY_WARNING =
  "The policy of the key of `kmsKey` must let the role that copies decrypt with it, by a statement of its own or by leaving it to the account's IAM policies: otherwise S3 makes no copy at all; only the ReplicationStatus of a backup, FAILED, tells of it. `aws kms get-key-policy --policy-name default --key-id …` shows it";

test.each<[string, Omit<BackupBucketOptions, "name">, readonly unknown[]]>([
  [
    "Object Lock at the other end, where that bucket exists",
    { objectLock: LOCK, replication: EXISTING },
    [LOCK_WARNING],
  ],
  [
    "the policy of a key that exists, where copies are made here",
    { kmsKey: KEY, replication: CREATED },
    [KEY_WARNING],
  ],
  [
    "the policy of a key that exists, where the bucket for copies does",
    { kmsKey: KEY, replication: EXISTING },
    [KEY_WARNING],
  ],
  [
    "a region that is none so far",
    { replication: { ...CREATED, region: "us-west-3" } },
    [unlistedRegionWarning("us-west-3")],
  ],
  [
    "both, one after the other",
    { objectLock: LOCK, kmsKey: KEY, replication: EXISTING },
    [LOCK_WARNING, KEY_WARNING],
  ],
])("it is said to look at %s", (_, options, warnings) => {
  expect(replicationWarnings(options)).toEqual(warnings);
});

test.each<[string, Omit<BackupBucketOptions, "name">]>([
  ["there are no copies", { objectLock: LOCK, kmsKey: KEY }],
  [
    "both buckets are made here",
    { objectLock: LOCK, kmsKey: { source: "create" }, replication: CREATED },
  ],
  [
    "copies are neither locked nor encrypted with a key that exists",
    { kmsKey: { source: "create" }, replication: EXISTING },
  ],
])("nothing is said where %s", (_, options) => {
  expect(replicationWarnings(options)).toEqual([]);
});
