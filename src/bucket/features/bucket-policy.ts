import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import type { Construct } from "constructs";
import type { PolicyStatement } from "../../aws/policy-document";
import type { SettingArguments } from "../setting-arguments";
import type { BucketFeature } from "./feature";

/**
 * Gives a bucket its policy. The policy's text depends on names alone; only its place in the order depends on
 * resources, so that the first plan shows it in full.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
 */
export function setBucketPolicy(
  scope: Construct,
  statements: readonly PolicyStatement[],
  setting: SettingArguments,
): S3BucketPolicy {
  const document = new DataAwsIamPolicyDocument(scope, "policy-document", {
    statement: [...statements],
  });
  return new S3BucketPolicy(scope, "policy", {
    ...setting,
    policy: document.json,
  });
}

/** The policy, once the principals that it names are there. */
export const bucketPolicy: BucketFeature<object> = {
  turn: "policy",
  place: (_, { jobs, scope, statements = [] }, setting) =>
    setBucketPolicy(scope, statements, {
      ...setting,
      dependsOn: [
        ...setting.dependsOn,
        ...jobs.flatMap((job) => job.dependsOn),
      ],
    }),
  destroys: ["s3:DeleteBucketPolicy", "s3:PutBucketPolicy"],
  reads: ["s3:GetBucketPolicy"],
  writes: ["s3:DeleteBucketPolicy", "s3:PutBucketPolicy"],
};
