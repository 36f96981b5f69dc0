import type { AccountContext } from "../aws/arn";
import { createdKeyNeeds, keyAndAlias } from "../aws/key-needs";
import type { Need } from "../aws/need";
import { alarmArns, topicKeyAlias } from "./alarm-names";

/** An alarm of a stack, as far as it matters for what may be done by whoever deploys it. */
export interface DeployedAlarm {
  /** What the names of its resources start with. */
  readonly name: string;
  /** The names of the jobs that have one. */
  readonly jobs: readonly string[];
  /** Whether a topic is made for it, and a key for the topic. */
  readonly topic: boolean;
}

/** Where an alarm is made, and beside what. */
export interface AlarmNeedFacts {
  readonly account: AccountContext;
  readonly region: string;
  /** Whether there are tags that everything gets. */
  readonly defaultTags: boolean;
  /** Whether the stack makes another key in the region, so that it is allowed already to make one. */
  readonly makesKeys: boolean;
}

/** What it takes to make the alarms, and what they are made of. None of it sends a mail or reads a receipt. */
export function alarmNeeds(
  alarm: DeployedAlarm | undefined,
  facts: AlarmNeedFacts,
): readonly Need[] {
  if (alarm === undefined) return [];
  const { region, defaultTags } = facts;
  const arns = alarmArns({ ...facts, name: alarm.name });
  const tags = (service: string) =>
    defaultTags ? [`${service}:TagResource`, `${service}:UntagResource`] : [];
  return [
    {
      of: "AlarmRules",
      resources: alarm.jobs.map(arns.rule),
      reads: [
        "events:DescribeRule",
        "events:ListTagsForResource",
        "events:ListTargetsByRule",
      ],
      writes: [
        "events:DeleteRule",
        "events:PutRule",
        "events:PutTargets",
        "events:RemoveTargets",
        ...tags("events"),
      ],
    },
    {
      of: "Alarms",
      resources: alarm.jobs.map(arns.alarm),
      reads: ["cloudwatch:DescribeAlarms", "cloudwatch:ListTagsForResource"],
      writes: [
        "cloudwatch:DeleteAlarms",
        "cloudwatch:PutMetricAlarm",
        ...tags("cloudwatch"),
      ],
    },
    // AWS asks for tags by the ARN of the log group, and for all else by that ARN with `:*` behind it.
    {
      of: "Receipts",
      resources: [`${arns.logGroup}:*`],
      writes: [
        "logs:CreateLogGroup",
        "logs:DeleteLogGroup",
        "logs:PutRetentionPolicy",
      ],
    },
    {
      of: "TagsOfReceipts",
      resources: [arns.logGroup],
      reads: ["logs:ListTagsForResource"],
      writes: tags("logs"),
    },
    // AWS narrows none of it to a log group.
    {
      of: "LogPolicies",
      resources: ["*"],
      reads: ["logs:DescribeLogGroups", "logs:DescribeResourcePolicies"],
      writes: ["logs:DeleteResourcePolicy", "logs:PutResourcePolicy"],
      condition: {
        test: "StringLike",
        variable: "aws:RequestedRegion",
        values: [region],
      },
    },
    ...(alarm.topic ? topicNeeds(arns.topic, tags("sns")) : []),
    ...(alarm.topic ? keyNeeds(alarm.name, facts) : []),
  ];
}

function topicNeeds(topic: string, tags: readonly string[]): readonly Need[] {
  return [
    {
      of: "AlarmTopic",
      resources: [topic],
      reads: ["sns:GetTopicAttributes", "sns:ListTagsForResource"],
      writes: [
        "sns:CreateTopic",
        "sns:DeleteTopic",
        "sns:SetTopicAttributes",
        "sns:Subscribe",
        ...tags,
      ],
    },
    // A subscription has an ARN of its own below the topic's, and AWS does not say by which of the two it is known.
    {
      of: "AlarmSubscription",
      resources: [topic, `${topic}:*`],
      reads: ["sns:GetSubscriptionAttributes"],
      writes: ["sns:Unsubscribe"],
    },
  ];
}

function keyNeeds(name: string, facts: AlarmNeedFacts): readonly Need[] {
  const key = {
    of: "AlarmKey",
    region: facts.region,
    alias: topicKeyAlias(name),
  };
  return facts.makesKeys
    ? keyAndAlias(facts, key)
    : createdKeyNeeds([key], facts);
}
