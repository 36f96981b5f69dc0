import { say, shown } from "../markdown";
import type { Difference } from "./differences";

const MOST = 100;

/** Differences as Markdown, a line each. */
export function renderDifferences(differences: readonly Difference[]): string {
  if (differences.length === 0) return "**The plan does what was reviewed.**\n";
  const lines = differences
    .slice(0, MOST)
    .map(
      ({ path, reviewed, planned }) =>
        say`- ${path.join(" › ")}: reviewed ${shown(reviewed)}, now ${shown(planned)}`
          .text,
    );
  const more = differences.length - lines.length;
  return [
    "**The plan is not the one that was reviewed.**",
    "",
    ...lines,
    ...(more > 0 ? [`- and ${more} more`] : []),
    "",
  ].join("\n");
}
