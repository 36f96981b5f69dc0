import type { PolicyStatement } from "../../../src/aws/policy-document";
import { letIn } from "../../../src/bucket/policy/bucket-policy";
import { blockPublicAccess } from "../../../src/bucket/public-access";
import { countByType, only, synthForeign } from "../../support/synth";

const statement: PolicyStatement = {
  sid: "ListAllBackups",
  effect: "Allow",
  actions: ["s3:ListBucket"],
  principals: [{ type: "AWS", identifiers: ["arn:a"] }],
  resources: ["arn:aws:s3:::neon-s3-backup"],
};

const synth = () =>
  synthForeign((stack) => {
    const first = blockPublicAccess(stack, { bucket: "b", dependsOn: [] });
    letIn(stack, [statement], { bucket: "neon-s3-backup", dependsOn: [first] });
  });

test("the document has the statements as they are, and no other", () => {
  expect(only(synth().data, "aws_iam_policy_document")).toEqual({
    statement: [statement],
  });
});

test("the document depends on nothing, so that the first plan shows it in full", () => {
  expect(JSON.stringify(synth().data)).not.toMatch(/depends_on|\$\{/);
});

test("the bucket has one policy, the document's text, and it waits for what must be done before", () => {
  const { resource } = synth();
  expect(countByType(resource)).toEqual({
    aws_s3_bucket_policy: 1,
    aws_s3_bucket_public_access_block: 1,
  });
  expect(only(resource, "aws_s3_bucket_policy")).toEqual({
    bucket: "neon-s3-backup",
    policy: "${data.aws_iam_policy_document.policy-document.json}",
    depends_on: ["aws_s3_bucket_public_access_block.public-access-block"],
  });
});
