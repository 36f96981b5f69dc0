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

describe("a bucket's policy that denies nothing any more", () => {
  const statements = (...all: [effect: string, action: string][]) =>
    JSON.stringify({
      Statement: all.map(([Effect, Action]) => ({
        Effect,
        Principal: { AWS: "arn:aws:iam::123456789012:role/a" },
        Action,
        Resource: "*",
      })),
    });
  const gone = (before: string, after: string) =>
    saidOfAttribute("aws_s3_bucket_policy", "policy", before, after).slice(1);
  const READS = ["Allow", "s3:GetObject"] as const;
  const after = statements([...READS]);

  test.each([
    "s3:DeleteObjectVersion",
    "s3:PutLifecycleConfiguration",
    "s3:PutBucketVersioning",
    "s3:PutBucketPolicy",
    "s3:DeleteBucket",
  ])("puts data at risk where it denied %s", (action) => {
    expect(gone(statements([...READS], ["Deny", action]), after)).toEqual([
      "data at risk, data at risk: the bucket's policy **denies nothing any more**, not even to delete what it keeps",
    ]);
  });

  test("is a protection less where it denied something else", () => {
    expect(gone(statements([...READS], ["Deny", "s3:*"]), after)).toEqual([
      "look, protections: the bucket's policy **denies nothing any more**",
    ]);
  });

  test("is told of no policy that denies something still, or never did", () => {
    const denies = statements(["Deny", "s3:DeleteObjectVersion"]);
    const less = statements([...READS], ["Deny", "s3:PutObject"]);
    expect(gone(denies, less)).toEqual([]);
    expect(gone(after, statements(["Allow", "s3:*"]))).toEqual([]);
  });
});
