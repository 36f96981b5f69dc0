import type {
  AlarmCounts,
  AlarmNotify,
  AlarmOptions,
  JobAlarmOptions,
} from "./alarm-props";

/** A job as an alarm sees it. */
export interface WatchedJob {
  readonly name: string;
  /** The folder of the job's backups; `undefined` for the whole bucket. */
  readonly prefix?: string;
  /** The repositories whose workflows make the job's backups. */
  readonly repositories: readonly string[];
  readonly alarm?: false | JobAlarmOptions;
  /** After how many days the job's backups are deleted, if not after those of the bucket. */
  readonly expireAfterDays?: number;
}

/** A job that has an alarm, with the stack's values where it has none of its own. */
export interface AlarmedJob extends Omit<WatchedJob, "alarm"> {
  readonly afterHours: number;
  readonly counts: AlarmCounts;
}

/** The jobs that have an alarm. */
export function alarmedJobs(
  { afterHours, counts = "verified" }: AlarmOptions,
  jobs: readonly WatchedJob[],
): readonly AlarmedJob[] {
  return jobs.flatMap(({ alarm = {}, ...job }) =>
    alarm === false
      ? []
      : [
          {
            ...job,
            afterHours: alarm.afterHours ?? afterHours,
            counts: alarm.counts ?? counts,
          },
        ],
  );
}

/** Whether a topic is made for the alarm, which sends mail; else there is one. */
export function sendsMail(
  notify: AlarmNotify,
): notify is Extract<AlarmNotify, { readonly email: string }> {
  return "email" in notify && notify.email !== undefined;
}
