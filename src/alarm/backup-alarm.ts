import { CloudwatchEventRule } from "@cdktf/provider-aws/lib/cloudwatch-event-rule";
import { CloudwatchEventTarget } from "@cdktf/provider-aws/lib/cloudwatch-event-target";
import { CloudwatchMetricAlarm } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";
import { Fn } from "cdktf";
import { Construct } from "constructs";
import { CallerAccount } from "../aws/caller-account";
import { ruleName } from "./alarm-names";
import type { AlarmOptions } from "./alarm-props";
import { alarmDescription, ruleDescription } from "./alarm-texts";
import { placeTopic, type PlacedTopic } from "./alarm-topic";
import type { AlarmedJob } from "./alarmed-job";
import { eventPattern } from "./event-pattern";
import { alarmArithmetic } from "./metric-alarm";
import { placeReceipts, type PlacedReceipts } from "./receipts";

/** What has been checked of an alarm, and where it listens. */
export interface BackupAlarmProps extends AlarmOptions {
  readonly bucketName: string;
  readonly region: string;
}

/**
 * What the alarms of all jobs share: who is told, and where receipts of backups lie. It hears of backups by the bucket's
 * events, which must be sent to EventBridge. Whoever makes one checks the props before.
 */
export class BackupAlarm extends Construct {
  private readonly names: {
    readonly bucketName: string;
    readonly name: string;
  };
  private readonly topic: PlacedTopic;
  private readonly receipts: PlacedReceipts;

  public constructor(scope: Construct, id: string, props: BackupAlarmProps) {
    super(scope, id);
    const { bucketName, name = bucketName, region } = props;
    this.names = { bucketName, name };
    const site = { account: CallerAccount.of(this), region, name };
    this.topic = placeTopic(this, site, props.notify);
    this.receipts = placeReceipts(this, site);
  }

  /**
   * Places the alarm of a job. Its rule has a target, as nothing says that a rule without one is counted.
   *
   * @param scope the one that is called like the job
   */
  public watch(scope: Construct, job: AlarmedJob): void {
    const { bucketName, name } = this.names;
    const rule = new CloudwatchEventRule(scope, "event-rule", {
      name: ruleName(name, job.name),
      description: ruleDescription(this.names, job),
      eventPattern: Fn.jsonencode(eventPattern(bucketName, job)),
      // Said, so that the next plan shows where somebody has disabled it.
      state: "ENABLED",
    });
    new CloudwatchEventTarget(scope, "event-target", {
      rule: rule.name,
      targetId: "receipt",
      arn: this.receipts.logGroupArn,
      dependsOn: this.receipts.dependsOn,
    });
    new CloudwatchMetricAlarm(scope, "metric-alarm", {
      alarmName: ruleName(name, job.name),
      alarmDescription: alarmDescription(this.names, job),
      ...alarmArithmetic(ruleName(name, job.name), job.afterHours),
      actionsEnabled: true,
      alarmActions: [this.topic.arn],
      okActions: [this.topic.arn],
      dependsOn: this.topic.dependsOn,
    });
  }
}
