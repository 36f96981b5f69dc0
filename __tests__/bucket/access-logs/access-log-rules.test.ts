import { checkAccessLogs } from "../../../src/bucket/access-logs/access-log-rules";
import { problemsOf } from "../../support/problems-of";
import { unknownText } from "../../support/trust-fixtures";

const check = (value: unknown) =>
  problemsOf((problems) => checkAccessLogs(problems, "accessLogs", value));

const CREATED = { source: "create", bucketName: "octo-org-logs" };
const EXISTING = { source: "existing", bucketName: "octo-org-logs" };

test.each([
  ["left out", undefined],
  ["in a bucket that is made", CREATED],
  ["in a bucket that is made, for a day", { ...CREATED, expireAfterDays: 1 }],
  [
    "in a bucket that is made, for a hundred years",
    { ...CREATED, expireAfterDays: 36500 },
  ],
  ["in a bucket that exists", EXISTING],
  [
    "in a bucket that only Terraform knows",
    { ...EXISTING, bucketName: unknownText() },
  ],
])("logs may be %s", (_, value) => {
  expect(check(value)).toEqual([]);
});

const OBJECT = "accessLogs: must be an object";
const OBJECT_FIX =
  'write { source: "create", bucketName: "neon-s3-backup-logs" }, or leave the prop out';
const SOURCE = 'accessLogs.source: must be one of "create", "existing"';
const DAYS =
  "accessLogs.expireAfterDays: must be a whole number of days from 1 to 36500";

test.each<[string, unknown, string[]]>([
  ["null", null, [`${OBJECT}, got null: ${OBJECT_FIX}`]],
  ["a bucket's name", "logs", [`${OBJECT}, got "logs": ${OBJECT_FIX}`]],
  [
    "empty",
    {},
    [
      'accessLogs.source: must be given, got nothing: add "source"',
      'accessLogs.bucketName: must be given, got nothing: add "bucketName"',
    ],
  ],
  [
    "of a source that is mistyped",
    { ...CREATED, source: "created" },
    [`${SOURCE}, got "created": did you mean "create"?`],
  ],
  [
    "in a bucket that can't be",
    { ...CREATED, bucketName: "Logs" },
    [
      'accessLogs.bucketName: must hold only lower-case letters, digits and hyphens, got "Logs": write "logs"',
    ],
  ],
  [
    "in a bucket that exists, and expire there",
    { ...EXISTING, expireAfterDays: 365 },
    [
      'accessLogs.expireAfterDays: must not be given with source: "existing", whose logs are not kept here, got 365: leave it out',
    ],
  ],
  [
    "in a bucket that exists, and expire there after days that are none",
    { ...EXISTING, expireAfterDays: 0 },
    [
      'accessLogs.expireAfterDays: must not be given with source: "existing", whose logs are not kept here, got 0: leave it out',
    ],
  ],
  [
    "kept for no day",
    { ...CREATED, expireAfterDays: 0 },
    [`${DAYS}, got 0: write 30 for a month`],
  ],
  [
    "kept for more than a hundred years",
    { ...CREATED, expireAfterDays: 36501 },
    [`${DAYS}, got 36501: write 30 for a month`],
  ],
  [
    "given a prefix",
    { ...CREATED, prefix: "logs/" },
    [
      'accessLogs.prefix: must be a known prop, got "logs/": leave it out, or use one of the nearest: source, bucketName, expireAfterDays',
    ],
  ],
  [
    "wrong in all ways at once",
    { source: null, bucketName: "", expireAfterDays: "7" },
    [
      `${SOURCE}, got null: use one of create, existing`,
      'accessLogs.bucketName: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
      `${DAYS}, got "7": write it without quotes`,
    ],
  ],
])("logs must not be %s", (_, value, lines) => {
  expect(check(value)).toEqual(lines);
});
