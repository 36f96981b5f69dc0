import type { Construct } from "constructs";
import { PREFIX_TAG } from "../aws/tag-rules";
import { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import type { BackupRoleOptions } from "./backup-role-props";
import { GitHubIdentityProvider } from "./github-identity-provider";
import { backupRoleProps, role } from "./role-rules";
import { WorkflowRole } from "./workflow-role";

const IDENTITY_PROVIDER = rule("must be a GitHubIdentityProvider");

/** A role for one folder of the bucket, or for all of it, and the identity provider that it trusts. */
export interface FolderRoleProps extends BackupRoleOptions {
  /** The identity provider whose tokens the role accepts. */
  readonly identityProvider: GitHubIdentityProvider;
}

/**
 * A role that only workflows of the named repositories can assume, for one folder of the bucket, which it carries as a
 * tag. The tag lets it in nowhere; by it the bucket's policy refuses it to destroy backups.
 */
export abstract class FolderRole extends WorkflowRole {
  /** The folder in the bucket that the role can reach; `undefined` for the whole bucket. */
  public readonly prefix?: string;

  /** @throws InvalidPropsError if a prop breaks a rule */
  protected constructor(
    scope: Construct,
    id: string,
    props: FolderRoleProps,
    usualDescription: string,
  ) {
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

    const { prefix, description = usualDescription } = props;
    super(scope, id, {
      ...props,
      description,
      tags: prefix === undefined ? undefined : { [PREFIX_TAG]: prefix },
    });
    this.prefix = prefix;
  }
}
