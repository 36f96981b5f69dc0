import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import type { Construct } from "constructs";
import type { SettingArguments } from "../setting-arguments";
import type { BucketFeature } from "./feature";

/**
 * Keeps the public out, whatever a policy or an access control list says.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
 */
export function blockPublicAccess(
  scope: Construct,
  setting: SettingArguments,
): S3BucketPublicAccessBlock {
  return new S3BucketPublicAccessBlock(scope, "public-access-block", {
    ...setting,
    blockPublicAcls: true,
    blockPublicPolicy: true,
    ignorePublicAcls: true,
    restrictPublicBuckets: true,
  });
}

/** No access for the public. */
export const publicAccess: BucketFeature<object> = {
  turn: "public access",
  place: (_, { scope }, setting) => blockPublicAccess(scope, setting),
  destroys: ["s3:PutBucketPublicAccessBlock"],
  reads: ["s3:GetBucketPublicAccessBlock"],
  writes: ["s3:PutBucketPublicAccessBlock"],
};
