import {
  alarmArns,
  ruleName,
  topicKeyAlias,
} from "../../src/alarm/alarm-names";

const account = { partition: "aws-cn", accountId: "123456789012" };

test("the ARNs are those of a job's rule and alarm, of the topic and of the log group", () => {
  const { rule, alarm, ...others } = alarmArns({
    account,
    region: "cn-north-1",
    name: "backups",
  });
  expect({ ...others, rule: rule("acme"), alarm: alarm("acme") }).toEqual({
    rule: "arn:aws-cn:events:cn-north-1:123456789012:rule/backups.acme",
    alarm: "arn:aws-cn:cloudwatch:cn-north-1:123456789012:alarm:backups.acme",
    topic: "arn:aws-cn:sns:cn-north-1:123456789012:backups-alarm",
    logGroup:
      "arn:aws-cn:logs:cn-north-1:123456789012:log-group:/aws/events/backups",
  });
});

test("no two jobs meet in one name, as neither half has a dot", () => {
  expect(ruleName("a-b", "c")).not.toBe(ruleName("a", "b-c"));
});

test("the key of a topic has no alias that a bucket's key can have", () => {
  expect(topicKeyAlias("backups").replace("alias/", "")).toContain("/");
});
