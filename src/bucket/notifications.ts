import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import type { Construct } from "constructs";
import type { PlacedBucket } from "./placed-bucket";

/**
 * Sends the bucket's events to EventBridge, where rules can raise an alarm on a deletion or a missing backup.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventBridge.html
 */
export function notifyEventBridge(
  scope: Construct,
  { bucket, dependsOn, provider }: PlacedBucket,
): S3BucketNotification {
  return new S3BucketNotification(scope, "notification", {
    bucket,
    eventbridge: true,
    provider,
    dependsOn,
  });
}
