import type { ResourceRequest } from "../support/policy-evaluator";
import { ACCOUNT_ID, type IamPolicy } from "../support/rendered-policy";
import { DEPLOYER, type JudgedStack, policyAt } from "./judged-stacks";
import type { Refusal } from "./refusals";

/** What the names of the alarm's resources start with, in the stack with everything on. */
const NAME = "octo-org";
const arn = (service: string, resource: string, account: string = ACCOUNT_ID) =>
  `arn:aws:${service}:eu-central-1:${account}:${resource}`;

const STACKS = ["everything on"] as const;
const OTHER_ACCOUNT = "999999999999";

const at =
  (address: string, attribute?: string) =>
  (judged: JudgedStack): IamPolicy =>
    policyAt(judged, address, attribute);

/** What CloudWatch says of an alarm that it acts for. */
const forAlarm = (
  name: string,
  account: string = ACCOUNT_ID,
): ResourceRequest["contextVariables"] => ({
  "aws:SourceArn": arn("cloudwatch", `alarm:${name}`, account),
  "aws:SourceAccount": account,
});

/** CloudWatch at work for the alarm of a job. */
const cloudwatch = (action: string, resource: string) => () => ({
  principal: "cloudwatch.amazonaws.com",
  action,
  resource,
  contextVariables: forAlarm(`${NAME}.acme`),
});

const TOPIC = arn("sns", `${NAME}-alarm`);
const PUBLISHING = {
  stacks: STACKS,
  policy: at("aws_sns_topic_policy.alarm"),
  letIn: cloudwatch("sns:Publish", TOPIC),
};

/** Mail that no alarm of the stack has sent. */
const OF_THE_TOPIC: readonly Refusal[] = [
  {
    ...PUBLISHING,
    name: "publishing a mail by another service",
    change: { principal: "events.amazonaws.com" },
    unmet: ["principal"],
  },
  {
    ...PUBLISHING,
    name: "publishing a mail by a job",
    change: ({ jobs: [{ role }] }) => role,
    unmet: ["principal"],
  },
  {
    ...PUBLISHING,
    name: "publishing a mail by CloudWatch for another alarm",
    change: { contextVariables: forAlarm(`${NAME}-2.acme`) },
    unmet: ["aws:SourceArn"],
  },
  {
    ...PUBLISHING,
    name: "publishing a mail by CloudWatch for another account",
    change: { contextVariables: forAlarm(`${NAME}.acme`, OTHER_ACCOUNT) },
    unmet: ["aws:SourceArn", "aws:SourceAccount"],
  },
  {
    ...PUBLISHING,
    name: "publishing a mail over plain HTTP by who administers",
    letIn: () => ({
      ...DEPLOYER,
      action: "sns:Publish",
      resource: TOPIC,
      contextVariables: { "aws:SecureTransport": "true" },
    }),
    change: { contextVariables: { "aws:SecureTransport": "false" } },
    deniedBy: "DenyPlainHttp",
  },
];

const ENCRYPTING = {
  stacks: STACKS,
  policy: at("aws_kms_key.alarm"),
};

/** Uses of the topic's key for anything but alarms. */
const OF_THE_KEY: readonly Refusal[] = [
  ["encrypting a mail", "kms:GenerateDataKey"],
  ["decrypting a mail", "kms:Decrypt"],
].flatMap(([doing = "", action = ""]): Refusal[] => {
  const letIn = cloudwatch(action, arn("kms", "key/1234abcd"));
  return [
    {
      ...ENCRYPTING,
      letIn,
      name: `${doing} by another service`,
      change: { principal: "events.amazonaws.com" },
      unmet: ["principal"],
    },
    {
      ...ENCRYPTING,
      letIn,
      name: `${doing} by a job`,
      change: ({ jobs: [{ role }] }) => role,
      unmet: ["principal"],
    },
    {
      ...ENCRYPTING,
      letIn,
      name: `${doing} by CloudWatch for another alarm`,
      change: { contextVariables: forAlarm("other.acme") },
      unmet: ["aws:SourceArn"],
    },
    {
      ...ENCRYPTING,
      letIn,
      name: `${doing} by CloudWatch for another account`,
      change: { contextVariables: forAlarm(`${NAME}.acme`, OTHER_ACCOUNT) },
      unmet: ["aws:SourceArn", "aws:SourceAccount"],
    },
    {
      ...ENCRYPTING,
      letIn,
      name: `letting others use the key by CloudWatch, instead of ${doing}`,
      change: { action: "kms:CreateGrant" },
      unmet: ["action"],
    },
  ];
});

const stream = (group: string) =>
  arn("logs", `log-group:/aws/events/${group}:log-stream:1234`);
const forRule = (name: string) => ({
  "aws:SourceArn": arn("events", `rule/${name}`),
});
const WRITING = {
  stacks: STACKS,
  policy: at("aws_cloudwatch_log_resource_policy.alarm", "policy_document"),
  letIn: () => ({
    principal: "events.amazonaws.com",
    action: "logs:PutLogEvents",
    resource: stream(NAME),
    contextVariables: forRule(`${NAME}.acme`),
  }),
};

/** Receipts that no backup has left. */
const OF_THE_RECEIPTS: readonly Refusal[] = [
  {
    ...WRITING,
    name: "writing a receipt by another service",
    change: { principal: "cloudwatch.amazonaws.com" },
    unmet: ["principal"],
  },
  {
    ...WRITING,
    name: "writing a receipt by EventBridge for another rule",
    change: { contextVariables: forRule("other.acme") },
    unmet: ["aws:SourceArn"],
  },
  {
    ...WRITING,
    name: "writing by EventBridge into another log group",
    change: { resource: stream("others") },
    unmet: ["resource"],
  },
  {
    ...WRITING,
    name: "deleting a receipt's stream by EventBridge",
    change: { action: "logs:DeleteLogStream" },
    unmet: ["action"],
  },
];

/** What would tell of a backup that has not come, or not tell of one, beside what an alarm needs. */
export const ALARM_REFUSALS: readonly Refusal[] = [
  ...OF_THE_TOPIC,
  ...OF_THE_KEY,
  ...OF_THE_RECEIPTS,
];
