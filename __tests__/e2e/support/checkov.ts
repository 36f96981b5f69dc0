import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Plan } from "./plan";
import { run } from "./run";
import { tool } from "./tools";

/** What checkov says, each as the check and the address of what it looks at: `CKV_AWS_18 aws_s3_bucket.backups`. */
export interface Findings {
  readonly passed: string[];
  readonly failed: string[];
}

/** A line of checkov's report. */
interface Line {
  readonly check_id: string;
  readonly resource: string;
  readonly file_line_range: readonly [first: number, last: number];
}

/** Checkov's report; one that has looked at nothing has no results. */
interface Report {
  readonly results?: {
    readonly passed_checks: readonly Line[];
    readonly failed_checks: readonly Line[];
  };
  readonly summary?: { readonly parsing_errors: number };
}

/** The blocks that checkov has checks for. */
const CHECKED = ["provider", "data", "resource"];

/**
 * Scans synthesized JSON, all but the blocks that checkov has no checks for: from a required version of Terraform it
 * takes fright, and then passes the whole file unread.
 *
 * @see https://github.com/bridgecrewio/checkov/issues/7454
 */
export async function scanJson(synthesized: string): Promise<Findings> {
  const blocks = Object.entries(JSON.parse(synthesized) as object);
  const text = JSON.stringify(
    Object.fromEntries(blocks.filter(([kind]) => CHECKED.includes(kind))),
    undefined,
    2,
  );
  const addresses = addressesByLine(text);
  // Where checkov names a block it may leave out its type, so the line tells which one it means.
  return scan("terraform_json", "cdk.tf.json", text, (line) => {
    return addresses.get(line.file_line_range[0]) ?? line.resource;
  });
}

/** Scans a plan. */
export async function scanPlan(plan: Plan): Promise<Findings> {
  const text = JSON.stringify(plan);
  return scan("terraform_plan", "plan.json", text, ({ resource }) => resource);
}

async function scan(
  framework: string,
  file: string,
  text: string,
  address: (line: Line) => string,
): Promise<Findings> {
  const cwd = mkdtempSync(join(tmpdir(), "e2e-checkov-"));
  try {
    writeFileSync(join(cwd, file), text);
    const { stdout } = await run(
      tool("checkov").command,
      [
        ...["--file", file, "--framework", framework, "--output", "json"],
        ...["--skip-download", "--soft-fail"],
      ],
      { cwd },
    );
    const { results, summary } = JSON.parse(stdout) as Report;
    // Checkov takes a file that it can't read for one without failures.
    if (!results?.passed_checks.length || summary?.parsing_errors !== 0)
      throw new Error(`checkov has not read the file:\n${stdout}`);
    const list = (lines: readonly Line[]) => [
      ...new Set(lines.map((line) => `${line.check_id} ${address(line)}`)),
    ];
    return {
      passed: list(results.passed_checks),
      failed: list(results.failed_checks),
    };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** The addresses of resources and data sources by the line that each starts at, in JSON with an indent of two. */
function addressesByLine(text: string): Map<number, string> {
  const addresses = new Map<number, string>();
  const path: string[] = [];
  text.split("\n").forEach((line, index) => {
    const [, indent = "", key = ""] = /^( {2,6})"(.+)": [{[]/.exec(line) ?? [];
    if (indent === "") return;
    const depth = indent.length / 2;
    path.splice(depth - 1, Infinity, key);
    const [kind, ...address] = path;
    if (depth === 3)
      addresses.set(index + 1, (kind === "data" ? path : address).join("."));
  });
  return addresses;
}
