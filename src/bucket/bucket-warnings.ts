import type { BackupBucketOptions } from "./backup-bucket-props";
import { FEATURES } from "./features";

/** What is said at synth of a bucket that breaks no rule: what can't be undone, must hold elsewhere, or costs in vain. */
export function bucketWarnings(
  options: BackupBucketOptions,
): readonly string[] {
  return FEATURES.flatMap(({ warnings }) => warnings?.(options) ?? []);
}
