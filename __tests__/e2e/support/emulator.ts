import { spawn } from "node:child_process";
import { cleanEnv } from "./clean-env";
import { tool } from "./tools";

/** The account that moto plays. */
export const ACCOUNT_ID = "123456789012";

/** A running emulator of AWS. */
export interface Emulator {
  readonly url: string;
  stop(): Promise<void>;
}

// The shell ends the server as soon as its own input ends: when we say so, and also when jest dies in whatever way.
const SERVE_WHILE_INPUT_IS_OPEN =
  'trap : HUP INT TERM; "$@" & cat >/dev/null; kill $!; wait';

/** Starts an emulator with an empty account, on a free port of this machine. */
export async function startEmulator(): Promise<Emulator> {
  const server = spawn(
    "sh",
    [
      "-c",
      SERVE_WHILE_INPUT_IS_OPEN,
      "sh",
      tool("emulator").command,
      ...["--host", "127.0.0.1", "--port", "0"],
    ],
    { env: cleanEnv({ PYTHONUNBUFFERED: "1" }) },
  );
  const ended = new Promise<void>((done) => server.once("close", () => done()));
  const stop = () => {
    server.stdin.end();
    return ended;
  };
  try {
    return { url: await address(server.stdout, server.stderr), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The address that the server says it listens on, once it does. */
function address(...streams: NodeJS.ReadableStream[]): Promise<string> {
  return new Promise((found, failed) => {
    let said = "";
    const timer = setTimeout(() => {
      failed(new Error(`the emulator does not start:\n${said}`));
    }, 30_000);
    for (const stream of streams) {
      stream.on("data", (chunk: Buffer) => {
        // Once the address is known the rest, a line for each request, is only read so that the pipe does not fill.
        if (/^http/.test(said)) return;
        said += chunk.toString();
        const url = /Running on (http:\/\/127\.0\.0\.1:\d+)/.exec(said)?.[1];
        if (url === undefined) return;
        said = url;
        clearTimeout(timer);
        found(url);
      });
    }
  });
}
