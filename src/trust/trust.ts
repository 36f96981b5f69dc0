import type { ClaimKey } from "./claim-keys";
import type { SubjectPart } from "./subject-parts";

/** Which form of GitHub's subject a trust matches. */
export type SubjectFormat = "classic" | "immutable" | "both";

/** The repository whose workflows are trusted, and what narrows the trust further. */
export interface TrustedRepository {
  /** The repository as `OWNER/REPO`, in GitHub's own upper and lower case: `octo-org/octo-repo`. */
  readonly repository: string;

  /**
   * The id of the repository's owner, a string of digits. Goes with `repositoryId`.
   * Find both with `gh api repos/OWNER/REPO --jq '{ownerId: .owner.id, repositoryId: .id}'`.
   *
   * @default - the trust names no id
   */
  readonly ownerId?: string;

  /**
   * The id of the repository, a string of digits. Goes with `ownerId`.
   * With both, a repository that is created again under the same name is not trusted.
   *
   * @default - the trust names no id
   */
  readonly repositoryId?: string;

  /**
   * The form of the subject that the repository's tokens have. Repositories created, renamed or transferred after
   * 2026-07-15 send the immutable one, older ones the classic one unless they opted in:
   * `gh api repos/OWNER/REPO/actions/oidc/customization/sub` tells. `"both"` is for the days of a migration.
   *
   * @default "immutable" with `ownerId` and `repositoryId`, "classic" without
   * @see https://docs.github.com/en/actions/reference/security/oidc
   */
  readonly subjectFormat?: SubjectFormat;

  /**
   * The parts of the subject, in their order, where the repository or its organization has customized it:
   * `gh api repos/OWNER/REPO/actions/oidc/customization/sub` tells, as `include_claim_keys`. The part `"repo"` may be
   * missing, since the trust then compares the repository's claim. `"context"` may be missing only where the trust names
   * an environment, whose claim is then compared.
   *
   * @default ["repo", "context"]
   * @see https://docs.github.com/en/actions/reference/security/oidc#customizing-the-subject-claims-for-an-organization-or-repository
   */
  readonly customSubject?: readonly SubjectPart[];

  /**
   * Claims of the token that must have these values too; of several values any one will do.
   * The keys are GitHub's names of those claims that AWS can compare.
   *
   * @default - no other claim is looked at
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html
   */
  readonly claims?: Readonly<
    Partial<Record<ClaimKey, string | readonly string[]>>
  >;
}

/** Runs on a branch: a push, a schedule, a manual start. */
export interface BranchContext {
  /** The branch's name, without `refs/heads/`: `main`. A schedule runs on the default branch. */
  readonly branch: string;
}

/** Runs on a tag. */
export interface TagContext {
  /** The tag's name, without `refs/tags/`: `v1.2.3`. */
  readonly tag: string;
}

/** Jobs that name an environment. Their tokens name no branch. */
export interface EnvironmentContext {
  /** The environment's name, in GitHub's own upper and lower case: `production`. */
  readonly environment: string;
}

/** Runs for a pull request. */
export interface PullRequestContext {
  /**
   * Runs for any pull request of the repository. Runs of `pull_request_target` have the same subject, and the pull
   * request of a fork starts them as well.
   */
  readonly pullRequest: true;
}

/** Runs in every context that fits a pattern. */
export interface WildcardContext {
  /**
   * A pattern for the part of the subject behind `repo:OWNER/REPO:`, with `*` for any text and `?` for any character:
   * `ref:refs/heads/release/*`. Whoever can start a workflow in a context that fits can assume the role, and `*` alone
   * fits every branch, tag, environment and pull request. The repository itself is always matched exactly.
   */
  readonly dangerouslyMatchContext: string;
}

/** Every context, of which a trust has exactly one. */
export type Contexts = BranchContext &
  TagContext &
  EnvironmentContext &
  PullRequestContext &
  WildcardContext;

/** One context, and none of the others. */
export type Only<T> = T &
  Readonly<Partial<Record<Exclude<keyof Contexts, keyof T>, never>>>;

/** Who may assume a role: one repository, in exactly one kind of context. */
export type Trust = TrustedRepository &
  (
    | Only<BranchContext>
    | Only<TagContext>
    | Only<EnvironmentContext>
    | Only<PullRequestContext>
    | Only<WildcardContext>
  );
