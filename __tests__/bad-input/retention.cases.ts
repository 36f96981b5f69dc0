import { unknownNumber } from "../support/trust-fixtures";
import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  job,
  refused,
  taken,
  TRUST,
} from "./change";

const move = (storageClass: unknown, afterDays: unknown) => ({
  storageClass,
  afterDays,
});
const moves = (...transitions: unknown[]) => bucket({ transitions });

/** A job with a folder whose backups expire, in a bucket that is changed too. */
const expiring = (expireAfterDays: unknown, change: Change = {}): Change => ({
  ...bucket(change),
  ...job({ prefix: "acme", expireAfterDays }),
});
const locked = {
  objectLock: { mode: "GOVERNANCE", retentionDays: 14 },
};
const moved = {
  transitions: [move("STANDARD_IA", 30), move("GLACIER", 60)],
};

export const bad: BadInput[] = [
  ...refused(
    "backups[0].expireAfterDays",
    (days) => expiring(days),
    [
      "must be a whole number of days from 1 to 36500",
      "write 30 for a month",
      0,
      36501,
      null,
    ],
    [
      "must be a whole number of days from 1 to 36500",
      "write it without quotes",
      "90",
    ],
  ),
  [
    "a job's backups expire and it has no folder",
    job({ expireAfterDays: 90 }),
    "backups[0].expireAfterDays: must not be given without `prefix`, since all of the bucket's backups would expire, got 90: write it as the bucket's `expireAfterDays`",
  ],
  [
    "a job's backups expire on the day when the lock ends",
    expiring(14, locked),
    "backups[0].expireAfterDays: must be more than the 14 days of the bucket's `objectLock.retentionDays`, since a backup can't expire while it is locked, got 14: write 15 or more, or lock for less",
  ],
  [
    "a job's backups expire on the day of the last transition",
    expiring(60, moved),
    "backups[0].expireAfterDays: must be more than the 60 days of the last of the bucket's `transitions`, which would move backups that are gone, got 60: write 61 or more, or move earlier",
  ],
  [
    "a job's backups expire later than those of the bucket",
    expiring(91, { expireAfterDays: 90 }),
    "backups[0].expireAfterDays: must be at most the 90 days of the bucket's `expireAfterDays`, since S3 goes by the shorter of the two, got 91: write 90 or less, or let all backups expire later",
  ],
  [
    "a role that restores lets backups expire",
    job({
      prefix: "acme",
      restore: {
        roleName: "restore",
        trust: [TRUST],
        expireAfterDays: 90,
      },
    }),
    "backups[0].restore.expireAfterDays: must be a known prop, got 90: leave it out, or use one of the nearest: audience, path, roleName",
  ],
  [
    "days are in quotes",
    bucket({ recoverableDays: "30" }),
    'bucket.recoverableDays: must be a whole number of days from 1 to 36500, got "30": write it without quotes',
  ],
  [
    "days are a bigint",
    bucket({ recoverableDays: 30n }),
    "bucket.recoverableDays: must be a whole number of days from 1 to 36500, got a bigint that JSON can't hold: write 30 for a month",
  ],
  ...refused(
    "bucket.expireAfterDays",
    (expireAfterDays) => bucket({ expireAfterDays }),
    [
      "must be a whole number of days from 1 to 36500",
      "write 30 for a month",
      -1,
      0,
      36501,
      false,
    ],
  ),
  [
    "the days until backups expire are in quotes",
    bucket({ expireAfterDays: "90" }),
    'bucket.expireAfterDays: must be a whole number of days from 1 to 36500, got "90": write it without quotes',
  ],
  [
    "there is no transition in the list",
    moves(),
    'bucket.transitions: must be a list with at least one entry, got []: write [{ storageClass: "STANDARD_IA", afterDays: 30 }], or leave the prop out',
  ],
  [
    "a transition is not in a list",
    bucket({ transitions: move("GLACIER", 30) }),
    'bucket.transitions: must be a list with at least one entry, got {"storageClass":"GLACIER","afterDays":30}: write [{ storageClass: "STANDARD_IA", afterDays: 30 }], or leave the prop out',
  ],
  [
    "a transition is a storage class alone",
    moves("GLACIER"),
    'bucket.transitions[0]: must be an object, got "GLACIER": write { storageClass: "STANDARD_IA", afterDays: 30 }',
  ],
  [
    "a transition is null",
    moves(null),
    'bucket.transitions[0]: must be an object, got null: write { storageClass: "STANDARD_IA", afterDays: 30 }',
  ],
  [
    "a transition is a hole in the list",
    bucket({ transitions: new Array(1) }),
    "bucket.transitions[0]: must be given, got nothing: give it a value, or remove it from the list",
  ],
  [
    "a transition has no storage class",
    moves({ afterDays: 30 }),
    'bucket.transitions[0].storageClass: must be given, got nothing: add "storageClass"',
  ],
  [
    "a transition has no days",
    moves({ storageClass: "GLACIER" }),
    'bucket.transitions[0].afterDays: must be given, got nothing: add "afterDays"',
  ],
  [
    "a transition's days are called as Terraform calls them",
    moves({ storageClass: "GLACIER", days: 30 }),
    "bucket.transitions[0].days: must be a known prop, got 30: leave it out, or use one of the nearest: afterDays, storageClass",
    'bucket.transitions[0].afterDays: must be given, got nothing: add "afterDays"',
  ],
  [
    "a storage class is in lower case",
    moves(move("glacier_ir", 30)),
    'bucket.transitions[0].storageClass: must be one of "STANDARD_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE", got "glacier_ir": did you mean "GLACIER_IR"?',
  ],
  [
    "a storage class is mistyped",
    moves(move("GLACIAR", 30)),
    'bucket.transitions[0].storageClass: must be one of "STANDARD_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE", got "GLACIAR": did you mean "GLACIER"?',
  ],
  ...refused(
    "bucket.transitions[0].storageClass",
    (to) => moves(move(to, 30)),
    [
      'must be one of "STANDARD_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"',
      "use one of STANDARD_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER, DEEP_ARCHIVE",
      "S3 Glacier Deep Archive",
      "STANDARD",
      null,
    ],
  ),
  [
    "a storage class is in a single zone",
    moves(move("ONEZONE_IA", 30)),
    'bucket.transitions[0].storageClass: must be one of "STANDARD_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE", got "ONEZONE_IA": use STANDARD_IA: what is in a single zone is lost with that zone',
  ],
  [
    "a transition is before the day of the backup",
    moves(move("GLACIER", -1)),
    "bucket.transitions[0].afterDays: must be a whole number of days from 0 to 36500, got -1: write 30 for a month",
  ],
  [
    "a transition to STANDARD_IA is on the day of the backup",
    moves(move("STANDARD_IA", 0)),
    "bucket.transitions[0].afterDays: must be at least 30 for STANDARD_IA, AWS's rule, got 0: write 30",
  ],
  [
    "two transitions are on the day of the backup",
    moves(move("GLACIER_IR", 0), move("GLACIER", 0)),
    "bucket.transitions[1].afterDays: must be later than the transition before, got 0: write 1",
  ],
  [
    "a transition's days are in quotes",
    moves(move("GLACIER", "30")),
    'bucket.transitions[0].afterDays: must be a whole number of days from 0 to 36500, got "30": write it without quotes',
  ],
  [
    "a transition's days are known to Terraform alone",
    moves(move("GLACIER", unknownNumber())),
    'bucket.transitions[0].afterDays: must be a whole number of days from 0 to 36500, got "a value that only Terraform knows": write 30 for a month',
  ],
  [
    "a transition to STANDARD_IA is after 29 days",
    moves(move("STANDARD_IA", 29)),
    "bucket.transitions[0].afterDays: must be at least 30 for STANDARD_IA, AWS's rule, got 29: write 30",
  ],
  [
    "a transition is 29 days after the one to STANDARD_IA",
    moves(move("STANDARD_IA", 30), move("GLACIER", 59)),
    "bucket.transitions[1].afterDays: must be at least 30 days after the transition to STANDARD_IA, AWS's rule, got 59: write 60",
  ],
  [
    "a transition is on the day of the one before",
    moves(move("GLACIER_IR", 30), move("DEEP_ARCHIVE", 30)),
    "bucket.transitions[1].afterDays: must be later than the transition before, got 30: write 31",
  ],
  [
    "a transition is before the one that is listed before",
    moves(move("GLACIER_IR", 90), move("DEEP_ARCHIVE", 30)),
    "bucket.transitions[1].afterDays: must be later than the transition before, got 30: write 91",
  ],
  [
    "a transition is to the class of the one before",
    moves(move("GLACIER", 30), move("GLACIER", 60)),
    'bucket.transitions[1].storageClass: must be colder than the GLACIER of the transition before, since backups do not move back, got "GLACIER": remove one of the two',
  ],
  [
    "a transition is to a warmer class",
    moves(move("GLACIER", 30), move("STANDARD_IA", 60)),
    'bucket.transitions[1].storageClass: must be colder than the GLACIER of the transition before, since backups do not move back, got "STANDARD_IA": list the transitions in the order STANDARD_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER, DEEP_ARCHIVE',
  ],
  [
    "the transitions are listed the other way round",
    moves(move("DEEP_ARCHIVE", 180), move("GLACIER", 60)),
    'bucket.transitions[1].storageClass: must be colder than the DEEP_ARCHIVE of the transition before, since backups do not move back, got "GLACIER": list the transitions in the order STANDARD_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER, DEEP_ARCHIVE',
  ],
  [
    "a transition is on the day when the backup expires",
    bucket({ expireAfterDays: 90, transitions: [move("GLACIER", 90)] }),
    "bucket.transitions[0].afterDays: must be less than the 90 days of `expireAfterDays`, after which the backup is gone, got 90: move earlier, or let backups expire later",
  ],
  [
    "a transition is after the backup has expired",
    bucket({ expireAfterDays: 30, transitions: [move("GLACIER", 365)] }),
    "bucket.transitions[0].afterDays: must be less than the 30 days of `expireAfterDays`, after which the backup is gone, got 365: move earlier, or let backups expire later",
  ],
  [
    "the last of two transitions is after the backup has expired",
    bucket({
      expireAfterDays: 60,
      transitions: [move("STANDARD_IA", 30), move("GLACIER", 60)],
    }),
    "bucket.transitions[1].afterDays: must be less than the 60 days of `expireAfterDays`, after which the backup is gone, got 60: move earlier, or let backups expire later",
  ],
  ...refused(
    "bucket.recoverableDays",
    (recoverableDays) => bucket({ recoverableDays }),
    [
      "must be a whole number of days from 1 to 36500",
      "write 30 for a month",
      0,
      -30,
      36501,
      0.5,
      Infinity,
      NaN,
      "36501",
      "30 days",
      null,
      ...[36500.5, "", "a month", "3e1", "0"],
    ],
  ),
  [
    "days are known to Terraform alone",
    bucket({ recoverableDays: unknownNumber() }),
    'bucket.recoverableDays: must be a whole number of days from 1 to 36500, got "a value that only Terraform knows": write 30 for a month',
  ],
  [
    "two of three transitions are after the backup has expired",
    bucket({
      expireAfterDays: 90,
      transitions: [
        move("STANDARD_IA", 30),
        move("GLACIER", 90),
        move("DEEP_ARCHIVE", 180),
      ],
    }),
    "bucket.transitions[1].afterDays: must be less than the 90 days of `expireAfterDays`, after which the backup is gone, got 90: move earlier, or let backups expire later",
    "bucket.transitions[2].afterDays: must be less than the 90 days of `expireAfterDays`, after which the backup is gone, got 180: move earlier, or let backups expire later",
  ],
  [
    "a transition has no days, and none is compared with another",
    bucket({
      transitions: [move("DEEP_ARCHIVE", -1), move("GLACIER", 1)],
      expireAfterDays: 1,
    }),
    "bucket.transitions[0].afterDays: must be a whole number of days from 0 to 36500, got -1: write 30 for a month",
  ],
  [
    "the third of three transitions is to a warmer class, on a day between",
    moves(
      move("GLACIER_IR", 30),
      move("DEEP_ARCHIVE", 60),
      move("GLACIER", 45),
    ),
    'bucket.transitions[2].storageClass: must be colder than the DEEP_ARCHIVE of the transition before, since backups do not move back, got "GLACIER": list the transitions in the order STANDARD_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER, DEEP_ARCHIVE',
  ],
];

