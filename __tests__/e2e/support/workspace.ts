import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { App } from "cdktf";
import {
  PostgresBackupStack,
  type PostgresBackupStackProps,
} from "../../../src";
import { cleanEnv } from "./clean-env";
import { PROJECT } from "./paths";
import { run } from "./run";

export const STACK = "postgres-backups";

/** A folder as a user's project is: with `cdktf.out` in it, and the state beside that. */
export class Workspace {
  public readonly folder = mkdtempSync(join(tmpdir(), "e2e-"));
  public readonly stackFolder = join(this.folder, "cdktf.out/stacks", STACK);
  public readonly stateFile = join(this.folder, `terraform.${STACK}.tfstate`);
  private readonly outdir = join(this.folder, "cdktf.out");

  /** Synthesizes a stack with these props. */
  public synthesize(props: PostgresBackupStackProps): void {
    this.synthesizeApp((app) => {
      new PostgresBackupStack(app, STACK, props);
    });
  }

  /** Synthesizes an app of any stacks. */
  public synthesizeApp(build: (app: App) => void): void {
    const app = new App({ outdir: this.outdir, stackTraces: false });
    build(app);
    app.synth();
  }

  /** The folder of one of an app's stacks. */
  public folderOf(stack: string): string {
    return join(this.outdir, "stacks", stack);
  }

  /** Synthesizes the project's own `main.ts`, in the way that `cdktf.json` says. */
  public async synthesizeMain(): Promise<void> {
    const { app } = JSON.parse(
      readFileSync(join(PROJECT, "cdktf.json"), "utf8"),
    ) as { app: string };
    await run("sh", ["-c", app], {
      cwd: PROJECT,
      env: cleanEnv({ CDKTF_OUTDIR: this.outdir }),
    });
  }

  /** What was synthesized, to the byte. */
  public synthesized(): string {
    return readFileSync(join(this.stackFolder, "cdk.tf.json"), "utf8");
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }
}
