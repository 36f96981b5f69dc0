import { tryRun } from "./run";
import type { Detected } from "./tools";

/** Whether OpenTofu is on PATH. It is one more way to do the same, so that tests with it may be left out anywhere. */
export async function detectOpenTofu(): Promise<
  Detected<{ readonly version: string }>
> {
  const { code, stdout } = await tryRun("tofu", ["version", "-json"]);
  if (code === 0) {
    const { terraform_version: version } = JSON.parse(stdout) as {
      terraform_version: string;
    };
    return { found: true, version };
  }
  return {
    found: false,
    why: "OpenTofu is not on PATH",
    remedy: "put tofu 1.10 or later on PATH to run the same by it",
  };
}
