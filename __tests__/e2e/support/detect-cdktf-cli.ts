import { PROJECT } from "./paths";
import { tryRun } from "./run";
import type { Detected } from "./tools";

const NATIVE = "@cdktf/node-pty-prebuilt-multiarch";

/** Whether the CLI of CDKTF runs here: its native module is there for some versions of Node. */
export async function detectCdktfCli(): Promise<Detected<object>> {
  const { code } = await tryRun(
    process.execPath,
    ["-e", `require("${NATIVE}")`],
    { cwd: PROJECT },
  );
  return code === 0
    ? { found: true }
    : {
        found: false,
        why: `cdktf-cli does not run on Node ${process.versions.node}`,
        remedy: "use Node 20 or 22",
      };
}
