import { createHash } from "node:crypto";
import {
  S3BucketLifecycleConfiguration,
  type S3BucketLifecycleConfigurationRule,
} from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import type { Construct } from "constructs";
import type { BackupFolder } from "../../trust/backup-role-props";
import type { SettingArguments } from "../setting-arguments";
import type { Retention } from "./retention";

const ABORT_AFTER_DAYS = 7;
const ID_LENGTH = 255;

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
  folders: readonly BackupFolder[] = [],
): S3BucketLifecycleConfiguration {
  return new S3BucketLifecycleConfiguration(scope, "lifecycle-configuration", {
    ...setting,
    rule: [...lifecycleRules(retention), ...folders.flatMap(expiryOfFolder)],
    // AWS's default, said so that the first plan shows it.
    transitionDefaultMinimumObjectSize: "all_storage_classes_128K",
  });
}

/** The rules for all of a bucket, each with an id that says what it does. */
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

/** The rule for one folder, if its backups expire after days of their own. */
function expiryOfFolder({
  prefix,
  expireAfterDays,
}: BackupFolder): S3BucketLifecycleConfigurationRule[] {
  if (prefix === undefined || expireAfterDays === undefined) return [];
  return [
    {
      id: shortened(`expire-after-days-${prefix}`),
      status: "Enabled",
      filter: [{ prefix: `${prefix}/` }],
      expiration: [{ days: expireAfterDays }],
    },
  ];
}

/** An id that AWS takes: of a long one the end is a hash, so that no two become the same. */
function shortened(id: string): string {
  if (id.length <= ID_LENGTH) return id;
  const hash = createHash("sha256").update(id).digest("hex").slice(0, 16);
  return `${id.slice(0, ID_LENGTH - hash.length - 1)}-${hash}`;
}
