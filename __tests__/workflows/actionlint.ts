import { execFileSync } from "node:child_process";
import path from "node:path";

const PROGRAM = path.join(__dirname, "run-actionlint.js");

/** What actionlint says of a workflow. */
export interface Finding {
  readonly message: string;
  readonly line: number;
}

/**
 * Lints workflows by actionlint, which knows what each expression can name. All that a test file asks for at once, since
 * most of the time goes into the start of its WebAssembly.
 */
export function actionlint(
  ...texts: readonly string[]
): readonly (readonly Finding[])[] {
  const input = JSON.stringify(texts);
  const said = execFileSync(process.execPath, [PROGRAM], { input });
  return JSON.parse(said.toString()) as readonly (readonly Finding[])[];
}
