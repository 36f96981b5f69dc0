import { BODY, SUMMARY } from "./limits";
import { marker } from "./marker";
import { render } from "./report";

/** A plan that is to be reviewed. */
export interface PlanToReview {
  readonly stack: string;
  /** The commit of the pull request that the plan is for. */
  readonly headSha: string;
  /** The verdict, in Markdown. */
  readonly verdict: string;
  readonly isDataAtRisk: boolean;
  /** The plan as `terraform show -no-color` tells it. */
  readonly plan: string;
  readonly runUrl: string;
  /** The artifact with the plan. */
  readonly artifact: string;
}

/** What a job for a pull request has to say: to the pull request, and in its own summary. */
export function planReport(of: PlanToReview): {
  readonly comment: string;
  readonly summary: string;
} {
  const { stack, headSha, verdict, isDataAtRisk, plan, runUrl, artifact } = of;
  const run = `[the run that made it](${runUrl})`;
  const title = [
    `${marker("plan", stack)}\n## Plan of \`${stack}\``,
    ...(isDataAtRisk
      ? [
          "**Nothing of this is applied unless the job `data-at-risk` has passed.**",
        ]
      : []),
  ].join("\n\n");
  const about = `For commit ${headSha}, by ${run}. Once it is merged exactly this plan is applied, or nothing.`;
  const report = { title, verdict, plan, about };
  return {
    comment: render({ ...report, elsewhere: `in the summary of ${run}` }, BODY),
    summary: render(
      { ...report, elsewhere: `in the run's artifact \`${artifact}\`` },
      SUMMARY,
    ),
  };
}
