import { AwsCli, type Credentials } from "./aws-cli";
import { type Emulator, startEmulator } from "./emulator";
import { writeOverlay } from "./overlay";
import { Terraform } from "./terraform";
import { Workspace } from "./workspace";

/** An AWS account, a user's project, and the tools between the two. */
export interface Account {
  readonly workspace: Workspace;
  readonly terraform: Terraform;
  readonly aws: AwsCli;
  readonly emulatorUrl: string;
  /** Turns what was synthesized to the account, in the hands of its owner or of somebody else. */
  aim(credentials?: Credentials): void;
}

/** Gives the tests of a `describe` an empty account and an empty project; call the result inside a test. */
export function useAccount(): () => Account {
  let emulator: Emulator | undefined;
  let account: Account | undefined;
  beforeAll(async () => {
    const workspace = new Workspace();
    const { url } = (emulator = await startEmulator());
    account = {
      workspace,
      terraform: new Terraform(workspace.stackFolder),
      aws: new AwsCli(url),
      emulatorUrl: url,
      aim: (credentials) =>
        writeOverlay(workspace.stackFolder, url, credentials),
    };
  });
  afterAll(async () => {
    await emulator?.stop();
    account?.workspace.remove();
  });
  return () => {
    if (!account) throw new Error("the emulator does not run");
    return account;
  };
}
