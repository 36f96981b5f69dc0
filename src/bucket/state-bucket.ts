import { Construct } from "constructs";
import { bucketArn } from "../aws/arn";
import { CallerAccount } from "../aws/caller-account";
import { guardAgainstLockOut, withRoot } from "./policy/administrators";
import {
  denyCustomerKeys,
  denyDestruction,
  denyOldTransport,
} from "./policy/denials";
import { placeProtectedBucket } from "./protected-bucket";
import type { Reasons } from "./scanner-waivers";
import type { WorkflowRole } from "../trust/workflow-role";
import { Problems } from "../validation/problems";
import { checkStandaloneStateBucket } from "./state-bucket-rules";

/** What a bucket for Terraform's states is called, and how it protects them beyond what it always does. */
export interface StateBucketOptions {
  /**
   * The bucket's name: 3 to 63 lower-case letters, digits and hyphens, once in all accounts of the partition.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
   */
  readonly name: string;

  /**
   * Tags of the bucket, beside the stack's default tags.
   *
   * @default - no tags
   */
  readonly tags?: Readonly<Record<string, string>>;

  /**
   * How many days an overwritten or deleted state can be brought back, from 1 to 36500. Then it is deleted for good.
   *
   * @default 90
   */
  readonly recoverableDays?: number;

  /**
   * The ARNs of the roles and users who alone may delete states for good and change the bucket's protections. Whoever
   * applies must be one of them; apply stops otherwise. The account's root user always is.
   *
   * @default - everyone whom the account allows to, except the roles that use the bucket
   */
  readonly administrators?: readonly string[];

  /**
   * Lets Terraform destroy the bucket, or replace it. Even so a bucket that holds anything is not destroyed: all
   * versions of all states must be deleted first.
   *
   * @default false
   * @see https://developer.hashicorp.com/terraform/language/meta-arguments/lifecycle#prevent_destroy
   */
  readonly dangerouslyAllowDestroy?: boolean;
}

/** A bucket for Terraform's states, and the roles that use it. */
export interface StateBucketProps extends StateBucketOptions {
  /**
   * Roles that read or write states. The bucket's policy lets nobody in, so each needs a policy of its own that does.
   * None of them can delete a state for good or change protections, whatever its policies allow.
   *
   * @default - no role is refused more than everyone is
   */
  readonly users?: readonly WorkflowRole[];
}

const RECOVERABLE_DAYS = 90;

const NOT_HERE: Reasons = {
  logged:
    "CloudTrail records who reads and writes states, where an account asks it to",
  copied: "a lost state can be made again with `terraform import`",
  kms: "the states of these stacks hold names and no secrets, and S3 encrypts them with keys that it manages",
  eventBridge: "nobody has to hear of every state that is written",
};

/**
 * A bucket for Terraform's states, protected as the one for backups is. Who may read and write a state is up to the
 * policies of whoever asks; what this bucket's own policy refuses, it refuses to everyone.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
export class StateBucket extends Construct {
  /** The bucket's ARN, built from names, so that it is known when Terraform plans. */
  public readonly arn: string;

  /** @throws InvalidPropsError if a prop breaks a rule */
  public constructor(scope: Construct, id: string, props: StateBucketProps) {
    const problems = new Problems();
    checkStandaloneStateBucket(problems, props);
    problems.throwIfAny(id);
    super(scope, id);

    const { name, administrators, users = [] } = props;
    this.arn = bucketArn(CallerAccount.of(this), name);
    placeProtectedBucket(this, {
      name,
      tags: props.tags,
      allowDestroy: props.dangerouslyAllowDestroy === true,
      // What Terraform overwrites with each apply, and a lock's object, which it deletes with each, expire as well.
      retention: {
        recoverableDays: props.recoverableDays ?? RECOVERABLE_DAYS,
      },
      statements: [
        ...denyOldTransport(this.arn),
        denyCustomerKeys(this.arn),
        ...denyDestruction(this.arn, {
          administrators: withRoot(this, administrators),
          roles: users.map((role) => ({ roleArn: role.arn })),
        }),
      ],
      principals: users.map((role) => role.resource),
      precondition: guardAgainstLockOut(this, administrators),
      decisions: { logged: false, copied: false, eventBridge: false },
      reasons: NOT_HERE,
    });
  }
}
