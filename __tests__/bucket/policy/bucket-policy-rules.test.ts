import type { BackupBucketOptions } from "../../../src";
import { checkBucketPolicySize } from "../../../src/bucket/policy/bucket-policy-rules";
import { problemsOf } from "../../support/problems-of";

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
    ? `${TOO_BIG}, got "${bytes} bytes from 1 job": name fewer administrators, readers, VPC endpoints and further statements`
    : `${TOO_BIG}, got "${bytes} bytes from ${jobs} jobs": move some jobs to another bucket, in another stack of the same app`;

const KEY = { kmsKey: { source: "create" } } as const;

const JOB = { path: "backups[0]", folder: {} };

/** A role whose ARN has a length; without its name it has 31 characters. */
const role = (arnLength: number) => ({
  ...JOB,
  pathAndName: "r".repeat(arnLength - 31),
});

/** The same with a prefix. */
const prefixed = (arnLength: number) => ({
  ...role(arnLength),
  folder: { prefix: "p" },
});

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

test("a role that restores counts only for the whole bucket, where the denial names it", () => {
  const restores = <T>(one: T) => ({ ...one, restores: true }) as const;
  expect(size([role(6000), restores(role(870))])).toEqual([]);
  expect(size([role(6000), restores(role(880))])).toEqual([tooBig(20485, 1)]);
  const many = Array.from({ length: 179 }, () => prefixed(31 + 18));
  expect(size([...many, ...many.map(restores)])).toEqual([]);
});

test("a role's path counts like its name", () => {
  const path = "a/".repeat(100);
  const named = (length: number) => ({
    ...JOB,
    pathAndName: `${path}${"r".repeat(length - 31 - path.length)}`,
  });
  expect(size([named(6293)])).toEqual([]);
  expect(size([named(6294)])).toEqual([tooBig(20482, 1)]);
});

test("prefixes take no room in a bucket policy, however long they are", () => {
  expect(
    size([{ ...role(9344), folder: { prefix: "p".repeat(256) } }]),
  ).toEqual([]);
});

test("a character beyond ASCII counts by its bytes", () => {
  const accented = (count: number) => [
    { ...JOB, pathAndName: "é".repeat(count) },
  ];
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
