import type { WorkflowRoleOptions } from "./workflow-role-props";

/** The part of the bucket that is a job's. */
export interface BackupFolder {
  /**
   * The folder in the bucket that the role can reach, without a slash at either end. In the guide it is the name of
   * the workflow. The role carries it as the tag `backup-prefix`.
   *
   * @default - the whole bucket
   */
  readonly prefix?: string;

  /**
   * After how many days a backup in the folder is deleted, from 1 to 36500, and not more than the bucket's
   * `expireAfterDays` where it has that. It can be brought back for `recoverableDays` more.
   *
   * @default - as the bucket's `expireAfterDays` says
   */
  readonly expireAfterDays?: number;
}

/** What a role for backups is called, and who may assume it. */
export interface BackupRoleOptions extends WorkflowRoleOptions, BackupFolder {
  /**
   * What the role is for, 1000 characters at most.
   *
   * @default "Assumed by GitHub Actions to back up Postgres"
   */
  readonly description?: string;

  /**
   * The role's path, with a slash at both ends. It is part of `IAM_ROLE`.
   *
   * @default "/"
   */
  readonly path?: string;
}
