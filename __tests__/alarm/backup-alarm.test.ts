import { TerraformStack, TerraformVariable } from "cdktf";
import type { BackupJob, PostgresBackupStackProps } from "../../src";
import { PostgresBackupStack } from "../../src";
import {
  addresses,
  type Block,
  countByType,
  GUIDE,
  only,
  prefixedJob,
  synthApp,
  synthStack,
  type TerraformJson,
} from "../support/synth";

const MAIL = { afterHours: 36, notify: { email: "backups@example.com" } };
const TOPIC = {
  afterHours: 36,
  notify: { topicArn: "arn:aws:sns:us-east-1:123456789012:on-call" },
};
const ARN =
  "${data.aws_partition.current.partition}:SERVICE:us-east-1:${data.aws_caller_identity.current.account_id}";
const here = (service: string) => `arn:${ARN.replace("SERVICE", service)}`;

const before = addresses(synthStack());
const added = (props: Partial<PostgresBackupStackProps>) =>
  addresses(synthStack(props)).filter((one) => !before.includes(one));

const FOR_ONE = [
  "aws_cloudwatch_event_rule.acme-co-prod",
  "aws_cloudwatch_event_target.acme-co-prod",
  "aws_cloudwatch_log_group.alarm",
  "aws_cloudwatch_log_resource_policy.alarm",
  "aws_cloudwatch_metric_alarm.acme-co-prod",
  "aws_s3_bucket_notification.backups",
  "data.aws_iam_policy_document.alarm_receipts",
];
const FOR_MAIL = [
  "aws_kms_alias.alarm",
  "aws_kms_key.alarm",
  "aws_sns_topic.alarm",
  "aws_sns_topic_policy.alarm",
  "aws_sns_topic_subscription.alarm",
  "data.aws_iam_policy_document.alarm_key-policy",
  "data.aws_iam_policy_document.alarm_publish",
];

test("an alarm that tells a topic is six resources, one that sends mail eleven", () => {
  expect(added({ alarm: TOPIC })).toEqual(FOR_ONE);
  expect(added({ alarm: MAIL })).toEqual([...FOR_ONE, ...FOR_MAIL].sort());
});

test("each further job has three resources of its own, but where it wants no alarm", () => {
  const jobs = (alarm?: BackupJob["alarm"]) =>
    countByType(
      synthStack({
        alarm: MAIL,
        backups: [prefixedJob("a"), { ...prefixedJob("b"), alarm }],
      }).resource,
    );
  const two = jobs();
  const one = jobs(false);
  expect(Object.keys(two).filter((type) => two[type] !== one[type])).toEqual([
    "aws_cloudwatch_event_rule",
    "aws_cloudwatch_event_target",
    "aws_cloudwatch_metric_alarm",
  ]);
});

test("150 jobs with an alarm that sends mail are 616 resources", () => {
  const { resource } = synthStack({
    alarm: MAIL,
    backups: Array.from({ length: 150 }, (_, index) =>
      prefixedJob(`j${index}`),
    ),
  });
  const counts = Object.values(countByType(resource));
  expect(counts.reduce((sum, count) => sum + count)).toBe(616);
});

test("a job can be called as the alarm is, or as the scope that does not show", () => {
  const names = ["alarm", "backups", "default"];
  const { resource } = synthStack({
    alarm: MAIL,
    backups: names.map(prefixedJob),
  });
  expect(Object.keys(resource["aws_cloudwatch_metric_alarm"] ?? {})).toEqual(
    names,
  );
});

test("the alarm publishes where it is told to, in both directions, once that is ready", () => {
  const alarm = (props: Partial<PostgresBackupStackProps>): Block =>
    only(synthStack(props).resource, "aws_cloudwatch_metric_alarm");
  const made = [`${here("sns")}:neon-s3-backup-alarm`];
  expect(alarm({ alarm: MAIL })).toMatchObject({
    alarm_name: "neon-s3-backup.acme-co-prod",
    actions_enabled: true,
    alarm_actions: made,
    ok_actions: made,
    depends_on: ["aws_sns_topic_policy.alarm"],
  });
  expect(alarm({ alarm: TOPIC })).toMatchObject({
    alarm_actions: [TOPIC.notify.topicArn],
    ok_actions: [TOPIC.notify.topicArn],
    depends_on: [],
  });
});

