import { bucketNeeds } from "../../src/permissions/bucket-needs";
import type { DeployedStack } from "../../src/permissions/deployed-stack";
import { COPIES, GUIDE } from "./support/deployed-stacks";

const BACKUPS = "arn:aws:s3:::neon-s3-backup";
const LOGS = "arn:aws:s3:::neon-s3-backup-logs";
const COPIES_BUCKET = "arn:aws:s3:::neon-s3-backup-copies";

const WITH_LOGS = {
  accessLogs: { created: true, bucketName: "neon-s3-backup-logs" },
};
const WITH_COPIES = { replication: COPIES };
const WITH_OTHERS_BUCKETS = {
  accessLogs: { created: false, bucketName: "octo-org-logs" },
  replication: { ...COPIES, replicaCreated: false, replicaKeyCreated: false },
};

const TAGS = ["s3:PutBucketTagging", "s3:TagResource", "s3:UntagResource"];

const needs = (facts: Partial<DeployedStack>) =>
  bucketNeeds({ ...GUIDE, ...facts });

/** What comes to the need of every bucket. */
const added = (facts: Partial<DeployedStack>) => needs(facts).slice(1);

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

  expect(added({ ...WITH_LOGS, bucketTags: true })[0]).toEqual({
    ...tag,
    resources: [BACKUPS],
  });
  expect(added({ ...WITH_LOGS, ...WITH_COPIES, defaultTags: true })[0]).toEqual(
    {
      ...tag,
      resources: [BACKUPS, LOGS, COPIES_BUCKET],
    },
  );
});

test("backups are locked with their copies, and logs are not", () => {
  expect(added({ ...WITH_LOGS, ...WITH_COPIES, objectLock: true })[0]).toEqual({
    verb: "Lock",
    of: "Buckets",
    resources: [BACKUPS, COPIES_BUCKET],
    writes: ["s3:PutBucketObjectLockConfiguration"],
  });
});

test("events are read, too, since Terraform reads them of no other bucket", () => {
  expect(added({ eventBridge: true })).toEqual([
    {
      of: "EventsOfBackups",
      resources: [BACKUPS],
      reads: ["s3:GetBucketNotification"],
      writes: ["s3:PutBucketNotification"],
    },
  ]);
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
