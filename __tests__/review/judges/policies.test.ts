import { saidOf, saidOfAttribute } from "../../support/said-of";

const READ = policy("s3:GetObject");
const ALL = policy("s3:*");

function policy(Action: string, Effect = "Allow") {
  return JSON.stringify({ Statement: { Effect, Action, Resource: "*" } });
}

describe.each([
  ["aws_s3_bucket_policy", "the bucket's policy"],
  ["aws_iam_role_policy", "the policy"],
  ["aws_iam_user_policy", "the policy"],
  ["aws_iam_group_policy", "the policy"],
  ["aws_iam_policy", "the policy"],
  ["aws_kms_key_policy", "the key's policy"],
  ["aws_kms_key", "the key's policy"],
])("a policy in %s", (type, what) => {
  test("that allows more is looked at, that allows less is not", () => {
    expect(saidOfAttribute(type, "policy", READ, ALL)).toEqual([
      `look, what they may do: ${what} **allows more**`,
    ]);
    expect(saidOfAttribute(type, "policy", ALL, READ)).toEqual([
      `nothing, what they may do: ${what} allows less`,
    ]);
  });

  test("that is not known yet, or is no policy, is not judged", () => {
    expect(
      saidOf({
        type,
        before: { policy: READ },
        after: {},
        after_unknown: { policy: true },
      }),
    ).toEqual(["look, not judged: `policy` is known only after apply"]);
    expect(saidOfAttribute(type, "policy", READ, "x")).toEqual([
      `look, not judged: ${what} can't be read as a policy`,
    ]);
  });
});

test.each(["role", "user", "group"])(
  "a policy that is attached to a %s is looked at, and so is one that is detached",
  (whose) => {
    const type = `aws_iam_${whose}_policy_attachment`;
    const side = { [whose]: "a", policy_arn: "p" };

    expect(saidOf({ type, after: side })).toEqual([
      "look, what they may do: **attached** to `a`: `p`",
    ]);
    expect(saidOf({ type, before: side })).toEqual([
      "nothing, what goes: **destroyed**",
      "look, what they may do: **detached** from `a`: `p`",
    ]);
  },
);

test("a key without its policy has AWS's default, which lets in more; a role without one has none", () => {
  const side = { key_id: "k", policy: READ };

  expect(saidOf({ type: "aws_kms_key_policy", before: side })).toEqual([
    "nothing, what goes: **destroyed**",
    "look, what they may do: **the key's policy is AWS's default again**: whomever the account lets",
  ]);
  expect(
    saidOf({ type: "aws_iam_role_policy", before: { policy: READ } }),
  ).toEqual([
    "nothing, what goes: **destroyed**",
    "nothing, what they may do: the policy is gone",
  ]);
});

test("a policy that goes to another bucket or role is looked at", () => {
  expect(saidOfAttribute("aws_s3_bucket_policy", "bucket", "a", "b")).toEqual([
    "look, protections: bucket: from `a` to `b`",
  ]);
  expect(saidOfAttribute("aws_iam_role_policy", "role", "a", "b")).toEqual([
    "look, protections: role: from `a` to `b`",
  ]);
});
