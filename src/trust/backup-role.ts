import type { Construct } from "constructs";
import { PREFIX_TAG } from "../aws/tag-rules";
import { Problems } from "../validation/problems";
import { GitHubIdentityProvider } from "./github-identity-provider";
import { checkBackupRole } from "./role-rules";
import { WorkflowRole, type WorkflowRoleOptions } from "./workflow-role";

/** What a role for backups is called, and who may assume it. */
export interface BackupRoleOptions extends WorkflowRoleOptions {
  /**
   * The folder in the bucket that the role can reach, without a slash at either end. In the guide it is the name of
   * the workflow. The role carries it as the tag `backup-prefix`.
   *
   * @default - the whole bucket
   */
  readonly prefix?: string;

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

/** A role for backups and the identity provider that it trusts. */
export interface BackupRoleProps extends BackupRoleOptions {
  /** The identity provider whose tokens the role accepts. */
  readonly identityProvider: GitHubIdentityProvider;
}

/**
 * A role that only the named repositories can assume, and that has no permissions of its own: the bucket's policy lets
 * it in.
 */
export class BackupRole extends WorkflowRole {
  /** The folder in the bucket that the role can reach; `undefined` for the whole bucket. */
  public readonly prefix?: string;

  /** @throws InvalidPropsError if a prop breaks a rule */
  public constructor(scope: Construct, id: string, props: BackupRoleProps) {
    const { identityProvider, ...options } = props ?? {};
    const problems = new Problems();
    if (identityProvider instanceof GitHubIdentityProvider)
      checkBackupRole(problems, "", options, identityProvider);
    else
      problems.add(
        "identityProvider",
        "must be a GitHubIdentityProvider",
        identityProvider,
        "make one and pass it to every role",
      );
    problems.throwIfAny(id);

    const { prefix, description } = props;
    super(scope, id, {
      ...props,
      description:
        description ?? "Assumed by GitHub Actions to back up Postgres",
      tags: prefix === undefined ? undefined : { [PREFIX_TAG]: prefix },
    });
    this.prefix = prefix;
  }
}
