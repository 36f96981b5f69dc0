import {
  alarmWarnings,
  type WarnedAlarm,
} from "../../src/alarm/alarm-warnings";
import type { WatchedJob } from "../../src/alarm/alarmed-job";

const MAIL = { email: "backups@example.com" };
const CONFIRM =
  "The alarm tells nobody before its mail is confirmed: AWS sends it to the address with the first apply";
const job = (name: string, alarm?: WatchedJob["alarm"]): WatchedJob => ({
  name,
  repositories: ["octo-org/octo-repo"],
  alarm,
});

const about = (change: Partial<WarnedAlarm>, afterHours = 36) =>
  alarmWarnings({
    alarm: { afterHours, notify: MAIL },
    jobs: [job("acme")],
    ...change,
  });

test("that the mail must be confirmed is said, and nothing else of an alarm that fits a nightly backup", () => {
  expect(about({})).toEqual([CONFIRM]);
});

test("that a topic and its key must let CloudWatch publish is said instead", () => {
  const topicArn = "arn:aws:sns:us-east-1:123456789012:on-call";
  expect(about({ alarm: { afterHours: 36, notify: { topicArn } } })).toEqual([
    "The alarm tells nobody unless the policy of its topic, and of the key that encrypts it, let cloudwatch.amazonaws.com publish: see docs/alarm.md",
  ]);
});

test("where there is no alarm nothing is said", () => {
  expect(about({ alarm: undefined, expireAfterDays: 1 })).toEqual([]);
});

test("an alarm that a late night sets off is said to be one, with the jobs that have it", () => {
  const early = (jobs: string) =>
    `The alarm of ${jobs} rings falsely where the backup is nightly and GitHub starts it late, by up to 12 hours: let \`afterHours\` be 36 at least`;

  expect(about({}, 35)).toEqual([CONFIRM, early("acme")]);
  expect(
    about({
      jobs: [
        job("a", { afterHours: 2 }),
        job("b", { afterHours: 35 }),
        job("c"),
        job("d", false),
        job("e", { afterHours: 35 }),
        job("f", { afterHours: 35 }),
      ],
    }),
  ).toEqual([CONFIRM, early("a, b, e and 1 more")]);
});

test("a bucket that deletes the last good backup before somebody can mend what is wrong is said to", () => {
  const late = (days: string) =>
    `The bucket deletes backups after ${days}, which leaves less than 72 hours from the alarm of acme to the deletion of the last good one: let \`expireAfterDays\` be more, or \`afterHours\` less`;

  expect(about({ expireAfterDays: 1 })).toEqual([CONFIRM, late("1 day")]);
  expect(about({ expireAfterDays: 4 })).toEqual([CONFIRM, late("4 days")]);
  expect(about({ expireAfterDays: 5 })).toEqual([CONFIRM]);
  expect(about({ expireAfterDays: 10 }, 168)).toEqual([CONFIRM]);
  expect(about({ expireAfterDays: 9 }, 168)).toEqual([CONFIRM, late("9 days")]);
});

test("so is one that deletes those of some jobs as early, each by the days that hold for it", () => {
  const late = (days: number, jobs: string) =>
    expect.stringContaining(
      `deletes backups after ${days} days, which leaves less than 72 hours from the alarm of ${jobs} to`,
    );
  const expiring = (name: string, expireAfterDays?: number) => ({
    ...job(name),
    expireAfterDays,
  });
  const jobs = [
    expiring("a", 4),
    expiring("b", 3),
    expiring("c"),
    expiring("d", 4),
    expiring("e", 5),
  ];

  expect(about({ jobs })).toEqual([CONFIRM, late(4, "a, d"), late(3, "b")]);
  expect(about({ jobs, expireAfterDays: 30 })).toHaveLength(3);
});
