import { fenced } from "./fence";
import { largest, type Limit } from "./limits";

/** What a reviewer reads, in Markdown: in a comment, an issue and the summary of a job. */
export interface Report {
  /** What stands above all else, and is never cut. */
  readonly title: string;
  /** The verdict on the plan, in Markdown. */
  readonly verdict: string;
  /** The plan as `terraform show -no-color` tells it. */
  readonly plan: string;
  /** What stands below, and is never cut: what the plan is for. */
  readonly about: string;
  /** Where the whole plan can be read, as the end of a sentence. */
  readonly elsewhere: string;
}

/**
 * Writes a report that fits into a place. If it is too long the plan is cut behind a line, and if that is not enough
 * the verdict, too. That something was cut is said above both, where nobody can miss it.
 */
export function render(report: Report, limit: Limit): string {
  const { title, verdict, about, elsewhere } = report;
  const plan = report.plan.trimEnd();
  const fits = (text: string) => limit.length(text) <= limit.most;

  const whole = blocks(title, verdict, folded("The whole plan", plan), about);
  if (fits(whole)) return whole;

  const said = verdict.split("\n");
  const lines = plan.split("\n");
  const cutPlan = (count: number) =>
    blocks(
      title,
      `**Too long for this place: it shows ${count} of the plan's ${lines.length} lines.** Read the whole plan ${elsewhere}.`,
      verdict,
      count === 0
        ? ""
        : folded("The start of the plan", lines.slice(0, count).join("\n")),
      about,
    );
  const cutVerdict = (count: number) =>
    blocks(
      title,
      `**Too long for this place: it shows ${count} of the verdict's ${said.length} lines, and nothing of the plan.** Read both ${elsewhere}.`,
      said.slice(0, count).join("\n"),
      about,
    );
  return fits(cutPlan(0))
    ? cutPlan(largest(lines.length, (count) => fits(cutPlan(count))))
    : cutVerdict(largest(said.length, (count) => fits(cutVerdict(count))));
}

function blocks(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n\n");
}

function folded(summary: string, plan: string): string {
  return `<details>\n<summary>${summary}</summary>\n\n${fenced(plan)}\n\n</details>`;
}
