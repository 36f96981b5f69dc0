import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, tryRun } from "./run";
import type { Tools } from "./tools";

/** The versions of hashicorp/aws that the synthesized JSON asks for. */
export const PROVIDER_RANGE = ">= 6.25.0, < 7.0.0";
const OLDER = "< 6.25.0";

/** Whether Terraform is there and can install hashicorp/aws: in the range of the project, else in an older version. */
export async function detectTerraform(): Promise<Tools["terraform"]> {
  const config = process.env["TF_CLI_CONFIG_FILE"];
  if (config && !existsSync(config)) {
    return {
      found: false,
      why: `TF_CLI_CONFIG_FILE names ${config}, which is not there`,
      remedy: "correct or unset the variable",
    };
  }
  const { code } = await tryRun("terraform", ["version"]);
  if (code !== 0) {
    return {
      found: false,
      why: "terraform does not run",
      remedy: "install Terraform 1.7 or later and put it on PATH",
    };
  }
  const newer = await install(PROVIDER_RANGE);
  if ("version" in newer)
    return { found: true, provider: { ...newer, inRange: true } };
  const older = await install(OLDER);
  if ("version" in older)
    return { found: true, provider: { ...older, inRange: false } };
  return {
    found: false,
    why: `terraform init can't install hashicorp/aws: ${older.error}`,
    remedy:
      "connect to the network, or name a provider mirror in Terraform's CLI configuration",
  };
}

/** Installs the provider into a folder of no further use, and returns which version that was, or why there is none. */
async function install(
  range: string,
): Promise<{ version: string } | { error: string }> {
  const cwd = mkdtempSync(join(tmpdir(), "e2e-provider-"));
  try {
    writeFileSync(
      join(cwd, "main.tf.json"),
      JSON.stringify({
        terraform: {
          required_providers: {
            aws: { source: "hashicorp/aws", version: range },
          },
        },
      }),
    );
    const init = ["init", "-no-color"];
    const { code, output } = await tryRun("terraform", init, { cwd });
    if (code !== 0) return { error: firstError(output) };
    const { stdout } = await run("terraform", ["version", "-json"], { cwd });
    const { provider_selections } = JSON.parse(stdout) as {
      provider_selections: Record<string, string>;
    };
    return { version: Object.values(provider_selections).join() };
  } finally {
    rmSync(cwd, { recursive: true });
  }
}

/** The sentence that follows an error's title, in one line. */
function firstError(output: string): string {
  const [, , details = output] =
    /Error: (.*)\n\s*\n([^]*?)(\n\s*\n|$)/.exec(output) ?? [];
  return details.replaceAll(/\s+/g, " ").trim();
}
