import { unknownText } from "../support/trust-fixtures";
import { prefixedJob } from "../support/synth";
import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  JOB,
  refused,
  taken,
} from "./change";

const MAIL = { email: "backups@example.com" };
const TOPIC = "arn:aws:sns:us-east-1:123456789012:on-call";

const alarm = (change: Change): Change => ({
  alarm: { afterHours: 36, notify: MAIL, ...change },
});
const without = (key: string) => alarm({ [key]: undefined });
const notify = (value: unknown) => alarm({ notify: value });
const ofJob = (value: unknown, others: Change = alarm({})): Change => ({
  ...others,
  backups: [{ ...JOB, alarm: value }],
});
const jobs = (count: number, change: Change = {}) => ({
  backups: Array.from({ length: count }, (_, index) => ({
    ...prefixedJob(`j${index}`),
    ...change,
  })),
});
const named = (name: string | undefined, jobName: string): Change => ({
  ...alarm({ name }),
  backups: [{ ...JOB, name: jobName }],
});

const HOURS = "must be a whole number of hours from 2 to 168";
const NIGHTLY =
  "write 36 for a nightly backup, which GitHub may start 12 hours late";
const BYTES = "must be a whole number of bytes from 21 to 5000000000";
const SMALLEST =
  "write a size below that of the smallest good backup, such as 1000; an empty gzip has 20 bytes";
const COUNTS = 'must be "verified" or { smallestBytes }';
const CHOICES =
  'write "verified" where the workflow writes manifests, { smallestBytes: 1000 } or another size where it does not';
const STANDARD =
  "must be the ARN of a standard topic of SNS, since no alarm publishes to another kind";
const LIKE = `write it like "${TOPIC}"`;
const ADDRESS = "must be one address of mail, and nothing else";
const LIKE_MAIL =
  'write it like "backups@example.com"; for more than one, a list of your mail server or a topic of your own';
const LETTERS = "must be letters, digits, hyphens and underscores";

