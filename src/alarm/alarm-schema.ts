import type { Place } from "../aws/place";
import { text, wholeNumber } from "../validation/kinds";
import { known, type Prop, required } from "../validation/prop";
import { rule } from "../validation/rules";
import { object, type Schema } from "../validation/schema";
import { matching } from "../validation/text-rule";
import { isRecord } from "../validation/values";
import type { AlarmOptions, JobAlarmOptions } from "./alarm-props";
import { MOST_HOURS } from "./metric-alarm";
import { topicArn } from "./topic-arn-rules";

/** An hour alone would ring where two backups of an hourly job come early and late. */
const FEWEST_HOURS = 2;

/** An empty gzip has 20 bytes. */
const SMALLEST_BYTES = 21;

/** From here on EventBridge does not compare numbers reliably. */
const LARGEST_BYTES = 5_000_000_000;

const afterHours = wholeNumber("hours", FEWEST_HOURS, MOST_HOURS, (value) =>
  typeof value === "string" && /^\d+$/.test(value)
    ? "write it without quotes"
    : "write 36 for a nightly backup, which GitHub may start 12 hours late",
);

const smallestBytes = wholeNumber(
  "bytes",
  SMALLEST_BYTES,
  LARGEST_BYTES,
  () =>
    "write a size below that of the smallest good backup, such as 1000; an empty gzip has 20 bytes",
);

const COUNTS = rule('must be "verified" or { smallestBytes }');

const counts: Prop = {
  check(problems, path, value) {
    if (value === "verified") return;
    if (isRecord(value))
      object<{ smallestBytes: number }>({
        smallestBytes: required(smallestBytes),
      }).check(problems, path, value);
    else
      problems.add(
        path,
        COUNTS,
        value,
        'write "verified" where the workflow writes manifests, { smallestBytes: 1000 } or another size where it does not',
      );
  },
};

const email = text(
  matching(
    /^[^\s@<>",;]+@[^\s@<>",;.]+(?:\.[^\s@<>",;.]+)+$/,
    "must be one address of mail, and nothing else",
    'write it like "backups@example.com"; for more than one, a list of your mail server or a topic of your own',
  ),
);

const ONE_OF_TWO = rule("must have either topicArn or email");

const notify = (place: Place) =>
  object<{ topicArn?: string; email?: string }>(
    { topicArn: topicArn(place), email },
    {
      fix: 'write { email: "backups@example.com" } or { topicArn }',
      also(problems, path, value) {
        const given = [value.topicArn, value.email].filter(
          (one) => one !== undefined,
        );
        if (given.length !== 1)
          problems.add(
            path,
            ONE_OF_TWO,
            value,
            given.length === 0
              ? 'write { email: "backups@example.com" } or { topicArn }'
              : "leave one of the two out; a topic can have both as subscriptions",
          );
      },
    },
  );

const name = known(
  text(
    matching(
      /^[A-Za-z0-9_-]+$/,
      "must be letters, digits, hyphens and underscores",
      (value) => {
        const words = value.match(/[A-Za-z0-9_-]+/g);
        return words === null
          ? "leave it out, or write the bucket's name"
          : `write ${JSON.stringify(words.join("-"))}`;
      },
    ),
  ),
  "the names of rules and alarms are made of it",
);

const jobAlarmSchema: Schema<JobAlarmOptions> = { afterHours, counts };

/** What the alarm of a stack must be. */
export function stackAlarm(place: Place): Prop {
  const schema: Schema<AlarmOptions> = {
    afterHours: required(afterHours),
    notify: required(notify(place)),
    counts,
    name,
  };
  return object(schema, {
    fix: 'write { afterHours: 36, notify: { email: "backups@example.com" } }',
  });
}

const ONLY_OF_STACK = new Map([
  ["notify", "write it in the stack's `alarm`, which tells of all jobs"],
  ["name", "write it in the stack's `alarm`; the job's own name follows it"],
]);

/** What a job may say of its alarm: that it has none, or values of its own. */
export const jobAlarm: Prop = {
  check(problems, path, value) {
    if (value !== false)
      object(jobAlarmSchema, {
        fix: "write { afterHours: 36 }, or false for no alarm of this job",
        fixOfUnknown: (key) => ONLY_OF_STACK.get(key),
      }).check(problems, path, value);
  },
};
