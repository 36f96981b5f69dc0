import type { CheckedAlarm } from "../alarm/alarm-rules";
import type { WarnedAlarm } from "../alarm/alarm-warnings";
import type { BackupBucketOptions } from "../bucket/backup-bucket-props";
import type { PostgresBackupStackProps } from "./postgres-backup-stack-props";

/** A stack as its alarm sees it. */
export function watched({
  alarm,
  backups,
  bucket,
  region,
}: PostgresBackupStackProps): CheckedAlarm & WarnedAlarm {
  return {
    alarm,
    jobs: backups.map((job) => ({
      name: job.name,
      prefix: job.prefix,
      repositories: job.trust.map(({ repository }) => repository),
      alarm: job.alarm,
      expireAfterDays: job.expireAfterDays,
    })),
    bucket,
    region,
    expireAfterDays: bucket.expireAfterDays,
  };
}

/** The bucket of a stack, which sends its events where an alarm listens. */
export function bucketOf({
  alarm,
  bucket,
}: PostgresBackupStackProps): BackupBucketOptions {
  return alarm === undefined ? bucket : { ...bucket, eventBridge: true };
}
