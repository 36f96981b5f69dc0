import { readPlan, renderVerdict, verdict } from "../../review";
import { artifactName } from "../artifact";
import { marker } from "../marker";
import { planReport } from "../plan-report";
import { putComment } from "../pull-request-comment";
import { settings } from "../settings";
import {
  apiOf,
  output,
  type PlanFiles,
  runUrl,
  summarize,
  type Surroundings,
} from "./surroundings";

const WORDS = {
  created: "the plan is in a new comment",
  updated: "the plan is in the comment of the one before",
  outdated:
    "the pull request has gone on to another commit, so its comment is left as it is",
};

/**
 * Tells the reviewers of a pull request what a plan does: in the one comment for the stack, and in the job's summary.
 *
 * Later steps get the name for the artifact of the plan as `artifact`, and the verdict's level under the stack's name.
 */
export async function plan(
  stack: string,
  files: PlanFiles,
  surroundings: Surroundings,
): Promise<string> {
  const { HEAD_SHA, PULL_REQUEST } = settings(
    surroundings.env,
    "HEAD_SHA",
    "PULL_REQUEST",
  );
  const pullRequest = Number(PULL_REQUEST);
  const judged = verdict(readPlan(surroundings.read(files.json)));
  const artifact = artifactName({ stack, pullRequest, headSha: HEAD_SHA });
  const { comment, summary } = planReport({
    stack,
    headSha: HEAD_SHA,
    verdict: renderVerdict(judged).trimEnd(),
    isDataAtRisk: judged.level === "data at risk",
    plan: surroundings.read(files.text),
    runUrl: runUrl(surroundings),
    artifact,
  });
  summarize(surroundings, summary);
  output(surroundings, { artifact, [stack]: judged.level });
  const outcome = await putComment(apiOf(surroundings), {
    pullRequest,
    headSha: HEAD_SHA,
    mark: marker("plan", stack),
    body: comment,
  });
  return `${stack}: ${judged.level}; ${WORDS[outcome]}`;
}
