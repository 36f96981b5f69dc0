import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { cleanEnv } from "./clean-env";
import { PROJECT } from "./paths";
import { run } from "./run";

/** The command. */
export const CDKTF_CLI = join(PROJECT, "node_modules/.bin/cdktf");

const SCRIPTED = { CI: "1", DISABLE_VERSION_CHECK: "1" };

/**
 * Gives a folder the project's own settings for the CDKTF CLI, but for the app, which is one of the fixtures. What leads
 * Terraform to the emulator is foreign to a synth, which removes it; so it is put back.
 */
export function writeCdktfJson(folder: string, fixture: string): void {
  const settings = JSON.parse(
    readFileSync(join(PROJECT, "cdktf.json"), "utf8"),
  ) as object;
  const runApp = join(__dirname, "../fixtures/run-app-and-aim.js");
  const app = resolve(__dirname, "../fixtures", fixture);
  writeFileSync(
    join(folder, "cdktf.json"),
    JSON.stringify({
      ...settings,
      app: `node ${JSON.stringify(runApp)} ${JSON.stringify(app)}`,
    }),
  );
}

/** Runs the CDKTF CLI in a folder, and returns what it says. */
export async function cdktf(
  folder: string,
  ...args: readonly string[]
): Promise<string> {
  const { output } = await run(CDKTF_CLI, args, {
    cwd: folder,
    env: cleanEnv(SCRIPTED),
  });
  return stripVTControlCharacters(output);
}
