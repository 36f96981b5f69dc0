import {
  ACCESS_SERVER,
  AWS_CLI,
  CHECK_JSONSCHEMA,
  CHECKOV,
  detectPythonTool,
  MOTO_SERVER,
  SHELLCHECK,
  ZIZMOR,
} from "./detect-python-tool";
import { detectCdktfCli } from "./detect-cdktf-cli";
import { detectNewerPostgres } from "./detect-newer-postgres";
import { detectOpenTofu } from "./detect-opentofu";
import { detectPostgres } from "./detect-postgres";
import { detectTerraform, PROVIDER_RANGE } from "./detect-terraform";
import { publishTools, type ToolName, type Tools, tools } from "./tools";

const DETECT: { [Name in ToolName]: () => Promise<Tools[Name]> } = {
  terraform: detectTerraform,
  opentofu: detectOpenTofu,
  emulator: () => detectPythonTool(MOTO_SERVER),
  aws: () => detectPythonTool(AWS_CLI),
  checkov: () => detectPythonTool(CHECKOV),
  schemas: () => detectPythonTool(CHECK_JSONSCHEMA),
  zizmor: () => detectPythonTool(ZIZMOR),
  postgres: detectPostgres,
  newerPostgres: detectNewerPostgres,
  cdktfCli: detectCdktfCli,
  accessServer: () => detectPythonTool(ACCESS_SERVER),
  shellcheck: () => detectPythonTool(SHELLCHECK),
};

export const EVERY_TOOL = Object.keys(DETECT) as ToolName[];

/** Finds out once in a run of jest what this machine can run, and says what it can't. */
export async function detectTools(names: readonly ToolName[]): Promise<void> {
  const known = tools();
  const found: Partial<Tools> = Object.fromEntries(
    await Promise.all(
      names
        .filter((name) => !known[name])
        .map(async (name) => [name, await DETECT[name]()] as const),
    ),
  );
  publishTools(found);

  const missing = Object.values(found).flatMap((tool) =>
    tool.found ? [] : [`${tool.why} (${tool.remedy})`],
  );
  const { terraform } = found;
  if (missing.length > 0)
    say(`end-to-end tests are left out: ${missing.join("; ")}`);
  if (terraform?.found && !terraform.provider.inRange)
    say(
      `end-to-end tests use hashicorp/aws ${terraform.provider.version}, as ${PROVIDER_RANGE} can't be installed here`,
    );
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
