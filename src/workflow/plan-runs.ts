import type { GitHubApi } from "./github-api";
import type { PullRequest } from "./merged-pull-request";
import { NotReviewed, REVIEW_AGAIN } from "./not-reviewed";

/** The workflow that plans pull requests. */
const PLAN_WORKFLOW = "plan.yml";

/** How a run may end that does not speak against another one for the same commit. A newer one cancels an older one. */
const ENDED_WELL_OR_EARLY: readonly (string | null)[] = [
  "cancelled",
  "skipped",
  "success",
];

/** What GitHub tells of a run of a workflow. */
export interface Run {
  readonly id: number;
  readonly event: string;
  readonly status: string;
  readonly conclusion: string | null;
  readonly head_sha: string;
  readonly head_repository: { readonly full_name: string } | null;
  readonly run_started_at: string;
}

/**
 * The runs that have planned the last commit of a pull request and ended well, the newest first. Only those of a branch
 * of this repository count: a fork could have put any file in the place of its plan. A run that has failed, or was
 * rejected by whoever must approve, can't be outvoted by another.
 *
 * @param repository `OWNER/REPO`
 * @throws NotReviewed if there is none, or one that is not done
 * @see https://docs.github.com/en/rest/actions/workflow-runs#list-workflow-runs-for-a-workflow
 */
export async function successfulRuns(
  api: GitHubApi,
  repository: string,
  { number, head }: PullRequest,
): Promise<readonly Run[]> {
  const all = await api.list<Run>(
    `/actions/workflows/${PLAN_WORKFLOW}/runs?event=pull_request&head_sha=${head.sha}`,
    "workflow_runs",
  );
  const own = all.filter(
    (run) =>
      run.event === "pull_request" &&
      run.head_sha === head.sha &&
      run.head_repository?.full_name === repository,
  );
  const commit = `the last commit of pull request #${number}, ${head.sha},`;
  if (own.length === 0)
    throw new NotReviewed(
      `${commit} was not planned in this repository, as a fork's never is: ${REVIEW_AGAIN}`,
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
  const successful = own.filter(({ conclusion }) => conclusion === "success");
  if (successful.length === 0)
    throw new NotReviewed(
      `${commit} has no plan that was made and approved: ${REVIEW_AGAIN}`,
    );
  return successful.sort((a, b) =>
    b.run_started_at.localeCompare(a.run_started_at),
  );
}
