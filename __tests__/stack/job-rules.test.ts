import { Token } from "cdktf";
import { checkJobs } from "../../src/stack/job-rules";
import type { PostgresBackupStackProps } from "../../src";
import { issuerOf } from "../../src/trust/issuer";
import { problemsOf } from "../support/problems-of";
import { GUIDE, prefixedJob } from "../support/synth";

const check = (
  backups: unknown,
  props: Partial<PostgresBackupStackProps> = {},
  partition = "aws",
) =>
  problemsOf((problems) =>
    checkJobs(
      problems,
      { ...GUIDE, ...props, backups } as PostgresBackupStackProps,
      { issuer: issuerOf(), audiences: ["sts.amazonaws.com"], partition },
    ),
  );

const job = prefixedJob("one");
const two = prefixedJob("two");
const guide = GUIDE.backups[0] as (typeof GUIDE.backups)[0];

const AWS_BOUNDARY = "arn:aws:iam::aws:policy/PowerUserAccess";
const OWN_BOUNDARY = "arn:aws:iam::123456789012:policy/boundary";
const OTHER_BOUNDARY = "arn:aws:iam::210987654321:policy/boundary";

test.each([
  ["one without a prefix", [guide], {}],
  ["one with a prefix", [job], {}],
  ["several with prefixes of their own", [job, two], {}],
  [
    "several with prefixes of which one starts like another",
    [
      { ...job, prefix: "a" },
      { ...two, prefix: "ab" },
    ],
    {},
  ],
  ["one with every kind of character", [{ ...job, name: "a-1-b2" }], {}],
  [
    "one with a boundary of AWS",
    [{ ...job, permissionsBoundary: AWS_BOUNDARY }],
    { accountId: "123456789012" },
  ],
  [
    "one with a boundary of the account",
    [{ ...job, permissionsBoundary: OWN_BOUNDARY }],
    { accountId: "123456789012" },
  ],
  [
    "one with a boundary, of an account that is not named",
    [{ ...job, permissionsBoundary: OTHER_BOUNDARY }],
    {},
  ],
  [
    "one with a boundary, of an account that only Terraform knows",
    [{ ...job, permissionsBoundary: OWN_BOUNDARY }],
    { accountId: Token.asString({ Ref: "x" }) },
  ],
])("the jobs may be %s", (_, backups, props) => {
  expect(check(backups, props)).toEqual([]);
});

test("a boundary may be in the stack's own partition", () => {
  const permissionsBoundary = "arn:aws-cn:iam::123456789012:policy/boundary";
  expect(check([{ ...job, permissionsBoundary }], {}, "aws-cn")).toEqual([]);
});

const LIST = "backups: must be a list with at least one entry";
const LIST_FIX = "list the backup jobs, at least one";
const OBJECT = "backups[0]: must be an object";
const OBJECT_FIX = "write { name, roleName, trust }";
const NAME =
  "backups[0].name: must be lower-case letters, digits and single hyphens, starting with a letter, since it is part of Terraform addresses";
const TEXT = "must be a non-empty string";
const TEXT_FIX = "write the value in quotes, or leave the prop out";
const NEEDED =
  "must be given where there is more than one job, since a job without a prefix could read and delete the backups of the others, got nothing: give every job a folder of its own, or list several repositories in the `trust` of one job";

test.each([
  ["empty", [], `${LIST}, got []: ${LIST_FIX}`],
  ["null", null, `${LIST}, got null: ${LIST_FIX}`],
  ["a text", "one", `${LIST}, got "one": ${LIST_FIX}`],
  ["an object", { a: 1 }, `${LIST}, got {"a":1}: ${LIST_FIX}`],
  ["a list of null", [null], `${OBJECT}, got null: ${OBJECT_FIX}`],
  ["a list of texts", ["one"], `${OBJECT}, got "one": ${OBJECT_FIX}`],
  ["a list of lists", [[]], `${OBJECT}, got []: ${OBJECT_FIX}`],
])("the jobs must not be %s", (_, backups, line) => {
  expect(check(backups)).toEqual([line]);
});

