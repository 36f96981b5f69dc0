import { unlistedRegionWarning } from "../../aws/regions";
import type { KmsKeyProps } from "../features/kms-key";
import type { ObjectLockProps } from "../features/object-lock";
import type { ReplicationProps } from "../features/replication-props";

/**
 * What must hold, for copies to be made, of a bucket and a key that exist. Neither synth nor Terraform can see it; where
 * it does not hold, the copies are just not there.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock-managing.html#object-lock-managing-replication
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-config-for-kms-objects.html
 */
export function replicationWarnings({
  kmsKey,
  objectLock,
  replication,
}: KmsKeyProps & ObjectLockProps & ReplicationProps): readonly string[] {
  if (replication === undefined) return [];
  const ofRegion = unlistedRegionWarning(replication.region);
  return [
    ...(ofRegion === undefined ? [] : [ofRegion]),
    ...(objectLock !== undefined && replication.source === "existing"
      ? [
          "The bucket for copies must have Object Lock on, as that for backups has it: without it S3 makes no copy at all (DstBucketObjectLockConfigMissing); only the ReplicationStatus of a backup, FAILED, tells of it. `aws s3api get-object-lock-configuration --bucket …` tells whether it is",
        ]
      : []),
    ...(kmsKey?.source === "existing"
      ? [
          "The policy of the key of `kmsKey` must let the role that copies decrypt with it, by a statement of its own or by leaving it to the account's IAM policies: otherwise S3 makes no copy at all; only the ReplicationStatus of a backup, FAILED, tells of it. `aws kms get-key-policy --policy-name default --key-id …` shows it",
        ]
      : []),
  ];
}
