import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { AccountContext } from "./arn";

/**
 * The account and the partition that Terraform runs in, once per stack.
 * Both are read while Terraform plans, so that every ARN that is built from them stands in the first plan.
 */
export class CallerAccount extends Construct implements AccountContext {
  public readonly accountId: string;
  public readonly partition: string;

  /** The one of the stack that a construct belongs to; placed at the first call. */
  public static of(scope: Construct): CallerAccount {
    const stack = TerraformStack.of(scope);
    const placed = stack.node.tryFindChild("current");
    return placed instanceof CallerAccount
      ? placed
      : new CallerAccount(stack, "current");
  }

  private constructor(scope: Construct, id: string) {
    super(scope, id);
    this.accountId = new DataAwsCallerIdentity(
      this,
      "caller-identity",
    ).accountId;
    this.partition = new DataAwsPartition(this, "partition").partition;
  }
}
