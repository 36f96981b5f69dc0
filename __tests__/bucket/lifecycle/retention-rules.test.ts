import type { BackupBucketOptions } from "../../../src";
import { checkRetention } from "../../../src/bucket/lifecycle/retention-rules";
import { problemsOf } from "../../support/problems-of";

const check = (options: object, path = "bucket") =>
  problemsOf((problems) =>
    checkRetention(problems, path, options as BackupBucketOptions),
  );

const move = (storageClass: string, afterDays: number) => ({
  storageClass,
  afterDays,
});
const lock = (retentionDays: unknown) => ({
  objectLock: { mode: "GOVERNANCE", retentionDays },
});

describe("backups are kept", () => {
  test.each([
    ["for ever, by default", {}],
    ["to be recovered for a day", { recoverableDays: 1 }],
    ["to be recovered for a hundred years", { recoverableDays: 36500 }],
    ["for a day", { expireAfterDays: 1 }],
    ["for a hundred years", { expireAfterDays: 36500 }],
    [
      "for a shorter time than they can be recovered",
      { recoverableDays: 60, expireAfterDays: 7 },
    ],
    [
      "as long as they are locked, and to be recovered as long",
      { ...lock(14), recoverableDays: 14, expireAfterDays: 15 },
    ],
    ["as long as they are locked, by default", lock(400)],
  ])("%s", (_, options) => {
    expect(check(options)).toEqual([]);
  });

  const DAYS = "must be a whole number of days from 1 to 36500";

  test.each([
    [
      "to be recovered for no day",
      { recoverableDays: 0 },
      [`bucket.recoverableDays: ${DAYS}, got 0: write 30 for a month`],
    ],
    [
      "for no day",
      { expireAfterDays: 0 },
      [`bucket.expireAfterDays: ${DAYS}, got 0: write 30 for a month`],
    ],
    [
      "to be recovered for a day less than they are locked",
      { ...lock(14), recoverableDays: 13 },
      [
        "bucket.recoverableDays: must be at least the 14 days of `objectLock.retentionDays`, before which nothing is removed, got 13: write 14, or leave the prop out",
      ],
    ],
    [
      "as many days as they are locked",
      { ...lock(14), expireAfterDays: 14 },
      [
        "bucket.expireAfterDays: must be more than the 14 days of `objectLock.retentionDays`, since a backup can't expire while it is locked, got 14: write 15 or more, or lock for less",
      ],
    ],
    [
      "for fewer days than they are locked, nor to be recovered for fewer",
      { ...lock(90), recoverableDays: 30, expireAfterDays: 60 },
      [
        "bucket.recoverableDays: must be at least the 90 days of `objectLock.retentionDays`, before which nothing is removed, got 30: write 90, or leave the prop out",
        "bucket.expireAfterDays: must be more than the 90 days of `objectLock.retentionDays`, since a backup can't expire while it is locked, got 60: write 91 or more, or lock for less",
      ],
    ],
  ])("but not %s", (_, options, lines) => {
    expect(check(options)).toEqual(lines);
  });

  test.each([["14"], [null], [undefined], [0.5], [36501], [Infinity]])(
    "whatever days of a lock are none: %p",
    (retentionDays) => {
      expect(
        check({
          ...lock(retentionDays),
          recoverableDays: 1,
          expireAfterDays: 1,
        }),
      ).toEqual([]);
    },
  );
});

describe("transitions may be", () => {
  test.each([
    ["left out", undefined],
    ["one to STANDARD_IA after 30 days", [move("STANDARD_IA", 30)]],
    ["one to another class after a day", [move("GLACIER_IR", 1)]],
    ["one after a hundred years", [move("DEEP_ARCHIVE", 36500)]],
    [
      "30 days apart behind STANDARD_IA",
      [move("STANDARD_IA", 30), move("DEEP_ARCHIVE", 60)],
    ],
    [
      "a day apart behind the others",
      [
        move("INTELLIGENT_TIERING", 1),
        move("GLACIER_IR", 2),
        move("GLACIER", 3),
        move("DEEP_ARCHIVE", 4),
      ],
    ],
  ])("%s", (_, transitions) => {
    expect(check({ transitions })).toEqual([]);
  });

  test("up to the day before backups expire", () => {
    const transitions = [move("STANDARD_IA", 30), move("GLACIER", 89)];
    expect(check({ transitions, expireAfterDays: 90 })).toEqual([]);
  });
});

const CLASSES =
  '"STANDARD_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"';
