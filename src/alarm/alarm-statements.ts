import { accountManagesKey } from "../aws/key-management";
import {
  EVERYONE,
  type PolicyCondition,
  type PolicyStatement,
} from "../aws/policy-document";
import { alarmArns, type AlarmSite, EVERY_JOB } from "./alarm-names";

const CLOUDWATCH = [
  { type: "Service", identifiers: ["cloudwatch.amazonaws.com"] },
];

const EVENTBRIDGE = [
  {
    type: "Service",
    identifiers: ["events.amazonaws.com", "delivery.logs.amazonaws.com"],
  },
];

/**
 * The policy of the topic: CloudWatch publishes for these alarms, and nobody is let in besides.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
 */
export function topicStatements(site: AlarmSite): PolicyStatement[] {
  const { topic } = alarmArns(site);
  return [
    {
      sid: "PublishAlarms",
      effect: "Allow",
      actions: ["sns:Publish"],
      principals: CLOUDWATCH,
      resources: [topic],
      condition: forAlarms(site),
    },
    {
      sid: "DenyPlainHttp",
      effect: "Deny",
      actions: ["sns:Publish"],
      principals: EVERYONE,
      resources: [topic],
      condition: [
        { test: "Bool", variable: "aws:SecureTransport", values: ["false"] },
      ],
    },
  ];
}

/**
 * The policy of the topic's key. CloudWatch can't publish to a topic under the key that AWS manages for SNS, whose policy
 * does not let it.
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services
 */
export function topicKeyStatements(site: AlarmSite): PolicyStatement[] {
  return [
    accountManagesKey(site.account),
    {
      sid: "EncryptAlarms",
      effect: "Allow",
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      principals: CLOUDWATCH,
      resources: ["*"],
      condition: forAlarms(site),
    },
  ];
}

/**
 * The policy by which EventBridge writes receipts into the one log group, and only for these rules. The stream itself is
 * made without word of the rule.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html#eb-cloudwatchlogs-permissions
 */
export function receiptStatements(site: AlarmSite): PolicyStatement[] {
  const { logGroup, rule } = alarmArns(site);
  const streams = [`${logGroup}:*`];
  return [
    {
      sid: "OpenStreamsOfReceipts",
      effect: "Allow",
      actions: ["logs:CreateLogStream"],
      principals: EVENTBRIDGE,
      resources: streams,
    },
    {
      sid: "WriteReceipts",
      effect: "Allow",
      actions: ["logs:PutLogEvents"],
      principals: EVENTBRIDGE,
      resources: streams,
      condition: [
        {
          test: "ArnLike",
          variable: "aws:SourceArn",
          values: [rule(EVERY_JOB)],
        },
      ],
    },
  ];
}

/** On behalf of the alarms of one account, and of none that is called otherwise. */
function forAlarms(site: AlarmSite): PolicyCondition[] {
  return [
    {
      test: "ArnLike",
      variable: "aws:SourceArn",
      values: [alarmArns(site).alarm(EVERY_JOB)],
    },
    {
      test: "StringEquals",
      variable: "aws:SourceAccount",
      values: [site.account.accountId],
    },
  ];
}
