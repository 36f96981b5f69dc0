import { checkObjectLock } from "../../../src/bucket/object-lock/object-lock-rules";
import { problemsOf } from "../../support/problems-of";

const check = (value: unknown) =>
  problemsOf((problems) => checkObjectLock(problems, "objectLock", value));

test.each([
  ["left out", undefined],
  ["one that some can lift", { mode: "GOVERNANCE", retentionDays: 1 }],
  ["one that nobody can lift", { mode: "COMPLIANCE", retentionDays: 36500 }],
])("a lock may be %s", (_, value) => {
  expect(check(value)).toEqual([]);
});

const OBJECT = "objectLock: must be an object";
const OBJECT_FIX =
  'write { mode: "GOVERNANCE", retentionDays: 14 }, or leave the prop out';
const MODE = 'objectLock.mode: must be one of "GOVERNANCE", "COMPLIANCE"';
const DAYS =
  "objectLock.retentionDays: must be a whole number of days from 1 to 36500";

test.each<[string, unknown, string[]]>([
  ["null", null, [`${OBJECT}, got null: ${OBJECT_FIX}`]],
  ["true", true, [`${OBJECT}, got true: ${OBJECT_FIX}`]],
  ["a mode", "GOVERNANCE", [`${OBJECT}, got "GOVERNANCE": ${OBJECT_FIX}`]],
  [
    "empty",
    {},
    [
      'objectLock.mode: must be given, got nothing: add "mode"',
      'objectLock.retentionDays: must be given, got nothing: add "retentionDays"',
    ],
  ],
  [
    "in lower case",
    { mode: "compliance", retentionDays: 14 },
    [`${MODE}, got "compliance": did you mean "COMPLIANCE"?`],
  ],
  [
    "a legal hold",
    { mode: "LEGAL_HOLD", retentionDays: 14 },
    [`${MODE}, got "LEGAL_HOLD": use one of GOVERNANCE, COMPLIANCE`],
  ],
  [
    "for no day",
    { mode: "COMPLIANCE", retentionDays: 0 },
    [`${DAYS}, got 0: write 30 for a month`],
  ],
  [
    "for more than a hundred years",
    { mode: "COMPLIANCE", retentionDays: 36501 },
    [`${DAYS}, got 36501: write 30 for a month`],
  ],
  [
    "for years",
    { mode: "COMPLIANCE", retentionDays: 365, years: 1 },
    [
      "objectLock.years: must be a known prop, got 1: leave it out, or use one of the nearest: mode, retentionDays",
    ],
  ],
  [
    "wrong in all ways at once",
    { mode: 1, retentionDays: "14" },
    [
      `${MODE}, got 1: use one of GOVERNANCE, COMPLIANCE`,
      `${DAYS}, got "14": write it without quotes`,
    ],
  ],
])("a lock must not be %s", (_, value, lines) => {
  expect(check(value)).toEqual(lines);
});
