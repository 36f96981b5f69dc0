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
  const everywhere = jobs.flatMap((job) => job.repositories);
  new TerraformOutput(scope, "AWS_ACCOUNT_ID", {
    value: accountId,
    description: pasteInto("secret", "AWS_ACCOUNT_ID", everywhere),
  });
  new TerraformOutput(scope, "S3_BUCKET_NAME", {
    value: bucketName,
    description: pasteInto("secret", "S3_BUCKET_NAME", everywhere),
  });
  jobs.forEach(({ name, rolePathAndName, repositories }, index) => {
    new TerraformOutput(scope, roleOutput(name, index), {
      value: rolePathAndName,
      description: pasteInto("secret", "IAM_ROLE", repositories),
    });
  });
}

/** The output that holds the role of a job. */
export function roleOutput(jobName: string, index: number): string {
  return index === 0
    ? "IAM_ROLE"
    : `IAM_ROLE_${jobName.toUpperCase().replaceAll("-", "_")}`;
}

/** The button under "Actions" by which GitHub takes a value. */
const BUTTONS = {
  secret: "New repository secret",
  variable: "Variables > New repository variable",
};

/** Says where in GitHub an output is to be pasted, under which name, and into which repositories. */
export function pasteInto(
  kind: keyof typeof BUTTONS,
  name: string,
  repositories: readonly string[],
): string {
  const all = [...new Set(repositories)];
  const shown = all.slice(0, 3).join(", ");
  const where = all.length > 3 ? `${shown} and ${all.length - 3} more` : shown;
  return `Paste into GitHub: ${where} > Settings > Secrets and variables > Actions > ${BUTTONS[kind]}, named ${name}`;
}
