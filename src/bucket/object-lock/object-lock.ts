import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import type { Construct } from "constructs";
import type { PlacedBucket } from "../placed-bucket";

/** How backups are locked, so that not even an administrator can delete them for good. */
export interface ObjectLock {
  /**
   * `GOVERNANCE`: whoever has the permission `s3:BypassGovernanceRetention` can still delete for good.
   * `COMPLIANCE`: nobody can, not even the account's root user, until the days are over.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html#object-lock-retention-modes
   */
  readonly mode: "GOVERNANCE" | "COMPLIANCE";

  /** How many days a backup is locked from when it is made, from 1 to 36500. */
  readonly retentionDays: number;
}

/**
 * Locks every new backup for a number of days. The bucket itself must have been made with Object Lock.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-configure.html
 */
export function lockObjects(
  scope: Construct,
  { mode, retentionDays }: ObjectLock,
  { bucket, dependsOn, provider }: PlacedBucket,
): S3BucketObjectLockConfigurationA {
  return new S3BucketObjectLockConfigurationA(
    scope,
    "object-lock-configuration",
    {
      bucket,
      rule: { defaultRetention: { mode, days: retentionDays } },
      provider,
      dependsOn,
    },
  );
}

/** What nobody can undo once the plan is applied. */
export function objectLockWarning({ mode, retentionDays }: ObjectLock): string {
  const days = retentionDays === 1 ? "1 day" : `${retentionDays} days`;
  const who =
    mode === "COMPLIANCE"
      ? `for ${days} after it is made nobody can delete a backup for good, not even the account's root user, and the bucket can't be destroyed; the days can be made more, never less for backups that are there`
      : `for ${days} after it is made a backup can be deleted for good only with the permission s3:BypassGovernanceRetention`;
  return `Object Lock can't be undone: once applied it stays on as long as the bucket exists, and ${who}. Deleting a backup, as the workflow does, still hides it; the storage is paid for until the lock is over`;
}
