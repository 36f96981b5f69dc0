import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { BackupRole } from "../trust/backup-role";
import type { AccessLogs } from "./access-logs/access-logs";
import type { KmsKey } from "./kms/kms-key";
import type { Transition } from "./lifecycle/retention";
import type { ObjectLock } from "./object-lock/object-lock";
import type { OnlyFrom } from "./policy/only-from";
import type { Replication } from "./replication/replication";

/** What the bucket for backups is called, and how it protects them beyond what it always does. */
export interface BackupBucketOptions {
  /**
   * The bucket's name: 3 to 63 lower-case letters, digits and hyphens, once in all accounts of the partition.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
   */
  readonly name: string;

  /**
   * Tags of the bucket, beside the stack's default tags.
   *
   * @default - no tags
   */
  readonly tags?: Readonly<Record<string, string>>;

  /**
   * How many days a deleted or overwritten backup can be brought back, from 1 to 36500. Then it is deleted for good.
   *
   * @default 30, or the days of `objectLock` if they are more
   */
  readonly recoverableDays?: number;

  /**
   * After how many days a backup is deleted, from 1 to 36500. It can be brought back for `recoverableDays` more.
   *
   * @default - never; the workflow deletes old backups itself
   */
  readonly expireAfterDays?: number;

  /**
   * Moves of backups to colder, cheaper classes of storage, in the order in which they happen.
   *
   * @default - backups stay in S3 Standard
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html
   */
  readonly transitions?: readonly Transition[];

  /**
   * The ARNs of the roles and users who alone may delete backups for good and change the bucket's protections. Whoever
   * applies must be one of them; apply stops otherwise. The account's root user always is.
   *
   * @default - everyone whom the account allows to, except the backup roles
   */
  readonly administrators?: readonly string[];

  /**
   * Encrypts with a key of KMS, so that every use of it is logged and can be stopped. Uploads that ask for another
   * encryption are refused.
   *
   * @default - keys that S3 manages
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
   */
  readonly kmsKey?: KmsKey;

  /**
   * Locks every backup for a number of days. Can't be undone, and must be chosen before the bucket is made.
   *
   * @default - backups can be deleted for good by those who may
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html
   */
  readonly objectLock?: ObjectLock;

  /**
   * Writes a line for every request to the bucket.
   *
   * @default - requests are not logged
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
   */
  readonly accessLogs?: AccessLogs;

  /**
   * Copies every backup to another bucket. Backups from before are not copied.
   *
   * @default - no copies
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
   */
  readonly replication?: Replication;

  /**
   * Sends the bucket's events to EventBridge.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
   */
  readonly eventBridge?: boolean;

  /**
   * Where requests for backups must come from.
   *
   * @default - anywhere
   */
  readonly onlyFrom?: OnlyFrom;

  /**
   * Lets Terraform destroy the bucket, or replace it, and with it the buckets and keys that are made for it. Even so a
   * bucket that holds anything is not destroyed: all versions of all backups must be deleted first.
   *
   * @default false
   * @see https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy
   */
  readonly dangerouslyAllowDestroy?: boolean;
}

/** A bucket for backups, where it is, and the roles that can reach it. */
export interface BackupBucketProps extends BackupBucketOptions {
  /** The roles that the bucket's policy lets in, in the account that owns the bucket. */
  readonly roles: readonly BackupRole[];

  /**
   * The region of the bucket, which is that of its AWS provider.
   *
   * @default - not known here; `kmsKey` and `replication` need it
   */
  readonly region?: string;

  /**
   * An AWS provider for the region of a replica that is made here.
   *
   * @default - none; `replication` with the source `"create"` needs one
   */
  readonly replicaProvider?: AwsProvider;
}