test("the mail's topic is encrypted with a key that is known by its alias, and is ready before", () => {
  const { resource } = synthStack({ alarm: MAIL });
  expect(only(resource, "aws_sns_topic")).toEqual({
    name: "neon-s3-backup-alarm",
    kms_master_key_id: "alias/alarm/neon-s3-backup",
    depends_on: ["aws_kms_alias.alarm"],
  });
  expect(only(resource, "aws_kms_key")).toMatchObject({
    enable_key_rotation: true,
    deletion_window_in_days: 7,
    lifecycle: { prevent_destroy: false },
  });
  expect(only(resource, "aws_sns_topic_subscription")).toEqual({
    topic_arn: `${here("sns")}:neon-s3-backup-alarm`,
    protocol: "email",
    endpoint: "backups@example.com",
    depends_on: ["aws_sns_topic_policy.alarm"],
  });
});

test("a rule has a target, the log group of receipts, once EventBridge may write there", () => {
  const { resource } = synthStack({ alarm: MAIL });
  expect(only(resource, "aws_cloudwatch_event_target")).toEqual({
    rule: "${aws_cloudwatch_event_rule.acme-co-prod.name}",
    target_id: "receipt",
    arn: `${here("logs")}:log-group:/aws/events/neon-s3-backup`,
    depends_on: [
      "aws_cloudwatch_log_group.alarm",
      "aws_cloudwatch_log_resource_policy.alarm",
    ],
  });
  expect(only(resource, "aws_cloudwatch_log_group")).toEqual({
    name: "/aws/events/neon-s3-backup",
    retention_in_days: 365,
  });
});

test("all names start with another one where that is given, while the events are those of the bucket", () => {
  const { resource } = synthStack({ alarm: { ...MAIL, name: "prod" } });
  const names = Object.entries({
    aws_cloudwatch_event_rule: "name",
    aws_cloudwatch_log_group: "name",
    aws_cloudwatch_log_resource_policy: "policy_name",
    aws_cloudwatch_metric_alarm: "alarm_name",
    aws_kms_alias: "name",
    aws_sns_topic: "name",
  }).map(([type, attribute]) => only(resource, type)[attribute]);
  expect(names).toEqual([
    "prod.acme-co-prod",
    "/aws/events/prod",
    "prod",
    "prod.acme-co-prod",
    "alias/alarm/prod",
    "prod-alarm",
  ]);
  expect(
    only(resource, "aws_cloudwatch_event_rule")["event_pattern"],
  ).toContain('"neon-s3-backup"');
});

test("a bucket's name that only Terraform knows stands in the pattern as Terraform's", () => {
  const { stacks } = synthApp((app) => {
    const names = new TerraformStack(app, "names");
    const { stringValue } = new TerraformVariable(names, "bucket", {});
    new PostgresBackupStack(app, "stack", {
      ...GUIDE,
      bucket: { name: stringValue },
      alarm: { ...MAIL, name: "prod" },
    });
  });
  const { resource } = stacks["stack"] as TerraformJson;
  // What another stack has is read from that stack's state.
  expect(only(resource, "aws_cloudwatch_event_rule")["event_pattern"]).toMatch(
    /"bucket" = \{"name" = \[data\.terraform_remote_state\.[\w.-]+\]\}/,
  );
});

test("what must be known of an alarm is said at synth", () => {
  const warnings = (props: Partial<PostgresBackupStackProps>) =>
    synthApp((app) => {
      new PostgresBackupStack(app, "stack", { ...GUIDE, ...props });
    }).annotations.map(({ message }) => message);
  expect(warnings({})).toEqual([]);
  expect(warnings({ alarm: MAIL })).toEqual([
    "The alarm tells nobody before its mail is confirmed: AWS sends it to the address with the first apply",
  ]);
});
