import { saidOf } from "../support/said-of";

const WITH_IT = "nothing, what goes: goes with what it belongs to";

test.each([
  ["aws_s3_bucket", { bucket: "a" }, "aws_s3_bucket_policy", { bucket: "a" }],
  [
    "aws_s3_bucket",
    { bucket: "a" },
    "aws_s3_bucket_lifecycle_configuration",
    { bucket: "a" },
  ],
  ["aws_iam_role", { name: "a" }, "aws_iam_role_policy", { role: "a" }],
  [
    "aws_iam_role",
    { id: "a" },
    "aws_iam_role_policy_attachment",
    { role: "a", policy_arn: "p" },
  ],
  ["aws_iam_user", { name: "a" }, "aws_iam_user_policy", { user: "a" }],
  ["aws_kms_key", { key_id: "a" }, "aws_kms_alias", { target_key_id: "a" }],
  ["aws_kms_key", { arn: "a" }, "aws_kms_key_policy", { key_id: "a" }],
  [
    "aws_security_group",
    { id: "a" },
    "aws_security_group_rule",
    { security_group_id: "a" },
  ],
])("%s %j takes %s with it", (owner, names, type, before) => {
  expect(saidOf({ type: owner, before: names }, { type, before })).toContain(
    WITH_IT,
  );
  expect(
    saidOf({ type: owner, before: { id: "another" } }, { type, before }),
  ).not.toContain(WITH_IT);
  expect(
    saidOf({ type: owner, before: names, after: names }, { type, before }),
  ).not.toContain(WITH_IT);
});

test("data in a bucket is told by itself", () => {
  expect(
    saidOf(
      { type: "aws_s3_bucket", before: { bucket: "a" } },
      { type: "aws_s3_bucket_object", before: { bucket: "a" } },
    ),
  ).toContain("data at risk, what goes: **destroyed**, with all that is in it");
});
