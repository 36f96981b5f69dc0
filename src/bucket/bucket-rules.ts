import { partitionOf, regionFix } from "../aws/regions";
import { checkTags } from "../aws/tag-rules";
import type { Problems } from "../validation/problems";
import {
  at,
  checkFlag,
  checkObject,
  isObject,
  isText,
  isUnknown,
  type Shape,
} from "../validation/shape";
import { checkAccessLogs } from "./access-logs/access-log-rules";
import type {
  BackupBucketOptions,
  BackupBucketProps,
} from "./backup-bucket-props";
import { checkBucketName } from "./bucket-name-rules";
import type { Place } from "../aws/place";
import { checkKmsKey } from "./kms/kms-key-rules";
import { checkRetention } from "./lifecycle/retention-rules";
import { checkObjectLock } from "./object-lock/object-lock-rules";
import {
  checkAdministrators,
  checkCopyingRoleIsNoAdministrator,
} from "./policy/administrator-rules";
import { checkRoles } from "./policy/granted-role-rules";
import { checkOnlyFrom } from "./policy/only-from-rules";
import { checkReplication } from "./replication/replication-rules";

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
  const where = (key: keyof BackupBucketOptions) => at(path, key);
  const before = problems.count;
  const { name } = options;
  checkBucketName(problems, where("name"), name);
  checkTags(problems, where("tags"), options.tags);
  checkObjectLock(problems, where("objectLock"), options.objectLock);
  checkRetention(problems, path, options);
  checkAdministrators(
    problems,
    where("administrators"),
    options.administrators,
    place,
  );
  checkKmsKey(problems, where("kmsKey"), options.kmsKey, place);
  checkAccessLogs(problems, where("accessLogs"), options.accessLogs);
  checkReplication(problems, where("replication"), options.replication, {
    ...place,
    name,
    kms: options.kmsKey !== undefined,
  });
  checkFlag(problems, where("eventBridge"), options.eventBridge);
  checkOnlyFrom(problems, where("onlyFrom"), options.onlyFrom);
  checkFlag(
    problems,
    where("dangerouslyAllowDestroy"),
    options.dangerouslyAllowDestroy,
  );
  checkBucketsDiffer(problems, path, options);
  if (problems.count === before)
    checkCopyingRoleIsNoAdministrator(
      problems,
      where("administrators"),
      options,
    );
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

function checkBucketsDiffer(
  problems: Problems,
  path: string,
  { name, accessLogs, replication }: BackupBucketOptions,
): void {
  const logs = accessLogs?.bucketName;
  const copies = replication?.bucketName;
  const differ = (
    value: unknown,
    prop: string,
    other: unknown,
    rule: string,
  ) => {
    if (typeof value === "string" && !isUnknown(value) && value === other)
      problems.add(at(path, prop), rule, value, "choose another bucket");
  };
  differ(
    logs,
    "accessLogs.bucketName",
    name,
    "must not be the bucket for backups, whose logs would be logged in turn",
  );
  differ(
    copies,
    "replication.bucketName",
    name,
    "must not be the bucket for backups itself",
  );
  differ(
    copies,
    "replication.bucketName",
    logs,
    "must not be the bucket for logs",
  );
}
