import type { ObjectLockProps } from "../features/object-lock";

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

  /** How many days after it was made a backup moves, from 0 to 36500. AWS asks for 30 at least for `STANDARD_IA`. */
  readonly afterDays: number;
}

export interface RetentionProps {
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
}: RetentionProps & ObjectLockProps): Retention {
  return {
    recoverableDays:
      recoverableDays ??
      Math.max(RECOVERABLE_DAYS, objectLock?.retentionDays ?? 0),
    expireAfterDays,
    transitions,
  };
}
