import { NotReviewed } from "../not-reviewed";
import { reviewedPlan } from "../reviewed-plan";
import { settings } from "../settings";
import type { Machine } from "../machine";
import { apiOf, output, summarize } from "./step";

/**
 * Finds the plan that was reviewed with the pull request which has brought the run's commit.
 *
 * Later steps get its place as `run-id` and `artifact-id`.
 *
 * @throws NotReviewed if there is none; the job's summary then says so, too
 */
export async function reviewed(
  stack: string,
  machine: Machine,
): Promise<string> {
  const env = settings(
    machine.env,
    "GITHUB_EVENT_NAME",
    "GITHUB_REF_NAME",
    "GITHUB_REPOSITORY",
    "GITHUB_RUN_ATTEMPT",
    "GITHUB_SHA",
  );
  try {
    const { pullRequest, runId, artifactId } = await reviewedPlan(
      apiOf(machine),
      {
        stack,
        commit: env.GITHUB_SHA,
        branch: env.GITHUB_REF_NAME,
        repository: env.GITHUB_REPOSITORY,
        isLate:
          env.GITHUB_EVENT_NAME !== "push" || env.GITHUB_RUN_ATTEMPT !== "1",
      },
    );
    output(machine, { "run-id": runId, "artifact-id": artifactId });
    return `${stack}: reviewed with pull request #${pullRequest}, in run ${runId}`;
  } catch (error) {
    if (error instanceof NotReviewed)
      summarize(machine, `## \`${stack}\` is not applied\n\n${error.message}.`);
    throw error;
  }
}
