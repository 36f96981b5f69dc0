import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import type { Place } from "../aws/place";
import { region as regionOfAws } from "../aws/region-rules";
import { partitionOf } from "../aws/regions";
import { areTogether } from "../terraform/made-before";
import type { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import { checkIsObject, checkProps, type Schema } from "../validation/schema";
import type {
  BackupBucketOptions,
  BackupBucketProps,
} from "./backup-bucket-props";
import { FEATURES } from "./features";
import { checkRoles } from "./policy/granted-role-rules";

/** What each prop of a bucket must be, as a stack takes them. */
export const BACKUP_BUCKET = Object.assign(
  {},
  ...FEATURES.map(({ schema }) => schema),
) as Schema<BackupBucketOptions>;

/** What to do about props for what is always on. */
const ALWAYS_ON: Readonly<Record<string, string>> = {
  encryption: "leave it out: encryption is always on; `kmsKey` chooses the key",
  forceDestroy: "leave it out: a bucket that holds anything is never destroyed",
  publicAccessBlock: "leave it out: public access is always blocked",
  versioning: "leave it out: versioning is always on",
};

/** What to do about a prop that would turn on what is always on. */
export function alwaysOn(key: string): string | undefined {
  return Object.hasOwn(ALWAYS_ON, key) ? ALWAYS_ON[key] : undefined;
}

/** Checks the props of a bucket. */
export function checkBackupBucket(
  problems: Problems,
  path: string,
  options: unknown,
  place: Place,
): void {
  const before = problems.count;
  const sound = checkProps<BackupBucketOptions>(
    problems,
    path,
    options,
    BACKUP_BUCKET,
    { fix: 'write { name: "neon-s3-backup" }', fixOfUnknown: alwaysOn },
  );
  if (!sound) return;
  for (const { check } of FEATURES) check?.(problems, path, options, place);
  if (problems.count > before) return;
  for (const { checkTogether } of FEATURES)
    checkTogether?.(problems, path, options);
}

const REGION_WITH = rule((prop: string) => `must be given with \`${prop}\``);
const REPLICA_PROVIDER = rule("must be given for a replica that is made here");

/** Checks the props of a bucket in somebody else's stack. */
export function checkStandaloneBucket(
  problems: Problems,
  props: BackupBucketProps,
  scope: Construct,
): void {
  const fix = 'write { name: "neon-s3-backup", roles: […] }';
  if (!checkIsObject(problems, "", props, fix)) return;
  const { roles, restoreRoles, region, replicaProvider, ...options } = props;
  const partition = region === undefined ? undefined : partitionOf(region);
  if (region !== undefined) regionOfAws.check(problems, "region", region);
  checkBackupBucket(problems, "", options, { partition, region });
  for (const key of ["kmsKey", "replication"] as const)
    if (options[key] !== undefined && region === undefined)
      problems.add(
        "region",
        REGION_WITH(key),
        undefined,
        "write the region of the bucket's AWS provider",
      );
  if (options.replication?.source === "create" && replicaProvider === undefined)
    problems.add(
      "replicaProvider",
      REPLICA_PROVIDER,
      undefined,
      "make an AwsProvider with an alias and the replica's region",
    );
  checkRoles(problems, roles, restoreRoles, options);
  if (problems.count === 0) {
    checkTogether(problems, "replicaProvider", replicaProvider, scope);
    (restoreRoles ?? []).forEach((role, index) =>
      checkTogether(problems, `restoreRoles[${index}]`, role, scope),
    );
  }
}

const IN_STACK = rule(
  (stack: string) =>
    `must be in the stack of the bucket, ${stack}, as one of them refers to the other`,
);

/** Checks that something is in the stack of the bucket. */
function checkTogether(
  problems: Problems,
  path: string,
  value: Construct | undefined,
  scope: Construct,
): void {
  if (value === undefined || areTogether(value, scope)) return;
  problems.add(
    path,
    IN_STACK(TerraformStack.of(scope).node.path),
    value.node.path,
    "make it in that stack, or the bucket in the other one",
  );
}
