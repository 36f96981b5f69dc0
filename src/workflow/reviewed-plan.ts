import { artifactName } from "./artifact";
import type { GitHubApi } from "./github-api";
import {
  checkNewest,
  mergedPullRequest,
  type PullRequest,
  type PushedCommit,
} from "./merged-pull-request";
import { NotReviewed, REVIEW_AGAIN } from "./not-reviewed";
import { successfulRuns } from "./plan-runs";

/** What is about to be applied. */
export interface ToApply extends PushedCommit {
  readonly stack: string;
  /** `OWNER/REPO`. */
  readonly repository: string;
  /** Whether the run was started by hand or is one that runs again: such a one can come long after the commit. */
  readonly isLate: boolean;
}

/** Where the plan is that was reviewed. */
export interface ReviewedPlan {
  readonly pullRequest: number;
  readonly runId: number;
  readonly artifactId: number;
}

/** What GitHub tells of an artifact. */
interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly expired: boolean;
  readonly created_at: string;
}

/**
 * Finds the plan that was reviewed with the pull request which has brought a commit: the last one that was made for the
 * pull request's last commit before it was merged. A run can be started again afterwards, and nobody reviews what it
 * plans.
 *
 * @throws NotReviewed if there is none
 */
export async function reviewedPlan(
  api: GitHubApi,
  toApply: ToApply,
): Promise<ReviewedPlan> {
  if (toApply.isLate) await checkNewest(api, toApply);
  const pullRequest = await mergedPullRequest(api, toApply);
  const { number, head } = pullRequest;
  const name = artifactName({
    stack: toApply.stack,
    pullRequest: number,
    headSha: head.sha,
  });
  for (const run of await successfulRuns(
    api,
    toApply.repository,
    pullRequest,
  )) {
    const artifact = await newestArtifact(api, run.id, name, pullRequest);
    if (artifact !== undefined)
      return { pullRequest: number, runId: run.id, artifactId: artifact.id };
  }
  throw new NotReviewed(
    `pull request #${number} has no plan of the stack ${toApply.stack} that was made before it was merged and is still kept: ${REVIEW_AGAIN}`,
  );
}

/** The last one of an artifact's name from before the merge; a run that has run again can have several. */
async function newestArtifact(
  api: GitHubApi,
  runId: number,
  name: string,
  { merged_at }: PullRequest,
): Promise<Artifact | undefined> {
  const all = await api.list<Artifact>(
    `/actions/runs/${runId}/artifacts?name=${name}`,
    "artifacts",
  );
  return all
    .filter(
      (artifact) =>
        artifact.name === name &&
        !artifact.expired &&
        Date.parse(artifact.created_at) <= Date.parse(merged_at ?? ""),
    )
    .sort((a, b) => b.created_at.localeCompare(a.created_at))[0];
}
