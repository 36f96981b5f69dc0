import type { AccountStackProps } from "../stack/account-stack-props";
import type { PostgresBackupStack } from "../stack/postgres-backup-stack";
import type { StateBucketOptions } from "../bucket/state-bucket-props";
import type {
  EnvironmentContext,
  Only,
  PullRequestContext,
  TrustedRepository,
} from "../trust/trust";
import type { WorkflowRoleOptions } from "../trust/workflow-role-props";

/** Who may plan: jobs that name an environment, or any run for a pull request. */
export type PlannerTrust = TrustedRepository &
  (Only<EnvironmentContext> | Only<PullRequestContext>);

/** Who may deploy: jobs that name an environment. */
export type DeployerTrust = TrustedRepository & Only<EnvironmentContext>;

/** The role that plans. It only reads, and no backup. */
export interface PlannerOptions extends WorkflowRoleOptions {
  /**
   * Who may assume the role: jobs that name an environment, best one of their own, or runs for pull requests. The latter
   * may, since the role can change nothing; but then whoever can open a pull request from a branch of the repository can
   * read what the role reads. An environment can have rules on who may.
   */
  readonly trust: readonly PlannerTrust[];

  /**
   * What the role is for, 1000 characters at most.
   *
   * @default "Assumed by GitHub Actions to plan Postgres backups"
   */
  readonly description?: string;

  /**
   * The role's path, with a slash at both ends.
   *
   * @default "/"
   */
  readonly path?: string;
}

/** The role that deploys. */
export interface DeployerOptions extends WorkflowRoleOptions {
  /**
   * Who may assume the role: jobs that name an environment, and nobody else. GitHub starts such a job only under the
   * environment's rules: who must approve it, and from which branches.
   *
   * @see https://docs.github.com/en/actions/reference/workflows-and-actions/deployments-and-environments
   */
  readonly trust: readonly DeployerTrust[];

  /**
   * What the role is for, 1000 characters at most.
   *
   * @default "Assumed by GitHub Actions to deploy Postgres backups"
   */
  readonly description?: string;

  /**
   * The role's path, with a slash at both ends.
   *
   * @default "/"
   */
  readonly path?: string;
}

/** What an administrator gives the workflows that plan and deploy stacks. */
export interface DeploymentStackProps extends AccountStackProps {
  /**
   * The stacks that the roles plan and deploy, in the same account. What the roles may do follows from them, so this
   * stack is applied again, and first, whenever one of them gets something new, such as a job.
   */
  readonly deploys: readonly PostgresBackupStack[];

  /** The role that plans, for pull requests and to look for drift. */
  readonly planner: PlannerOptions;

  /** The role that plans and applies. */
  readonly deployer: DeployerOptions;

  /**
   * A bucket for the states of stacks, of this one as well.
   *
   * @default - none is made
   */
  readonly stateBucket?: StateBucketOptions;
}
