import { readPlan, renderVerdict, verdict } from "../../review";
import { artifactName } from "../artifact";
import { marker } from "../marker";
import { planReport } from "../plan-report";
import { putComment } from "../pull-request-comment";
import { settings, UsageError } from "../settings";
import type { Machine } from "../machine";
import { apiOf, output, type PlanFiles, runUrl, summarize } from "./step";

const WORDS = {
  created: "the plan is in a new comment",
  updated: "the plan is in the comment of the one before",
  outdated:
    "the pull request has gone on to another commit, so its comment is left as it is",
};

/**
 * Tells the reviewers of a pull request what a plan does: in the one comment for the stack, and in the job's summary.
 *
 * Later steps get the verdict's level under the stack's name.
 */
export async function plan(
  stack: string,
  files: PlanFiles,
  machine: Machine,
): Promise<string> {
  const { HEAD_SHA, PULL_REQUEST } = settings(
    machine.env,
    "HEAD_SHA",
    "PULL_REQUEST",
  );
  const pullRequest = numberOf(PULL_REQUEST);
  const judged = verdict(readPlan(machine.read(files.json)));
  const { comment, summary } = planReport({
    stack,
    headSha: HEAD_SHA,
    verdict: renderVerdict(judged).trimEnd(),
    isDataAtRisk: judged.level === "data at risk",
    plan: machine.read(files.text),
    runUrl: runUrl(machine),
    artifact: artifactName({ stack, pullRequest, headSha: HEAD_SHA }),
  });
  summarize(machine, summary);
  output(machine, { [stack]: judged.level });
  const outcome = await putComment(apiOf(machine), {
    pullRequest,
    headSha: HEAD_SHA,
    mark: marker("plan", stack),
    body: comment,
  });
  return `${stack}: ${judged.level}; ${WORDS[outcome]}`;
}

/** The number of a pull request. */
function numberOf(text: string): number {
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new UsageError(
    `PULL_REQUEST must be the number of a pull request, got ${JSON.stringify(text)}: write \`PULL_REQUEST: \${{ github.event.pull_request.number }}\` in the \`env\` of the step`,
  );
}
