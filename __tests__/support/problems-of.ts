import { InvalidPropsError, Problems } from "../../src/validation/problems";

/** The lines that a check adds to the message, each `path: rule, got value: fix`; none if it finds nothing wrong. */
export function problemsOf(check: (problems: Problems) => void): string[] {
  const problems = new Problems();
  check(problems);
  return linesThrownBy(() => problems.throwIfAny("test"));
}

/** The lines of the `InvalidPropsError` that is thrown; none if nothing is thrown. Other errors pass through. */
function linesThrownBy(act: () => unknown): string[] {
  return messageLines(act).slice(1);
}

/** The same with the first line, which says what was judged and counts the problems. */
export function messageLines(act: () => unknown): string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (!(error instanceof InvalidPropsError)) throw error;
    return error.message.split("\n").map((line) => line.replace(/^ {2}/, ""));
  }
}
