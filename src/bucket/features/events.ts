import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import type { Construct } from "constructs";
import type { SettingArguments } from "../setting-arguments";
import { flag } from "../../validation/kinds";
import type { Schema } from "../../validation/schema";
import { at } from "../../validation/values";
import type {
  BucketNotification,
  NotificationTargets,
} from "../events/notification";
import {
  checkApart,
  checkTargetsPlace,
  filterPrefix,
  notifications,
} from "../events/notification-rules";
import type { BucketFeature } from "./feature";

export interface EventsProps {
  /**
   * Sends the bucket's events to EventBridge.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
   */
  readonly eventBridge?: boolean;

  /**
   * Topics, queues and functions that are told of events, of each event one. Each must let S3 in by a policy of its
   * own before this is applied, see docs/protections.md.
   *
   * @default - none
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html
   */
  readonly notifications?: readonly BucketNotification[];
}

/** Sends the bucket's events to EventBridge, and to the topics, queues and functions that are to be told. */
export function notify(
  scope: Construct,
  setting: SettingArguments,
  { eventBridge, notifications: told = [] }: EventsProps,
): S3BucketNotification {
  const blocks = told.map((notification, index) => ({
    target: notification as Partial<NotificationTargets>,
    block: {
      id: `events-${index + 1}`,
      events: [...notification.events],
      filterPrefix: filterPrefix(notification),
      filterSuffix: notification.suffix,
    },
  }));
  return new S3BucketNotification(scope, "notification", {
    ...setting,
    ...(eventBridge && { eventbridge: true }),
    topic: filled(
      blocks.flatMap(({ target: { topicArn }, block }) =>
        topicArn === undefined ? [] : [{ topicArn, ...block }],
      ),
    ),
    queue: filled(
      blocks.flatMap(({ target: { queueArn }, block }) =>
        queueArn === undefined ? [] : [{ queueArn, ...block }],
      ),
    ),
    lambdaFunction: filled(
      blocks.flatMap(({ target: { functionArn: lambdaFunctionArn }, block }) =>
        lambdaFunctionArn === undefined
          ? []
          : [{ lambdaFunctionArn, ...block }],
      ),
    ),
  });
}

function filled<T>(blocks: T[]): T[] | undefined {
  return blocks.length > 0 ? blocks : undefined;
}

/** Events. They are read only where they are sent: Terraform reads them of no other bucket. */
export const events: BucketFeature<EventsProps> = {
  schema: { eventBridge: flag, notifications } satisfies Schema<EventsProps>,
  check: (problems, path, options, place) =>
    checkTargetsPlace(
      problems,
      at(path, "notifications"),
      options.notifications,
      place,
    ),
  checkTogether: (problems, path, options) =>
    checkApart(
      problems,
      at(path, "notifications"),
      options.notifications ?? [],
    ),
  turn: "events",
  place: (options, { scope }, setting) =>
    isTold(options) ? notify(scope, setting, options) : undefined,
  needs: (options, { bucketArn }) =>
    isTold(options)
      ? [
          {
            of: "EventsOfBackups",
            resources: [bucketArn],
            reads: ["s3:GetBucketNotification"],
            writes: ["s3:PutBucketNotification"],
          },
        ]
      : [],
};

function isTold({ eventBridge, notifications }: EventsProps): boolean {
  return eventBridge === true || notifications !== undefined;
}
