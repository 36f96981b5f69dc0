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
import { Problems } from "../validation/problems";
import { checkStandaloneStateBucket } from "./state-bucket-rules";
import type { StateBucketProps } from "./state-bucket-props";

const RECOVERABLE_DAYS = 90;

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
    });
  }
}
