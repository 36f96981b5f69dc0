import type { BackupBucketOptions } from "../../../src";
import {
  checkAdministratorsAreOthers,
  checkBucketPolicySize,
  checkPrefixes,
} from "../../../src/bucket/policy/bucket-policy-rules";
import { problemsOf } from "../../support/problems-of";

const check = (...prefixes: (string | undefined)[]) =>
  problemsOf((problems) =>
    checkPrefixes(problems, (index) => `backups[${index}].prefix`, prefixes),
  );

const NEEDED =
  "must be given where there is more than one job, since a job without a prefix could read and delete the backups of the others, got nothing: give every job a folder of its own, or list several repositories in the `trust` of one job";

const inside = (outer: string, owner: number, inner: string) =>
  `must not be inside the prefix "${outer}" of backups[${owner}].prefix, whose job could then read and delete these backups, got "${inner}": choose a folder beside it`;

test.each([
  ["no job", []],
  ["one job without a prefix", [undefined]],
  ["one job with a prefix", ["a"]],
  ["prefixes that differ", ["a", "b", "c"]],
  ["prefixes that differ in case", ["a", "A"]],
  ["a prefix that another one starts with", ["a", "ab"]],
  ["a folder's neighbours", ["team/a", "team/ab", "team/b", "teams"]],
  ["a folder's name that is the end of another's", ["a/b", "b"]],
])("the prefixes may be those of %s", (_, prefixes) => {
  expect(check(...prefixes)).toEqual([]);
});

test.each([
  [
    "one job without, beside one with",
    [undefined, "a"],
    [`backups[0].prefix: ${NEEDED}`],
  ],
  [
    "one job without, behind one with",
    ["a", undefined],
    [`backups[1].prefix: ${NEEDED}`],
  ],
  [
    "two jobs without",
    [undefined, undefined],
    [`backups[0].prefix: ${NEEDED}`, `backups[1].prefix: ${NEEDED}`],
  ],
  [
    "two jobs with the same",
    ["a", "b", "a"],
    [
      'backups[2].prefix: must differ from every other job\'s, as backups[0].prefix has it already, got "a": choose another folder',
    ],
  ],
  [
    "a job inside another's",
    ["a", "a/b"],
    [`backups[1].prefix: ${inside("a", 0, "a/b")}`],
  ],
  [
    "a job inside another's that is listed later",
    ["a/b", "a"],
    [`backups[0].prefix: ${inside("a", 1, "a/b")}`],
  ],
  [
    "a job deep inside another's",
    ["a/b/c/d", "x", "a/b"],
    [`backups[0].prefix: ${inside("a/b", 2, "a/b/c/d")}`],
  ],
  [
    "jobs inside one another, each of which is inside the outermost",
    ["a", "a/b", "a/b/c"],
    [
      `backups[1].prefix: ${inside("a", 0, "a/b")}`,
      `backups[2].prefix: ${inside("a", 0, "a/b/c")}`,
    ],
  ],
])("the prefixes must not be those of %s", (_, prefixes, lines) => {
  expect(check(...prefixes)).toEqual(lines);
});

type Roles = Parameters<typeof checkBucketPolicySize>[4];

const size = (
  roles: Roles,
  options: Partial<BackupBucketOptions> = {},
  partition = "aws",
) =>
  problemsOf((problems) =>
    checkBucketPolicySize(
      problems,
      "backups",
      partition,
      { name: "neon-s3-backup", ...options },
      roles,
    ),
  );

const TOO_BIG =
  "backups: must make a bucket policy of at most 20480 bytes, AWS's limit";

const tooBig = (bytes: number, jobs: number) =>
  jobs === 1
    ? `${TOO_BIG}, got "${bytes} bytes from 1 job": name fewer administrators and VPC endpoints`
    : `${TOO_BIG}, got "${bytes} bytes from ${jobs} jobs": move some jobs to another bucket, in another stack of the same app`;

const KEY = { kmsKey: { source: "create" } } as const;

/** A role whose ARN has a length; without its name it has 31 characters. */
const role = (arnLength: number) => ({
  pathAndName: "r".repeat(arnLength - 31),
});

/** The same with a prefix. */
const prefixed = (arnLength: number) => ({ ...role(arnLength), prefix: "p" });

test("a bucket policy may have 20480 bytes, and 20481 are too many", () => {
  // A role without a prefix stands in three statements: the two that let it in, and the denial of what is destructive.
  expect(size([role(6293)])).toEqual([]);
  expect(size([role(6294)])).toEqual([tooBig(20482, 1)]);
  expect(size([role(6229)], KEY)).toEqual([tooBig(20481, 1)]);
  expect(size([role(6228)], KEY)).toEqual([]);
  // The denial knows a role with a prefix by its tag. With two statements the policy grows by two bytes at a time.
  expect(size([prefixed(9344)])).toEqual([]);
  expect(size([prefixed(9345)])).toEqual([tooBig(20482, 1)]);
});

