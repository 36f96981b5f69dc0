import type { BackupBucketOptions } from "./backup-bucket-props";
import { retentionOf } from "./lifecycle/retention";
import { retentionWarnings } from "./lifecycle/retention-warnings";
import { objectLockWarning } from "./object-lock/object-lock";
import { replicationWarnings } from "./replication/replication-warnings";

/** What is said at synth of a bucket that breaks no rule: what can't be undone, must hold elsewhere, or costs in vain. */
export function bucketWarnings(
  options: BackupBucketOptions,
): readonly string[] {
  const { objectLock } = options;
  return [
    ...(objectLock === undefined ? [] : [objectLockWarning(objectLock)]),
    ...replicationWarnings(options),
    ...retentionWarnings(retentionOf(options)),
  ];
}
