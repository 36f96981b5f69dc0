import { TerraformOutput } from "cdktf";
import {
  guardAgainstLockOut,
  PRINCIPAL,
} from "../../../src/bucket/policy/lock-out";
import { EVERYTHING } from "../../support/everything";
import { synthForeign, synthStack } from "../../support/synth";

const role = "arn:aws:iam::123456789012:role/administrator";
const user = "arn:aws:iam::123456789012:user/ops/alice";

/** What is said in somebody else's stack, with the hashes of CDKTF's addresses left out. */
function placed(administrators?: readonly string[]) {
  const json = synthForeign((stack) => {
    const guards = guardAgainstLockOut(stack, administrators);
    if (guards !== undefined)
      new TerraformOutput(stack, "guards", { value: guards });
  });
  const text = JSON.stringify(json).replaceAll(/(?<=\.current)_[\w-]+/g, "");
  const { output } = JSON.parse(text) as {
    output?: Record<string, { value: never }>;
  };
  return {
    guards: output?.["guards"]?.value as
      { condition: string; errorMessage: string }[] | undefined,
  };
}

const root =
  "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:root";
const caller = "data.aws_caller_identity.current.arn";

test("where none are named, there are none, and nobody is stopped", () => {
  expect(placed()).toEqual({ guards: undefined });
});

test("whoever applies is asked, not whoever plans, and a refusal says how to go on", () => {
  expect(placed([role]).guards).toEqual([
    {
      condition: `\${timestamp() == "" ? true : endswith(${caller}, ":root") || contains(["arn:aws:sts::123456789012:assumed-role/administrator"], replace(${caller}, "/(:assumed-role/[^/]+)/.*/", "$1"))}`,
      errorMessage: `\${${caller}} is not among the bucket's administrators and would lock itself out: apply as one of them, or add it to them.`,
    },
  ]);
});

/** Those whom the guard's condition lets apply, by their ARN without the name of a role's session. */
function known(administrators: readonly string[]): string[] {
  const [guard] = placed(administrators).guards ?? [];
  const [, list = ""] =
    /contains\((\[.*?\]), /.exec(guard?.condition ?? "") ?? [];
  return JSON.parse(list) as string[];
}

test.each([
  [role, "arn:aws:sts::123456789012:assumed-role/administrator"],
  // The ARN of a session has no path.
  [
    "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Admin_0a1b",
    "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Admin_0a1b",
  ],
  [
    "arn:aws-cn:iam::123456789012:role/a",
    "arn:aws-cn:sts::123456789012:assumed-role/a",
  ],
  [
    "arn:aws-us-gov:iam::123456789012:role/a",
    "arn:aws-us-gov:sts::123456789012:assumed-role/a",
  ],
  // The ARN of a user has.
  [user, user],
  [
    "arn:aws:iam::123456789012:user/alice",
    "arn:aws:iam::123456789012:user/alice",
  ],
])("AWS knows %s, when it asks, as %s", (administrator, arn) => {
  expect(known([administrator])).toEqual([arn]);
});

test.each<[boolean, string, string]>([
  [
    true,
    "a session of the role",
    "arn:aws:sts::123456789012:assumed-role/administrator/me",
  ],
  [
    false,
    "a role whose name starts the same",
    "arn:aws:sts::123456789012:assumed-role/administrator-2/me",
  ],
  [
    false,
    "a role whose name ends the same",
    "arn:aws:sts::123456789012:assumed-role/no-administrator/me",
  ],
  [
    false,
    "a session that has the role's name",
    "arn:aws:sts::123456789012:assumed-role/other/administrator",
  ],
  [
    false,
    "the role of another account",
    "arn:aws:sts::210987654321:assumed-role/administrator/me",
  ],
  [
    false,
    "the role of another partition",
    "arn:aws-cn:sts::123456789012:assumed-role/administrator/me",
  ],
  [
    false,
    "a user with the role's name",
    "arn:aws:iam::123456789012:user/administrator",
  ],
  [true, "the user", "arn:aws:iam::123456789012:user/ops/alice"],
  [
    false,
    "a user whose name starts the same",
    "arn:aws:iam::123456789012:user/ops/alice2",
  ],
  [
    false,
    "a user of the same name and another path",
    "arn:aws:iam::123456789012:user/alice",
  ],
  [
    false,
    "a user whose path is the user's ARN",
    "arn:aws:iam::123456789012:user/ops/alice/bob",
  ],
  [false, "nobody", ""],
])("it is %s that %s may apply", (may, _, arn) => {
  const list = known([role, user]);
  expect(list).toHaveLength(2);
  // The same as the condition does.
  const caller = arn.replace(/(:assumed-role\/[^/]+)\/.*/, "$1");
  expect(list.includes(caller)).toBe(may);
});

test.each([
  [role, ["aws", "123456789012", "role", "administrator"]],
  [user, ["aws", "123456789012", "user", "alice"]],
  [
    "arn:aws-us-gov:iam::123456789012:role/a/b/c+=,.@-_",
    ["aws-us-gov", "123456789012", "role", "c+=,.@-_"],
  ],
])("%s is the ARN of a role or a user, and has these parts", (arn, parts) => {
  expect(PRINCIPAL.exec(arn)?.slice(1)).toEqual(parts);
});

test.each([
  "arn:aws:iam::123456789012:root",
  "arn:aws:iam::123456789012:group/administrators",
  "arn:aws:iam::123456789012:role/",
  "arn:aws:iam::123456789012:role/*",
  "arn:aws:iam::123456789012:role/administrator?",
  "arn:aws:iam::12345678901:role/administrator",
  "arn:aws:iam::*:role/administrator",
  "arn:*:iam::123456789012:role/administrator",
  "arn:aws:iam:us-east-1:123456789012:role/administrator",
  "arn:aws:sts::123456789012:assumed-role/administrator/me",
  'arn:aws:iam::123456789012:role/a"b',
  "arn:aws:iam::123456789012:role/${a}",
  " arn:aws:iam::123456789012:role/a",
  "arn:aws:iam::123456789012:role/a\n",
  "AIDAEXAMPLE",
  "*",
  "",
])("%j is not the ARN of a role or a user", (arn) => {
  expect(PRINCIPAL.test(arn)).toBe(false);
});

test("whoever applies must be an administrator, which the bucket asks before it is written", () => {
  const buckets = synthStack(EVERYTHING).resource.aws_s3_bucket ?? {};
  const [guard] = placed(EVERYTHING.bucket.administrators).guards ?? [];
  // Those for copies and for logs as well.
  expect(Object.keys(buckets)).toHaveLength(3);
  for (const { lifecycle } of Object.values(buckets))
    expect(lifecycle).toMatchObject({
      precondition: [
        { condition: guard?.condition, error_message: guard?.errorMessage },
      ],
    });
  const { administrators, ...bucket } = EVERYTHING.bucket;
  expect(administrators).toEqual([role]);
  expect(JSON.stringify(synthStack({ ...EVERYTHING, bucket }))).not.toContain(
    "precondition",
  );
});

test("administrators are those of all three buckets, and root is always one", () => {
  const { data } = synthStack(EVERYTHING);
  const allowed = Object.values(data.aws_iam_policy_document ?? {}).flatMap(
    ({ statement }) =>
      (statement as { sid: string; condition?: unknown }[])
        .filter(
          ({ sid }) => sid === "DenyDeletingVersionsAndChangingProtections",
        )
        .map(({ condition }) => condition),
  );
  expect(allowed).toEqual(
    Array(3).fill([
      {
        test: "ArnNotEquals",
        variable: "aws:PrincipalArn",
        values: [role, root],
      },
    ]),
  );
});
