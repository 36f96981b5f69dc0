import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import type { Construct } from "constructs";
import type { SettingArguments } from "../setting-arguments";
import { flag } from "../../validation/kinds";
import type { Schema } from "../../validation/schema";
import type { BucketFeature } from "./feature";

export interface EventBridgeProps {
  /**
   * Sends the bucket's events to EventBridge.
   *
   * @default false
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
   */
  readonly eventBridge?: boolean;
}

/**
 * Sends the bucket's events to EventBridge, where rules can raise an alarm on a deletion or a missing backup.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
 */
export function notifyEventBridge(
  scope: Construct,
  setting: SettingArguments,
): S3BucketNotification {
  return new S3BucketNotification(scope, "notification", {
    ...setting,
    eventbridge: true,
  });
}

/** Events. They are read only where they are sent: Terraform reads them of no other bucket. */
export const eventBridge: BucketFeature<EventBridgeProps> = {
  schema: { eventBridge: flag } satisfies Schema<EventBridgeProps>,
  turn: "events",
  place: (options, { scope }, setting) =>
    options.eventBridge ? notifyEventBridge(scope, setting) : undefined,
  needs: (options, { bucketArn }) =>
    options.eventBridge
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
