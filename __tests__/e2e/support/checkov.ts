import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { PROJECT } from "./paths";
import type { Plan } from "./plan";
import { tryRun } from "./run";
import { tool } from "./tools";

const CONFIG = ".checkov.yaml";

/** What checkov says, each as the check and the address of what it looks at: `CKV_AWS_18 aws_s3_bucket.backups`. */
export interface Findings {
  readonly passed: string[];
  readonly failed: string[];
}

/** The checks that the project's configuration passes over. */
export function skippedChecks(): string[] {
  const text = readFileSync(join(PROJECT, CONFIG), "utf8");
  return [...text.matchAll(/^ {2}- (\w+)$/gm)].map(([, id]) => id as string);
}

/** Scans a plan with the command that the documentation gives, beside the project's configuration. */
export function scan(plan: Plan | object): Promise<Findings> {
  return scanned(plan, (folder) => {
    copyFileSync(join(PROJECT, CONFIG), join(folder, CONFIG));
    return [];
  });
}

/** Scans a plan for everything that checkov knows. */
export function scanForAll(plan: Plan): Promise<Findings> {
  return scanned(plan, () => ["--skip-download"]);
}

async function scanned(
  plan: object,
  prepare: (folder: string) => string[],
): Promise<Findings> {
  const folder = mkdtempSync(join(tmpdir(), "e2e-checkov-"));
  try {
    const { file, args } = documented();
    writeFileSync(join(folder, file), JSON.stringify(plan));
    const more = prepare(folder);
    const { code, stdout, output } = await tryRun(
      tool("checkov").command,
      [...args, ...more],
      { cwd: folder },
    );
    const said = stripVTControlCharacters(stdout);
    const all = (outcome: string) => [
      ...new Set(
        [...said.matchAll(/^Check: (\w+): .*\n\t(\w+) for resource: (\S+)/gm)]
          .filter(([, , found]) => found === outcome)
          .map(([, check, , resource]) => `${check} ${resource}`),
      ),
    ];
    const findings = { passed: all("PASSED"), failed: all("FAILED") };
    // Checkov takes a file that it can't read for one without failures.
    if (findings.passed.length === 0)
      throw new Error(`checkov has not read the file:\n${output}`);
    if ((code === 0) !== (findings.failed.length === 0))
      throw new Error(`checkov ends with ${code}:\n${output}`);
    return findings;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The documentation's command, and the file that it scans. */
function documented(): { file: string; args: string[] } {
  const page = readFileSync(join(PROJECT, "docs/protections.md"), "utf8");
  const [, command = ""] = /^checkov (.+)$/m.exec(page) ?? [];
  const args = command.split(" ");
  return { file: args[args.indexOf("--file") + 1] as string, args };
}
