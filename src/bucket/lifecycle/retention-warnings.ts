import type { Retention, StorageClass } from "./retention";

/**
 * The days that AWS bills at least for what was moved to a class of storage, however early it leaves.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-class-intro.html#sc-compare
 */
const BILLED_DAYS: Readonly<Record<StorageClass, number>> = {
  STANDARD_IA: 30,
  INTELLIGENT_TIERING: 0,
  GLACIER_IR: 90,
  GLACIER: 90,
  DEEP_ARCHIVE: 180,
};

/** The moves to colder storage that cost more days than backups stay there, because they move on or expire first. */
export function retentionWarnings({
  recoverableDays,
  expireAfterDays = Infinity,
  transitions = [],
}: Retention): readonly string[] {
  return transitions.flatMap(({ storageClass, afterDays }, index) => {
    const leave =
      transitions[index + 1]?.afterDays ?? expireAfterDays + recoverableDays;
    const days = leave - afterDays;
    const billed = BILLED_DAYS[storageClass];
    return days >= billed
      ? []
      : [
          `Backups stay in ${storageClass} for ${days} ${days === 1 ? "day" : "days"}, and AWS bills ${billed} at least: move them there earlier, keep them there longer, or leave that move out`,
        ];
  });
}
