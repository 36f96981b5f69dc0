import type { CloudwatchMetricAlarmConfig } from "@cdktf/provider-aws/lib/cloudwatch-metric-alarm";

const HOUR = 3600;

/** The longest that an alarm can look back, in hours. */
export const MOST_HOURS = 7 * 24;

/** What of an alarm is arithmetic. */
export type AlarmArithmetic = Pick<
  CloudwatchMetricAlarmConfig,
  | "comparisonOperator"
  | "threshold"
  | "evaluationPeriods"
  | "datapointsToAlarm"
  | "treatMissingData"
  | "metricQuery"
>;

/**
 * Rings where a rule has not run once in a number of hours. EventBridge counts the runs of a rule, and sends nothing for
 * an hour in which there was none. Such an hour is filled with zero: what CloudWatch does itself about missing data comes
 * late, by hours that it does not state, as it first looks further back for data that are there. A rule that has never
 * run has no data to be filled, and those count as too few.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-evaluation.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html
 */
export function alarmArithmetic(
  ruleName: string,
  afterHours: number,
): AlarmArithmetic {
  return {
    metricQuery: [
      {
        id: "backups",
        expression: "FILL(events, 0)",
        label: "Backups that count",
        returnData: true,
      },
      {
        id: "events",
        metric: {
          namespace: "AWS/Events",
          metricName: "TriggeredRules",
          dimensions: { RuleName: ruleName },
          stat: "Sum",
          period: HOUR,
        },
      },
    ],
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    evaluationPeriods: afterHours,
    datapointsToAlarm: afterHours,
    treatMissingData: "breaching",
  };
}
