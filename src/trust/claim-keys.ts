import { matching, type TextRule } from "../validation/text-rule";
import { ENVIRONMENT } from "./environment-name";

/** What is known of a claim. */
export interface Claim {
  /** The form that its values have in tokens. */
  readonly form?: readonly TextRule[];
  /** Other props of a trust that say the same, each with what the claim has in front of the prop's value. */
  readonly saidBy?: Readonly<Record<string, string>>;
}

const WHOLE_REF = /^refs\/(?:heads\/.|tags\/.|pull\/\d+\/merge$)/;
const COMMIT = /^[\da-f]{40}$/;

/** What is behind the "@" of a workflow's file. */
const refOf = (file: string) => file.slice(file.indexOf("@") + 1);

export const ID = matching(
  /^[1-9]\d*$/,
  "must be a string of digits",
  "copy the number that GitHub's API shows, in quotes",
);

/**
 * The claims of GitHub's token that AWS can compare in a trust policy, besides `sub` and `aud`. Any other claim is
 * unknown to AWS: a condition on it would never hold. Neither would one on a value in a form that no token has.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
 */
export const CLAIMS = {
  actor: {
    form: [
      matching(
        /^[a-z\d][\w-]*(?:\[bot\])?$/i,
        "must be the name of a user or an app on GitHub",
        'write it like "octocat"',
      ),
    ],
  },
  actor_id: { form: [ID] },
  enterprise_id: { form: [ID] },
  environment: { form: [ENVIRONMENT], saidBy: { environment: "" } },
  job_workflow_ref: {
    form: [
      matching(
        /^[^/]+\/[^/]+\/\.github\/workflows\/[^/@]+\.ya?ml@./,
        "must be OWNER/REPO/.github/workflows/FILE.yml@REF",
        'write it like "octo-org/octo-repo/.github/workflows/backup.yml@refs/heads/main"',
      ),
      matching(
        (file) => WHOLE_REF.test(refOf(file)) || COMMIT.test(refOf(file)),
        "must end in a whole ref or in the 40 digits of a commit, as it does in every token, whatever a workflow is called by",
        (file) =>
          `write "@refs/tags/${refOf(file)}" for a tag, or "@refs/heads/${refOf(file)}" for a branch`,
      ),
    ],
  },
  ref: {
    form: [
      matching(
        WHOLE_REF,
        'must be a whole ref, starting with "refs/heads/", "refs/tags/" or "refs/pull/"',
        'write it like "refs/heads/main"',
      ),
    ],
    saidBy: { branch: "refs/heads/", tag: "refs/tags/" },
  },
  repository: { saidBy: { repository: "" } },
  repository_id: { form: [ID], saidBy: { repositoryId: "" } },
  repository_owner_id: { form: [ID], saidBy: { ownerId: "" } },
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
