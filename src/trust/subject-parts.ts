import { CLAIMS, type Claim } from "./claim-keys";
import { matching } from "../validation/text-rule";

/** The parts of a customized subject whose values a trust says already, by GitHub's names for them. */
export const SAID_PARTS = [
  ...(["repo", "context", "environment"] as const),
  ...(["repository_id", "repository_owner", "repository_owner_id"] as const),
] as const;

/**
 * A part of a customized subject whose value a trust says already. `"repo"` is the repository, with its ids where the
 * subject is immutable, and `"context"` what stands behind it by default: `ref:refs/heads/main`, say.
 *
 * @useDeclaredType
 */
export type SaidPart = (typeof SAID_PARTS)[number];

const COMMIT = matching(
  /^[\da-f]{40}$/,
  "must be the 40 digits of a commit",
  "copy it from `git rev-parse HEAD`",
);

const oneOf = (...words: readonly string[]): Claim => ({
  form: [
    matching(
      (value) => words.includes(value),
      `must be one of ${words.map((word) => JSON.stringify(word)).join(", ")}`,
      `write ${words.map((word) => JSON.stringify(word)).join(" or ")}`,
    ),
  ],
});

/**
 * The claims that a customized subject can hold with a value, beside what a trust says itself and beside those of which
 * no two runs have the same, such as `run_id`.
 *
 * @see https://docs.github.com/en/actions/reference/security/oidc#custom-claims-provided-by-github
 */
export const PART_CLAIMS = {
  actor: CLAIMS.actor,
  actor_id: CLAIMS.actor_id,
  base_ref: {},
  enterprise: {},
  enterprise_id: CLAIMS.enterprise_id,
  event_name: {},
  head_ref: {},
  job_workflow_ref: CLAIMS.job_workflow_ref,
  job_workflow_sha: { form: [COMMIT] },
  ref: CLAIMS.ref,
  ref_type: oneOf("branch", "tag"),
  repository_visibility: oneOf("internal", "private", "public"),
  runner_environment: oneOf("github-hosted", "self-hosted"),
  workflow: CLAIMS.workflow,
  workflow_ref: CLAIMS.job_workflow_ref,
  workflow_sha: { form: [COMMIT] },
} satisfies Readonly<Record<string, Claim>>;

/**
 * The name of a claim that a customized subject can hold with a value.
 *
 * @useDeclaredType
 */
export type PartClaim = keyof typeof PART_CLAIMS;

/**
 * A part of a customized subject: what the trust says already by its name, or one claim with its value. An
 * organization's custom properties are claims too.
 */
export type SubjectPart =
  | SaidPart
  | Readonly<Partial<Record<PartClaim | `repo_property_${string}`, string>>>;

export const PART_CLAIM_KEYS = Object.keys(PART_CLAIMS) as readonly PartClaim[];

/** What is known of a claim that a subject can hold; nothing for a name that is no such claim. */
export function partClaim(name: string): Claim | undefined {
  if (/^repo_property_\w+$/.test(name)) return {};
  return Object.hasOwn(PART_CLAIMS, name)
    ? PART_CLAIMS[name as PartClaim]
    : undefined;
}
