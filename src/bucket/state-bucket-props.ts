import type { WorkflowRole } from "../trust/workflow-role";

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
