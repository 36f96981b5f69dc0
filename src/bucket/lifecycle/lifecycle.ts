import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { Construct } from "constructs";
import type { SettingArguments } from "../setting-arguments";
import type { Retention } from "./retention";

const ABORT_AFTER_DAYS = 7;

/**
 * Keeps deleted and overwritten backups for a while and then removes them, with what interrupted uploads have left.
 * Must come after versioning.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html
 */
export function expireLeftovers(
  scope: Construct,
  retention: Retention,
  setting: SettingArguments,
): S3BucketLifecycleConfiguration {
  return new S3BucketLifecycleConfiguration(scope, "lifecycle-configuration", {
    ...setting,
    rule: lifecycleRules(retention),
    // AWS's default, said so that the first plan shows it.
    transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
  });
}

/** The rules of a bucket's lifecycle. Each is for all of the bucket, and has an id that says what it does. */
function lifecycleRules({
  recoverableDays,
  expireAfterDays,
  transitions = [],
}: Retention): S3BucketLifecycleConfigurationRule[] {
  const rule = (
    id: string,
    what: Omit<S3BucketLifecycleConfigurationRule, "id" | "status" | "filter">,
  ) => ({ id, status: "Enabled", filter: [{}], ...what });
  return [
    rule("abort-incomplete-uploads", {
      abortIncompleteMultipartUpload: [
        { daysAfterInitiation: ABORT_AFTER_DAYS },
      ],
    }),
    rule("expire-deleted-and-overwritten", {
      noncurrentVersionExpiration: [{ noncurrentDays: recoverableDays }],
      expiration: [{ expiredObjectDeleteMarker: true }],
    }),
    ...(transitions.length === 0
      ? []
      : [
          rule("move-to-colder-storage", {
            transition: transitions.map(({ storageClass, afterDays }) => ({
              storageClass,
              days: afterDays,
            })),
          }),
        ]),
    ...(expireAfterDays === undefined
      ? []
      : [
          rule("expire-after-days", {
            expiration: [{ days: expireAfterDays }],
          }),
        ]),
  ];
}
