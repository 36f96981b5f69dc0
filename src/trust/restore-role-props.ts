import type { WorkflowRoleOptions } from "./workflow-role-props";

/** What a role that restores is called, and who may assume it. */
export interface RestoreRoleOptions extends WorkflowRoleOptions {
  /**
   * What the role is for, 1000 characters at most.
   *
   * @default "Assumed by GitHub Actions to restore Postgres"
   */
  readonly description?: string;

  /**
   * The role's path, with a slash at both ends. It is part of `RESTORE_ROLE`.
   *
   * @default "/"
   */
  readonly path?: string;
}
