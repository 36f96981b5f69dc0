import type { BackupBucketOptions } from "../../../src";
import {
  retentionOf,
  STORAGE_CLASSES,
} from "../../../src/bucket/lifecycle/retention";

const retention = (options: Partial<BackupBucketOptions> = {}) =>
  retentionOf({ name: "neon-s3-backup", ...options });
const locked = (retentionDays: number) =>
  ({ mode: "GOVERNANCE", retentionDays }) as const;

test("by default a deleted backup can be brought back for 30 days, and none expires or moves", () => {
  expect(retention()).toEqual({
    recoverableDays: 30,
    expireAfterDays: undefined,
    transitions: undefined,
  });
});

test.each<[string, Partial<BackupBucketOptions>, number]>([
  ["as said", { recoverableDays: 1 }, 1],
  ["as said, where it is longer than the default", { recoverableDays: 90 }, 90],
  ["by default, where the lock is shorter", { objectLock: locked(29) }, 30],
  ["by default, where the lock is as long", { objectLock: locked(30) }, 30],
  ["as long as the lock, where that is longer", { objectLock: locked(31) }, 31],
  [
    "as said, whatever the lock",
    { recoverableDays: 60, objectLock: locked(45) },
    60,
  ],
])("a deleted backup can be brought back %s", (_, options, days) => {
  expect(retention(options).recoverableDays).toBe(days);
});

test("what is said of expiry and moves is passed on as it is", () => {
  const transitions = [{ storageClass: "GLACIER", afterDays: 30 }] as const;
  expect(retention({ expireAfterDays: 400, transitions })).toEqual({
    recoverableDays: 30,
    expireAfterDays: 400,
    transitions,
  });
});

test("what is said of the rest of the bucket does not matter", () => {
  expect(
    retention({
      tags: { a: "b" },
      eventBridge: true,
      kmsKey: { source: "create" },
    }),
  ).toEqual(retention());
});

test("the classes of storage are AWS's, from warm to cold, without those that lose or need a single zone", () => {
  expect(STORAGE_CLASSES).toEqual([
    "STANDARD_IA",
    "INTELLIGENT_TIERING",
    "GLACIER_IR",
    "GLACIER",
    "DEEP_ARCHIVE",
  ]);
});
