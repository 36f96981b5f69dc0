import {
  type LogPolicyFacts,
  logStatements,
} from "../../../src/bucket/access-logs/log-statements";
import { EVERYONE, policyJson } from "../../../src/aws/policy-document";

const FACTS: LogPolicyFacts = {
  logBucketArn: "arn:aws:s3:::logs",
  prefix: "neon-s3-backup/",
  loggedBucketArn: "arn:aws:s3:::neon-s3-backup",
  accountId: "123456789012",
};

test("S3's logging may write the requests of the one bucket, under its name, and all others are refused", () => {
  expect(logStatements(FACTS)).toEqual([
    {
      sid: "WriteAccessLogs",
      effect: "Allow",
      actions: ["s3:PutObject"],
      principals: [
        { type: "Service", identifiers: ["logging.s3.amazonaws.com"] },
      ],
      resources: ["arn:aws:s3:::logs/neon-s3-backup/*"],
      condition: [
        {
          test: "ArnEquals",
          variable: "aws:SourceArn",
          values: ["arn:aws:s3:::neon-s3-backup"],
        },
        {
          test: "StringEquals",
          variable: "aws:SourceAccount",
          values: ["123456789012"],
        },
      ],
    },
    {
      sid: "DenyWritesOfOthers",
      effect: "Deny",
      actions: ["s3:PutObject"],
      principals: EVERYONE,
      resources: ["arn:aws:s3:::logs/*"],
      condition: [
        {
          test: "StringNotEquals",
          variable: "aws:PrincipalServiceName",
          values: ["logging.s3.amazonaws.com"],
        },
      ],
    },
  ]);
});

test("who is let in is who is not refused, under the same name", () => {
  const [allow, deny] = logStatements(FACTS);
  expect(allow?.principals?.flatMap(({ identifiers }) => identifiers)).toEqual(
    deny?.condition?.flatMap(({ values }) => values),
  );
});

test("the logs of a bucket whose name starts the same go elsewhere", () => {
  const [allow] = logStatements({
    ...FACTS,
    prefix: "neon-s3-backup-two/",
    loggedBucketArn: "arn:aws:s3:::neon-s3-backup-two",
  });
  expect(allow?.resources).toEqual(["arn:aws:s3:::logs/neon-s3-backup-two/*"]);
  expect(allow?.condition?.[0]?.values).toEqual([
    "arn:aws:s3:::neon-s3-backup-two",
  ]);
});

test("as AWS gets it, the policy is this", () => {
  expect(policyJson(logStatements(FACTS))).toBe(
    '{"Version":"2012-10-17","Statement":[' +
      '{"Sid":"WriteAccessLogs","Effect":"Allow","Principal":{"Service":"logging.s3.amazonaws.com"},"Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/neon-s3-backup/*",' +
      '"Condition":{"ArnEquals":{"aws:SourceArn":"arn:aws:s3:::neon-s3-backup"},"StringEquals":{"aws:SourceAccount":"123456789012"}}},' +
      '{"Sid":"DenyWritesOfOthers","Effect":"Deny","Principal":"*","Action":"s3:PutObject","Resource":"arn:aws:s3:::logs/*",' +
      '"Condition":{"StringNotEquals":{"aws:PrincipalServiceName":"logging.s3.amazonaws.com"}}}]}',
  );
});
