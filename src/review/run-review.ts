import {
  differences,
  DIFFERS,
  exitCodeOf,
  readPlan,
  renderDifferences,
  renderVerdict,
  UNREADABLE,
  UnreadablePlanError,
  verdict,
} from ".";

/** What a command prints, and ends with. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const USAGE = `usage: npm run review -- [--reviewed <reviewed.json>] <plan.json>
  <plan.json> is the output of: terraform show -json <plan file>; "-" is standard input
`;

/** Runs the command line: judges one plan, or compares it with the one that was reviewed. */
export function runReview(
  args: readonly string[],
  readFile: (name: string) => string,
): Outcome {
  const [first, second, third] = args;
  const isCompared = first === "--reviewed";
  const wanted = isCompared ? 3 : 1;
  if (args.length !== wanted || args.slice(isCompared ? 1 : 0).some(isOption))
    return { code: UNREADABLE, stdout: "", stderr: USAGE };
  const read = (name: string) => readNamed(name, readFile);
  try {
    if (!isCompared) {
      const judged = verdict(read(first as string));
      return printed(renderVerdict(judged), exitCodeOf(judged.level));
    }
    const found = differences(read(second as string), read(third as string));
    return printed(renderDifferences(found), found.length > 0 ? DIFFERS : 0);
  } catch (error) {
    if (!(error instanceof UnreadablePlanError)) throw error;
    return { code: UNREADABLE, stdout: "", stderr: `${error.message}\n` };
  }
}

function isOption(argument: string): boolean {
  return argument.startsWith("-") && argument !== "-";
}

function printed(stdout: string, code: number): Outcome {
  return { code, stdout, stderr: "" };
}

/** @throws UnreadablePlanError which names the file */
function readNamed(name: string, readFile: (name: string) => string) {
  let text: string;
  try {
    text = readFile(name);
  } catch (error) {
    throw new UnreadablePlanError(
      `${name}: can't be read`,
      error instanceof Error ? error.message : String(error),
    );
  }
  try {
    return readPlan(text);
  } catch (error) {
    if (error instanceof UnreadablePlanError) throw error.of(name);
    throw error;
  }
}
