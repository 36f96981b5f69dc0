import { alarmArithmetic, MOST_HOURS } from "../../src/alarm/metric-alarm";

test("an alarm rings where the rule has not run in any of its hours, an hour without data being one without a run", () => {
  expect(alarmArithmetic("backups.acme", 36)).toEqual({
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
          dimensions: { RuleName: "backups.acme" },
          stat: "Sum",
          period: 3600,
        },
      },
    ],
    comparisonOperator: "LessThanThreshold",
    threshold: 1,
    evaluationPeriods: 36,
    datapointsToAlarm: 36,
    treatMissingData: "breaching",
  });
});

test("the longest that it looks back is what CloudWatch allows: seven days", () => {
  const { evaluationPeriods = 0, metricQuery } = alarmArithmetic(
    "backups.acme",
    MOST_HOURS,
  );
  const [, { metric }] = metricQuery as [
    unknown,
    { metric: { period: number } },
  ];
  expect(evaluationPeriods * metric.period).toBe(7 * 24 * 60 * 60);
});
