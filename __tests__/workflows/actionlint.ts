import { execFileSync } from "node:child_process";
import path from "node:path";

const PROGRAM = path.join(__dirname, "run-actionlint.js");

/** What actionlint says of a workflow. */
export interface Finding {
  readonly message: string;
  readonly line: number;
}

/** Lints a workflow by actionlint, which knows what each expression can name. */
export function actionlint(text: string): readonly Finding[] {
  const said = execFileSync(process.execPath, [PROGRAM], { input: text });
  return JSON.parse(said.toString()) as readonly Finding[];
}
