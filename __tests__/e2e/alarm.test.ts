import { writeFileSync } from "node:fs";
import type { BackupJob, PostgresBackupStackProps } from "../../src";
import { describeWith } from "./support/describe-with";
import { ACCOUNT_ID } from "./support/emulator";
import { actions, type Plan, planned, plannedPolicy } from "./support/plan";
import { differences } from "./support/plan-differences";
import { hiddenFromReview } from "./support/unknown-values";
import { useAccount } from "./support/use-account";
import { withoutDenials } from "./support/without-denials";

const NAME = "octo-org-backups";
const JOBS = ["acme", "globex", "initech"].map((name): BackupJob => ({
  name,
  roleName: `backup-${name}`,
  prefix: `${name}-backup`,
  trust: [{ repository: `octo-org/${name}`, branch: "main" }],
}));
const ALARMS: Readonly<Record<string, BackupJob["alarm"]>> = {
  globex: { afterHours: 48, counts: { smallestBytes: 1000 } },
  initech: false,
};
const WITHOUT: PostgresBackupStackProps = {
  region: "us-east-1",
  bucket: { name: NAME },
  backups: JOBS,
};
const PROPS: PostgresBackupStackProps = {
  ...WITHOUT,
  backups: JOBS.map((job) => ({ ...job, alarm: ALARMS[job.name] })),
  alarm: { afterHours: 36, notify: { email: "backups@example.com" } },
};
const LOG_GROUP = `/aws/events/${NAME}`;
const TOPIC = `arn:aws:sns:us-east-1:${ACCOUNT_ID}:${NAME}-alarm`;

/** What the emulator takes and does not tell again, so that a plan would set it once more. */
const FORGOTTEN = [
  "aws_s3_bucket_notification.backups eventbridge: false -> true",
];

const OF_ALARM = [
  "aws_cloudwatch_event_rule.acme",
  "aws_cloudwatch_event_rule.globex",
  "aws_cloudwatch_event_target.acme",
  "aws_cloudwatch_event_target.globex",
  "aws_cloudwatch_log_group.alarm",
  "aws_cloudwatch_log_resource_policy.alarm",
  "aws_cloudwatch_metric_alarm.acme",
  "aws_cloudwatch_metric_alarm.globex",
  "aws_kms_alias.alarm",
  "aws_kms_key.alarm",
  "aws_s3_bucket_notification.backups",
  "aws_sns_topic.alarm",
  "aws_sns_topic_policy.alarm",
  "aws_sns_topic_subscription.alarm",
];