test("a bucket policy holds 179 roles with names of 18 characters, and not 180", () => {
  const roles = (count: number) =>
    Array.from({ length: count }, () => prefixed(31 + 18));
  expect(size(roles(179))).toEqual([]);
  expect(size(roles(180))).toEqual([tooBig(20510, 180)]);
});

test("a role's path counts like its name", () => {
  const path = "a/".repeat(100);
  const named = (length: number) => ({
    pathAndName: `${path}${"r".repeat(length - 31 - path.length)}`,
  });
  expect(size([named(6293)])).toEqual([]);
  expect(size([named(6294)])).toEqual([tooBig(20482, 1)]);
});

test("prefixes take no room in a bucket policy, however long they are", () => {
  expect(size([{ ...role(9344), prefix: "p".repeat(256) }])).toEqual([]);
});

test("a character beyond ASCII counts by its bytes", () => {
  const accented = (count: number) => [{ pathAndName: "é".repeat(count) }];
  expect(size(accented(3131))).toEqual([]);
  expect(size(accented(3132))).toEqual([tooBig(20485, 1)]);
});

test("a longer partition makes a longer policy: seven characters in each of twelve ARNs", () => {
  expect(size([role(6293)], {}, "aws-us-gov")).toEqual([tooBig(20563, 1)]);
  expect(size([role(6293 - 27)], {}, "aws-us-gov")).toEqual([tooBig(20482, 1)]);
  expect(size([role(6293 - 28)], {}, "aws-us-gov")).toEqual([]);
});

test("a longer name of the bucket makes a longer policy: it stands there nine times", () => {
  const name = "neon-s3-backup-2";
  expect(size([prefixed(9344 - 8)], { name })).toEqual([tooBig(20482, 1)]);
  expect(size([prefixed(9344 - 9)], { name })).toEqual([]);
});

describe("a protection makes a longer policy:", () => {
  const administrators = ["arn:aws:iam::123456789012:role/administrator"];

  test.each<[string, Partial<BackupBucketOptions>, number, number]>([
    ["a key", KEY, 194, 97],
    ["an administrator, beside the root user", { administrators }, 68, 34],
    [
      "an endpoint",
      { onlyFrom: { vpcEndpointIds: ["vpce-01234567"] } },
      396,
      198,
    ],
    [
      "an organization",
      { onlyFrom: { organizationId: "o-a1b2c3d4e5" } },
      405,
      203,
    ],
  ])("%s", (_, options, bytes, shorter) => {
    expect(size([prefixed(9344)], options)).toEqual([tooBig(20480 + bytes, 1)]);
    expect(size([prefixed(9344 - shorter + 1)], options)).toHaveLength(1);
    expect(size([prefixed(9344 - shorter)], options)).toEqual([]);
  });

  test("with administrators the denial lists them, and no role", () => {
    expect(size([role(6294)])).toEqual([tooBig(20482, 1)]);
    expect(size([role(6294)], { administrators })).toEqual([]);
  });
});

describe("an administrator", () => {
  const backupRoles = [
    { pathAndName: "backup-acme" },
    { pathAndName: "backups/backup-globex" },
  ];
  const others = (...administrators: string[]) =>
    problemsOf((problems) =>
      checkAdministratorsAreOthers(
        problems,
        "bucket.administrators",
        administrators,
        backupRoles,
      ),
    );

  test.each([
    ["is nobody in particular", []],
    ["is another role", ["arn:aws:iam::123456789012:role/administrator"]],
    [
      "is a role whose name starts like a backup role's",
      ["arn:aws:iam::123456789012:role/backup-acme-2"],
    ],
    [
      "is a role whose name ends like a backup role's",
      ["arn:aws:iam::123456789012:role/my-backup-acme"],
    ],
    [
      "is a user of a backup role's name",
      ["arn:aws:iam::123456789012:user/backup-acme"],
    ],
  ])("%s", (_, administrators) => {
    expect(others(...administrators)).toEqual([]);
  });

  const line = (index: number, arn: string) =>
    `bucket.administrators[${index}]: must not be a backup role, since a backup job must not be able to delete backups for good, got "${arn}": name the role or user who administers the account`;

  test("is no backup role, each of them with its path", () => {
    const all = [
      "arn:aws:iam::123456789012:role/backups/backup-globex",
      "arn:aws:iam::123456789012:role/administrator",
      "arn:aws-cn:iam::210987654321:role/backup-acme",
    ];
    expect(others(...all)).toEqual([
      line(0, all[0] as string),
      line(2, all[2] as string),
    ]);
  });

  test("may be left out", () => {
    expect(
      problemsOf((problems) =>
        checkAdministratorsAreOthers(
          problems,
          "bucket.administrators",
          undefined,
          backupRoles,
        ),
      ),
    ).toEqual([]);
  });
});
