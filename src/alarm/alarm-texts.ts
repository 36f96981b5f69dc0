import type { AlarmedJob } from "./alarmed-job";
import { countedFolder } from "./event-pattern";
import { logGroupName } from "./alarm-names";

/** Whose backups an alarm waits for. */
export interface AlarmPlace {
  readonly bucketName: string;
  /** What the names of the alarm's resources start with. */
  readonly name: string;
}

/** What a rule is for. */
export function ruleDescription(
  { bucketName }: AlarmPlace,
  job: AlarmedJob,
): string {
  return `Runs for each backup of ${job.name} that counts: ${what(job)} in s3://${bucketName}/${countedFolder(job)}`;
}

/**
 * What stands in the mail: what is missing, and what to do. CloudWatch takes 1024 characters, and this is below in any
 * case: names are bounded, and of the repositories one is named.
 */
export function alarmDescription(
  { bucketName, name }: AlarmPlace,
  job: AlarmedJob,
): string {
  return [
    `No backup of ${job.name} has come for ${job.afterHours} hours: no ${what(job)} in s3://${bucketName}/${countedFolder(job)}.`,
    `Look at the last runs of its workflow, under "Actions" of ${some(job.repositories)}: it has failed, or GitHub has not started it, as happens in public repositories after 60 days without activity.`,
    "Start it by hand once that is mended: with the next backup that counts this alarm is OK again.",
    `What has come is listed in the log group ${logGroupName(name)}.`,
  ].join(" ");
}

function what({ counts }: AlarmedJob): string {
  return counts === "verified"
    ? "manifest"
    : `object of ${counts.smallestBytes} bytes or more`;
}

function some(repositories: readonly string[]): string {
  const [first, ...others] = new Set(repositories);
  return others.length > 0 ? `${first} or ${others.length} more` : `${first}`;
}
