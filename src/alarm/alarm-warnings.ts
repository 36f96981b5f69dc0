import type { AlarmOptions } from "./alarm-props";
import {
  alarmedJobs,
  type AlarmedJob,
  sendsMail,
  type WatchedJob,
} from "./alarmed-job";

/** The hours from one nightly backup to the next, where GitHub starts the second one as late as it has been seen to. */
const LATE_NIGHT = 24 + 12;

/** How many hours somebody needs at least to mend what an alarm tells of: a long weekend. */
const HOURS_TO_MEND = 72;

/** What alarms are told apart from in warnings. */
export interface WarnedAlarm {
  readonly alarm?: AlarmOptions;
  readonly jobs: readonly WatchedJob[];
  /** After how many days the bucket deletes backups, if it does. */
  readonly expireAfterDays?: number;
}

/** What is said at synth of an alarm that breaks no rule. */
export function alarmWarnings({
  alarm,
  jobs,
  expireAfterDays = Infinity,
}: WarnedAlarm): readonly string[] {
  if (alarm === undefined) return [];
  const alarmed = alarmedJobs(alarm, jobs);
  const early = alarmed.filter(({ afterHours }) => afterHours < LATE_NIGHT);
  const late = alarmed
    .map((job) => ({ ...job, days: job.expireAfterDays ?? expireAfterDays }))
    .filter(({ afterHours, days }) => days * 24 - afterHours < HOURS_TO_MEND);
  return [
    sendsMail(alarm.notify)
      ? "The alarm tells nobody before its mail is confirmed: AWS sends it to the address with the first apply"
      : "The alarm tells nobody unless the policy of its topic, and of the key that encrypts it, let cloudwatch.amazonaws.com publish: see docs/alarm.md",
    ...(early.length === 0
      ? []
      : [
          `The alarm of ${some(early)} rings falsely where the backup is nightly and GitHub starts it late, by up to 12 hours: let \`afterHours\` be ${LATE_NIGHT} at least`,
        ]),
    ...[...new Set(late.map(({ days }) => days))].map(
      (days) =>
        `The bucket deletes backups after ${days} ${days === 1 ? "day" : "days"}, which leaves less than ${HOURS_TO_MEND} hours from the alarm of ${some(late.filter((job) => job.days === days))} to the deletion of the last good one: let \`expireAfterDays\` be more, or \`afterHours\` less`,
    ),
  ];
}

function some(jobs: readonly AlarmedJob[]): string {
  const names = jobs.map(({ name }) => name);
  const shown = names.slice(0, 3).join(", ");
  return names.length > 3 ? `${shown} and ${names.length - 3} more` : shown;
}
