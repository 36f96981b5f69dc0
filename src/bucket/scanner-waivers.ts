import type { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { type CheckId, waive } from "../terraform/scanner-waiver";

/** What a bucket has of that which costs money or needs a decision. */
export interface Decisions {
  readonly logged: boolean;
  readonly copied: boolean;
  readonly kms: boolean;
  readonly eventBridge: boolean;
}

/** Why a bucket lacks what a scanner misses there. */
export type Reasons = Readonly<Record<keyof Decisions, string>>;

/** Why the buckets of backups, of their copies and of logs do. */
const OF_BACKUPS: Reasons = {
  logged:
    "`accessLogs` logs requests for backups; it costs money, and S3 logs into buckets of the same region only",
  copied:
    "`replication` copies backups to another region; it costs money, and logs are not copied",
  kms: "`kmsKey` encrypts backups with a key of KMS; it costs money, and S3 does not log into buckets that have one: https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html",
  eventBridge:
    "`eventBridge` sends the events of backups, to which somebody must listen",
};

const CHECKS: Readonly<Record<keyof Decisions, CheckId>> = {
  logged: "CKV_AWS_18",
  copied: "CKV_AWS_144",
  kms: "CKV_AWS_145",
  eventBridge: "CKV2_AWS_62",
};

/** Notes beside a bucket why it lacks what a scanner misses there. */
export function waiveDecisions(
  bucket: S3Bucket,
  decisions: Decisions,
  reasons: Reasons = OF_BACKUPS,
): void {
  for (const key of Object.keys(CHECKS) as (keyof Decisions)[])
    if (!decisions[key]) waive(bucket, CHECKS[key], reasons[key]);
}
