import { required } from "../../validation/prop";
import type { Schema } from "../../validation/schema";
import { at } from "../../validation/values";
import { checkNamespace } from "../account-regional-name";
import { bucketName } from "../bucket-name-rules";
import type { BucketFeature } from "./feature";

/** What a bucket is called. */
export interface NameProps {
  /**
   * The bucket's name: 3 to 63 lower-case letters, digits and hyphens, once in all accounts of the partition. One that
   * ends in `-<account>-<region>-an` only that account can have; it takes version 6.37 of the AWS provider.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
   */
  readonly name: string;
}

export const NAME: Schema<NameProps> = { name: required(bucketName) };

/** The bucket itself. `ListBucket` is how Terraform asks whether it is there; it shows the names of backups. */
export const name: BucketFeature<NameProps> = {
  schema: NAME,
  check: (problems, path, { name }, place) => {
    checkNamespace(problems, at(path, "name"), name, place);
  },
  makes: (options) => ({ buckets: [{ prop: "name", name: options.name }] }),
  destroys: ["s3:DeleteBucket"],
  reads: [
    "s3:GetAccelerateConfiguration",
    "s3:GetBucketCORS",
    "s3:GetBucketRequestPayment",
    "s3:GetBucketWebsite",
    "s3:ListBucket",
  ],
  writes: ["s3:CreateBucket", "s3:DeleteBucket"],
};
