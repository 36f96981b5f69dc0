import {
  checkAdministrators,
  checkCopyingRoleIsNoAdministrator,
} from "../../../src/bucket/policy/administrator-rules";
import type { Replication } from "../../../src/bucket/replication/replication";
import { problemsOf } from "../../support/problems-of";
import {
  mustBeKnown,
  unknownList,
  unknownText,
} from "../../support/trust-fixtures";

type Place = Parameters<typeof checkAdministrators>[3];

const HERE: Place = { partition: "aws" };
const check = (value: unknown, place = HERE) =>
  problemsOf((problems) =>
    checkAdministrators(problems, "administrators", value, place),
  );

const ACCOUNT = "123456789012";
const iam = (rest: string) => `arn:aws:iam::${ACCOUNT}:${rest}`;
const sts = (rest: string) => `arn:aws:sts::${ACCOUNT}:${rest}`;
const ROLE = iam("role/administrator");

test.each<[string, unknown, Place]>([
  ["left out", undefined, HERE],
  ["a role", [ROLE], HERE],
  ["a role with a path", [iam("role/team/data/administrator")], HERE],
  ["a role with every kind of character", [iam("role/a.b/A_1+=,.@-")], HERE],
  ["a user", [iam("user/octocat@example.com")], HERE],
  ["a role and a user of its name", [ROLE, iam("user/administrator")], HERE],
  ["a role called root", [iam("role/root")], HERE],
  ["of any account, where the stack's is not known", [ROLE], HERE],
  [
    "of any account, where only Terraform knows the stack's",
    [ROLE],
    { ...HERE, accountId: unknownText() },
  ],
  [
    "of any account, where the stack's is wrong",
    [ROLE],
    { ...HERE, accountId: 123456789012 as unknown as string },
  ],
  [
    "of any partition, where the bucket's is not known",
    ["arn:aws-cn:iam::123456789012:role/administrator"],
    {},
  ],
  ["of the stack's account", [ROLE], { ...HERE, accountId: ACCOUNT }],
  [
    "of the partition",
    ["arn:aws-cn:iam::123456789012:role/administrator"],
    { partition: "aws-cn" },
  ],
])("administrators may be %s", (_, value, place) => {
  expect(check(value, place)).toEqual([]);
});

const LIST = "administrators: must be a list with at least one entry";
const LIST_FIX =
  'write ["arn:aws:iam::123456789012:role/administrator"], or leave the prop out';

test.each([
  ["null", null, "null"],
  ["none", [], "[]"],
  ["an ARN", ROLE, `"${ROLE}"`],
  ["an object", { role: "administrator" }, '{"role":"administrator"}'],
])("administrators must not be %s", (_, value, shown) => {
  expect(check(value)).toEqual([`${LIST}, got ${shown}: ${LIST_FIX}`]);
});

const PRINCIPAL =
  "administrators[0]: must be the ARN of a role or a user, without wildcards";
const LIKE = `write it like "${ROLE}"`;

test.each([
  ["everyone", "*", LIKE],
  ["a name", "administrator", LIKE],
  ["an account", ACCOUNT, LIKE],
  ["every role", iam("role/*"), LIKE],
  ["every role under a path", iam("role/team/*"), LIKE],
  ["a role called root of no account", "arn:aws:iam:::role/root", LIKE],
  ["a role of no account", "arn:aws:iam:::role/administrator", LIKE],
  ["one of an account with 11 digits", "arn:aws:iam::12345678901:role/a", LIKE],
  ["roles of any account", "arn:aws:iam::*:role/administrator", LIKE],
  ["a role of any partition", "arn:*:iam::123456789012:role/a", LIKE],
  ["a role without a name", iam("role/"), LIKE],
  ["a role with an empty folder in its path", iam("role/a//b"), LIKE],
  ["a role that ends in a line break", `${ROLE}\n`, LIKE],
  ["a role behind a space", ` ${ROLE}`, LIKE],
  ["a policy variable", iam("role/${aws:username}"), LIKE],
  ["a group", iam("group/administrators"), LIKE],
  ["a policy", "arn:aws:iam::aws:policy/AdministratorAccess", LIKE],
  ["a federated user", sts("federated-user/octocat"), LIKE],
  [
    "the account's root user",
    iam("root"),
    "name a role or a user in its place: the account's root user is always one",
  ],
  [
    "a session of a role",
    sts("assumed-role/team-admin/octocat"),
    'write "arn:aws:iam::123456789012:role/team-admin", with the role\'s path where it has one',
  ],
])("an administrator must not be %s", (_, arn, fix) => {
  expect(check([arn])).toEqual([
    `${PRINCIPAL}, got ${JSON.stringify(arn)}: ${fix}`,
  ]);
});

test("what is proposed is of the bucket's partition", () => {
  const place = { partition: "aws-us-gov" };
  expect(check(["administrator"], place)).toEqual([
    `${PRINCIPAL}, got "administrator": write it like "arn:aws-us-gov:iam::123456789012:role/administrator"`,
  ]);
  const session = "arn:aws-us-gov:sts::123456789012:assumed-role/a/b";
  expect(check([session], place)).toEqual([
    `${PRINCIPAL}, got "${session}": write "arn:aws-us-gov:iam::123456789012:role/a", with the role's path where it has one`,
  ]);
});

