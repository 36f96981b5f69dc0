import { listed, plain, say, shown } from "../markdown";
import type { Difference } from "./differences";

/** The differences that are told at most. */
const MOST = 100;

/** Differences as Markdown: a line that says whether there are any, and a line for each. */
export function renderDifferences(differences: readonly Difference[]): string {
  if (differences.length === 0) return "**The plan does what was reviewed.**\n";
  const more = differences.length - MOST;
  const counted = `${differences.length} difference${differences.length === 1 ? "" : "s"}`;
  return [
    `**The plan is not the one that was reviewed** (${counted}).`,
    "",
    ...differences.slice(0, MOST).map(line),
    ...(more > 0 ? [`- and ${more} more`] : []),
    "",
  ].join("\n");
}

function line(difference: Difference): string {
  const { path } = difference;
  const where = listed(
    path[0] === "resource_changes" ? path.slice(1) : path,
    " ",
  );
  return say`- ${where}: ${values(difference)}`.text;
}

function values({ path, reviewed, planned, isSecret, isUnknown }: Difference) {
  if (isUnknown)
    return plain(
      path[0] === "configuration"
        ? "not all of it is in a plan, so it can't be compared"
        : "known only after apply, so it can't be compared",
    );
  return isSecret
    ? plain("differs, and may be secret")
    : say`reviewed ${shown(reviewed)}, now ${shown(planned)}`;
}
