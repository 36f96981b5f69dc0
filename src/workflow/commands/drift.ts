import { readPlan, renderVerdict, verdict } from "../../review";
import { putDriftIssue } from "../drift-issue";
import { driftReport } from "../drift-report";
import { changesNothing } from "../changes-nothing";
import { settings } from "../settings";
import type { Machine } from "../machine";
import { apiOf, type PlanFiles, runUrl, summarize } from "./step";

const WORDS = {
  closed: "the plan is empty again, and the issue closed",
  none: "the plan is empty",
  opened: "the plan is not empty, says a new issue",
  updated: "the plan is still not empty, and the issue up to date",
};

/** Says in an issue that a stack's plan is not empty, for as long as it is not. */
export async function drift(
  stack: string,
  files: PlanFiles,
  machine: Machine,
): Promise<string> {
  const { GITHUB_SHA } = settings(machine.env, "GITHUB_SHA");
  const plan = readPlan(machine.read(files.json));
  const { issue, summary } = driftReport({
    stack,
    commit: GITHUB_SHA,
    verdict: renderVerdict(verdict(plan)).trimEnd(),
    plan: machine.read(files.text),
    runUrl: runUrl(machine),
  });
  const hasDrifted = !changesNothing(plan);
  if (hasDrifted) summarize(machine, summary);
  const outcome = await putDriftIssue(apiOf(machine), issue, hasDrifted);
  return `${stack}: ${WORDS[outcome]}`;
}
