import {
  AWS_CLI,
  CHECK_JSONSCHEMA,
  CHECKOV,
  detectPythonTool,
  MOTO_SERVER,
  ZIZMOR,
} from "./detect-python-tool";
import { detectPostgres } from "./detect-postgres";
import { detectTerraform, PROVIDER_RANGE } from "./detect-terraform";
import { publishTools, type Tools } from "./tools";

/** Finds out once in a run of jest what this machine can run, and says what it can't. */
export default async function globalSetup(): Promise<void> {
  const tools: Tools = await together({
    terraform: detectTerraform(),
    emulator: detectPythonTool(MOTO_SERVER),
    aws: detectPythonTool(AWS_CLI),
    checkov: detectPythonTool(CHECKOV),
    schemas: detectPythonTool(CHECK_JSONSCHEMA),
    zizmor: detectPythonTool(ZIZMOR),
    postgres: detectPostgres(),
  });
  publishTools(tools);
  const { terraform } = tools;

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

/** Waits for all of an object's values. */
async function together<T extends object>(promises: {
  [K in keyof T]: Promise<T[K]>;
}): Promise<T> {
  const entries = Object.entries<Promise<unknown>>(promises);
  return Object.fromEntries(
    await Promise.all(
      entries.map(async ([name, promise]) => [name, await promise] as const),
    ),
  ) as T;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
