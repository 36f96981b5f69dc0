import type { Outcome } from "./command";

/** A command that prints a text, or says why there is none, where that is told by an error of one kind. */
export function printed(
  Refusal: new (message: string) => Error,
  make: () => string,
): Outcome {
  try {
    return { code: 0, stdout: make(), stderr: "" };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { code: 1, stdout: "", stderr: `${error.message}\n` };
  }
}
