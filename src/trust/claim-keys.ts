import { matching, type TextRule } from "../validation/text-rule";

/** What is known of a claim. */
export interface Claim {
  /** The form that its values have. */
  readonly form?: TextRule;
  /** Other props of a trust that say the same, each with what the claim has in front of the prop's value. */
  readonly saidBy?: Readonly<Record<string, string>>;
}

export const ID = matching(
  /^[1-9]\d*$/,
  "must be a string of digits",
  "copy the number that GitHub's API shows, in quotes",
);

/**
 * The claims of GitHub's token that AWS can compare in a trust policy, besides `sub` and `aud`. Any other claim is
 * unknown to AWS: a condition on it would never hold.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
export const CLAIMS = {
  actor: {},
  actor_id: { form: ID },
  enterprise_id: { form: ID },
  environment: { saidBy: { environment: "" } },
  job_workflow_ref: {
    form: matching(
      /^[^/]+\/[^/]+\/\.github\/workflows\/[^/@]+\.ya?ml@.+$/,
      "must be OWNER/REPO/.github/workflows/FILE.yml@REF",
      'write it like "octo-org/octo-repo/.github/workflows/backup.yml@refs/heads/main"',
    ),
  },
  ref: {
    form: matching(
      /^refs\/[^/]+\/./,
      'must be a whole ref, starting with "refs/"',
      'write it like "refs/heads/main"',
    ),
    saidBy: { branch: "refs/heads/", tag: "refs/tags/" },
  },
  repository: { saidBy: { repository: "" } },
  repository_id: { form: ID, saidBy: { repositoryId: "" } },
  repository_owner_id: { form: ID, saidBy: { ownerId: "" } },
  workflow: {},
} satisfies Readonly<Record<string, Claim>>;

/**
 * The name of a claim that AWS can compare.
 *
 * @useDeclaredType
 */
export type ClaimKey = keyof typeof CLAIMS;

export const CLAIM_KEYS = Object.keys(CLAIMS) as readonly ClaimKey[];

/** Whether a name is that of a claim that AWS can compare. */
export function isClaimKey(name: string): name is ClaimKey {
  return Object.hasOwn(CLAIMS, name);
}