test.each([
  ["in upper case", "One", `${NAME}, got "One": write "one"`],
  ["with an underscore", "one_a", `${NAME}, got "one_a": write "one-a"`],
  ["with a space", "one a", `${NAME}, got "one a": write "one-a"`],
  ["with a dot", "one.a", `${NAME}, got "one.a": write "one-a"`],
  [
    "with two hyphens in a row",
    "one--a",
    `${NAME}, got "one--a": write "one-a"`,
  ],
  ["with a hyphen before it", "-one", `${NAME}, got "-one": write "one"`],
  ["with a hyphen behind it", "one-", `${NAME}, got "one-": write "one"`],
  [
    "with a line break behind it",
    "one\n",
    `${NAME}, got "one\\n": write "one"`,
  ],
  ["with a digit before it", "1a", `${NAME}, got "1a": write "job-1a"`],
  ["of other characters alone", "é", `${NAME}, got "é": write "job-1"`],
  [
    "one that every object of JavaScript has",
    "constructor",
    'backups[0].name: must not be a name that CDKTF takes for one of its own, got "constructor": choose another name',
  ],
  ["empty", "", `backups[0].name: ${TEXT}, got "": ${TEXT_FIX}`],
  ["a number", 1, `backups[0].name: ${TEXT}, got 1: ${TEXT_FIX}`],
  ["null", null, `backups[0].name: ${TEXT}, got null: ${TEXT_FIX}`],
  [
    "left out",
    undefined,
    'backups[0].name: must be given, got nothing: add "name"',
  ],
])("a job's name must not be %s", (_, name, line) => {
  expect(check([{ ...job, name }])).toEqual([line]);
});

test.each([
  [
    "the name of another",
    [job, { ...two, name: "one" }],
    [
      'backups[1].name: must differ from every other job\'s, as backups[0].name has it already, got "one": choose another name',
    ],
  ],
  [
    "the role's name of another",
    [job, { ...two, roleName: "backup-one" }],
    [
      'backups[1].roleName: must differ from every other job\'s in more than case, as backups[0].roleName has it already, got "backup-one": choose another name',
    ],
  ],
  [
    "the role's name of another in another case",
    [job, { ...two, roleName: "Backup-One" }],
    [
      'backups[1].roleName: must differ from every other job\'s in more than case, as backups[0].roleName has it already, got "Backup-One": choose another name',
    ],
  ],
  [
    "the role's name of another under another path, since IAM compares names alone",
    [job, { ...two, roleName: "backup-one", path: "/two/" }],
    [
      'backups[1].roleName: must differ from every other job\'s in more than case, as backups[0].roleName has it already, got "backup-one": choose another name',
    ],
  ],
  [
    "the prefix of another",
    [job, { ...two, prefix: "one" }],
    [
      'backups[1].prefix: must differ from every other job\'s, as backups[0].prefix has it already, got "one": choose another folder',
    ],
  ],
  [
    "a prefix inside another's",
    [job, { ...two, prefix: "one/two" }],
    [
      'backups[1].prefix: must not be inside the prefix "one" of backups[0].prefix, whose job could then read and delete these backups, got "one/two": choose a folder beside it',
    ],
  ],
  [
    "no prefix beside one with",
    [job, { ...two, prefix: undefined }],
    [`backups[1].prefix: ${NEEDED}`],
  ],
  [
    "no prefix beside another without",
    [guide, { ...two, prefix: undefined }],
    [`backups[0].prefix: ${NEEDED}`, `backups[1].prefix: ${NEEDED}`],
  ],
  [
    "a mistyped prop",
    [job, { ...two, prefx: "two" }],
    [
      'backups[1].prefx: must be a known prop, got "two": did you mean "prefix"?',
    ],
  ],
  [
    "a prop in another case",
    [job, { ...two, rolename: "two" }],
    [
      'backups[1].rolename: must be a known prop, got "two": did you mean "roleName"?',
    ],
  ],
  [
    "no role and no trust",
    [job, { name: "two", prefix: "two" }],
    [
      'backups[1].roleName: must be given, got nothing: add "roleName"',
      'backups[1].trust: must be given, got nothing: add "trust"',
    ],
  ],
])("a job must not have %s", (_, backups, lines) => {
  expect(check(backups)).toEqual(lines);
});

test("a prefix of a wrong type is said once, and not also to be missing", () => {
  expect(check([job, { ...two, prefix: 5 }])).toEqual([
    `backups[1].prefix: ${TEXT}, got 5: ${TEXT_FIX}`,
  ]);
});

test("a boundary must be in the region's partition", () => {
  expect(
    check([{ ...job, permissionsBoundary: OWN_BOUNDARY }], {}, "aws-us-gov"),
  ).toEqual([
    `backups[0].permissionsBoundary: must be in the region's partition, "aws-us-gov", got "${OWN_BOUNDARY}": write "arn:aws-us-gov:…"`,
  ]);
});

test("a boundary must be of the stack's account", () => {
  expect(
    check([{ ...job, permissionsBoundary: OTHER_BOUNDARY }], {
      accountId: "123456789012",
    }),
  ).toEqual([
    `backups[0].permissionsBoundary: must be a policy of the stack's account, "123456789012", or of AWS, got "${OTHER_BOUNDARY}": name a policy of that account`,
  ]);
});

test("a boundary that is no ARN is said once", () => {
  const line = (value: string) => [
    `backups[0].permissionsBoundary: must be the ARN of a policy, got "${value}": write it like "arn:aws:iam::123456789012:policy/boundary"`,
  ];
  const accountId = "123456789012";
  const of = (permissionsBoundary: string) =>
    check([{ ...job, permissionsBoundary }], { accountId });
  expect(of("boundary")).toEqual(line("boundary"));
  const short = "arn:aws:iam::1234:policy/boundary";
  expect(of(short)).toEqual(line(short));
});

