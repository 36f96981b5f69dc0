import type { EventType } from "./event-types";

/** Of which events a notification tells. */
export interface NotificationFilter {
  /** The types of event: `["s3:ObjectRemoved:*"]`. */
  readonly events: readonly EventType[];

  /**
   * The folder that backups must be in, without a slash at either end.
   *
   * @default - all folders
   */
  readonly prefix?: string;

  /**
   * What a backup's name must end in: `".dump"`.
   *
   * @default - any name
   */
  readonly suffix?: string;
}

/** Whom a notification tells. What is named must be in the bucket's region, and let S3 in by a policy of its own. */
export interface NotificationTargets {
  /** The ARN of a standard topic of SNS: `arn:aws:sns:us-east-1:123456789012:backups`. */
  readonly topicArn: string;

  /** The ARN of a standard queue of SQS: `arn:aws:sqs:us-east-1:123456789012:backups`. */
  readonly queueArn: string;

  /** The ARN of a function of Lambda: `arn:aws:lambda:us-east-1:123456789012:function:backups`. */
  readonly functionArn: string;
}

/** One of the targets, and none of the others. */
export type OnlyTarget<T extends keyof NotificationTargets> = Pick<
  NotificationTargets,
  T
> &
  Readonly<Partial<Record<Exclude<keyof NotificationTargets, T>, never>>>;

/** Events, and the one topic, queue or function that is told of them. */
export type BucketNotification = NotificationFilter &
  (OnlyTarget<"topicArn"> | OnlyTarget<"queueArn"> | OnlyTarget<"functionArn">);
