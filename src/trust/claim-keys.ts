/**
 * The claims of GitHub's token that AWS can compare in a trust policy, besides `sub` and `aud`. Any other claim is
 * unknown to AWS: a condition on it would never hold.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
export const CLAIM_KEYS = [
  "actor",
  "actor_id",
  "enterprise_id",
  "environment",
  "job_workflow_ref",
  "ref",
  "repository",
  "repository_id",
  "repository_owner_id",
  "workflow",
] as const;

/**
 * The name of a claim that AWS can compare.
 *
 * @useDeclaredType
 */
export type ClaimKey = (typeof CLAIM_KEYS)[number];