test("what is proposed for a session is a role that is taken", () => {
  expect(check([iam("role/team-admin")])).toEqual([]);
});

test("an administrator must be of the bucket's partition", () => {
  expect(check([ROLE], { partition: "aws-cn" })).toEqual([
    `administrators[0]: must be in the bucket's partition, "aws-cn", got "${ROLE}": write "arn:aws-cn:…"`,
  ]);
});

test("an administrator must be of the stack's account", () => {
  expect(check([ROLE], { ...HERE, accountId: "210987654321" })).toEqual([
    `administrators[0]: must be in the stack's account, "210987654321", got "${ROLE}": name a role or a user of that account`,
  ]);
});

test("who decides what can be lost must be known at synth", () => {
  expect(check(unknownList())).toEqual([mustBeKnown("administrators")]);
  expect(check([ROLE, unknownText()])).toEqual([
    mustBeKnown("administrators[1]"),
  ]);
});

test.each([
  [
    [ROLE, undefined],
    "administrators[1]: must be given, got nothing: give it a value, or remove it from the list",
  ],
  [
    [ROLE, null],
    "administrators[1]: must be a non-empty string, got null: write the value in quotes, or leave the prop out",
  ],
  [
    [ROLE, 7],
    "administrators[1]: must be a non-empty string, got 7: write the value in quotes, or leave the prop out",
  ],
])("an entry must be a text: %j", (value, line) => {
  expect(check(value)).toEqual([line]);
});

test("nobody is named twice", () => {
  expect(check([ROLE, iam("user/octocat"), ROLE])).toEqual([
    `administrators[2]: must differ from the other administrators, as administrators[0] has it already, got "${ROLE}": remove one of the two`,
  ]);
});

test("what is no text is said to be none, and not to be there twice", () => {
  const text = (index: number, shown: string) =>
    `administrators[${index}]: must be a non-empty string, got ${shown}: write the value in quotes, or leave the prop out`;
  expect(check([null, null, Object.create(null)])).toEqual([
    text(0, "null"),
    text(1, "null"),
    text(2, "{}"),
  ]);
});

const SSO = "AWSReservedSSO_Admin_0123456789abcdef";
const ASK = `write what \`aws iam get-role --role-name ${SSO} --query Role.Arn\` prints`;

test.each([
  [`role/aws-reserved/sso.amazonaws.com/${SSO}`],
  [`role/aws-reserved/sso.amazonaws.com/eu-central-1/${SSO}`],
  [`role/team/AWSReserved_Admin`],
  [`user/${SSO}`],
])("an administrator may be %s", (rest) => {
  expect(check([iam(rest)])).toEqual([]);
});

test.each([
  [`role/${SSO}`],
  [`role/eu-central-1/${SSO}`],
  [`role/aws-reserved/${SSO}`],
  [`role/aws-reserved/sso.amazonaws.com.example/${SSO}`],
  [`role/team/aws-reserved/sso.amazonaws.com/${SSO}`],
])(
  "a role of IAM Identity Center has the path that AWS gives it, not that of %s",
  (rest) => {
    expect(check([ROLE, iam(rest)])).toEqual([
      `administrators[1]: must have the path of a role of IAM Identity Center, "aws-reserved/sso.amazonaws.com/", since AWS compares the whole ARN, got "${iam(rest)}": ${ASK}`,
    ]);
  },
);

test("what is proposed for a session of such a role is to ask for its path", () => {
  const session = sts(`assumed-role/${SSO}/octocat@example.com`);
  expect(check([session])).toEqual([`${PRINCIPAL}, got "${session}": ${ASK}`]);
});

describe("where S3 copies backups", () => {
  const copying: Replication = {
    source: "create",
    bucketName: "octo-org-copies",
    region: "us-west-2",
  };
  const checkCopying = (
    administrators: readonly string[] | undefined,
    replication: Replication = copying,
  ) =>
    problemsOf((problems) =>
      checkCopyingRoleIsNoAdministrator(problems, "administrators", {
        name: "octo-org-backups",
        administrators,
        replication,
      }),
    );

  test.each<[string, Replication]>([
    ["role/octo-org-backups-replication", copying],
    ["role/copy-backups", { ...copying, roleName: "copy-backups" }],
    [
      "role/copy-backups",
      { ...copying, source: "existing", roleName: "copy-backups" },
    ],
  ])("its %s is no administrator", (rest, replication) => {
    expect(checkCopying([ROLE, iam(rest)], replication)).toEqual([
      `administrators[1]: must not be the role with which S3 copies backups, since what copies backups must not be able to delete them for good, got "${iam(rest)}": name the role or user who administers the account`,
    ]);
  });

  test.each([
    ["role/not-octo-org-backups-replication"],
    ["role/octo-org-backups-replication-2"],
    ["user/octo-org-backups-replication"],
  ])("%s may be one", (rest) => {
    expect(checkCopying([iam(rest)])).toEqual([]);
  });

  test("there may be no administrators", () => {
    expect(checkCopying(undefined)).toEqual([]);
  });

  test("and where it does not, a role of that name may be one", () => {
    expect(
      problemsOf((problems) =>
        checkCopyingRoleIsNoAdministrator(problems, "administrators", {
          name: "octo-org-backups",
          administrators: [iam("role/octo-org-backups-replication")],
        }),
      ),
    ).toEqual([]);
  });
});
