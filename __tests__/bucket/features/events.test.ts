import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { EVENT_TYPES, share } from "../../../src/bucket/events/event-types";
import { type EventsProps, notify } from "../../../src/bucket/features/events";
import { type Block, only, synthForeign } from "../../support/synth";

const SETTING = { bucket: "neon-s3-backup", dependsOn: [] };
const TOPIC = "arn:aws:sns:us-east-1:123456789012:backups";
const QUEUE = "arn:aws:sqs:us-east-1:123456789012:backups";
const FUNCTION = "arn:aws:lambda:us-east-1:123456789012:function:backups";

const placed = (props: EventsProps) =>
  only(
    synthForeign((stack) => {
      notify(stack, SETTING, props);
    }).resource,
    "aws_s3_bucket_notification",
  );

test("the bucket sends its events to EventBridge, and nowhere else", () => {
  expect(placed({ eventBridge: true })).toEqual({
    bucket: "neon-s3-backup",
    depends_on: [],
    eventbridge: true,
  });
});

test("the bucket tells a topic, a queue and a function, each of its own events", () => {
  expect(
    placed({
      notifications: [
        {
          topicArn: TOPIC,
          events: ["s3:ObjectRemoved:*", "s3:LifecycleExpiration:*"],
        },
        { queueArn: QUEUE, events: ["s3:ObjectCreated:*"], prefix: "acme/eu" },
        {
          functionArn: FUNCTION,
          events: ["s3:ObjectCreated:*"],
          prefix: "globex",
          suffix: ".dump",
        },
        { topicArn: TOPIC, events: ["s3:Replication:*"] },
      ],
    }),
  ).toEqual({
    bucket: "neon-s3-backup",
    depends_on: [],
    topic: [
      {
        id: "events-1",
        topic_arn: TOPIC,
        events: ["s3:ObjectRemoved:*", "s3:LifecycleExpiration:*"],
      },
      { id: "events-4", topic_arn: TOPIC, events: ["s3:Replication:*"] },
    ],
    queue: [
      {
        id: "events-2",
        queue_arn: QUEUE,
        events: ["s3:ObjectCreated:*"],
        filter_prefix: "acme/eu/",
      },
    ],
    lambda_function: [
      {
        id: "events-3",
        lambda_function_arn: FUNCTION,
        events: ["s3:ObjectCreated:*"],
        filter_prefix: "globex/",
        filter_suffix: ".dump",
      },
    ],
  });
});

test("it waits for what must be done before, and is what the next one waits for", () => {
  const { resource } = synthForeign((stack) => {
    const props = { eventBridge: true };
    const first = notify(
      new Construct(stack, "first"),
      { bucket: "one", dependsOn: [] },
      props,
    );
    notify(
      new Construct(stack, "second"),
      { bucket: "two", dependsOn: [first] },
      props,
    );
  });
  const [[first], [, second]] = Object.entries(
    resource.aws_s3_bucket_notification ?? {},
  ) as [[string, Block], [string, Block]];
  expect(second.depends_on).toEqual([`aws_s3_bucket_notification.${first}`]);
});

test("a bucket in another region goes by that region's provider", () => {
  const { resource } = synthForeign((stack) => {
    const provider = new AwsProvider(stack, "other", {
      alias: "other",
      region: "eu-west-1",
    });
    notify(stack, { ...SETTING, provider }, { eventBridge: true });
  });
  expect(only(resource, "aws_s3_bucket_notification").provider).toBe(
    "aws.other",
  );
});

test("two types of event share something if one is all of the other's kind, or they are one", () => {
  expect(share("s3:ObjectRemoved:*", "s3:ObjectRemoved:Delete")).toBe(true);
  expect(share("s3:ObjectRemoved:Delete", "s3:ObjectRemoved:*")).toBe(true);
  for (const type of EVENT_TYPES) expect(share(type, type)).toBe(true);
  expect(share("s3:LifecycleExpiration:Delete", "s3:LifecycleTransition")).toBe(
    false,
  );
  expect(
    share("s3:ObjectRemoved:Delete", "s3:ObjectRemoved:DeleteMarkerCreated"),
  ).toBe(false);
});
