import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import type { Construct } from "constructs";
import type { SettingArguments } from "../setting-arguments";
import type { BucketFeature } from "./feature";

/**
 * Makes the account own every backup, whoever wrote it, and turns access control lists off.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
 */
export function ownObjects(
  scope: Construct,
  setting: SettingArguments,
): S3BucketOwnershipControls {
  return new S3BucketOwnershipControls(scope, "ownership-controls", {
    ...setting,
    rule: { objectOwnership: "BucketOwnerEnforced" },
  });
}

/** One owner, and no access control lists. */
export const ownership: BucketFeature<object> = {
  turn: "ownership",
  place: (_, { scope }, setting) => ownObjects(scope, setting),
  destroys: ["s3:PutBucketAcl", "s3:PutBucketOwnershipControls"],
  reads: ["s3:GetBucketAcl", "s3:GetBucketOwnershipControls"],
  writes: ["s3:PutBucketOwnershipControls"],
};
