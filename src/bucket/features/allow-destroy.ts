import { at, checkFlag } from "../../validation/shape";
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

/** Whether Terraform may destroy the bucket. */
export const allowDestroy: BucketFeature<AllowDestroyProps> = {
  check: (problems, path, options) =>
    checkFlag(
      problems,
      at(path, "dangerouslyAllowDestroy"),
      options.dangerouslyAllowDestroy,
    ),
  bucket: (options) => ({
    preventDestroy: options.dangerouslyAllowDestroy !== true,
  }),
};
