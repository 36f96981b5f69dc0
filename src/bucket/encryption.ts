import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import type { Construct } from "constructs";
import type { PlacedBucket } from "./placed-bucket";

/**
 * Encrypts every backup with keys that S3 manages, and refuses keys that a client brings (SSE-C): with those, somebody
 * who has taken over a role could lock the owner out of the backups.
 *
 * AWS does both by default for new buckets. Saying so keeps the plan free of a difference that versions 6.25 to 6.39
 * of the AWS provider show otherwise.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
 */
export function encryptObjects(
  scope: Construct,
  { bucket, dependsOn }: PlacedBucket,
): S3BucketServerSideEncryptionConfigurationA {
  return new S3BucketServerSideEncryptionConfigurationA(
    scope,
    "server-side-encryption-configuration",
    {
      bucket,
      rule: [
        {
          applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" },
          blockedEncryptionTypes: ["SSE-C"],
        },
      ],
      dependsOn,
    },
  );
}
