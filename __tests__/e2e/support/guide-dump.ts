import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PROJECT } from "./paths";
import { type Outcome, type RunOptions, tryRun } from "./run";

/** The step of the guide's workflow that dumps, and the one that uploads, as they stand there. */
export const AS_IT_IS =
  '$POSTGRES/pg_dump ${{ env.DATABASE_URL }} | gzip > "${{ env.GZIP_NAME }}"';
const UPLOAD =
  'aws s3 cp "${{ env.GZIP_NAME }}" "${{ env.UPLOAD_PATH }}" --region ${{ env.AWS_REGION }}';

/** The step that dumps, as a page of the project mends it. */
export function mendedIn(page: string): string {
  const lines = readFileSync(join(PROJECT, page), "utf8").split("\n");
  const first = lines.findIndex((line) => line.endsWith("set -o pipefail"));
  return lines
    .slice(first, first + 2)
    .map((line) => line.trim())
    .join("\n");
}

/** Runs the step that dumps, and the one that uploads only if it succeeds, as GitHub runs steps that name no shell. */
export async function dumpAndUpload(
  dump: string,
  options: RunOptions,
): Promise<Outcome> {
  const dumped = await step(dump, options);
  if (dumped.code !== 0) return dumped;
  const { code, stdout, output } = await step(UPLOAD, options);
  return { code, stdout, output: dumped.output + output };
}

function step(script: string, { cwd, env }: RunOptions): Promise<Outcome> {
  const filled = script.replaceAll(
    /\$\{\{ env\.(\w+) \}\}/g,
    (_, name: string) => env?.[name] ?? "",
  );
  return tryRun("bash", ["-e", "-c", filled], { cwd, env });
}
