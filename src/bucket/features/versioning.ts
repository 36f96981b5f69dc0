import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import type { Construct } from "constructs";
import type { SettingArguments } from "../setting-arguments";
import type { BucketFeature } from "./feature";

/**
 * Keeps what is deleted or overwritten as an older version.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html
 */
export function keepVersions(
  scope: Construct,
  setting: SettingArguments,
): S3BucketVersioningA {
  return new S3BucketVersioningA(scope, "versioning", {
    ...setting,
    versioningConfiguration: { status: "Enabled" },
  });
}

/** Versions. */
export const versioning: BucketFeature<object> = {
  turn: "versions",
  place: (_, { scope }, setting) => keepVersions(scope, setting),
  destroys: ["s3:DeleteObjectVersion", "s3:PutBucketVersioning"],
  reads: ["s3:GetBucketVersioning"],
  writes: ["s3:PutBucketVersioning"],
};
