import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import {
  lockObjects,
  type ObjectLock,
  objectLockWarning,
} from "../../../src/bucket/features/object-lock";
import {
  PostgresBackupStack,
  type PostgresBackupStackProps,
} from "../../../src";
import { EVERYTHING } from "../../support/everything";
import {
  type Block,
  only,
  synthApp,
  synthForeign,
  synthStack,
} from "../../support/synth";

const TYPE = "aws_s3_bucket_object_lock_configuration";
const withoutLock = { ...EVERYTHING.bucket, objectLock: undefined };
const GOVERNANCE: ObjectLock = { mode: "GOVERNANCE", retentionDays: 14 };
const COMPLIANCE: ObjectLock = { mode: "COMPLIANCE", retentionDays: 365 };

test.each([GOVERNANCE, COMPLIANCE])(
  "every new backup is locked as said: %j",
  (objectLock) => {
    const { resource } = synthForeign((stack) => {
      lockObjects(stack, objectLock, {
        bucket: "neon-s3-backup",
        dependsOn: [],
      });
    });
    expect(Object.keys(resource)).toEqual([TYPE]);
    expect(only(resource, TYPE)).toEqual({
      bucket: "neon-s3-backup",
      depends_on: [],
      rule: {
        default_retention: {
          mode: objectLock.mode,
          days: objectLock.retentionDays,
        },
      },
    });
  },
);

test("it waits for what must be done before, and is what the next one waits for", () => {
  const { resource } = synthForeign((stack) => {
    const first = lockObjects(new Construct(stack, "first"), GOVERNANCE, {
      bucket: "one",
      dependsOn: [],
    });
    lockObjects(new Construct(stack, "second"), GOVERNANCE, {
      bucket: "two",
      dependsOn: [first],
    });
  });
  const [[first], [, second]] = Object.entries(resource[TYPE] ?? {}) as [
    [string, Block],
    [string, Block],
  ];
  expect(second.depends_on).toEqual([`${TYPE}.${first}`]);
});

test("a bucket in another region goes by that region's provider", () => {
  const { resource } = synthForeign((stack) => {
    const provider = new AwsProvider(stack, "other", {
      alias: "other",
      region: "eu-west-1",
    });
    lockObjects(stack, GOVERNANCE, {
      bucket: "neon-s3-backup",
      dependsOn: [],
      provider,
    });
  });
  expect(only(resource, TYPE).provider).toBe("aws.other");
});

test("what can't be undone under GOVERNANCE is said, with whoever still can delete", () => {
  expect(objectLockWarning(GOVERNANCE)).toBe(
    "Object Lock can't be undone: once applied it stays on as long as the bucket exists, and for 14 days after it is made a backup can be deleted for good only with the permission s3:BypassGovernanceRetention. Deleting a backup, as the workflow does, still hides it; the storage is paid for until the lock is over",
  );
});

test("what can't be undone under COMPLIANCE is said, and that nobody can", () => {
  expect(objectLockWarning(COMPLIANCE)).toBe(
    "Object Lock can't be undone: once applied it stays on as long as the bucket exists, and for 365 days after it is made nobody can delete a backup for good, not even the account's root user, and the bucket can't be destroyed; the days can be made more, never less for backups that are there. Deleting a backup, as the workflow does, still hides it; the storage is paid for until the lock is over",
  );
});

test("backups and their copies are locked, logs are not", () => {
  const { resource } = synthStack(EVERYTHING);
  const locked = Object.entries(resource.aws_s3_bucket ?? {}).map(
    ([name, block]) => [name, block.object_lock_enabled],
  );
  expect(locked).toEqual([
    ["backups", true],
    ["backups_access-logs", undefined],
    ["backups_replica", true],
  ]);
  expect(resource.aws_s3_bucket_object_lock_configuration).toEqual({
    backups: expect.objectContaining({
      rule: { default_retention: { mode: "GOVERNANCE", days: 14 } },
    }),
    backups_replica: expect.objectContaining({
      rule: { default_retention: { mode: "GOVERNANCE", days: 14 } },
    }),
  });
});

test("what can't be undone is said at synth, and nothing is said without Object Lock", () => {
  const warnings = (bucket: PostgresBackupStackProps["bucket"]) =>
    synthApp((app) => {
      const silent = { ...EVERYTHING, alarm: undefined };
      new PostgresBackupStack(app, "stack", { ...silent, bucket });
    }).annotations;
  expect(warnings(EVERYTHING.bucket)).toEqual([
    {
      constructPath: "stack/backups",
      level: "@cdktf/warn",
      message: objectLockWarning(GOVERNANCE),
    },
  ]);
  expect(warnings(withoutLock)).toEqual([]);
});

test("without Object Lock nothing is locked, in any bucket", () => {
  const { resource } = synthStack({ ...EVERYTHING, bucket: withoutLock });
  expect(Object.keys(resource.aws_s3_bucket ?? {})).toHaveLength(3);
  expect(JSON.stringify(resource)).not.toContain("object_lock");
});
