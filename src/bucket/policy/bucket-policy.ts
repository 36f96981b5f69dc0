import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import type { Construct } from "constructs";
import type { PolicyStatement } from "../../aws/policy-document";
import type { PlacedBucket } from "../placed-bucket";

/**
 * Gives a bucket its policy. The policy's text depends on names alone; only its place in the order depends on
 * resources, so that the first plan shows it in full.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-policies.html
 */
export function setBucketPolicy(
  scope: Construct,
  statements: PolicyStatement[],
  { bucket, dependsOn, provider }: PlacedBucket,
): S3BucketPolicy {
  const document = new DataAwsIamPolicyDocument(scope, "policy-document", {
    statement: statements,
  });
  return new S3BucketPolicy(scope, "policy", {
    bucket,
    policy: document.json,
    provider,
    dependsOn,
  });
}