const TOO_BIG =
  "backups: must make a bucket policy of at most 20480 bytes, AWS's limit";
const TOO_BIG_FIX =
  "move some jobs to another bucket, in another stack of the same app";

const jobs = (count: number) =>
  Array.from({ length: count }, (_, n) =>
    prefixedJob(`database-${String(n).padStart(3, "0")}`),
  );

test("a bucket holds 176 jobs and not 177, where the roles' names have 19 characters", () => {
  expect(jobs(1)[0]?.roleName).toHaveLength(19);
  expect(check(jobs(176))).toEqual([]);
  expect(check(jobs(177))).toEqual([
    `${TOO_BIG}, got "20552 bytes from 177 jobs": ${TOO_BIG_FIX}`,
  ]);
});

test("the roles' paths, the bucket's name and the partition make the bucket's policy longer", () => {
  const deep = (count: number) =>
    jobs(count).map((one) => ({ ...one, path: "/a/" }));
  expect(check(deep(176))).toEqual([
    `${TOO_BIG}, got "21150 bytes from 176 jobs": ${TOO_BIG_FIX}`,
  ]);
  expect(check(deep(169))).toEqual([]);
  const bucket = { name: "b".repeat(63) };
  expect(check(jobs(176), { bucket })).toEqual([
    `${TOO_BIG}, got "20887 bytes from 176 jobs": ${TOO_BIG_FIX}`,
  ]);
  expect(check(jobs(172), { bucket })).toEqual([]);
  expect(check(jobs(176), {}, "aws-cn")).toEqual([
    `${TOO_BIG}, got "21529 bytes from 176 jobs": ${TOO_BIG_FIX}`,
  ]);
  expect(check(jobs(166), {}, "aws-cn")).toEqual([]);
});

test("the bucket's protections make its policy longer", () => {
  const bucket: PostgresBackupStackProps["bucket"] = {
    ...GUIDE.bucket,
    administrators: ["arn:aws:iam::123456789012:role/administrator"],
    kmsKey: { source: "create" },
    onlyFrom: { organizationId: "o-a1b2c3d4e5" },
  };
  expect(check(jobs(176), { bucket })).toEqual([
    `${TOO_BIG}, got "21113 bytes from 176 jobs": ${TOO_BIG_FIX}`,
  ]);
  expect(check(jobs(170), { bucket })).toEqual([]);
});

describe("the role for replication", () => {
  const copied = (roleName?: string): Partial<PostgresBackupStackProps> => ({
    bucket: {
      name: "neon-s3-backup",
      replication: {
        source: "create",
        bucketName: "neon-s3-backup-copies",
        region: "us-west-2",
        roleName,
      },
    },
  });
  const taken = (index: number, name: string) =>
    `bucket.replication.roleName: must differ from every job's, as backups[${index}].roleName has it already, got "${name}": choose another name`;

  test("is called otherwise than every job's", () => {
    expect(check([job, two], copied())).toEqual([]);
    expect(check([job, two], copied("backup-one-2"))).toEqual([]);
  });

  test("is not called like a job's, in whatever case", () => {
    expect(check([job, two], copied("Backup-Two"))).toEqual([
      taken(1, "Backup-Two"),
    ]);
  });

  test("is called after the bucket by default, and no job's role is", () => {
    const roleName = "neon-s3-backup-replication";
    expect(check([{ ...job, roleName }], copied())).toEqual([
      taken(0, roleName),
    ]);
    expect(check([{ ...job, roleName }], copied("copy"))).toEqual([]);
    expect(check([{ ...job, roleName }])).toEqual([]);
  });
});

describe("an administrator of the bucket", () => {
  const administered = (
    ...administrators: string[]
  ): Partial<PostgresBackupStackProps> => ({
    bucket: { name: "neon-s3-backup", administrators },
  });
  const arn = (rest: string) => `arn:aws:iam::123456789012:role/${rest}`;
  const refused = (index: number, name: string) =>
    `bucket.administrators[${index}]: must not be a backup role, since a backup job must not be able to delete backups for good, got "${name}": name the role or user who administers the account`;

  test("is another role than the jobs'", () => {
    expect(check([job, two], administered(arn("administrator")))).toEqual([]);
  });

  test("is no job's role, with the path that it has", () => {
    const deep = { ...two, path: "/backups/" };
    expect(
      check(
        [job, deep],
        administered(
          arn("administrator"),
          arn("backups/backup-two"),
          arn("backup-one"),
        ),
      ),
    ).toEqual([
      refused(1, arn("backups/backup-two")),
      refused(2, arn("backup-one")),
    ]);
  });
});