export const bad: BadInput[] = [
  [
    "the alarm is switched on",
    { alarm: true },
    'alarm: must be an object, got true: write { afterHours: 36, notify: { email: "backups@example.com" } }',
  ],
  [
    "the alarm does not say when",
    without("afterHours"),
    'alarm.afterHours: must be given, got nothing: add "afterHours"',
  ],
  [
    "the alarm does not say whom it tells",
    without("notify"),
    'alarm.notify: must be given, got nothing: add "notify"',
  ],
  [
    "the alarm's prop is mistyped",
    alarm({ count: "verified" }),
    'alarm.count: must be a known prop, got "verified": did you mean "counts"?',
  ],
  ...refused(
    "alarm.afterHours",
    (afterHours) => alarm({ afterHours }),
    [HOURS, NIGHTLY, 1, 0, -36, 169, 36.5, null, "a day"],
    [HOURS, "write it without quotes", "36"],
  ),
  [
    "only Terraform knows when the alarm rings",
    alarm({ afterHours: unknownText() }),
    `alarm.afterHours: ${HOURS}, got "a value that only Terraform knows": ${NIGHTLY}`,
  ],
  ...refused("alarm.counts", (counts) => alarm({ counts }), [
    COUNTS,
    CHOICES,
    "verify",
    "",
    true,
    1000,
    null,
  ]),
  ...refused(
    "alarm.counts.smallestBytes",
    (smallestBytes) => alarm({ counts: { smallestBytes } }),
    [BYTES, SMALLEST, 20, 0, 5_000_000_001, 1.5, "1000", null],
  ),
  [
    "what counts has no size",
    alarm({ counts: {} }),
    'alarm.counts.smallestBytes: must be given, got nothing: add "smallestBytes"',
  ],
  [
    "nobody is told",
    notify({}),
    'alarm.notify: must have either topicArn or email, got {}: write { email: "backups@example.com" } or { topicArn }',
  ],
  [
    "two are told",
    notify({ ...MAIL, topicArn: TOPIC }),
    `alarm.notify: must have either topicArn or email, got {"email":"backups@example.com","topicArn":"${TOPIC}"}: leave one of the two out; a topic can have both as subscriptions`,
  ],
  ...refused("alarm.notify", notify, [
    "must be an object",
    'write { email: "backups@example.com" } or { topicArn }',
    "backups@example.com",
    TOPIC,
    null,
  ]),
  ...refused(
    "alarm.notify.email",
    (email) => notify({ email }),
    [
      ADDRESS,
      LIKE_MAIL,
      "backups",
      "backups@localhost",
      "a@example.com, b@example.com",
      "Backups <backups@example.com>",
      "backups@example.com\n",
      "@example.com",
      "backups@example..com",
    ],
    [
      "must be a non-empty string",
      "write the value in quotes, or leave the prop out",
      "",
      7,
    ],
  ),
  ...refused(
    "alarm.notify.topicArn",
    (topicArn) => notify({ topicArn }),
    [
      STANDARD,
      LIKE,
      "on-call",
      `${TOPIC}.fifo`,
      `${TOPIC}:1234abcd-12ab-34cd-56ef-1234567890ab`,
      "arn:aws:sqs:us-east-1:123456789012:on-call",
      "arn:aws:sns:us-east-1:12345678901:on-call",
      "arn:aws:sns:us-east-1:123456789012:",
      `arn:aws:sns:us-east-1:123456789012:${"a".repeat(257)}`,
      `${TOPIC}\n`,
    ],
    [
      "must be a non-empty string",
      "write the value in quotes, or leave the prop out",
      "",
      7,
    ],
    [
      'must be in the stack\'s partition, "aws"',
      "name a topic of that partition",
      "arn:aws-cn:sns:cn-north-1:123456789012:on-call",
    ],
    [
      "must be in the stack's region, \"us-east-1\", since an alarm can't publish to another one",
      "name a topic of that region, or write { email }",
      "arn:aws:sns:us-west-2:123456789012:on-call",
    ],
  ),
  [
    "what is proposed for a topic is of the stack's partition and region",
    { region: "cn-north-1", ...notify({ topicArn: "on-call" }) },
    `alarm.notify.topicArn: ${STANDARD}, got "on-call": write it like "arn:aws-cn:sns:cn-north-1:123456789012:on-call"`,
  ],
  ...refused(
    "alarm.name",
    (name) => alarm({ name }),
    [
      LETTERS,
      'write "octo-org-backups"',
      "octo-org.backups",
      "octo-org backups",
    ],
    [LETTERS, "leave it out, or write the bucket's name", "…"],
  ),
  [
    "only Terraform knows what the alarm is called",
    alarm({ name: unknownText() }),
    'alarm.name: must be known when the app is synthesized, since the names of rules and alarms are made of it, got "a value that only Terraform knows": write the value itself',
  ],
  [
    "only Terraform knows the bucket's name, and the alarm has none of its own",
    { ...alarm({}), ...bucket({ name: unknownText() }) },
    "alarm.name: must be given, got nothing: write a name, since only Terraform knows the bucket's",
  ],
  [
    "the bucket's name is too long for a rule's",
    {
      ...alarm({}),
      ...bucket({ name: "b".repeat(60) }),
      backups: [{ ...JOB, name: "prod" }],
    },
    `alarm.name: must leave room for the longest job's name: the rule "${"b".repeat(60)}.prod" would have more than 64 characters, got "${"b".repeat(60)}": write a name of at most 59 characters`,
  ],
  [
    "a name is one character too long for a rule's",
    named("a".repeat(52), "acme-co-prod"),
    `alarm.name: must leave room for the longest job's name: the rule "${"a".repeat(52)}.acme-co-prod" would have more than 64 characters, got "${"a".repeat(52)}": write a name of at most 51 characters`,
  ],
  [
    "a job's name leaves room for one character",
    named("ab", "j".repeat(62)),
    `alarm.name: must leave room for the longest job's name: the rule "ab.${"j".repeat(62)}" would have more than 64 characters, got "ab": write a name of at most 1 character`,
  ],
  [
    "a job's name leaves no room at all",
    named("a", "j".repeat(63)),
    `alarm.name: must leave room for the longest job's name: the rule "a.${"j".repeat(63)}" would have more than 64 characters, got "a": shorten the job's name`,
  ],
  ...refused("backups[0].alarm", ofJob, [
    "must be an object",
    "write { afterHours: 36 }, or false for no alarm of this job",
    true,
    "verified",
    null,
    36,
  ]),
  ...refused(
    "backups[0].alarm.afterHours",
    (afterHours) => ofJob({ afterHours }),
    [HOURS, NIGHTLY, 1, 169],
  ),
  ...refused("backups[0].alarm.counts", (counts) => ofJob({ counts }), [
    COUNTS,
    CHOICES,
    "all",
  ]),
  [
    "a job says whom its alarm tells",
    ofJob({ notify: MAIL }),
    'backups[0].alarm.notify: must be a known prop, got {"email":"backups@example.com"}: write it in the stack\'s `alarm`, which tells of all jobs',
  ],
  [
    "a job says what its alarm is called",
    ofJob({ name: "acme" }),
    "backups[0].alarm.name: must be a known prop, got \"acme\": write it in the stack's `alarm`; the job's own name follows it",
  ],
  [
    "a prop of a job's alarm is mistyped",
    ofJob({ afterHour: 3 }),
    'backups[0].alarm.afterHour: must be a known prop, got 3: did you mean "afterHours"?',
  ],
  [
    "a job has an alarm of which nobody is told",
    ofJob({ afterHours: 48 }, {}),
    "backups[0].alarm: must not be given without the stack's `alarm`, which says who is told, got {\"afterHours\":48}: write the stack's `alarm`, or leave this one out",
  ],
  [
    "no job has the stack's alarm",
    ofJob(false),
    'alarm: must be for one job at least, got {"afterHours":36,"notify":{"email":"backups@example.com"}}: leave it out, or write no `alarm: false` for one of the jobs',
  ],
  [
    "the alarm would hear nothing",
    { ...alarm({}), ...bucket({ eventBridge: false }) },
    "bucket.eventBridge: must not be false beside `alarm`, which hears of backups by the bucket's events, got false: leave it out, or write true",
  ],
  [
    "there are more alarms than rules of a region with few",
    { region: "eu-south-1", ...alarm({}), ...jobs(101) },
    "backups: must be at most 100 jobs with an alarm, since AWS allows so many rules on an event bus in this region, got 101: write `alarm: false` for some of them, or make a second stack in another region",
  ],
];

