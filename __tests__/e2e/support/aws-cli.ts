import { cleanEnv } from "./clean-env";
import { run, tryRun } from "./run";
import { tool } from "./tools";

/** Keys as STS hands them out. */
export interface Credentials {
  readonly AccessKeyId: string;
  readonly SecretAccessKey: string;
  readonly SessionToken?: string;
}

/** Keys of the account that every emulator has. */
export const OWNER: Credentials = {
  AccessKeyId: "test",
  SecretAccessKey: "test",
};

/** The AWS CLI, talking to an emulator. */
export class AwsCli {
  private readonly options: { readonly env: NodeJS.ProcessEnv };

  public constructor(
    private readonly emulatorUrl: string,
    { AccessKeyId, SecretAccessKey, SessionToken }: Credentials = OWNER,
    environment: NodeJS.ProcessEnv = {},
  ) {
    this.options = {
      env: cleanEnv({
        AWS_ACCESS_KEY_ID: AccessKeyId,
        AWS_SECRET_ACCESS_KEY: SecretAccessKey,
        AWS_SESSION_TOKEN: SessionToken,
        AWS_DEFAULT_REGION: "us-east-1",
        ...environment,
      }),
    };
  }

  /** The same account through the eyes of somebody else. */
  public as(credentials: Credentials): AwsCli {
    return new AwsCli(this.emulatorUrl, credentials);
  }

  /** Runs a command that must succeed, and returns what it answers. */
  public async json<T = unknown>(...args: string[]): Promise<T> {
    const { stdout } = await run(...this.command("json", args));
    return JSON.parse(stdout || "null") as T;
  }

  /** The same, as text that scripts read. */
  public async text(...args: string[]): Promise<string> {
    const { stdout } = await run(...this.command("text", args));
    return stdout.trim();
  }

  /** Whether a command succeeds. */
  public async succeeds(...args: string[]): Promise<boolean> {
    return (await tryRun(...this.command("json", args))).code === 0;
  }

  private command(output: string, args: string[]) {
    const global = ["--endpoint-url", this.emulatorUrl, "--output", output];
    return [tool("aws").command, [...global, ...args], this.options] as const;
  }
}
