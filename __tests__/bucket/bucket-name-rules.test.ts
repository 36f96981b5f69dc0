import { Token } from "cdktf";
import { checkBucketName } from "../../src/bucket/bucket-name-rules";
import { problemsOf } from "../support/problems-of";

const check = (value: unknown) =>
  problemsOf((problems) => checkBucketName(problems, "bucket.name", value));

const LENGTH = "bucket.name: must have 3 to 63 characters";
const DOTS =
  "bucket.name: must have no dots, since the certificate of S3's host names does not cover them";
const CHARACTERS =
  "bucket.name: must hold only lower-case letters, digits and hyphens";
const ENDS = "bucket.name: must start and end with a letter or a digit";

test.each([
  ["the guide's", "neon-s3-backup"],
  ["one of 3 characters", "abc"],
  ["one of 63 characters", "a".repeat(63)],
  ["one of digits alone", "123456"],
  ["one that starts and ends with a digit", "1-backup-2"],
  ["one with two hyphens in a row", "neon--backup"],
  ["one that starts nearly as AWS's do", "xn-backup"],
  ["one that starts with sthree", "sthree3-backup"],
  ["one that ends nearly as AWS's do", "backup-s3aliases"],
  ["one that ends in the letters an", "urban"],
  ["one that holds AWS's endings within", "a--x-s3-b"],
  ["left out, which is judged elsewhere", undefined],
  ["a token, which only Terraform knows", Token.asString({ Ref: "x" })],
])("a bucket's name may be %s", (_, value) => {
  expect(check(value)).toEqual([]);
});

test.each([
  [
    "of 2 characters",
    "ab",
    [`${LENGTH}, got "ab": write it like "neon-s3-backup"`],
  ],
  [
    "of 64 characters",
    "a".repeat(64),
    [`${LENGTH}, got "${"a".repeat(64)}": write "${"a".repeat(63)}"`],
  ],
  [
    "of 64 characters with a hyphen where it would be cut",
    `${"a".repeat(62)}-b`,
    [`${LENGTH}, got "${"a".repeat(62)}-b": write "${"a".repeat(62)}"`],
  ],
  [
    "in upper case",
    "Neon-S3-Backup",
    [`${CHARACTERS}, got "Neon-S3-Backup": write "neon-s3-backup"`],
  ],
  [
    "with an underscore",
    "neon_s3_backup",
    [`${CHARACTERS}, got "neon_s3_backup": write "neon-s3-backup"`],
  ],
  [
    "with a space",
    "neon backup",
    [`${CHARACTERS}, got "neon backup": write "neon-backup"`],
  ],
  [
    "with a letter beyond ASCII",
    "neön-backup",
    [`${CHARACTERS}, got "neön-backup": write "ne-n-backup"`],
  ],
  [
    "with a line break behind it",
    "neon-backup\n",
    [
      `${CHARACTERS}, got "neon-backup\\n": write "neon-backup"`,
      `${ENDS}, got "neon-backup\\n": write "neon-backup"`,
    ],
  ],
  [
    "with a hyphen before it",
    "-neon-backup",
    [`${ENDS}, got "-neon-backup": write "neon-backup"`],
  ],
  [
    "with a hyphen behind it",
    "neon-backup-",
    [`${ENDS}, got "neon-backup-": write "neon-backup"`],
  ],
  [
    "with a dot",
    "neon.backup",
    [`${DOTS}, got "neon.backup": write "neon-backup"`],
  ],
  [
    "with two dots in a row",
    "neon..backup",
    [`${DOTS}, got "neon..backup": write "neon-backup"`],
  ],
  [
    "with a dot before it",
    ".neon",
    [
      `${DOTS}, got ".neon": write "neon"`,
      `${ENDS}, got ".neon": write "neon"`,
    ],
  ],
  [
    "an IP address",
    "192.168.5.4",
    [
      'bucket.name: must not look like an IP address, got "192.168.5.4": choose another name',
      `${DOTS}, got "192.168.5.4": write "192-168-5-4"`,
    ],
  ],
  [
    "an ARN",
    "arn:aws:s3:::neon-s3-backup",
    [
      'bucket.name: must be the bucket\'s name alone, without ARN or URL, got "arn:aws:s3:::neon-s3-backup": write "neon-s3-backup"',
    ],
  ],
  [
    "an ARN of its objects",
    "arn:aws-cn:s3:::neon-s3-backup/*",
    [
      'bucket.name: must be the bucket\'s name alone, without ARN or URL, got "arn:aws-cn:s3:::neon-s3-backup/*": write "neon-s3-backup"',
    ],
  ],
  [
    "a URL",
    "s3://neon-s3-backup/folder",
    [
      'bucket.name: must be the bucket\'s name alone, without ARN or URL, got "s3://neon-s3-backup/folder": write "neon-s3-backup"',
    ],
  ],
  [
    "empty",
    "",
    [
      'bucket.name: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
    ],
  ],
  [
    "a number",
    123,
    [
      "bucket.name: must be a non-empty string, got 123: write the value in quotes, or leave the prop out",
    ],
  ],
  [
    "null",
    null,
    [
      "bucket.name: must be a non-empty string, got null: write the value in quotes, or leave the prop out",
    ],
  ],
  [
    "a list",
    ["neon"],
    [
      'bucket.name: must be a non-empty string, got ["neon"]: write the value in quotes, or leave the prop out',
    ],
  ],
])("a bucket's name must not be %s", (_, value, lines) => {
  expect(check(value)).toEqual(lines);
});

test.each(["xn--", "sthree-", "amzn-s3-demo-"])(
  "a bucket's name must not start with %s",
  (start) => {
    expect(check(`${start}backup`)).toEqual([
      `bucket.name: must not start with "${start}", which AWS keeps for itself, got "${start}backup": choose another name`,
    ]);
    expect(check(`my-${start}backup`)).toEqual([]);
  },
);

test.each(["-s3alias", "--ol-s3", "--x-s3", "--table-s3", "-an"])(
  "a bucket's name must not end with %s",
  (end) => {
    expect(check(`backup${end}`)).toEqual([
      `bucket.name: must not end with "${end}", which AWS keeps for itself, got "backup${end}": choose another name`,
    ]);
    expect(check(`backup${end}-mine`)).toEqual([]);
  },
);

test("a bucket's name must not end with .mrap, which has a dot as well", () => {
  expect(check("backup.mrap")).toEqual([
    `${DOTS}, got "backup.mrap": write "backup-mrap"`,
    'bucket.name: must not end with ".mrap", which AWS keeps for itself, got "backup.mrap": choose another name',
  ]);
  expect(check("backup-mrap")).toEqual([]);
});

test("every rule that a name breaks is said", () => {
  expect(check("sthree-_.")).toEqual([
    `${DOTS}, got "sthree-_.": write "sthree"`,
    `${CHARACTERS}, got "sthree-_.": write "sthree"`,
    `${ENDS}, got "sthree-_.": write "sthree"`,
    'bucket.name: must not start with "sthree-", which AWS keeps for itself, got "sthree-_.": choose another name',
  ]);
});
