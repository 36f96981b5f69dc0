import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import type { Construct } from "constructs";
import type { PlacedBucket } from "./placed-bucket";

/**
 * Keeps the public out, whatever a policy or an access control list says.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function blockPublicAccess(
  scope: Construct,
  { bucket, dependsOn, provider }: PlacedBucket,
): S3BucketPublicAccessBlock {
  return new S3BucketPublicAccessBlock(scope, "public-access-block", {
    bucket,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
    provider,
    dependsOn,
  });
}
