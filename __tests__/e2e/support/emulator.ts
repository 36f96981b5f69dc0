import { cleanEnv } from "./clean-env";
import { serve } from "./serve";
import { tool } from "./tools";

/** The account that moto plays. */
export const ACCOUNT_ID = "123456789012";

/** A running emulator of AWS. */
export interface Emulator {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts an emulator with an empty account, on a free port of this machine. */
export async function startEmulator(): Promise<Emulator> {
  const { ready, stop } = await serve(
    [tool("emulator").command, "--host", "127.0.0.1", "--port", "0"],
    /Running on (http:\/\/127\.0\.0\.1:\d+)/,
    cleanEnv({ PYTHONUNBUFFERED: "1" }),
  );
  return { url: ready[1] as string, stop };
}
