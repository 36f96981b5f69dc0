import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  refused,
} from "./change";

const lock = (objectLock: unknown, others: Change = {}) =>
  bucket({ objectLock, ...others });
const days = (retentionDays: unknown, others?: Change) =>
  lock({ mode: "GOVERNANCE", retentionDays }, others);

const DAYS = "must be a whole number of days from 1 to 36500";

export const bad: BadInput[] = [
  [
    "Object Lock is switched on without days",
    lock(true),
    'bucket.objectLock: must be an object, got true: write { mode: "GOVERNANCE", retentionDays: 14 }, or leave the prop out',
  ],
  [
    "Object Lock is a mode alone",
    lock("COMPLIANCE"),
    'bucket.objectLock: must be an object, got "COMPLIANCE": write { mode: "GOVERNANCE", retentionDays: 14 }, or leave the prop out',
  ],
  [
    "Object Lock has no mode",
    lock({ retentionDays: 14 }),
    'bucket.objectLock.mode: must be given, got nothing: add "mode"',
  ],
  [
    "Object Lock has no days",
    lock({ mode: "GOVERNANCE" }),
    'bucket.objectLock.retentionDays: must be given, got nothing: add "retentionDays"',
  ],
  [
    "Object Lock's mode is in lower case",
    lock({ mode: "governance", retentionDays: 14 }),
    'bucket.objectLock.mode: must be one of "GOVERNANCE", "COMPLIANCE", got "governance": did you mean "GOVERNANCE"?',
  ],
  [
    "Object Lock's mode is mistyped",
    lock({ mode: "COMPLAINCE", retentionDays: 14 }),
    'bucket.objectLock.mode: must be one of "GOVERNANCE", "COMPLIANCE", got "COMPLAINCE": did you mean "COMPLIANCE"?',
  ],
  [
    "Object Lock's mode is a legal hold, which has no days",
    lock({ mode: "LEGAL_HOLD", retentionDays: 14 }),
    'bucket.objectLock.mode: must be one of "GOVERNANCE", "COMPLIANCE", got "LEGAL_HOLD": use one of GOVERNANCE, COMPLIANCE',
  ],
  [
    "Object Lock's mode is null",
    lock({ mode: null, retentionDays: 14 }),
    'bucket.objectLock.mode: must be one of "GOVERNANCE", "COMPLIANCE", got null: use one of GOVERNANCE, COMPLIANCE',
  ],
  [
    "backups are locked for too long, and nothing else is too short",
    days(40000, { recoverableDays: 30, expireAfterDays: 90 }),
    "bucket.objectLock.retentionDays: must be a whole number of days from 1 to 36500, got 40000: write 30 for a month",
  ],
  [
    "backups are locked for years",
    lock({ mode: "COMPLIANCE", years: 1 }),
    "bucket.objectLock.years: must be a known prop, got 1: leave it out, or use one of the nearest: mode, retentionDays",
    'bucket.objectLock.retentionDays: must be given, got nothing: add "retentionDays"',
  ],
  [
    "backups are locked for days by AWS's name",
    lock({ mode: "COMPLIANCE", days: 14 }),
    "bucket.objectLock.days: must be a known prop, got 14: leave it out, or use one of the nearest: mode, retentionDays",
    'bucket.objectLock.retentionDays: must be given, got nothing: add "retentionDays"',
  ],
  [
    "backups can be recovered for fewer days than they are locked",
    days(14, { recoverableDays: 13 }),
    "bucket.recoverableDays: must be at least the 14 days of `objectLock.retentionDays`, before which nothing is removed, got 13: write 14, or leave the prop out",
  ],
  [
    "backups expire on the day when their lock ends",
    days(14, { expireAfterDays: 14 }),
    "bucket.expireAfterDays: must be more than the 14 days of `objectLock.retentionDays`, since a backup can't expire while it is locked, got 14: write 15 or more, or lock for less",
  ],
  [
    "backups expire before their lock ends",
    days(365, { expireAfterDays: 30 }),
    "bucket.expireAfterDays: must be more than the 365 days of `objectLock.retentionDays`, since a backup can't expire while it is locked, got 30: write 366 or more, or lock for less",
  ],
  [
    "backups expire, and are not recovered, before their lock ends",
    days(90, { expireAfterDays: 60, recoverableDays: 30 }),
    "bucket.recoverableDays: must be at least the 90 days of `objectLock.retentionDays`, before which nothing is removed, got 30: write 90, or leave the prop out",
    "bucket.expireAfterDays: must be more than the 90 days of `objectLock.retentionDays`, since a backup can't expire while it is locked, got 60: write 91 or more, or lock for less",
  ],
  ...refused(
    "bucket.objectLock.retentionDays",
    (value) => days(value, { recoverableDays: 1, expireAfterDays: 1 }),
    [DAYS, "write it without quotes", "14", "15"],
    [DAYS, "write 30 for a month", 0, 36501, 1.5, null, 0.5, Infinity],
  ),
];

export const good: GoodInput[] = [
  ["a lock for a day that some can lift", days(1)],
  [
    "a lock for a hundred years that nobody can lift",
    lock({ mode: "COMPLIANCE", retentionDays: 36500 }),
  ],
  ["as many days to recover as of the lock", days(14, { recoverableDays: 14 })],
  [
    "backups that expire on the day after their lock",
    days(14, { expireAfterDays: 15 }),
  ],
  [
    "a transition while the backup is locked",
    days(90, { transitions: [{ storageClass: "GLACIER", afterDays: 30 }] }),
  ],
];
