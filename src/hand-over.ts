import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";

/** What the workflows need to know of a stack. */
export interface HandOver {
  readonly accountId: string;
  readonly bucketName: string;
  /** The jobs, in the order in which they are listed. */
  readonly jobs: readonly {
    readonly name: string;
    readonly rolePathAndName: string;
    readonly repositories: readonly string[];
  }[];
}

/**
 * Places the outputs that are handed to the workflows as secrets, under the names that the guide's workflow reads.
 * The role of the first job is `IAM_ROLE`; those of jobs that are added behind it carry the job's name, so that no
 * addition changes the value of an output that is there.
 */
export function handOver(
  scope: Construct,
  { accountId, bucketName, jobs }: HandOver,
): void {
  const everywhere = unique(jobs.flatMap((job) => job.repositories));
  new TerraformOutput(scope, "AWS_ACCOUNT_ID", {
    value: accountId,
    description: pasteInto("AWS_ACCOUNT_ID", everywhere),
  });
  new TerraformOutput(scope, "S3_BUCKET_NAME", {
    value: bucketName,
    description: pasteInto("S3_BUCKET_NAME", everywhere),
  });
  jobs.forEach(({ name, rolePathAndName, repositories }, index) => {
    new TerraformOutput(scope, roleOutput(name, index), {
      value: rolePathAndName,
      description: pasteInto("IAM_ROLE", unique(repositories)),
    });
  });
}

/** The output that holds the role of a job. */
export function roleOutput(jobName: string, index: number): string {
  return index === 0
    ? "IAM_ROLE"
    : `IAM_ROLE_${jobName.toUpperCase().replaceAll("-", "_")}`;
}

function pasteInto(secret: string, repositories: readonly string[]): string {
  const shown = repositories.slice(0, 3).join(", ");
  const where =
    repositories.length > 3
      ? `${shown} and ${repositories.length - 3} more`
      : shown;
  return `Paste into GitHub: ${where} > Settings > Secrets and variables > Actions > New repository secret, named ${secret}`;
}

function unique(texts: readonly string[]): string[] {
  return [...new Set(texts)];
}
