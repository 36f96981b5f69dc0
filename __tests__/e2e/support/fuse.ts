import { spawn } from "node:child_process";
import { createServer, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { cleanEnv } from "./clean-env";
import { type ApiRequest, requiredPermissions } from "./required-permissions";

/** A moment of an apply: just before AWS does something, or when it is done and nobody has been told yet. */
export interface Moment {
  readonly when: "before" | "after";
  /** The action, by its name in IAM. */
  readonly action: string;
}

/** Stands between Terraform and the emulator, and lets an apply be killed at a moment. */
export class Fuse {
  private moment?: Moment;
  private blow?: () => void;
  private readonly server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const { method = "", url = "", headers } = incoming;
      this.pass({ method, url, headers, body: "" }, chunks, response);
    });
  });

  private constructor(private readonly emulatorUrl: string) {}

  public static async before(emulatorUrl: string): Promise<Fuse> {
    const fuse = new Fuse(emulatorUrl);
    await new Promise<void>((done) => {
      fuse.server.listen(0, "127.0.0.1", done);
    });
    return fuse;
  }

  public get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  public async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /**
   * Applies, one thing at a time so that nothing else is under way, and kills Terraform and its providers at a moment,
   * as a machine does that loses its power.
   *
   * @throws Error if the apply ends by itself
   */
  public async killApply(folder: string, moment: Moment): Promise<void> {
    const terraform = spawn(
      "terraform",
      ["apply", "-no-color", "-auto-approve", "-parallelism=1"],
      { cwd: folder, env: cleanEnv(), detached: true, stdio: "ignore" },
    );
    this.moment = moment;
    this.blow = () => process.kill(-(terraform.pid as number), "SIGKILL");
    const signal = await new Promise<string | null>((done) => {
      terraform.once("exit", (_, by) => done(by));
    });
    this.moment = undefined;
    if (signal !== "SIGKILL")
      throw new Error(`not killed ${moment.when} ${moment.action}`);
  }

  private pass(
    api: ApiRequest,
    chunks: readonly Buffer[],
    response: ServerResponse,
  ): void {
    const body = Buffer.concat(chunks);
    const now = this.isMoment({ ...api, body: body.toString() });
    if (now && this.moment?.when === "before") return this.blow?.();
    const { method, url, headers } = api;
    const onward = request(
      new URL(url, this.emulatorUrl),
      { method, headers },
      (answer) => {
        if (now) {
          answer.resume().once("end", () => this.blow?.());
          return;
        }
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on("error", (error) => response.destroy(error)).end(body);
  }

  private isMoment(api: ApiRequest): boolean {
    return requiredPermissions(api, new Map()).some(
      ({ action }) => action === this.moment?.action,
    );
  }
}
