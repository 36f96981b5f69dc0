import type { Construct } from "constructs";
import { FolderRole } from "./folder-role";
import type { GitHubIdentityProvider } from "./github-identity-provider";
import type { RestoreRoleOptions } from "./restore-role-props";
import { folderRoleProps } from "./role-rules";

/** A role that restores, the folder of its job, and the identity provider that it trusts. */
export interface RestoreRoleProps extends RestoreRoleOptions {
  /** The identity provider whose tokens the role accepts. */
  readonly identityProvider: GitHubIdentityProvider;

  /**
   * The folder in the bucket that the role can read, without a slash at either end: that of a job.
   *
   * @default - the whole bucket
   */
  readonly prefix?: string;
}

/**
 * A role that only the named repositories can assume, to read backups. What it may read is up to the bucket that it is
 * given to, which attaches a policy to it; the bucket's own policy does not let it in.
 */
export class RestoreRole extends FolderRole {
  /** @throws InvalidPropsError if a prop breaks a rule */
  public constructor(scope: Construct, id: string, props: RestoreRoleProps) {
    super(scope, id, props, {
      props: folderRoleProps,
      usualDescription: "Assumed by GitHub Actions to restore Postgres",
    });
  }
}
