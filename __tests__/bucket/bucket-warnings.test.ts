import {
  type BackupBucketOptions,
  PostgresBackupStack,
  type PostgresBackupStackProps,
} from "../../src";
import { bucketWarnings } from "../../src/bucket/bucket-warnings";
import { GUIDE, synthApp } from "../support/synth";

const EVERY_WARNING: BackupBucketOptions = {
  ...GUIDE.bucket,
  expireAfterDays: 40,
  transitions: [{ storageClass: "DEEP_ARCHIVE", afterDays: 20 }],
  kmsKey: {
    source: "existing",
    arn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  },
  objectLock: { mode: "GOVERNANCE", retentionDays: 14 },
  replication: {
    source: "existing",
    bucketName: "octo-org-copies",
    region: "us-west-2",
    kmsKeyArn:
      "arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
  },
};

const said = (bucket: PostgresBackupStackProps["bucket"]) =>
  synthApp((app) => {
    new PostgresBackupStack(app, "stack", { ...GUIDE, bucket });
  }).annotations;

test("what can't be undone comes first, then what must hold elsewhere, then what costs in vain", () => {
  expect(
    bucketWarnings(EVERY_WARNING).map((warning) => warning.slice(0, 24)),
  ).toEqual([
    "Object Lock can't be und",
    "The bucket for copies mu",
    "The policy of the key of",
    "Backups stay in DEEP_ARC",
  ]);
});

test("days that a lock makes more are counted", () => {
  const locked = (retentionDays: number) =>
    bucketWarnings({
      name: "neon-s3-backup",
      expireAfterDays: 200,
      transitions: [{ storageClass: "GLACIER", afterDays: 150 }],
      objectLock: { mode: "GOVERNANCE", retentionDays },
    }).filter((warning) => warning.startsWith("Backups stay"));
  expect(locked(40)).toEqual([]);
  expect(locked(39)).toHaveLength(1);
});

test("all of it is said at synth, beside the bucket", () => {
  expect(said(EVERY_WARNING)).toEqual(
    bucketWarnings(EVERY_WARNING).map((message) => ({
      constructPath: "stack/backups",
      level: "@cdktf/warn",
      message,
    })),
  );
});

test("of the guide's bucket nothing is said", () => {
  expect(bucketWarnings(GUIDE.bucket)).toEqual([]);
  expect(said(GUIDE.bucket)).toEqual([]);
});
