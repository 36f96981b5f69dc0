import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import type { Construct } from "constructs";
import type { PlacedBucket } from "./placed-bucket";

/**
 * Makes the account own every backup, whoever wrote it, and turns access control lists off.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
export function ownObjects(
  scope: Construct,
  { bucket, dependsOn, provider }: PlacedBucket,
): S3BucketOwnershipControls {
  return new S3BucketOwnershipControls(scope, "ownership-controls", {
    bucket,
    rule: { objectOwnership: "BucketOwnerEnforced" },
    provider,
    dependsOn,
  });
}
