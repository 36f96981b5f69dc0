import type { StorageClass } from "../../../src";
import type { Retention } from "../../../src/bucket/lifecycle/retention";
import { retentionWarnings } from "../../../src/bucket/lifecycle/retention-warnings";

const warning = (storageClass: StorageClass, days: string, billed: number) =>
  `Backups stay in ${storageClass} for ${days}, and AWS bills ${billed} at least: move them there earlier, keep them there longer, or leave that move out`;

/** Backups that move after 100 days, and are gone for good a number of days after that, 30 of which they are hidden. */
const movedFor = (storageClass: StorageClass, days: number): Retention => ({
  recoverableDays: 30,
  expireAfterDays: 100 + days - 30,
  transitions: [{ storageClass, afterDays: 100 }],
});

test.each<[StorageClass, number]>([
  ["GLACIER_IR", 90],
  ["GLACIER", 90],
  ["DEEP_ARCHIVE", 180],
])("%s is billed for %d days at least", (storageClass, billed) => {
  expect(retentionWarnings(movedFor(storageClass, billed))).toEqual([]);
  expect(retentionWarnings(movedFor(storageClass, billed - 1))).toEqual([
    warning(storageClass, `${billed - 1} days`, billed),
  ]);
});

test("STANDARD_IA is billed for 30 days at least, which hidden backups stay by default", () => {
  const short = (recoverableDays: number): Retention => ({
    recoverableDays,
    expireAfterDays: 31,
    transitions: [{ storageClass: "STANDARD_IA", afterDays: 30 }],
  });
  expect(retentionWarnings(short(29))).toEqual([]);
  expect(retentionWarnings(short(28))).toEqual([
    warning("STANDARD_IA", "29 days", 30),
  ]);
});

test("INTELLIGENT_TIERING is billed by the day", () => {
  expect(
    retentionWarnings({
      recoverableDays: 1,
      expireAfterDays: 2,
      transitions: [{ storageClass: "INTELLIGENT_TIERING", afterDays: 1 }],
    }),
  ).toEqual([]);
});

test("what moves on too soon is billed twice, each class by its own days", () => {
  const moves = (afterDays: number): Retention => ({
    recoverableDays: 30,
    expireAfterDays: afterDays + 1,
    transitions: [
      { storageClass: "GLACIER", afterDays: 10 },
      { storageClass: "DEEP_ARCHIVE", afterDays },
    ],
  });
  const last = warning("DEEP_ARCHIVE", "31 days", 180);
  expect(retentionWarnings(moves(100))).toEqual([last]);
  expect(retentionWarnings(moves(99))).toEqual([
    warning("GLACIER", "89 days", 90),
    last,
  ]);
  expect(retentionWarnings(moves(11))).toEqual([
    warning("GLACIER", "1 day", 90),
    last,
  ]);
});

test("backups that never expire stay where they are, and those that don't move are billed by the day", () => {
  expect(
    retentionWarnings({
      recoverableDays: 1,
      transitions: [{ storageClass: "DEEP_ARCHIVE", afterDays: 36500 }],
    }),
  ).toEqual([]);
  expect(retentionWarnings({ recoverableDays: 1, expireAfterDays: 1 })).toEqual(
    [],
  );
});
