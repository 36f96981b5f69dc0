import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { bucketArn } from "../aws/arn";
import { CallerAccount } from "../aws/caller-account";
import { madeBefore } from "../terraform/made-before";
import { BackupRole } from "../trust/backup-role";
import type { RestoreRole } from "../trust/restore-role";
import { requireOneCopy } from "../terraform/scope-copy";
import { Problems } from "../validation/problems";
import type { BackupBucketProps } from "./backup-bucket-props";
import { checkStandaloneBucket } from "./bucket-rules";
import { bucketWarnings } from "./bucket-warnings";
import { DESTRUCTIVE_ACTIONS, FEATURES } from "./features";
import { placeBucket } from "./place-bucket";
import { letRestore } from "./restore/let-restore";
import { restoreWarnings } from "./restore/restore-warnings";
import type { PlacedRole } from "./site";

/**
 * A bucket for backups, protected, whose policy lets the given roles in and nobody else.
 */
export class BackupBucket extends Construct {
  /** The bucket's ARN, built from names, so that it is known when Terraform plans. */
  public readonly arn: string;

  /** @throws InvalidPropsError if a prop breaks a rule */
  public constructor(scope: Construct, id: string, props: BackupBucketProps) {
    requireOneCopy(scope);
    const problems = new Problems();
    checkStandaloneBucket(problems, props, { scope, id });
    problems.throwIfAny(id);
    super(scope, id);

    const account = CallerAccount.of(this);
    this.arn = bucketArn(account, props.name);
    const { onlyFrom, region, restoreRoles = [], roles } = props;
    const named = (role: BackupRole | RestoreRole): PlacedRole => ({
      arn: role.arnIn(account),
      prefix: role.prefix,
      ...(role instanceof BackupRole && {
        expireAfterDays: role.expireAfterDays,
      }),
      dependsOn: madeBefore(this, role.resource),
    });
    const grants = roles.map(named);
    const { key } = placeBucket(FEATURES, props, {
      scope: this,
      account,
      bucketArn: this.arn,
      region,
      replicaProvider: props.replicaProvider,
      grants,
      jobs: [...grants, ...restoreRoles.map(named)],
      destructive: DESTRUCTIVE_ACTIONS,
    });
    for (const role of restoreRoles)
      letRestore(role, this, {
        bucketArn: this.arn,
        account,
        onlyFrom,
        key,
        region,
      });
    for (const warning of [
      ...bucketWarnings(props),
      ...restoreWarnings(props, restoreRoles.length > 0),
    ])
      Annotations.of(this).addWarning(warning);
  }
}
