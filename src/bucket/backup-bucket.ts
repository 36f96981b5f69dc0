import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { bucketArn } from "../aws/arn";
import { CallerAccount } from "../aws/caller-account";
import { Problems } from "../validation/problems";
import type { BackupBucketProps } from "./backup-bucket-props";
import { checkStandaloneBucket } from "./bucket-rules";
import { bucketWarnings } from "./bucket-warnings";
import { DESTRUCTIVE_ACTIONS, FEATURES } from "./features";
import { placeBucket } from "./place-bucket";

/**
 * A bucket for backups, protected, whose policy lets the given roles in and nobody else.
 */
export class BackupBucket extends Construct {
  /** The bucket's ARN, built from names, so that it is known when Terraform plans. */
  public readonly arn: string;

  /** @throws InvalidPropsError if a prop breaks a rule */
  public constructor(scope: Construct, id: string, props: BackupBucketProps) {
    const problems = new Problems();
    checkStandaloneBucket(problems, props);
    problems.throwIfAny(id);
    super(scope, id);

    const account = CallerAccount.of(this);
    this.arn = bucketArn(account, props.name);
    const jobs = props.roles.map(({ arn, prefix, resource }) => ({
      roleArn: arn,
      prefix,
      resource,
    }));
    placeBucket(FEATURES, props, {
      scope: this,
      account,
      bucketArn: this.arn,
      region: props.region,
      replicaProvider: props.replicaProvider,
      grants: jobs,
      jobs,
      destructive: DESTRUCTIVE_ACTIONS,
    });
    for (const warning of bucketWarnings(props))
      Annotations.of(this).addWarning(warning);
  }
}
