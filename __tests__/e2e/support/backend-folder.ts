import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import type { StateBackend } from "../../../src";
import { PlacedBackend } from "../../../src/state/placed-backend";
import { ReadableStack } from "../../../src/terraform/readable-stack";
import { cleanEnv } from "./clean-env";
import { tryRun } from "./run";

/** The two forms that CDKTF can write. */
export type Form = "JSON" | "HCL";

// So that no backend is found: where one could be reached, it would answer in its own way.
const NOWHERE = "http://127.0.0.1:9";

class StackWithBackend extends ReadableStack {}

/** Synthesizes a stack that has a state backend and nothing else, and returns what `terraform init` says to it. */
export async function initBackend(
  state: StateBackend,
  form: Form,
): Promise<{ readonly code: number; readonly said: string }> {
  const outdir = mkdtempSync(join(tmpdir(), "e2e-backend-"));
  try {
    if (form === "HCL") process.env["SYNTH_HCL_OUTPUT"] = "true";
    const app = new App({ outdir, stackTraces: false });
    new PlacedBackend(new StackWithBackend(app, "stack"), state);
    app.synth();
    delete process.env["SYNTH_HCL_OUTPUT"];
    const { code, output } = await tryRun("terraform", ["init", "-no-color"], {
      cwd: join(outdir, "stacks/stack"),
      env: cleanEnv({
        HTTP_PROXY: NOWHERE,
        HTTPS_PROXY: NOWHERE,
        HOME: outdir,
      }),
    });
    return { code, said: output.replaceAll(/[\s│╷╵]+/g, " ") };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}
