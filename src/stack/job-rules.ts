import { isAccountId } from "../aws/account-rules";
import { pathAndName } from "../aws/arn";
import {
  checkBucketWithJobs,
  checkBucketPolicySize,
  checkPrefixes,
} from "../bucket/policy/bucket-policy-rules";
import type { BackupBucketOptions } from "../bucket/backup-bucket-props";
import { replicationRoleName } from "../bucket/features/replication-props";
import type {
  BackupJob,
  PostgresBackupStackProps,
} from "./postgres-backup-stack-props";
import { BACKUP_ROLE, BOUNDARY, checkRoleOptions } from "../trust/role-rules";
import type { ProviderFacts } from "../trust/trust-size-rules";
import type { Problems } from "../validation/problems";
import {
  asText,
  checkObject,
  checkUnique,
  isFilledList,
  isText,
  knownTexts,
} from "../validation/shape";

/** Checks the backup jobs of a stack, each for itself and all together. */
export function checkJobs(
  problems: Problems,
  props: PostgresBackupStackProps,
  provider: Required<ProviderFacts>,
): void {
  const jobs: unknown = props.backups;
  if (
    !isFilledList(
      problems,
      "backups",
      jobs,
      "list the backup jobs, at least one",
    )
  )
    return;
  jobs.forEach((job, index) =>
    checkJob(problems, `backups[${index}]`, job, props, provider),
  );
  const texts = (key: keyof BackupJob) =>
    knownTexts(jobs.map((job) => (job as BackupJob | null)?.[key]));
  const pathOf = (key: string) => (index: number) => `backups[${index}].${key}`;
  checkUnique(
    problems,
    texts("name"),
    pathOf("name"),
    "must differ from every other job's",
    "choose another name",
  );
  checkUnique(
    problems,
    texts("roleName"),
    pathOf("roleName"),
    "must differ from every other job's in more than case",
    "choose another name",
    (name) => name.toLowerCase(),
  );
  checkPrefixes(
    problems,
    pathOf("prefix"),
    jobs.map((job) => (job as BackupJob | null)?.prefix),
  );
  if (problems.count > 0) return;
  const roles = (jobs as BackupJob[]).map(
    ({ path = "/", roleName, prefix }) => ({
      pathAndName: pathAndName(path, roleName),
      prefix,
    }),
  );
  const { bucket } = props;
  checkReplicationRole(problems, bucket, jobs as BackupJob[]);
  checkBucketWithJobs(problems, "bucket", bucket, roles);
  checkBucketPolicySize(problems, "backups", provider.partition, bucket, roles);
}

function checkReplicationRole(
  problems: Problems,
  { name, replication }: BackupBucketOptions,
  jobs: readonly BackupJob[],
): void {
  if (replication === undefined) return;
  const roleName = replicationRoleName(name, replication);
  const index = jobs.findIndex(
    (job) => job.roleName.toLowerCase() === roleName.toLowerCase(),
  );
  if (index >= 0)
    problems.add(
      "bucket.replication.roleName",
      `must differ from every job's, as backups[${index}].roleName has it already`,
      roleName,
      "choose another name",
    );
}

function checkJob(
  problems: Problems,
  path: string,
  job: unknown,
  props: PostgresBackupStackProps,
  provider: Required<ProviderFacts>,
): void {
  const shape = { name: true, ...BACKUP_ROLE };
  if (
    !checkObject<BackupJob>(
      problems,
      path,
      job,
      shape,
      "write { name, roleName, trust }",
    )
  )
    return;
  checkJobName(problems, `${path}.name`, job.name);
  checkRoleOptions(problems, path, job, provider);
  checkBoundaryAccount(problems, path, job, props, provider);
}

function checkJobName(problems: Problems, path: string, name: unknown): void {
  if (!isText(problems, path, name)) return;
  if (!/^[a-z](?:-?[a-z0-9])*$/.test(name))
    problems.add(
      path,
      "must be lower-case letters, digits and single hyphens, starting with a letter, since it is part of Terraform addresses",
      name,
      `write ${JSON.stringify(slug(name))}`,
    );
  else if (name === "constructor")
    problems.add(
      path,
      "must not be a name that CDKTF takes for one of its own",
      name,
      "choose another name",
    );
}

function checkBoundaryAccount(
  problems: Problems,
  path: string,
  { permissionsBoundary }: BackupJob,
  { accountId }: PostgresBackupStackProps,
  provider: Required<ProviderFacts>,
): void {
  const [, partition, account] =
    BOUNDARY.exec(asText(permissionsBoundary)) ?? [];
  if (partition === undefined || account === undefined) return;
  const where = `${path}.permissionsBoundary`;
  if (partition !== provider.partition)
    problems.add(
      where,
      `must be in the region's partition, ${JSON.stringify(provider.partition)}`,
      permissionsBoundary,
      `write "arn:${provider.partition}:…"`,
    );
  if (isAccountId(accountId) && account !== "aws" && account !== accountId)
    problems.add(
      where,
      `must be a policy of the stack's account, ${JSON.stringify(accountId)}, or of AWS`,
      permissionsBoundary,
      "name a policy of that account",
    );
}

function slug(name: string): string {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const joined = words.join("-");
  return /^[a-z]/.test(joined) ? joined : `job-${joined}`.replace(/-$/, "-1");
}
