import type { BackupBucketOptions } from "../backup-bucket-props";

/** The classes of storage that backups can move to, each colder than the one before. */
export const STORAGE_CLASSES = [
  "STANDARD_IA",
  "INTELLIGENT_TIERING",
  "GLACIER_IR",
  "GLACIER",
  "DEEP_ARCHIVE",
] as const;

/**
 * A class of storage that backups can move to.
 *
 * @useDeclaredType
 */
export type StorageClass = (typeof STORAGE_CLASSES)[number];

/** A move of backups to a colder class of storage. */
export interface Transition {
  /**
   * The class to move to. From `GLACIER` and `DEEP_ARCHIVE` a backup must be restored before it can be read, which
   * takes from minutes to two days.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html
   */
  readonly storageClass: StorageClass;

  /** How many days after it was made a backup moves. AWS asks for 30 at least for `STANDARD_IA`. */
  readonly afterDays: number;
}

/** How long backups are kept, and where. */
export interface Retention {
  /** How many days a deleted or overwritten backup can be brought back. */
  readonly recoverableDays: number;
  /** After how many days a backup is deleted; none: never. */
  readonly expireAfterDays?: number;
  readonly transitions?: readonly Transition[];
}

const RECOVERABLE_DAYS = 30;

/** How long the backups of a bucket are kept, as its props and the defaults say. */
export function retentionOf({
  recoverableDays,
  expireAfterDays,
  transitions,
  objectLock,
}: BackupBucketOptions): Retention {
  return {
    recoverableDays:
      recoverableDays ??
      Math.max(RECOVERABLE_DAYS, objectLock?.retentionDays ?? 0),
    expireAfterDays,
    transitions,
  };
}
