import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { type AccountContext, pathAndName, roleArn } from "../aws/arn";
import { CallerAccount } from "../aws/caller-account";
import { emptyTagWarnings } from "../aws/tag-warnings";
import { literal, literals } from "../terraform/literal";
import { OWN_COPY } from "../terraform/one-copy";
import { madeBefore } from "../terraform/made-before";
import type { GitHubIdentityProvider } from "./github-identity-provider";
import { trustStatements } from "./trust-policy";
import type { WorkflowRoleOptions } from "./workflow-role-props";

/** What has been checked of a role for workflows, and what its kind adds. */
export interface CheckedWorkflowRole extends WorkflowRoleOptions {
  readonly description: string;
  readonly identityProvider: GitHubIdentityProvider;
}

/**
 * A role that only workflows of the named repositories can assume. What it may do is up to its kind. Whoever extends
 * this checks the props before.
 */
export abstract class WorkflowRole extends Construct {
  /**
   * Which copy of the library this is.
   *
   * @internal
   */
  public static readonly madeIn = OWN_COPY;

  /** The role's ARN, built from names, so that it is known when Terraform plans. */
  public readonly arn: string;
  /**
   * The same for what is built in another stack of the same account, which must not refer to this one.
   *
   * @internal
   */
  public readonly arnIn: (account: AccountContext) => string;
  /** What the workflow calls the role: its name, behind its path where it has one. */
  public readonly pathAndName: string;
  /** The role itself. */
  public readonly resource: IamRole;

  protected constructor(
    scope: Construct,
    id: string,
    props: CheckedWorkflowRole,
  ) {
    super(scope, id);
    for (const warning of emptyTagWarnings("tags", props.tags))
      Annotations.of(this).addWarning(warning);
    const { identityProvider, path = "/", roleName } = props;
    const account = CallerAccount.of(this);
    this.arnIn = (there) => roleArn(there, path, roleName);
    this.arn = this.arnIn(account);
    this.pathAndName = pathAndName(path, roleName);

    const trustPolicy = new DataAwsIamPolicyDocument(this, "trust", {
      statement: trustStatements(props.trust, {
        arn: identityProvider.arnIn(account),
        issuerHostPath: identityProvider.issuer.hostPath,
        audience: props.audience ?? (identityProvider.audiences[0] as string),
      }),
    });
    this.resource = new IamRole(this, "Default", {
      name: roleName,
      path,
      description: literal(props.description),
      assumeRolePolicy: trustPolicy.json,
      maxSessionDuration: props.maxSessionSeconds ?? 3600,
      permissionsBoundary: props.permissionsBoundary,
      tags: props.tags && literals(props.tags),
      dependsOn: madeBefore(this, identityProvider.dependable),
    });
  }
}
