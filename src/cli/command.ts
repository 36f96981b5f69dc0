import type { Machine } from "../workflow/machine";

/** What a command prints, and ends with. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A command of the package. */
export interface Command {
  /** What it is for, in a line of the list of commands. */
  readonly summary: string;
  /** Its arguments, and what they mean. */
  readonly usage: string;
  /** @throws WrongArguments */
  run(args: readonly string[], machine: Machine): Outcome | Promise<Outcome>;
}
