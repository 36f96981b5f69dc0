import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { cleanEnv } from "./clean-env";

/**
 * An apply that has planned, holds the lock of the state, and waits for somebody to approve.
 */
export class HeldApply {
  private constructor(
    private readonly terraform: ChildProcessWithoutNullStreams,
    private readonly ended: Promise<number | null>,
    private readonly said: () => string,
  ) {}

  /** Starts an apply; resolves once it waits for its approval. */
  public static async start(
    folder: string,
    env: NodeJS.ProcessEnv = {},
  ): Promise<HeldApply> {
    const terraform = spawn("terraform", ["apply", "-no-color"], {
      cwd: folder,
      env: cleanEnv({ TF_INPUT: "1", ...env }),
    });
    let said = "";
    const ended = new Promise<number | null>((done) => {
      terraform.once("close", done);
    });
    const waits = new Promise<boolean>((asks) => {
      for (const stream of [terraform.stdout, terraform.stderr])
        stream.setEncoding("utf8").on("data", (text: string) => {
          said += text;
          if (said.includes("Enter a value:")) asks(true);
        });
      void ended.then(() => asks(false));
    });
    if (await waits) return new HeldApply(terraform, ended, () => said);
    throw new Error(`the apply has not asked for an approval:\n${said}`);
  }

  /** Approves, and waits until all is applied. */
  public async approve(): Promise<void> {
    this.terraform.stdin.end("yes\n");
    const code = await this.ended;
    if (code !== 0) throw new Error(`exit code ${code}\n${this.said()}`);
  }

  /** Ends the apply as if its machine had lost its power, if it has not ended yet. */
  public async kill(): Promise<void> {
    this.terraform.kill("SIGKILL");
    await this.ended;
  }
}
