import type { GitHubApi } from "./github-api";
import type { PullRequest } from "./merged-pull-request";
import { NotReviewed, REVIEW_AGAIN } from "./not-reviewed";

/** The event by which a pull request comes to be for another branch. */
const OTHER_BASE = "base_ref_changed";

/**
 * Makes sure that the runs for a pull request's last commit are runs for this pull request. Once it is merged GitHub no
 * longer says which one a run was for, and each is planned by the `plan.yml` of the branch that it is for: one onto a
 * branch of one's own would be planned by a workflow of one's own.
 *
 * @throws NotReviewed if another pull request has the same commit
 * @see https://docs.github.com/en/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
export async function checkSole(
  api: GitHubApi,
  { number, head }: PullRequest,
): Promise<void> {
  const all = await api.list<PullRequest>(`/commits/${head.sha}/pulls`);
  const other = all.find(
    (one) => one.number !== number && one.head.sha === head.sha,
  );
  if (other === undefined) return;
  throw new NotReviewed(
    `pull request #${other.number} has the same last commit as #${number}, ${head.sha}, and a plan of the one could be taken for the other's: ${REVIEW_AGAIN}`,
  );
}

/**
 * When a pull request came to be for the branch that it was merged to; before all time if it always was.
 *
 * @see https://docs.github.com/en/rest/issues/events
 */
export async function lastBaseChange(
  api: GitHubApi,
  { number }: PullRequest,
): Promise<number> {
  const events = await api.list<{ event: string; created_at: string }>(
    `/issues/${number}/events`,
  );
  return Math.max(
    ...events
      .filter(({ event }) => event === OTHER_BASE)
      .map(({ created_at }) => Date.parse(created_at)),
  );
}
