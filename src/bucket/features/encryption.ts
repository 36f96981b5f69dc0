import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import type { Construct } from "constructs";
import type { SettingArguments } from "../setting-arguments";
import type { BucketFeature } from "./feature";

/**
 * Encrypts every backup, with keys that S3 manages or with a key of KMS, and refuses keys that a client brings (SSE-C):
 * with those, somebody who has taken over a role could lock the owner out of the backups.
 *
 * AWS does so by default for new buckets, with keys that S3 manages. Saying so keeps the plan free of a difference that
 * versions 6.25 to 6.39 of the AWS provider show otherwise.
 *
 * @param kmsKey the ARN of a key, or of its alias; none: keys that S3 manages
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html
 */
export function encryptObjects(
  scope: Construct,
  setting: SettingArguments,
  kmsKey?: string,
): S3BucketServerSideEncryptionConfigurationA {
  return new S3BucketServerSideEncryptionConfigurationA(
    scope,
    "server-side-encryption-configuration",
    {
      ...setting,
      rule: [
        {
          applyServerSideEncryptionByDefault:
            kmsKey === undefined
              ? { sseAlgorithm: "AES256" }
              : { sseAlgorithm: "aws:kms", kmsMasterKeyId: kmsKey },
          // One key for many objects spares requests to KMS, which cost money and are limited.
          bucketKeyEnabled: kmsKey === undefined ? undefined : true,
          blockedEncryptionTypes: ["SSE-C"],
        },
      ],
    },
  );
}

/**
 * Encryption, once the key is there. `UpdateObjectEncryption` encrypts a version anew, in its place; with a key that is
 * then deleted, it is gone.
 */
export const encryption: BucketFeature<object> = {
  turn: "encryption",
  place: (_, { scope, key }, setting) =>
    encryptObjects(
      scope,
      key === undefined
        ? setting
        : { ...setting, dependsOn: [...setting.dependsOn, key.ready] },
      key?.arn,
    ),
  destroys: ["s3:PutEncryptionConfiguration", "s3:UpdateObjectEncryption"],
  reads: ["s3:GetEncryptionConfiguration"],
  writes: ["s3:PutEncryptionConfiguration"],
};
