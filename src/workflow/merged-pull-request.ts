import type { GitHubApi } from "./github-api";
import { NotReviewed, REVIEW_AGAIN } from "./not-reviewed";

/** A commit that a push has brought to a branch. */
export interface PushedCommit {
  readonly commit: string;
  readonly branch: string;
}

/** What GitHub tells of a pull request. */
export interface PullRequest {
  readonly number: number;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string | null;
  readonly head: { readonly ref: string; readonly sha: string };
  readonly base: { readonly ref: string };
}

/**
 * The pull request that has brought a commit to a branch, by a merge of whatever kind.
 *
 * @throws NotReviewed if the commit was pushed there directly
 * @see https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
export async function mergedPullRequest(
  api: GitHubApi,
  { branch, commit }: PushedCommit,
): Promise<PullRequest> {
  const all = await api.list<PullRequest>(`/commits/${commit}/pulls`);
  const merged = all.find(
    ({ merged_at, merge_commit_sha, base }) =>
      merged_at !== null && merge_commit_sha === commit && base.ref === branch,
  );
  if (merged !== undefined) return merged;
  throw new NotReviewed(
    `no merged pull request has brought ${commit} to ${branch}, so nobody has reviewed its plan: ${REVIEW_AGAIN}`,
  );
}

/**
 * Makes sure that a commit is the newest of its branch. One from before, applied again, would take back what was
 * applied after it.
 *
 * @throws NotReviewed if it is not
 */
export async function checkNewest(
  api: GitHubApi,
  { branch, commit }: PushedCommit,
): Promise<void> {
  const newest = await api.get<{ commit: { sha: string } }>(
    `/branches/${encodeURIComponent(branch)}`,
  );
  if (newest.commit.sha === commit) return;
  throw new NotReviewed(
    `${commit} is not the newest commit of ${branch}: start the workflow by hand, for the newest one`,
  );
}
