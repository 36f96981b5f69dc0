import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { pathAndName } from "../aws/arn";
import type { Trust } from "../trust/trust";
import type { SetupFacts } from "./github-setup/places";
import { setupScript } from "./github-setup/setup-script";
import { jobSuffix } from "./job-suffix";
import type { BackupJob } from "./postgres-backup-stack-props";
import { rolesOfJob } from "./roles-of-job";

/** What the workflows need to know of a stack. */
export interface HandOver extends SetupFacts {
  /** Where the repositories live. */
  readonly gitHubHost: string;
  /** The jobs, in the order in which they are listed. */
  readonly jobs: readonly BackupJob[];
}

/**
 * Places the outputs that are handed to the workflows, under the names that they read. The role of the first job is
 * `IAM_ROLE`; those of jobs that are added behind it carry the job's name, so that no addition changes the value of an
 * output that is there.
 */
export function handOver(scope: Construct, facts: HandOver): void {
  const { accountId, bucketName, gitHubHost, jobs } = facts;
  const everywhere = jobs.flatMap(({ trust }) => repositories(trust));
  new TerraformOutput(scope, "AWS_ACCOUNT_ID", {
    value: accountId,
    description: pasteInto("secret", "AWS_ACCOUNT_ID", everywhere),
  });
  new TerraformOutput(scope, "S3_BUCKET_NAME", {
    value: bucketName,
    description: pasteInto("secret", "S3_BUCKET_NAME", everywhere),
  });
  jobs.forEach((job, index) => {
    for (const { kind, options } of rolesOfJob(job)) {
      const { name, pastedAs } = ROLE_OUTPUTS[kind];
      new TerraformOutput(scope, name + jobSuffix(job.name, index), {
        value: pathAndName(options.path ?? "/", options.roleName),
        description: pasteInto(pastedAs, name, repositories(options.trust)),
      });
    }
  });
  new TerraformOutput(scope, "GITHUB_SETUP", {
    value: setupScript(gitHubHost, jobs, facts),
    description:
      "Sets these values in GitHub, instead of pasting them: terraform output -raw GITHUB_SETUP | sh",
  });
}

/** The outputs that hold the role of a job; later jobs have their name behind it. */
const ROLE_OUTPUTS = {
  backup: { name: "IAM_ROLE", pastedAs: "secret" },
  restore: { name: "RESTORE_ROLE", pastedAs: "variable" },
} as const;

function repositories(trust: readonly Trust[]): readonly string[] {
  return trust.map(({ repository }) => repository);
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
