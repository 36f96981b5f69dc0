import { TerraformProvider } from "cdktf";
import type { Place } from "../aws/place";
import { region as regionOfAws } from "../aws/region-rules";
import { partitionOf } from "../aws/regions";
import { stackOf } from "../terraform/made-before";
import { type NewConstruct, pathOf } from "../trust/other-stack-rules";
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
const PROVIDER_HERE = rule(
  (path: string) =>
    `must be in the stack of ${path}, since Terraform knows no provider of another one`,
);

/** Checks the props of a bucket in somebody else's stack. */
export function checkStandaloneBucket(
  problems: Problems,
  props: BackupBucketProps,
  made: NewConstruct,
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
  if (options.replication?.source === "create")
    checkReplicaProvider(problems, replicaProvider, made);
  checkRoles(problems, { roles, restoreRoles, options, made });
}

function checkReplicaProvider(
  problems: Problems,
  provider: unknown,
  made: NewConstruct,
): void {
  const path = "replicaProvider";
  if (!TerraformProvider.isTerraformProvider(provider))
    problems.add(
      path,
      REPLICA_PROVIDER,
      provider,
      "make an AwsProvider with an alias and the replica's region",
    );
  else if (stackOf(provider) !== stackOf(made.scope))
    problems.add(
      path,
      PROVIDER_HERE(pathOf(made)),
      provider.node.path,
      "make one there, with an alias and the replica's region",
    );
}
