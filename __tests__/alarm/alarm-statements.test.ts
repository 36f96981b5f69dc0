import {
  receiptStatements,
  topicKeyStatements,
  topicStatements,
} from "../../src/alarm/alarm-statements";

const SITE = {
  account: { partition: "aws", accountId: "123456789012" },
  region: "us-east-1",
  name: "backups",
};

const OF_THESE_ALARMS = [
  {
    test: "ArnLike",
    variable: "aws:SourceArn",
    values: ["arn:aws:cloudwatch:us-east-1:123456789012:alarm:backups.*"],
  },
  {
    test: "StringEquals",
    variable: "aws:SourceAccount",
    values: ["123456789012"],
  },
];
const CLOUDWATCH = [
  { type: "Service", identifiers: ["cloudwatch.amazonaws.com"] },
];

test("to the topic CloudWatch publishes, for these alarms alone, and nobody over plain HTTP", () => {
  const resources = ["arn:aws:sns:us-east-1:123456789012:backups-alarm"];
  expect(topicStatements(SITE)).toEqual([
    {
      sid: "PublishAlarms",
      effect: "Allow",
      actions: ["sns:Publish"],
      principals: CLOUDWATCH,
      resources,
      condition: OF_THESE_ALARMS,
    },
    {
      sid: "DenyPlainHttp",
      effect: "Deny",
      actions: ["sns:Publish"],
      principals: [{ type: "*", identifiers: ["*"] }],
      resources,
      condition: [
        { test: "Bool", variable: "aws:SecureTransport", values: ["false"] },
      ],
    },
  ]);
});

test("the topic's key is managed by the account, and used by CloudWatch for these alarms alone", () => {
  expect(topicKeyStatements(SITE)).toEqual([
    expect.objectContaining({ sid: "AccountManagesKey" }),
    {
      sid: "EncryptAlarms",
      effect: "Allow",
      actions: ["kms:Decrypt", "kms:GenerateDataKey*"],
      principals: CLOUDWATCH,
      resources: ["*"],
      condition: OF_THESE_ALARMS,
    },
  ]);
});

test("receipts are written by EventBridge, into the one log group and by these rules alone", () => {
  const principals = [
    {
      type: "Service",
      identifiers: ["events.amazonaws.com", "delivery.logs.amazonaws.com"],
    },
  ];
  const resources = [
    "arn:aws:logs:us-east-1:123456789012:log-group:/aws/events/backups:*",
  ];
  expect(receiptStatements(SITE)).toEqual([
    {
      sid: "OpenStreamsOfReceipts",
      effect: "Allow",
      actions: ["logs:CreateLogStream"],
      principals,
      resources,
    },
    {
      sid: "WriteReceipts",
      effect: "Allow",
      actions: ["logs:PutLogEvents"],
      principals,
      resources,
      condition: [
        {
          test: "ArnLike",
          variable: "aws:SourceArn",
          values: ["arn:aws:events:us-east-1:123456789012:rule/backups.*"],
        },
      ],
    },
  ]);
});
