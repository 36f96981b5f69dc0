import { flag } from "../../validation/kinds";
import type { Schema } from "../../validation/schema";
import type { BucketFeature } from "./feature";

export interface AllowDestroyProps {
  /**
   * Lets Terraform destroy the bucket, or replace it, and with it the buckets and keys that are made for it. Even so a
   * bucket that holds anything is not destroyed: all versions of all backups must be deleted first.
   *
   * @default false
   * @see https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy
   */
  readonly dangerouslyAllowDestroy?: boolean;
}

export const ALLOW_DESTROY: Schema<AllowDestroyProps> = {
  dangerouslyAllowDestroy: flag,
};

/** Whether Terraform may destroy the bucket. */
export const allowDestroy: BucketFeature<AllowDestroyProps> = {
  schema: ALLOW_DESTROY,
  bucket: (options) => ({
    preventDestroy: options.dangerouslyAllowDestroy !== true,
  }),
};
