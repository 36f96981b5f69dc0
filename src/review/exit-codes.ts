import type { Level } from "./finding";

/** What `npm run review` ends with: so that a workflow can ask for an approval. */
const EXIT_CODES: Readonly<Record<Level, number>> = {
  nothing: 0,
  look: 2,
  "data at risk": 3,
};

/** The input is no plan, or the command line is wrong. */
export const UNREADABLE = 1;

/** The plan is not the one that was reviewed. */
export const DIFFERS = 4;

/** The exit code for a verdict's level. */
export function exitCodeOf(level: Level): number {
  return EXIT_CODES[level];
}