const ORDER =
  "list the transitions in the order STANDARD_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER, DEEP_ARCHIVE";

describe("transitions must not be", () => {
  test.each<[string, unknown, string[]]>([
    [
      "none in a list",
      [],
      [
        'bucket.transitions: must be a list with at least one entry, got []: write [{ storageClass: "STANDARD_IA", afterDays: 30 }], or leave the prop out',
      ],
    ],
    [
      "an object",
      move("GLACIER", 30),
      [
        'bucket.transitions: must be a list with at least one entry, got {"storageClass":"GLACIER","afterDays":30}: write [{ storageClass: "STANDARD_IA", afterDays: 30 }], or leave the prop out',
      ],
    ],
    [
      "texts",
      ["GLACIER"],
      [
        'bucket.transitions[0]: must be an object, got "GLACIER": write { storageClass: "STANDARD_IA", afterDays: 30 }',
      ],
    ],
    [
      "empty",
      [{}],
      [
        'bucket.transitions[0].storageClass: must be given, got nothing: add "storageClass"',
        'bucket.transitions[0].afterDays: must be given, got nothing: add "afterDays"',
      ],
    ],
    [
      "to a class that is mistyped",
      [move("GLACIER_IA", 30)],
      [
        `bucket.transitions[0].storageClass: must be one of ${CLASSES}, got "GLACIER_IA": did you mean "GLACIER_IR"?`,
      ],
    ],
    [
      "to a single zone",
      [move("ONEZONE_IA", 30)],
      [
        `bucket.transitions[0].storageClass: must be one of ${CLASSES}, got "ONEZONE_IA": use STANDARD_IA: what is in a single zone is lost with that zone`,
      ],
    ],
    [
      "to STANDARD_IA after 29 days",
      [move("STANDARD_IA", 29)],
      [
        "bucket.transitions[0].afterDays: must be at least 30 for STANDARD_IA, AWS's rule, got 29: write 30",
      ],
    ],
    [
      "29 days apart behind STANDARD_IA",
      [move("STANDARD_IA", 30), move("DEEP_ARCHIVE", 59)],
      [
        "bucket.transitions[1].afterDays: must be at least 30 days after the transition to STANDARD_IA, AWS's rule, got 59: write 60",
      ],
    ],
    [
      "on one day",
      [move("GLACIER", 90), move("DEEP_ARCHIVE", 90)],
      [
        "bucket.transitions[1].afterDays: must be later than the transition before, got 90: write 91",
      ],
    ],
    [
      "to one class",
      [move("GLACIER", 90), move("GLACIER", 180)],
      [
        `bucket.transitions[1].storageClass: must be colder than the GLACIER of the transition before, since backups do not move back, got "GLACIER": remove one of the two`,
      ],
    ],
    [
      "to a warmer class than one before, wherever it is listed and whatever its days are",
      [move("GLACIER_IR", 30), move("DEEP_ARCHIVE", 60), move("GLACIER", 45)],
      [
        `bucket.transitions[2].storageClass: must be colder than the DEEP_ARCHIVE of the transition before, since backups do not move back, got "GLACIER": ${ORDER}`,
      ],
    ],
  ])("%s", (_, transitions, lines) => {
    expect(check({ transitions })).toEqual(lines);
  });

  test("on the day when backups expire, or later", () => {
    const line = (index: number, afterDays: number) =>
      `bucket.transitions[${index}].afterDays: must be less than the 90 days of \`expireAfterDays\`, after which the backup is gone, got ${afterDays}: move earlier, or let backups expire later`;
    const transitions = [
      move("STANDARD_IA", 30),
      move("GLACIER", 90),
      move("DEEP_ARCHIVE", 180),
    ];
    expect(check({ transitions, expireAfterDays: 90 })).toEqual([
      line(1, 90),
      line(2, 180),
    ]);
  });

  test("compared with one another before each is fine for itself", () => {
    expect(
      check({
        transitions: [move("DEEP_ARCHIVE", 0), move("GLACIER", 1)],
        expireAfterDays: 1,
      }),
    ).toEqual([
      "bucket.transitions[0].afterDays: must be a whole number of days from 1 to 36500, got 0: write 30 for a month",
    ]);
  });
});

test("a construct's own props stand without a path", () => {
  expect(check({ recoverableDays: 0 }, "")).toEqual([
    "recoverableDays: must be a whole number of days from 1 to 36500, got 0: write 30 for a month",
  ]);
});
