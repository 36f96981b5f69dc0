import { cleanEnv } from "./clean-env";
import { serve } from "./serve";
import { tool } from "./tools";

/** The account that moto plays. */
export const ACCOUNT_ID = "123456789012";

/** A running emulator of AWS. */
export interface Emulator {
  readonly url: string;
  /** Empties the account. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts an emulator with an empty account, on a free port of this machine. */
export async function startEmulator(): Promise<Emulator> {
  const { ready, stop } = await serve(
    [tool("emulator").command, "--host", "127.0.0.1", "--port", "0"],
    /Running on (http:\/\/127\.0\.0\.1:\d+)/,
    cleanEnv({ PYTHONUNBUFFERED: "1" }),
  );
  const url = ready[1] as string;
  return {
    url,
    async reset() {
      const { ok, status } = await fetch(`${url}/moto-api/reset`, {
        method: "POST",
      });
      if (!ok) throw new Error(`${url} is not reset: ${status}`);
    },
    stop,
  };
}
