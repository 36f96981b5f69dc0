import { jobAlarm } from "../alarm/alarm-schema";
import { pathAndName } from "../aws/arn";
import { checkTagsTogether } from "../aws/tag-rules";
import {
  checkBucketWithJobs,
  checkBucketPolicySize,
  checkPrefixes,
} from "../bucket/policy/bucket-policy-rules";
import type { BackupBucketOptions } from "../bucket/backup-bucket-props";
import type { JobRole } from "../bucket/features/feature";
import { replicationRoleName } from "../bucket/features/replication-props";
import { boundaryIn } from "../trust/boundary-rules";
import type { RestoreRoleOptions } from "../trust/restore-role-props";
import { backupRoleProps, role, workflowRoleProps } from "../trust/role-rules";
import { list } from "../validation/list";
import type { Problems } from "../validation/problems";
import { type Prop, required } from "../validation/prop";
import { rule } from "../validation/rules";
import type { Schema } from "../validation/schema";
import { at, isRecord } from "../validation/values";
import type { AccountFacts } from "./account-stack-rules";
import { checkFormerNames, formerName } from "./former-names";
import { checkNamesDiffer, jobName } from "./job-name-rules";
import type { BackupJob } from "./postgres-backup-stack-props";
import { rolesOfJob } from "./roles-of-job";

const OTHER_THAN_REPLICATION = rule(
  (job: string) => `must differ from every job's, as ${job} has it already`,
);

/** What each prop of a backup job must be. */
export function jobProps(facts: AccountFacts): Schema<BackupJob> {
  const boundary = boundaryIn({
    partition: facts.provider.partition,
    accountId: facts.place.accountId,
  });
  return {
    name: required(jobName),
    formerName,
    ...backupRoleProps(facts.provider),
    permissionsBoundary: boundary,
    alarm: jobAlarm,
    restore: role(
      {
        ...workflowRoleProps(facts.provider),
        permissionsBoundary: boundary,
      } satisfies Schema<RestoreRoleOptions>,
      facts.provider,
      {
        fix: "write { roleName, trust }, or leave the prop out",
        fixOfUnknown: (key) =>
          key === "prefix"
            ? "leave it out: the role reads the folder of its job"
            : undefined,
      },
    ),
  };
}

/** The backup jobs of a stack, each for itself and all together. */
export function jobs(facts: AccountFacts): Prop {
  const job = role(jobProps(facts), facts.provider, {
    fix: "write { name, roleName, trust }",
  });
  const all = list(job, {
    fix: "list the backup jobs, at least one",
    also: checkJobsDiffer,
  });
  return {
    check(problems, path, value, beside) {
      all.check(problems, path, value);
      checkAllTags(problems, path, value, beside?.["defaultTags"]);
      if (problems.count === 0)
        checkJobsAndBucket(
          problems,
          value as readonly BackupJob[],
          beside?.["bucket"] as BackupBucketOptions,
          facts,
        );
    },
  };
}

/** Checks the number of tags of each role, with the stack's default ones. */
function checkAllTags(
  problems: Problems,
  path: string,
  jobs: unknown,
  defaultTags: unknown,
): void {
  if (!Array.isArray(jobs)) return;
  for (const [index, job] of jobs.entries()) {
    const own = isRecord(job) ? job : {};
    const restore = isRecord(own["restore"]) ? own["restore"] : {};
    const where = `${path}[${index}]`;
    checkTagsTogether(problems, `${where}.tags`, defaultTags, own["tags"]);
    checkTagsTogether(
      problems,
      `${where}.restore.tags`,
      defaultTags,
      restore["tags"],
    );
  }
}

function checkJobsDiffer(
  problems: Problems,
  path: string,
  all: readonly unknown[],
): void {
  checkNamesDiffer(problems, path, all);
  checkFormerNames(problems, path, all);
  checkPrefixes(
    problems,
    (index) => `${path}[${index}].prefix`,
    all.map((job) => (isRecord(job) ? job["prefix"] : undefined)),
  );
}

/** A role of a job whose own rules hold. */
interface CheckedRole extends JobRole {
  readonly roleName: string;
}

function checkJobsAndBucket(
  problems: Problems,
  all: readonly BackupJob[],
  bucket: BackupBucketOptions,
  { provider }: AccountFacts,
): void {
  const roles = all.flatMap((job, index) =>
    rolesOfJob(job).map(({ kind, prop, options }): CheckedRole => ({
      path: `backups[${index}]${prop && ".restore"}`,
      roleName: options.roleName,
      pathAndName: pathAndName(options.path ?? "/", options.roleName),
      folder: options,
      ...(kind === "restore" && { restores: true }),
    })),
  );
  checkReplicationRole(problems, bucket, roles);
  checkBucketWithJobs(problems, "bucket", bucket, roles);
  checkBucketPolicySize(problems, "backups", provider.partition, bucket, roles);
}

function checkReplicationRole(
  problems: Problems,
  { name, replication }: BackupBucketOptions,
  roles: readonly CheckedRole[],
): void {
  if (replication === undefined) return;
  const roleName = replicationRoleName(name, replication);
  const taken = roles.find(
    (role) => role.roleName.toLowerCase() === roleName.toLowerCase(),
  );
  if (taken !== undefined)
    problems.add(
      "bucket.replication.roleName",
      OTHER_THAN_REPLICATION(at(taken.path, "roleName")),
      roleName,
      "choose another name",
    );
}
