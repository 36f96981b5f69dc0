import {
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

const size = (roles: Roles, partition = "aws") =>
  problemsOf((problems) =>
    checkBucketPolicySize(
      problems,
      "backups",
      partition,
      "neon-s3-backup",
      roles,
    ),
  );

const tooBig = (bytes: number, jobs: number) =>
  `backups: must make a bucket policy of at most 20480 bytes, AWS's limit, got "${bytes} bytes from ${jobs} jobs": move some jobs to another bucket, in another stack of the same app`;

/** A role whose ARN has a length; without its name it has 31 characters. */
const role = (arnLength: number) => ({
  pathAndName: "r".repeat(arnLength - 31),
});

test("a bucket policy may have 20480 bytes, and 20481 are too many", () => {
  // A role stands in both of its statements, so that its policy grows by two bytes at a time: without a prefix the
  // sum is even, with one it is odd.
  expect(size([role(10065)])).toEqual([]);
  expect(size([role(10066)])).toEqual([tooBig(20482, 1)]);
  expect(size([{ ...role(9997), prefix: "p" }])).toEqual([]);
  expect(size([{ ...role(9998), prefix: "p" }])).toEqual([tooBig(20481, 1)]);
});

test("a bucket policy holds 192 roles with names of 18 characters, and not 193", () => {
  const roles = (count: number) =>
    Array.from({ length: count }, () => ({ ...role(31 + 18), prefix: "p" }));
  expect(size(roles(192))).toEqual([]);
  expect(size(roles(193))).toEqual([tooBig(20555, 193)]);
});

test("a role's path counts like its name", () => {
  const path = "a/".repeat(100);
  const named = (length: number) => ({
    pathAndName: `${path}${"r".repeat(length - 31 - path.length)}`,
  });
  expect(size([named(10065)])).toEqual([]);
  expect(size([named(10066)])).toEqual([tooBig(20482, 1)]);
});

test("prefixes take no room in a bucket policy, however long they are", () => {
  expect(size([{ ...role(9997), prefix: "p".repeat(256) }])).toEqual([]);
});

test("a character beyond ASCII counts by its bytes", () => {
  const accented = (count: number) => [{ pathAndName: "é".repeat(count) }];
  expect(size(accented(5017))).toEqual([]);
  expect(size(accented(5018))).toEqual([tooBig(20484, 1)]);
});

test("a longer partition makes a longer policy", () => {
  expect(size([role(10065)], "aws-us-gov")).toEqual([tooBig(20508, 1)]);
  expect(size([role(10065 - 14)], "aws-us-gov")).toEqual([]);
});
