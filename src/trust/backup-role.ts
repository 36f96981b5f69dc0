import type { Construct } from "constructs";
import { PREFIX_TAG } from "../aws/tag-rules";
import { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import { GitHubIdentityProvider } from "./github-identity-provider";
import { backupRoleProps, role } from "./role-rules";
import { WorkflowRole } from "./workflow-role";
import type { BackupRoleOptions } from "./backup-role-props";

const IDENTITY_PROVIDER = rule("must be a GitHubIdentityProvider");

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
      role(backupRoleProps(identityProvider), identityProvider).check(
        problems,
        "",
        options,
      );
    else
      problems.add(
        "identityProvider",
        IDENTITY_PROVIDER,
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
