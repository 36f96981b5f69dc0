import { bucketArn } from "../aws/arn";
import type { DeployedStack } from "./deployed-stack";
import type { Need } from "../aws/need";

/**
 * What Terraform reads of every bucket, whether it has such a setting or not. `ListBucket` is how it asks whether the
 * bucket is there; it shows the names of backups, and none of their content. Tags are read in two ways, since not every
 * region has the newer one.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html for the names
 */
const READS = [
  "s3:GetAccelerateConfiguration",
  "s3:GetBucketAcl",
  "s3:GetBucketCORS",
  "s3:GetBucketLogging",
  "s3:GetBucketObjectLockConfiguration",
  "s3:GetBucketOwnershipControls",
  "s3:GetBucketPolicy",
  "s3:GetBucketPublicAccessBlock",
  "s3:GetBucketRequestPayment",
  "s3:GetBucketTagging",
  "s3:GetBucketVersioning",
  "s3:GetBucketWebsite",
  "s3:GetEncryptionConfiguration",
  "s3:GetLifecycleConfiguration",
  "s3:GetReplicationConfiguration",
  "s3:ListBucket",
  "s3:ListTagsForResource",
];

/** What it takes to make a bucket, protect it, and delete it when it is empty. */
const WRITES = [
  "s3:CreateBucket",
  "s3:DeleteBucket",
  "s3:DeleteBucketPolicy",
  "s3:PutBucketOwnershipControls",
  "s3:PutBucketPolicy",
  "s3:PutBucketPublicAccessBlock",
  "s3:PutBucketVersioning",
  "s3:PutEncryptionConfiguration",
  "s3:PutLifecycleConfiguration",
];

const TAGS = ["s3:PutBucketTagging", "s3:TagResource", "s3:UntagResource"];

/** What it takes to make the buckets. None of it reads, writes or deletes what is in them. */
export function bucketNeeds(facts: DeployedStack): readonly Need[] {
  const { accessLogs, replication, defaultTags, bucketTags } = facts;
  const arns = (...names: (string | false | undefined)[]) =>
    names
      .filter((name) => !!name)
      .map((name) => bucketArn(facts, String(name)));
  const backups = facts.bucketName;
  const logs = accessLogs?.created && accessLogs.bucketName;
  const copies = replication?.replicaCreated && replication.replicaBucketName;
  const all = arns(backups, logs, copies);
  const needs: Need[] = [
    { of: "Buckets", resources: all, reads: READS, writes: WRITES },
    {
      verb: "Tag",
      of: "Buckets",
      resources: defaultTags ? all : arns(bucketTags && backups),
      writes: TAGS,
    },
    {
      verb: "Lock",
      of: "Buckets",
      resources: facts.objectLock ? arns(backups, copies) : [],
      writes: ["s3:PutBucketObjectLockConfiguration"],
    },
    {
      of: "EventsOfBackups",
      resources: arns(facts.eventBridge && backups),
      reads: ["s3:GetBucketNotification"],
      writes: ["s3:PutBucketNotification"],
    },
    {
      of: "AccessLogsOfBackups",
      resources: arns(accessLogs && backups),
      writes: ["s3:PutBucketLogging"],
    },
    {
      of: "ReplicationOfBackups",
      resources: arns(replication && backups),
      writes: ["s3:PutReplicationConfiguration"],
    },
  ];
  return needs.filter(({ resources }) => resources.length > 0);
}
