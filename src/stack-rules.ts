import { roleArn } from "./aws/arn";
import { checkAccountId } from "./aws/account-rules";
import { partitionOf, PARTITIONS, regionFix, stsAudience } from "./aws/regions";
import { checkTags } from "./aws/tag-rules";
import {
  checkBucketPolicySize,
  checkPrefixes,
} from "./bucket/bucket-policy-rules";
import { checkBackupBucket } from "./bucket/bucket-rules";
import { checkDatabaseRegion } from "./database-region";
import type {
  BackupJob,
  PostgresBackupStackProps,
} from "./postgres-backup-stack";
import { checkIdentityProvider } from "./trust/github-identity-provider";
import { issuerOf } from "./trust/issuer";
import { BACKUP_ROLE, checkRoleOptions } from "./trust/role-rules";
import type { ProviderFacts } from "./trust/trust-size-rules";
import { Problems } from "./validation/problems";
import {
  checkChoice,
  checkObject,
  checkUnique,
  isFilledList,
  isText,
  isUnknown,
} from "./validation/shape";

/**
 * Checks everything that a stack is given, before any of it is placed.
 *
 * @throws InvalidPropsError with every broken rule
 */
export function checkStack(id: string, props: PostgresBackupStackProps): void {
  const problems = new Problems();
  if (
    checkObject<PostgresBackupStackProps>(problems, "", props, {
      region: true,
      bucket: true,
      backups: true,
      accountId: false,
      partition: false,
      databaseRegion: false,
      defaultTags: false,
      identityProvider: false,
    })
  ) {
    checkRegion(problems, props);
    checkAccountId(problems, "accountId", props.accountId);
    checkDatabaseRegion(problems, "databaseRegion", props.databaseRegion);
    checkTags(problems, "defaultTags", props.defaultTags);
    const before = problems.count;
    checkIdentityProvider(problems, "identityProvider", props.identityProvider);
    const partition = partitionOf(props.region) ?? "aws";
    const provider: ProviderFacts =
      problems.count > before
        ? { issuer: issuerOf(), audiences: [stsAudience(partition)], partition }
        : {
            issuer: issuerOf(props.identityProvider?.github),
            audiences: props.identityProvider?.audiences ?? [
              stsAudience(partition),
            ],
            partition,
          };
    if (props.bucket !== undefined)
      checkBackupBucket(problems, "bucket", props.bucket);
    checkJobs(problems, props, provider);
  }
  problems.throwIfAny(id);
}

function checkRegion(
  problems: Problems,
  { region, partition }: PostgresBackupStackProps,
): void {
  checkChoice(problems, "partition", partition, PARTITIONS);
  if (!isText(problems, "region", region)) return;
  const own = partitionOf(region);
  if (own === undefined)
    problems.add(
      "region",
      "must be a region of AWS",
      region,
      regionFix(region),
    );
  else if (partition !== undefined && own !== partition)
    problems.add(
      "region",
      `must be in the partition ${JSON.stringify(partition)}`,
      region,
      `choose a region of that partition, or write partition: ${JSON.stringify(own)}`,
    );
}

function checkJobs(
  problems: Problems,
  props: PostgresBackupStackProps,
  provider: ProviderFacts,
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
  const before = problems.count;
  jobs.forEach((job, index) =>
    checkJob(problems, `backups[${index}]`, job, props, provider),
  );
  const texts = (key: keyof BackupJob) =>
    jobs.map((job) => {
      const value = (job as BackupJob | null)?.[key];
      return typeof value === "string" && !isUnknown(value) ? value : undefined;
    });
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
  checkPrefixes(problems, pathOf("prefix"), texts("prefix"));
  if (problems.count === before && props.bucket?.name !== undefined)
    checkBucketPolicySize(
      problems,
      "backups",
      provider.partition as string,
      props.bucket.name,
      (jobs as BackupJob[]).map(({ path, roleName, prefix }) => ({
        roleArn: roleArn(
          {
            partition: provider.partition as string,
            accountId: "000000000000",
          },
          path ?? "/",
          roleName,
        ),
        prefix,
      })),
    );
}

function checkJob(
  problems: Problems,
  path: string,
  job: unknown,
  props: PostgresBackupStackProps,
  provider: ProviderFacts,
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
  if (
    isText(problems, `${path}.name`, job.name) &&
    !/^[a-z](?:-?[a-z0-9])*$/.test(job.name)
  )
    problems.add(
      `${path}.name`,
      "must be lower-case letters, digits and single hyphens, starting with a letter, since it is part of Terraform addresses",
      job.name,
      `write ${JSON.stringify(slug(job.name))}`,
    );
  checkRoleOptions(problems, path, job, provider);
  checkBoundaryAccount(problems, path, job, props, provider);
}

function checkBoundaryAccount(
  problems: Problems,
  path: string,
  { permissionsBoundary }: BackupJob,
  { accountId }: PostgresBackupStackProps,
  provider: ProviderFacts,
): void {
  const [, partition, , , account] = String(permissionsBoundary).split(":");
  if (partition === undefined || account === undefined) return;
  const where = `${path}.permissionsBoundary`;
  if (partition !== provider.partition)
    problems.add(
      where,
      `must be in the region's partition, ${JSON.stringify(provider.partition)}`,
      permissionsBoundary,
      `write "arn:${provider.partition}:…"`,
    );
  if (accountId !== undefined && account !== "aws" && account !== accountId)
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
