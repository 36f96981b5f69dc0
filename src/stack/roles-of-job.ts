import type { BackupRoleOptions } from "../trust/backup-role-props";
import type { BackupJob } from "./postgres-backup-stack-props";

/** A role of a job. */
export interface RoleOfJob {
  readonly kind: "backup" | "restore";
  /** The prop of the job that holds the role's props, with a dot behind it; nothing where they are the job's own. */
  readonly prop: "" | "restore.";
  /** The construct's id, which is the role's name in Terraform addresses. */
  readonly id: string;
  readonly options: BackupRoleOptions;
}

/** The roles of a job: the one that backs up, and the one that restores where there is one. */
export function rolesOfJob(job: BackupJob): readonly RoleOfJob[] {
  const { name, formerName, restore, alarm, ...options } = job;
  const { audience, maxSessionSeconds, prefix, tags } = options;
  return [
    { kind: "backup", prop: "", id: name, options },
    ...(restore === undefined
      ? []
      : [
          {
            kind: "restore",
            prop: "restore.",
            id: restoreRoleId(name),
            options: { audience, maxSessionSeconds, tags, ...restore, prefix },
          } as const,
        ]),
  ];
}

/** The id of the role that restores, by the name of its job. */
export function restoreRoleId(jobName: string): string {
  return `${jobName}-restore`;
}
