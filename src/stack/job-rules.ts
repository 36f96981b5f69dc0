import { isAccountId } from "../aws/account-rules";
import { pathAndName } from "../aws/arn";
import {
  checkBucketWithJobs,
  checkBucketPolicySize,
  checkPrefixes,
} from "../bucket/policy/bucket-policy-rules";
import type { BackupBucketOptions } from "../bucket/backup-bucket-props";
import { replicationRoleName } from "../bucket/features/replication-props";
import {
  backupRoleProps,
  BOUNDARY,
  permissionsBoundary,
  role,
} from "../trust/role-rules";
import { checkDiffer, list } from "../validation/list";
import type { Problems } from "../validation/problems";
import { andThen, type Prop, required } from "../validation/prop";
import { rule } from "../validation/rules";
import type { Schema } from "../validation/schema";
import { asText, isRecord } from "../validation/values";
import type { AccountFacts } from "./account-stack-rules";
import { jobName } from "./job-name-rules";
import type { BackupJob } from "./postgres-backup-stack-props";

const OTHER_NAME = rule(
  (earlier: string) =>
    `must differ from every other job's, as ${earlier} has it already`,
);
const OTHER_ROLE = rule(
  (earlier: string) =>
    `must differ from every other job's in more than case, as ${earlier} has it already`,
);
const OTHER_THAN_REPLICATION = rule(
  (job: string) => `must differ from every job's, as ${job} has it already`,
);
const OF_PARTITION = rule(
  (partition: string | undefined) =>
    `must be in the region's partition, ${JSON.stringify(partition)}`,
);
const OF_ACCOUNT = rule(
  (accountId: string) =>
    `must be a policy of the stack's account, ${JSON.stringify(accountId)}, or of AWS`,
);

/** What each prop of a backup job must be. */
export function jobProps({ provider, place }: AccountFacts): Schema<BackupJob> {
  return {
    name: required(jobName),
    ...backupRoleProps(provider),
    permissionsBoundary: andThen(
      permissionsBoundary,
      (problems, path, value) => {
        const [, partition, account] = BOUNDARY.exec(asText(value)) ?? [];
        if (partition !== provider.partition)
          problems.add(
            path,
            OF_PARTITION(provider.partition),
            value,
            `write "arn:${provider.partition}:…"`,
          );
        const { accountId } = place;
        if (
          isAccountId(accountId) &&
          ![accountId, "aws"].includes(String(account))
        )
          problems.add(
            path,
            OF_ACCOUNT(accountId),
            value,
            "name a policy of that account",
          );
      },
    ),
  };
}

/** The backup jobs of a stack, each for itself and all together. */
export function jobs(facts: AccountFacts): Prop {
  const job = role(
    jobProps(facts),
    facts.provider,
    "write { name, roleName, trust }",
  );
  const all = list(job, {
    fix: "list the backup jobs, at least one",
    also: checkJobsDiffer,
  });
  return {
    check(problems, path, value, beside) {
      all.check(problems, path, value);
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

function checkJobsDiffer(
  problems: Problems,
  path: string,
  all: readonly unknown[],
): void {
  const values = (key: keyof BackupJob) =>
    all.map((job) => (isRecord(job) ? job[key] : undefined));
  const pathOf = (key: keyof BackupJob) => (index: number) =>
    `${path}[${index}].${key}`;
  const fix = "choose another name";
  checkDiffer(problems, values("name"), pathOf("name"), {
    rule: OTHER_NAME,
    fix,
  });
  checkDiffer(problems, values("roleName"), pathOf("roleName"), {
    rule: OTHER_ROLE,
    fix,
    normalize: (name) => name.toLowerCase(),
  });
  checkPrefixes(problems, pathOf("prefix"), values("prefix"));
}

function checkJobsAndBucket(
  problems: Problems,
  all: readonly BackupJob[],
  bucket: BackupBucketOptions,
  { provider }: AccountFacts,
): void {
  const roles = all.map(({ path = "/", roleName, prefix }) => ({
    pathAndName: pathAndName(path, roleName),
    prefix,
  }));
  checkReplicationRole(problems, bucket, all);
  checkBucketWithJobs(problems, "bucket", bucket, roles);
  checkBucketPolicySize(problems, "backups", provider.partition, bucket, roles);
}

function checkReplicationRole(
  problems: Problems,
  { name, replication }: BackupBucketOptions,
  all: readonly BackupJob[],
): void {
  if (replication === undefined) return;
  const roleName = replicationRoleName(name, replication);
  const index = all.findIndex(
    (job) => job.roleName.toLowerCase() === roleName.toLowerCase(),
  );
  if (index >= 0)
    problems.add(
      "bucket.replication.roleName",
      OTHER_THAN_REPLICATION(`backups[${index}].roleName`),
      roleName,
      "choose another name",
    );
}