export const good: GoodInput[] = [
  ...taken("alarm.afterHours", (afterHours) => alarm({ afterHours }), 2, 168),
  ...taken(
    "alarm.counts",
    (counts) => alarm({ counts }),
    "verified",
    { smallestBytes: 21 },
    { smallestBytes: 5_000_000_000 },
  ),
  ...taken(
    "alarm.notify",
    notify,
    { topicArn: TOPIC },
    { email: "a.b+c@d-e.example.com" },
    { topicArn: "arn:aws:sns:us-east-1:210987654321:of_another-account" },
    { topicArn: `arn:aws:sns:us-east-1:123456789012:${"a".repeat(256)}` },
  ),
  ["a topic that only Terraform knows", notify({ topicArn: unknownText() })],
  ["an address that only Terraform knows", notify({ email: unknownText() })],
  [
    "a topic in a region that only Terraform knows",
    { region: unknownText(), ...notify({ topicArn: TOPIC }) },
  ],
  ["a name of the longest length", named("a".repeat(51), "acme-co-prod")],
  ["a name of every character", named("a_B-1", "acme-co-prod")],
  [
    "a name where only Terraform knows the bucket's",
    { ...alarm({ name: "backups" }), ...bucket({ name: unknownText() }) },
  ],
  [
    "an alarm whose events are switched on",
    { ...alarm({}), ...bucket({ eventBridge: true }) },
  ],
  [
    "events that are switched off where there is no alarm",
    bucket({ eventBridge: false }),
  ],
  [
    "a job with values of its own",
    ofJob({ afterHours: 48, counts: "verified" }),
  ],
  ["a job with no value of its own", ofJob({})],
  ["a job that has no alarm where there is none", ofJob(false, {})],
  [
    "as many alarms as a region with few rules has",
    { region: "af-south-1", ...alarm({}), ...jobs(100) },
  ],
  [
    "more jobs, of which as many have an alarm",
    {
      region: "af-south-1",
      ...alarm({}),
      backups: [
        ...jobs(100).backups,
        { ...prefixedJob("silent"), alarm: false },
      ],
    },
  ],
];
