import {
  policyJson,
  type PolicyStatement,
} from "../../src/aws/policy-document";
import {
  topicKeyStatements,
  topicStatements,
} from "../../src/alarm/alarm-statements";
import { ruleName, logGroupName } from "../../src/alarm/alarm-names";
import { blocks, page, synthesize } from "../support/snippets";

const SITE = {
  account: { partition: "aws", accountId: "123456789012" },
  region: "us-east-1",
  name: "neon-s3-backup",
};

/** The statement with a sid, as a policy has it. */
function shown(statements: PolicyStatement[], sid: string): object {
  const { Statement } = JSON.parse(policyJson(statements)) as {
    Statement: { Sid: string }[];
  };
  return Statement.find(({ Sid }) => Sid === sid) as object;
}

test("the policies that a topic of somebody's own needs are those of the topic that is made", () => {
  const [publish, encrypt] = blocks("docs/alarm.md", "json").map(
    (text) => JSON.parse(text) as object,
  );
  expect(publish).toEqual({
    ...shown(topicStatements(SITE), "PublishAlarms"),
    Resource: "arn:aws:sns:us-east-1:123456789012:on-call",
  });
  expect(encrypt).toEqual(shown(topicKeyStatements(SITE), "EncryptAlarms"));
});

test("the commands name an alarm and a log group as the first snippet makes them", () => {
  const commands = blocks("docs/alarm.md", "sh").join("\n");
  const alarm = ruleName("neon-s3-backup", "acme-co-prod");
  expect(commands).toContain(`--alarm-name ${alarm} `);
  expect(commands).toContain(`--alarm-names ${alarm}`);
  expect(commands).toContain(
    `--log-group-name ${logGroupName("neon-s3-backup")}`,
  );
  const [first = ""] = blocks("docs/alarm.md", "ts");
  const { resource } = Object.values(synthesize(first))[0] ?? {};
  expect(resource?.["aws_cloudwatch_metric_alarm"]).toMatchObject({
    "acme-co-prod": { alarm_name: alarm },
  });
});

test("every type of resource that an alarm has is named", () => {
  const [first = ""] = blocks("docs/alarm.md", "ts");
  const { resource = {} } = Object.values(synthesize(first))[0] ?? {};
  const ofAlarm = Object.keys(resource).filter((type) =>
    /^aws_(?:cloudwatch|sns|kms)_/.test(type),
  );
  const text = page("docs/alarm.md");
  expect(ofAlarm).toHaveLength(10);
  for (const type of ofAlarm)
    expect(text).toContain(
      type.replace(/^aws_(?:sns_topic(?=_)|cloudwatch(?=_log_resource))/, "…"),
    );
});
