import type { DriftIssue } from "./drift-issue";
import { BODY, SUMMARY } from "./limits";
import { marker } from "./marker";
import { render } from "./report";

/** The plan of what is on the main branch already. */
export interface DriftPlan {
  readonly stack: string;
  readonly commit: string;
  /** The verdict, in Markdown. */
  readonly verdict: string;
  /** The plan as `terraform show -no-color` tells it. */
  readonly plan: string;
  readonly runUrl: string;
}

/** What a check for drift has to say: in an issue, and in the summary of its job. */
export function driftReport(of: DriftPlan): {
  readonly issue: DriftIssue;
  readonly summary: string;
} {
  const { stack, commit, verdict, plan, runUrl } = of;
  const mark = marker("drift", stack);
  const run = `[this run](${runUrl})`;
  const title = [
    `${mark}\n## \`${stack}\` is not as it is written`,
    `The plan of commit ${commit} is not empty, ${run} says. Somebody has changed what the stack made, or a change that was merged is not applied.`,
  ].join("\n\n");
  const about =
    "If AWS is to become again as it is written, merge a pull request with an empty commit (`git commit --allow-empty`): its plan is this one. Otherwise write down what has changed. This issue is closed once the plan is empty.";
  const report = { title, verdict, plan, about };
  return {
    issue: {
      mark,
      title: `Drift of the stack ${stack}`,
      body: render({ ...report, elsewhere: `in the summary of ${run}` }, BODY),
      closing: `The plan of commit ${commit} is empty again, ${run} says.`,
    },
    summary: render(
      { ...report, elsewhere: "by planning the stack yourself" },
      SUMMARY,
    ),
  };
}