export const good: GoodInput[] = [
  ...["INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"].map(
    (storageClass): GoodInput => [
      `a transition to ${storageClass} is on the day of the backup`,
      moves(move(storageClass, 0)),
    ],
  ),
  ...taken("days of a job", (days) => expiring(days), 1, 36500),
  [
    "a job's backups that expire on the day after the lock has ended",
    expiring(15, locked),
  ],
  [
    "a job's backups that expire on the day after the last transition",
    expiring(61, moved),
  ],
  [
    "a job's backups that expire with those of the bucket",
    expiring(90, { expireAfterDays: 90 }),
  ],
  ["one day to recover", bucket({ recoverableDays: 1 })],
  ["a hundred years to recover", bucket({ recoverableDays: 36500 })],
  ["backups that expire after a day", bucket({ expireAfterDays: 1 })],
  [
    "backups that expire after a hundred years",
    bucket({ expireAfterDays: 36500 }),
  ],
  [
    "backups that expire sooner than they could be recovered",
    bucket({ expireAfterDays: 7, recoverableDays: 30 }),
  ],
  ["a transition to STANDARD_IA after 30 days", moves(move("STANDARD_IA", 30))],
  [
    "a transition to another class after a day",
    moves(move("INTELLIGENT_TIERING", 1)),
  ],
  [
    "a transition 30 days after the one to STANDARD_IA",
    moves(move("STANDARD_IA", 30), move("GLACIER", 60)),
  ],
  [
    "transitions a day apart",
    moves(move("GLACIER_IR", 1), move("GLACIER", 2), move("DEEP_ARCHIVE", 3)),
  ],
  [
    "all classes",
    moves(
      move("STANDARD_IA", 30),
      move("INTELLIGENT_TIERING", 60),
      move("GLACIER_IR", 61),
      move("GLACIER", 62),
      move("DEEP_ARCHIVE", 63),
    ),
  ],
  [
    "a transition on the day before the backup expires",
    bucket({ expireAfterDays: 90, transitions: [move("GLACIER", 89)] }),
  ],
  ...taken(
    "days to recover",
    (recoverableDays) => bucket({ recoverableDays }),
    2,
    36499,
  ),
  ["a transition after a hundred years", moves(move("DEEP_ARCHIVE", 36500))],
  [
    "a lock of more than a year, with nothing else said",
    bucket({ objectLock: { mode: "GOVERNANCE", retentionDays: 400 } }),
  ],
];
