import { cleanEnv } from "./clean-env";
import { CDKTF_CLI } from "./cdktf-cli";
import { tryRun } from "./run";
import type { Detected } from "./tools";

/** Whether the CLI of CDKTF runs here, which has a native module for some versions of Node. */
export async function detectCdktfCli(): Promise<Detected<object>> {
  const { code } = await tryRun(CDKTF_CLI, ["--version"], {
    env: cleanEnv({ CI: "1", DISABLE_VERSION_CHECK: "1" }),
  });
  return code === 0
    ? { found: true }
    : {
        found: false,
        why: `cdktf-cli does not run on Node ${process.versions.node}`,
        remedy: "use Node 20 or 22",
      };
}
