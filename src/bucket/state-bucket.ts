import { Construct } from "constructs";
import { bucketArn } from "../aws/arn";
import { CallerAccount } from "../aws/caller-account";
import { madeBefore } from "../terraform/made-before";
import { requireOneCopy } from "../terraform/scope-copy";
import { Problems } from "../validation/problems";
import { DESTRUCTIVE_ACTIONS } from "./features";
import { administrators } from "./features/administrators";
import { allowDestroy } from "./features/allow-destroy";
import { ALWAYS_ON } from "./features/always-on";
import { bucketPolicy } from "./features/bucket-policy";
import type { BucketFeature } from "./features/feature";
import { retention } from "./features/retention";
import { tags } from "./features/tags";
import { uploadEncryption } from "./features/upload-encryption";
import { placeBucket } from "./place-bucket";
import type {
  StateBucketOptions,
  StateBucketProps,
} from "./state-bucket-props";
import { checkStandaloneStateBucket } from "./state-bucket-rules";

/** All that a bucket for states has. */
const FEATURES: readonly BucketFeature<StateBucketOptions>[] = [
  ...ALWAYS_ON,
  tags,
  uploadEncryption,
  retention,
  administrators,
  allowDestroy,
  bucketPolicy,
];

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
    requireOneCopy(scope);
    const problems = new Problems();
    checkStandaloneStateBucket(problems, props, { scope, id });
    problems.throwIfAny(id);
    super(scope, id);

    const account = CallerAccount.of(this);
    this.arn = bucketArn(account, props.name);
    placeBucket<StateBucketOptions>(
      FEATURES,
      // What Terraform overwrites with each apply, and a lock's object, which it deletes with each, expire as well.
      { ...props, recoverableDays: props.recoverableDays ?? RECOVERABLE_DAYS },
      {
        scope: this,
        account,
        bucketArn: this.arn,
        grants: [],
        // Only who they are: a folder that one of them has is in another bucket.
        jobs: (props.users ?? []).map((user) => ({
          arn: user.arnIn(account),
          dependsOn: madeBefore(this, user.resource),
        })),
        destructive: DESTRUCTIVE_ACTIONS,
      },
    );
  }
}
