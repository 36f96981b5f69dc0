import type { BackupBucketOptions } from "../../src";
import { bucketNeeds } from "../../src/bucket/bucket-needs";
import { EVERYTHING } from "../support/everything";
import { ACCOUNT, GUIDE } from "../permissions/support/deployed-stacks";

const BACKUPS = "arn:aws:s3:::neon-s3-backup";
const LOGS = "arn:aws:s3:::neon-s3-backup-logs";
const COPIES_BUCKET = "arn:aws:s3:::neon-s3-backup-copies";

const WITH_LOGS = {
  accessLogs: { source: "create", bucketName: "neon-s3-backup-logs" },
} as const;
const WITH_COPIES = {
  replication: {
    source: "create",
    bucketName: "neon-s3-backup-copies",
    region: "us-west-2",
  },
} as const;
const WITH_OTHERS_BUCKETS = {
  accessLogs: { source: "existing", bucketName: "octo-org-logs" },
  replication: {
    source: "existing",
    bucketName: "octo-org-copies",
    region: "us-west-2",
  },
} as const;

const TAGS = ["s3:PutBucketTagging", "s3:TagResource", "s3:UntagResource"];

const needs = (options: Partial<BackupBucketOptions>, defaultTags = false) =>
  bucketNeeds(ACCOUNT, {
    bucket: { ...GUIDE.bucket, ...options },
    region: "us-east-1",
    defaultTags,
  });

/** What comes to the need of every bucket. */
const added = (...given: Parameters<typeof needs>) =>
  needs(...given)
    .slice(1)
    .filter(({ resources }) => resources[0]?.startsWith("arn:aws:s3:"));

test("every bucket that is made is read and written, whatever else it has", () => {
  const [guide] = needs({});
  const [both] = needs({ ...WITH_LOGS, ...WITH_COPIES });

  expect(guide).toMatchObject({ of: "Buckets", resources: [BACKUPS] });
  expect(both).toEqual({
    ...guide,
    resources: [BACKUPS, LOGS, COPIES_BUCKET],
  });
  expect(added({})).toEqual([]);
});

test("a bucket of somebody else is never touched", () => {
  expect(needs(WITH_OTHERS_BUCKETS)[0]).toEqual(needs({})[0]);
  expect(
    added(WITH_OTHERS_BUCKETS).flatMap(({ resources }) => resources),
  ).toEqual([BACKUPS, BACKUPS]);
});

test("only buckets that have tags are tagged", () => {
  const tag = { verb: "Tag", of: "Buckets", writes: TAGS };

  expect(added({ ...WITH_LOGS, tags: { team: "data" } })[0]).toEqual({
    ...tag,
    resources: [BACKUPS],
  });
  expect(added({ ...WITH_LOGS, ...WITH_COPIES }, true)[0]).toEqual({
    ...tag,
    resources: [BACKUPS, LOGS, COPIES_BUCKET],
  });
});

test("backups are locked with their copies, and logs are not", () => {
  expect(
    added({
      ...WITH_LOGS,
      ...WITH_COPIES,
      objectLock: { mode: "GOVERNANCE", retentionDays: 14 },
    })[0],
  ).toEqual({
    verb: "Lock",
    of: "Buckets",
    resources: [BACKUPS, COPIES_BUCKET],
    writes: ["s3:PutBucketObjectLockConfiguration"],
  });
});

test("events are read, too, since Terraform reads them of no other bucket", () => {
  const needs = [
    {
      of: "EventsOfBackups",
      resources: [BACKUPS],
      reads: ["s3:GetBucketNotification"],
      writes: ["s3:PutBucketNotification"],
    },
  ];
  const { notifications } = EVERYTHING.bucket;
  expect(added({ eventBridge: true })).toEqual(needs);
  expect(added({ notifications })).toEqual(needs);
  expect(added({ eventBridge: true, notifications })).toEqual(needs);
  expect(added({ eventBridge: false })).toEqual([]);
});

test("logging and replication are set on the bucket for backups, wherever they lead", () => {
  expect(added(WITH_OTHERS_BUCKETS)).toEqual([
    {
      of: "AccessLogsOfBackups",
      resources: [BACKUPS],
      writes: ["s3:PutBucketLogging"],
    },
    {
      of: "ReplicationOfBackups",
      resources: [BACKUPS],
      writes: ["s3:PutReplicationConfiguration"],
    },
  ]);
});

test("what is needed stands by service: of S3, of KMS, of IAM", () => {
  const { bucket } = EVERYTHING;
  const services = bucketNeeds(ACCOUNT, {
    bucket,
    region: "eu-central-1",
    defaultTags: true,
  }).map(({ reads = [], writes = [] }) =>
    [...reads, ...writes][0]?.slice(0, 3),
  );
  expect([...new Set(services)]).toEqual(["s3:", "kms", "iam"]);
  expect(services).toEqual(
    ["s3:", "kms", "iam"].flatMap((service) =>
      services.filter((one) => one === service),
    ),
  );
});
