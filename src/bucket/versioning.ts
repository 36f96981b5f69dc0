import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { Construct } from "constructs";
import type { PlacedBucket } from "./placed-bucket";

/**
 * Keeps what is deleted or overwritten as an older version.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
 */
export function keepVersions(
  scope: Construct,
  { bucket, dependsOn, provider }: PlacedBucket,
): S3BucketVersioningA {
  return new S3BucketVersioningA(scope, "versioning", {
    bucket,
    versioningConfiguration: { status: "Enabled" },
    provider,
    dependsOn,
  });
}
