import type { GitHubApi } from "./github-api";
import type { PullRequest } from "./merged-pull-request";
import { NotReviewed, REVIEW_AGAIN } from "./not-reviewed";
import { checkSole, lastBaseChange } from "./sole-pull-request";

/** The workflow that plans pull requests. */
const PLAN_WORKFLOW = "plan.yml";

/** How a run may end that does not speak against a newer one for the same commit, which has cancelled it. */
const ENDED_WELL_OR_EARLY: readonly (string | null)[] = [
  "cancelled",
  "success",
];

/** What GitHub tells of a run of a workflow. */
export interface Run {
  readonly id: number;
  readonly event: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly head_branch: string | null;
  readonly head_sha: string;
  readonly head_repository: { readonly full_name: string } | null;
  readonly created_at: string;
  readonly run_started_at: string;
}

/**
 * The runs that have planned the last commit of a pull request and ended well, the newest first. Only those for this
 * pull request count, of a branch of this repository: a fork could have put any file in the place of its plan. A run
 * that has failed, or was rejected by whoever must approve, can't be outvoted by another, nor can one that was cancelled
 * by an older one.
 *
 * @param repository `OWNER/REPO`
 * @throws NotReviewed if there is none, or one that is not done
 * @see https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow
 */
export async function successfulRuns(
  api: GitHubApi,
  repository: string,
  pullRequest: PullRequest,
): Promise<readonly Run[]> {
  const { number, head } = pullRequest;
  await checkSole(api, pullRequest);
  const own = await ownRuns(api, repository, pullRequest);
  const commit = `the last commit of pull request #${number}, ${head.sha},`;
  if (own.length === 0)
    throw new NotReviewed(
      `${commit} was not planned in this repository for the branch that it was merged to, as a fork's never is: ${REVIEW_AGAIN}`,
    );
  const pending = own.find(({ status }) => status !== "completed");
  if (pending !== undefined)
    throw new NotReviewed(
      `${commit} has a plan whose run is not done but ${JSON.stringify(pending.status)}: wait for it, or approve what it waits for, and run this job again`,
    );
  const failed = own.find(
    ({ conclusion }) => !ENDED_WELL_OR_EARLY.includes(conclusion),
  );
  if (failed !== undefined)
    throw new NotReviewed(
      `${commit} has a plan whose run ended with ${JSON.stringify(failed.conclusion)}, so that another one may not stand for it: ${REVIEW_AGAIN}`,
    );
  // Whoever cancels a run that waits for an approval must not get by with an older one.
  if (own[0]?.conclusion !== "success")
    throw new NotReviewed(
      `${commit} has no plan that was made and approved after the run that was cancelled: ${REVIEW_AGAIN}`,
    );
  return own.filter(({ conclusion }) => conclusion === "success");
}

/** The runs that were started for a pull request's last commit, the newest first. */
async function ownRuns(
  api: GitHubApi,
  repository: string,
  pullRequest: PullRequest,
): Promise<readonly Run[]> {
  const { sha, ref } = pullRequest.head;
  const all = await api.list<Run>(
    `/actions/workflows/${PLAN_WORKFLOW}/runs?event=pull_request&head_sha=${sha}`,
    "workflow_runs",
  );
  // A run that is started again still plans for the branch that it was created for.
  const since = await lastBaseChange(api, pullRequest);
  return all
    .filter(
      (run) =>
        run.event === "pull_request" &&
        run.head_sha === sha &&
        run.head_branch === ref &&
        run.head_repository?.full_name === repository &&
        Date.parse(run.created_at) > since,
    )
    .sort((a, b) => b.run_started_at.localeCompare(a.run_started_at));
}
