import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import type { Construct } from "constructs";
import type { SettingArguments } from "../setting-arguments";
import { bucketArn } from "../../aws/arn";
import { choice, days } from "../../validation/kinds";
import { required } from "../../validation/prop";
import { object, type Schema } from "../../validation/schema";
import type { ReplicationProps } from "./replication-props";
import type { BucketFeature } from "./feature";

export interface ObjectLockProps {
  /**
   * Locks every backup for a number of days. Can't be undone, and must be chosen before the bucket is made.
   *
   * @default - backups can be deleted for good by those who may
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
   */
  readonly objectLock?: ObjectLock;
}

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
  setting: SettingArguments,
): S3BucketObjectLockConfigurationA {
  return new S3BucketObjectLockConfigurationA(
    scope,
    "object-lock-configuration",
    {
      ...setting,
      rule: { defaultRetention: { mode, days: retentionDays } },
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

const OBJECT_LOCK: Schema<ObjectLockProps> = {
  objectLock: object<ObjectLock>(
    {
      mode: required(choice(["GOVERNANCE", "COMPLIANCE"])),
      retentionDays: required(days),
    },
    {
      fix: 'write { mode: "GOVERNANCE", retentionDays: 14 }, or leave the prop out',
    },
  ),
};

/** Locks, of backups and of the copies that are made of them. */
export const objectLock: BucketFeature<ObjectLockProps & ReplicationProps> = {
  schema: OBJECT_LOCK,
  bucket: (options) => (options.objectLock ? { objectLockEnabled: true } : {}),
  turn: "lock",
  place: (options, { scope }, setting) =>
    options.objectLock && lockObjects(scope, options.objectLock, setting),
  destroys: [
    "s3:BypassGovernanceRetention",
    "s3:PutBucketObjectLockConfiguration",
    "s3:PutObjectLegalHold",
    "s3:PutObjectRetention",
  ],
  reads: ["s3:GetBucketObjectLockConfiguration"],
  needs: (options, { account, bucketArn: own }) => {
    const { objectLock, replication } = options;
    if (objectLock === undefined) return [];
    const copies =
      replication?.source === "create"
        ? [bucketArn(account, replication.bucketName)]
        : [];
    return [
      {
        verb: "Lock",
        of: "Buckets",
        resources: [own, ...copies],
        writes: ["s3:PutBucketObjectLockConfiguration"],
      },
    ];
  },
  warnings: (options) =>
    options.objectLock ? [objectLockWarning(options.objectLock)] : [],
};
