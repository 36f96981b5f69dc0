import { DataAwsCallerIdentity } from "@cdktf/provider-aws/lib/data-aws-caller-identity";
import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { DnsAccount } from "./arn";

/**
 * The account and the partition that Terraform runs in, once per stack.
 * Both are read while Terraform plans, so that every ARN that is built from them stands in the first plan.
 */
export class CallerAccount extends Construct implements DnsAccount {
  public readonly accountId: string;
  public readonly partition: string;
  public readonly dnsSuffix: string;
  /** The ARN by which STS knows whoever runs Terraform. */
  public readonly callerArn: string;

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
    const caller = new DataAwsCallerIdentity(this, "caller-identity");
    this.accountId = caller.accountId;
    this.callerArn = caller.arn;
    const partition = new DataAwsPartition(this, "partition");
    this.partition = partition.partition;
    this.dnsSuffix = partition.dnsSuffix;
  }
}
