import type { BackupBucketOptions } from "../backup-bucket-props";
import { accessLogs } from "./access-logs";
import { administrators } from "./administrators";
import { allowDestroy } from "./allow-destroy";
import { ALWAYS_ON } from "./always-on";
import { bucketPolicy } from "./bucket-policy";
import { events } from "./events";
import type { BucketFeature, Made } from "./feature";
import { furtherStatements } from "./further-statements";
import { grants } from "./grants";
import { kmsKey } from "./kms-key";
import { objectLock } from "./object-lock";
import { onlyFrom } from "./only-from";
import { readers } from "./readers";
import { replication } from "./replication";
import { retention } from "./retention";
import { tags } from "./tags";
import { uploadEncryption } from "./upload-encryption";

/**
 * All that a bucket for backups has, in the order of the statements in its policy, of what is needed, and of what is
 * said of props.
 */
export const FEATURES: readonly BucketFeature<BackupBucketOptions>[] = [
  grants,

  ...ALWAYS_ON,
  tags,
  uploadEncryption,
  objectLock,
  administrators,
  kmsKey,
  events,
  accessLogs,
  replication,
  retention,
  onlyFrom,
  readers,
  furtherStatements,
  allowDestroy,
  bucketPolicy,
];

/**
 * What destroys backups for good, or takes away what protects them. None of it is part of making a backup.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export const DESTRUCTIVE_ACTIONS: readonly string[] = FEATURES.flatMap(
  ({ destroys = [] }) => destroys,
).sort();

/** What is made in the account for a bucket, the bucket itself first. */
export function madeFor(options: BackupBucketOptions): Required<Made> {
  const made = FEATURES.map(({ makes }) => makes?.(options) ?? {});
  return {
    buckets: made.flatMap(({ buckets = [] }) => buckets),
    roles: made.flatMap(({ roles = [] }) => roles),
  };
}
