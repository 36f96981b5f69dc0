import { InvalidPropsError, Problems } from "../../src/validation/problems";

/** The lines that a check adds to the message, each `path: rule, got value: fix`; none if it finds nothing wrong. */
export function problemsOf(check: (problems: Problems) => void): string[] {
  const problems = new Problems();
  check(problems);
  return linesThrownBy(() => problems.throwIfAny("test"));
}

/** The lines of the `InvalidPropsError` that is thrown; none if nothing is thrown. Other errors pass through. */
export function linesThrownBy(act: () => unknown): string[] {
  try {
    act();
    return [];
  } catch (error) {
    if (!(error instanceof InvalidPropsError)) throw error;
    return error.message
      .split("\n")
      .slice(1)
      .map((line) => line.replace(/^ {2}/, ""));
  }
}
