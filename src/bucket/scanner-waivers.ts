import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { waive } from "../terraform/scanner-waiver";

/** What a bucket has of that which costs money or needs a decision. */
export interface Decisions {
  readonly logged: boolean;
  readonly copied: boolean;
  readonly kms: boolean;
  readonly eventBridge: boolean;
}

/** Notes beside a bucket why it lacks what a scanner misses there. */
export function waiveDecisions(
  bucket: S3Bucket,
  { logged, copied, kms, eventBridge }: Decisions,
): void {
  if (!logged)
    waive(
      bucket,
      "CKV_AWS_18",
      "`accessLogs` logs requests for backups; it costs money, and S3 logs into buckets of the same region only",
    );
  if (!copied)
    waive(
      bucket,
      "CKV_AWS_144",
      "`replication` copies backups to another region; it costs money, and logs are not copied",
    );
  if (!kms)
    waive(
      bucket,
      "CKV_AWS_145",
      "`kmsKey` encrypts backups with a key of KMS; it costs money, and S3 does not log into buckets that have one: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html",
    );
  if (!eventBridge)
    waive(
      bucket,
      "CKV2_AWS_62",
      "`eventBridge` sends the events of backups, to which somebody must listen",
    );
}