describeWith(["terraform", "emulator", "aws"], "an alarm", () => {
  const account = useAccount();
  const aws = () => account().aws;
  let plan: Plan;

  beforeAll(async () => {
    const { workspace, terraform, aim } = account();
    workspace.synthesize(PROPS);
    aim();
    await terraform.init();
    plan = await terraform.plan();
    await terraform.applyPlan();
  });

  test("stands in the first plan in full: what it hears of, who is told, whom its policies let in", () => {
    expect(hiddenFromReview(plan)).toEqual([]);
    expect(
      plannedPolicy(plan, "aws_cloudwatch_event_rule.acme", "event_pattern"),
    ).toEqual({
      source: ["aws.s3"],
      "detail-type": ["Object Created"],
      detail: {
        bucket: { name: [NAME] },
        object: {
          key: [{ prefix: "acme-backup/manifests/" }],
          size: [{ numeric: [">=", 1] }],
        },
      },
    });
    expect(planned(plan, "aws_cloudwatch_metric_alarm.globex")).toMatchObject({
      alarm_name: `${NAME}.globex`,
      evaluation_periods: 48,
      alarm_actions: [TOPIC],
      ok_actions: [TOPIC],
    });
    for (const [address, attribute] of [
      ["aws_kms_key.alarm", "policy"],
      ["aws_sns_topic_policy.alarm", "policy"],
      ["aws_cloudwatch_log_resource_policy.alarm", "policy_document"],
    ] as const)
      expect(plannedPolicy(plan, address, attribute)).toMatchObject({
        Version: "2012-10-17",
      });
  });

  test("is planned again without a change, but for what the emulator forgets", async () => {
    expect(differences(await account().terraform.plan())).toEqual(FORGOTTEN);
  });

  describe("hears", () => {
    const receipts = async () => {
      const { events } = await aws().json<{ events: { message: string }[] }>(
        ...["logs", "filter-log-events", "--log-group-name", LOG_GROUP],
      );
      return events.map(({ message }) => {
        const { bucket, object } = (
          JSON.parse(message) as {
            detail: { bucket: { name: string }; object: { key: string } };
          }
        ).detail;
        return `${bucket.name}/${object.key}`;
      });
    };
    const OTHER = "octo-org-others";
    const file = (bytes: number) => {
      const path = `${account().workspace.folder}/${bytes}`;
      writeFileSync(path, Buffer.alloc(bytes));
      return path;
    };
    const put = (bucket: string, key: string, bytes: number) =>
      aws().json(
        ...["s3api", "put-object", "--bucket", bucket, "--key", key],
        ...["--body", file(bytes)],
      );
    const inBucket = (act: () => Promise<unknown>) =>
      withoutDenials(aws(), NAME, act);

    test("of a manifest in the job's folder, and of an object that is large enough", async () => {
      await inBucket(async () => {
        await put(NAME, "acme-backup/manifests/2026-11-26.json", 1);
        await put(NAME, "globex-backup/2026-11-26.sql.gz", 1000);
      });

      expect(await receipts()).toEqual([
        `${NAME}/acme-backup/manifests/2026-11-26.json`,
        `${NAME}/globex-backup/2026-11-26.sql.gz`,
      ]);
    });

    test("of nothing else", async () => {
      const before = await receipts();
      await aws().json("s3api", "create-bucket", "--bucket", OTHER);
      await aws().json(
        ...["s3api", "put-bucket-notification-configuration"],
        ...["--bucket", OTHER, "--notification-configuration"],
        '{"EventBridgeConfiguration":{}}',
      );
      await inBucket(async () => {
        await put(NAME, "acme-backup/manifests/", 0);
        await put(NAME, "acme-backup/2026-11-26.dump", 5000);
        await put(NAME, "acme-backup-2/manifests/2026-11-26.json", 5000);
        await put(NAME, "manifests/2026-11-26.json", 5000);
        await put(NAME, "globex-backup/2026-11-27.sql.gz", 20);
        await put(NAME, "globex-backup/2026-11-27.sql.gz", 999);
        await put(NAME, "globex/2026-11-27.sql.gz", 5000);
        await put(NAME, "initech-backup/manifests/2026-11-26.json", 5000);
        await put(OTHER, "acme-backup/manifests/2026-11-26.json", 5000);
        await put(OTHER, "globex-backup/2026-11-26.sql.gz", 5000);
        await aws().json(
          ...["s3api", "delete-object", "--bucket", NAME],
          ...["--key", "acme-backup/manifests/2026-11-26.json"],
        );
      });

      expect(await receipts()).toEqual(before);
    });
  });

  test("shows in the next plan where somebody has silenced it", async () => {
    const { terraform } = account();
    const rule = ["--rule", `${NAME}.acme`];
    for (const command of [
      [
        ...["cloudwatch", "put-metric-alarm", "--alarm-name", `${NAME}.acme`],
        ...["--no-actions-enabled", "--namespace", "AWS/Events"],
        ...["--metric-name", "Invocations", "--statistic", "Sum"],
        ...["--period", "3600", "--evaluation-periods", "168"],
        ...["--comparison-operator", "LessThanThreshold", "--threshold", "0"],
      ],
      ["cloudwatch", "delete-alarms", "--alarm-names", `${NAME}.globex`],
      ["events", "disable-rule", "--name", `${NAME}.globex`],
      ["events", "remove-targets", ...rule, "--ids", "receipt"],
      [
        ...["events", "put-rule", "--name", `${NAME}.acme`],
        ...["--event-pattern", '{"source":["aws.s3"]}'],
      ],
      ["logs", "delete-resource-policy", "--policy-name", NAME],
      [
        ...["logs", "put-retention-policy", "--log-group-name", LOG_GROUP],
        ...["--retention-in-days", "1"],
      ],
      [
        ...["sns", "set-topic-attributes", "--topic-arn", TOPIC],
        ...["--attribute-name", "KmsMasterKeyId", "--attribute-value", ""],
      ],
      [
        ...["s3api", "put-bucket-notification-configuration"],
        ...["--bucket", NAME, "--notification-configuration", "{}"],
      ],
    ])
      await aws().json(...command);

    expect(actions(await terraform.plan())).toEqual([
      "create aws_cloudwatch_event_target.acme",
      "create aws_cloudwatch_log_resource_policy.alarm",
      "create aws_cloudwatch_metric_alarm.globex",
      "update aws_cloudwatch_event_rule.acme",
      "update aws_cloudwatch_event_rule.globex",
      "update aws_cloudwatch_log_group.alarm",
      "update aws_cloudwatch_metric_alarm.acme",
      "update aws_s3_bucket_notification.backups",
      "update aws_sns_topic.alarm",
    ]);
    await terraform.applyPlan();
    expect(differences(await terraform.plan())).toEqual(FORGOTTEN);
  });

  test("is gone, and nothing else, once it is left out", async () => {
    const { workspace, terraform, aim } = account();
    workspace.synthesize(WITHOUT);
    aim();

    expect(actions(await terraform.plan())).toEqual(
      OF_ALARM.map((address) => `delete ${address}`),
    );
    await terraform.applyPlan();
    expect(await terraform.drift()).toBe("");
  });
});
