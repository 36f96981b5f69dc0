import {
  AWS_CLI,
  CHECKOV,
  detectPythonTool,
  MOTO_SERVER,
} from "./detect-python-tool";
import { detectPostgres } from "./detect-postgres";
import { detectTerraform, PROVIDER_RANGE } from "./detect-terraform";
import { publishTools, type Tools } from "./tools";

/** Finds out once in a run of jest what this machine can run, and says what it can't. */
export default async function globalSetup(): Promise<void> {
  const [terraform, emulator, aws, checkov, postgres] = await Promise.all([
    detectTerraform(),
    detectPythonTool(MOTO_SERVER),
    detectPythonTool(AWS_CLI),
    detectPythonTool(CHECKOV),
    detectPostgres(),
  ]);
  const tools: Tools = { terraform, emulator, aws, checkov, postgres };
  publishTools(tools);

  const missing = Object.values(tools).flatMap((tool) =>
    tool.found ? [] : [`${tool.why} (${tool.remedy})`],
  );
  if (missing.length > 0)
    say(`end-to-end tests are left out: ${missing.join("; ")}`);
  else if (terraform.found && !terraform.provider.inRange)
    say(
      `end-to-end tests use hashicorp/aws ${terraform.provider.version}, as ${PROVIDER_RANGE} can't be installed here`,
    );
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
