import type { Environment } from "./settings";

/** What a command knows of the machine that it runs on. */
export interface Machine {
  readonly env: Environment;
  /** The content of a file; `-` is the standard input. */
  read(file: string): string;
  /** Writes at the end of a file. */
  append(file: string, text: string): void;
}
