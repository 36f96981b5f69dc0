import type { Place } from "../aws/place";
import { partitionOf, regionFix } from "../aws/regions";
import type { Problems } from "../validation/problems";
import { checkObject, isObject, isText, type Shape } from "../validation/shape";
import type {
  BackupBucketOptions,
  BackupBucketProps,
} from "./backup-bucket-props";
import { FEATURES } from "./features";
import { checkRoles } from "./policy/granted-role-rules";

/** The props of a bucket, as a stack takes them. */
export const BACKUP_BUCKET: Shape<BackupBucketOptions> = {
  name: true,
  tags: false,
  recoverableDays: false,
  expireAfterDays: false,
  transitions: false,
  administrators: false,
  kmsKey: false,
  objectLock: false,
  accessLogs: false,
  replication: false,
  eventBridge: false,
  onlyFrom: false,
  dangerouslyAllowDestroy: false,
};

/** What is always on, and what to do about a prop that would say so. */
export const ALWAYS_ON: Readonly<Record<string, string>> = {
  encryption: "leave it out: encryption is always on; `kmsKey` chooses the key",
  forceDestroy: "leave it out: a bucket that holds anything is never destroyed",
  publicAccessBlock: "leave it out: public access is always blocked",
  versioning: "leave it out: versioning is always on",
};

/** Checks the props of a bucket. */
export function checkBackupBucket(
  problems: Problems,
  path: string,
  options: unknown,
  place: Place,
): void {
  if (
    !checkObject<BackupBucketOptions>(
      problems,
      path,
      options,
      BACKUP_BUCKET,
      'write { name: "neon-s3-backup" }',
      (key) => (Object.hasOwn(ALWAYS_ON, key) ? ALWAYS_ON[key] : undefined),
    )
  )
    return;
  const before = problems.count;
  for (const { check } of FEATURES) check?.(problems, path, options, place);
  if (problems.count > before) return;
  for (const { checkTogether } of FEATURES)
    checkTogether?.(problems, path, options);
}

/** Checks the props of a bucket in somebody else's stack. */
export function checkStandaloneBucket(
  problems: Problems,
  props: BackupBucketProps,
): void {
  const fix = 'write { name: "neon-s3-backup", roles: […] }';
  if (!isObject(problems, "", props, fix)) return;
  const { roles, region, replicaProvider, ...options } = props;
  const partition = region === undefined ? undefined : partitionOf(region);
  if (isText(problems, "region", region) && partition === undefined)
    problems.add(
      "region",
      "must be a region of AWS",
      region,
      regionFix(region),
    );
  checkBackupBucket(problems, "", options, { partition, region });
  for (const key of ["kmsKey", "replication"] as const)
    if (options[key] !== undefined && region === undefined)
      problems.add(
        "region",
        `must be given with \`${key}\``,
        undefined,
        "write the region of the bucket's AWS provider",
      );
  if (options.replication?.source === "create" && replicaProvider === undefined)
    problems.add(
      "replicaProvider",
      "must be given for a replica that is made here",
      undefined,
      "make an AwsProvider with an alias and the replica's region",
    );
  checkRoles(problems, "roles", roles, options);
}
