import type { Construct } from "constructs";
import { PREFIX_TAG } from "../aws/tag-rules";
import { addOther } from "./same-copy-rules";
import { requireOneCopy } from "../terraform/scope-copy";
import { Problems } from "../validation/problems";
import { rule } from "../validation/rules";
import type { Schema } from "../validation/schema";
import { GitHubIdentityProvider } from "./github-identity-provider";
import { checkCanWaitFor } from "./other-stack-rules";
import { role } from "./role-rules";
import type { ProviderFacts } from "./trust-size-rules";
import { WorkflowRole } from "./workflow-role";
import type { WorkflowRoleOptions } from "./workflow-role-props";

const IDENTITY_PROVIDER = rule("must be a GitHubIdentityProvider");

/** A role for one folder of the bucket, or for all of it, and the identity provider that it trusts. */
export interface FolderRoleProps extends WorkflowRoleOptions {
  /** The folder in the bucket that the role can reach; `undefined` for the whole bucket. */
  readonly prefix?: string;

  /** The identity provider whose tokens the role accepts. */
  readonly identityProvider: GitHubIdentityProvider;
}

/** A kind of such roles. */
interface FolderRoleKind {
  /** What each prop must be. */
  readonly props: (provider: ProviderFacts) => Schema<WorkflowRoleOptions>;
  readonly usualDescription: string;
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
    kind: FolderRoleKind,
  ) {
    requireOneCopy(scope);
    const { identityProvider, ...options } = props ?? {};
    const problems = new Problems();
    if (identityProvider instanceof GitHubIdentityProvider) {
      role(kind.props(identityProvider), identityProvider).check(
        problems,
        "",
        options,
      );
      checkCanWaitFor(problems, "identityProvider", identityProvider, {
        scope,
        id,
      });
    } else
      addOther(problems, "identityProvider", identityProvider, {
        name: GitHubIdentityProvider.name,
        must: IDENTITY_PROVIDER,
        fix: "make one and pass it to every role",
      });
    problems.throwIfAny(id);

    const { prefix, tags, description = kind.usualDescription } = props;
    super(scope, id, {
      ...props,
      description,
      tags: prefix === undefined ? tags : { ...tags, [PREFIX_TAG]: prefix },
    });
    this.prefix = prefix;
  }
}
