import type { Construct } from "constructs";
import type { BackupRoleOptions } from "./backup-role-props";
import { FolderRole } from "./folder-role";
import type { GitHubIdentityProvider } from "./github-identity-provider";
import { backupRoleProps } from "./role-rules";

/** A role for backups and the identity provider that it trusts. */
export interface BackupRoleProps extends BackupRoleOptions {
  /** The identity provider whose tokens the role accepts. */
  readonly identityProvider: GitHubIdentityProvider;
}

/**
 * A role that only the named repositories can assume, and that has no permissions of its own: the bucket's policy lets
 * it in.
 */
export class BackupRole extends FolderRole {
  /** After how many days a backup in the folder is deleted; `undefined` where only the bucket says it. */
  public readonly expireAfterDays?: number;

  /** @throws InvalidPropsError if a prop breaks a rule */
  public constructor(scope: Construct, id: string, props: BackupRoleProps) {
    super(scope, id, props, {
      props: backupRoleProps,
      usualDescription: "Assumed by GitHub Actions to back up Postgres",
    });
    this.expireAfterDays = props.expireAfterDays;
  }
}
