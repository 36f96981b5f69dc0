import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamPolicy } from "@cdktf/provider-aws/lib/iam-policy";
import { IamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { policyArn } from "../aws/arn";
import { CallerAccount } from "../aws/caller-account";
import { type CheckedWorkflowRole, WorkflowRole } from "../trust/workflow-role";
import type { Policy } from "../permissions/policies";

/** What has been checked of a role that plans or deploys, and what it may do. */
export interface CheckedDeploymentRole extends CheckedWorkflowRole {
  readonly policies: readonly Policy[];
}

/**
 * A role with which workflows plan or deploy stacks, and what it may do: in managed policies of its own, since the
 * quota of inline ones, 10,240 characters for a role, is too small for many jobs.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-entity-length
 */
export class DeploymentRole extends WorkflowRole {
  public constructor(
    scope: Construct,
    id: string,
    props: CheckedDeploymentRole,
  ) {
    super(scope, id, props);
    props.policies.forEach((policy, index) => {
      const number = index + 1;
      this.attach(
        number === 1 ? this : new Construct(this, String(number)),
        number === 1 ? props.roleName : `${props.roleName}-${number}`,
        policy,
        props,
      );
    });
  }

  private attach(
    scope: Construct,
    name: string,
    policy: Policy,
    { path = "/" }: CheckedDeploymentRole,
  ): void {
    const document = new DataAwsIamPolicyDocument(scope, "policy-document", {
      statement: [...policy],
    });
    // Without a description: AWS can change none, so that Terraform would have to replace a policy that is attached.
    const managed = new IamPolicy(scope, "policy", {
      name,
      path,
      policy: document.json,
    });
    new IamRolePolicyAttachment(scope, "role-policy-attachment", {
      role: this.resource.name,
      policyArn: policyArn(CallerAccount.of(this), path, name),
      dependsOn: [managed],
    });
  }
}
