import { addMissing } from "../validation/prop";
import type { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import { isUnknown } from "../validation/values";
import { RULE_NAME_LENGTH, ruleName } from "./alarm-names";
import type { AlarmOptions } from "./alarm-props";
import { alarmedJobs, type WatchedJob } from "./alarmed-job";

/** An alarm, and what it watches. Each for itself keeps its rules. */
export interface CheckedAlarm {
  readonly alarm?: AlarmOptions;
  readonly jobs: readonly WatchedJob[];
  readonly bucket: { readonly name: string; readonly eventBridge?: boolean };
  readonly region: string;
}

const OF_STACK = rule(
  "must not be given without the stack's `alarm`, which says who is told",
);
const SOME_JOB = rule("must be for one job at least");
const EVENTS = rule(
  "must not be false beside `alarm`, which hears of backups by the bucket's events",
);
const FEW_RULES = rule(
  (most: number) =>
    `must be at most ${most} jobs with an alarm, since AWS allows so many rules on an event bus in this region`,
);
const SHORT_NAME = rule(
  (longest: string) =>
    `must leave room for the longest job's name: the rule ${JSON.stringify(longest)} would have more than ${RULE_NAME_LENGTH} characters`,
);

/** Where AWS allows fewer rules than elsewhere. @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const REGIONS_OF_FEW_RULES = ["af-south-1", "eu-south-1"];

/** Checks an alarm together with the jobs and the bucket. */
export function checkAlarm(problems: Problems, checked: CheckedAlarm): void {
  const { alarm, jobs, bucket, region } = checked;
  if (alarm === undefined) {
    jobs.forEach((job, index) => {
      if (job.alarm)
        problems.add(
          `backups[${index}].alarm`,
          OF_STACK,
          job.alarm,
          "write the stack's `alarm`, or leave this one out",
        );
    });
    return;
  }
  if (bucket.eventBridge === false)
    problems.add(
      "bucket.eventBridge",
      EVENTS,
      false,
      "leave it out, or write true",
    );
  const alarmed = alarmedJobs(alarm, jobs).map((job) => job.name);
  if (alarmed.length === 0)
    problems.add(
      "alarm",
      SOME_JOB,
      alarm,
      "leave it out, or write no `alarm: false` for one of the jobs",
    );
  const most = REGIONS_OF_FEW_RULES.includes(region) ? 100 : 300;
  if (alarmed.length > most)
    problems.add(
      "backups",
      FEW_RULES(most),
      alarmed.length,
      "write `alarm: false` for some of them, or make a second stack in another region",
    );
  checkName(problems, alarm.name ?? bucket.name, alarmed);
}

/** Names that only Terraform knows are not made into names of which it must be known how long they are. */
function checkName(
  problems: Problems,
  name: string,
  jobNames: readonly string[],
): void {
  if (isUnknown(name)) {
    addMissing(
      problems,
      "alarm.name",
      "write a name, since only Terraform knows the bucket's",
    );
    return;
  }
  const longest = jobNames.reduce(
    (one, other) => (other.length > one.length ? other : one),
    "",
  );
  const room = RULE_NAME_LENGTH - ruleName("", longest).length;
  if (name.length > room)
    problems.add(
      "alarm.name",
      SHORT_NAME(ruleName(name, longest)),
      name,
      room > 0
        ? `write a name of at most ${room} ${room === 1 ? "character" : "characters"}`
        : `shorten the job's name`,
    );
}
