import { spawn } from "node:child_process";

/** A server that runs until it is stopped. */
export interface Served {
  /** What it said when it was ready, as the pattern found it. */
  readonly ready: RegExpExecArray;
  stop(): Promise<void>;
}

// The shell ends the server as soon as its own input ends: when we say so, and also when jest dies in whatever way.
const SERVE_WHILE_INPUT_IS_OPEN =
  'trap : HUP INT TERM; signal=$1; shift; "$@" & cat >/dev/null; kill -s "$signal" $!; wait';

const LONGEST_START_MS = 300_000;

/**
 * Starts a server, and waits until it says that it is ready.
 *
 * @param signal what ends it; some take half a minute to end in another way
 */
export async function serve(
  command: readonly string[],
  ready: RegExp,
  env: NodeJS.ProcessEnv,
  signal: "TERM" | "KILL" = "TERM",
): Promise<Served> {
  const server = spawn(
    "sh",
    ["-c", SERVE_WHILE_INPUT_IS_OPEN, "sh", signal, ...command],
    { env },
  );
  const ended = new Promise<void>((done) => server.once("close", () => done()));
  const stop = () => {
    server.stdin.end();
    return ended;
  };
  try {
    return {
      ready: await found(ready, [server.stdout, server.stderr]),
      stop,
    };
  } catch (error) {
    await stop();
    throw new Error(`${command[0]} does not start`, { cause: error });
  }
}

/** What a pattern finds in what a server says, once it does. */
function found(
  pattern: RegExp,
  streams: readonly NodeJS.ReadableStream[],
): Promise<RegExpExecArray> {
  return new Promise((resolve, reject) => {
    let said = "";
    let over = false;
    const timer = setTimeout(() => {
      reject(new Error(said));
    }, LONGEST_START_MS);
    for (const stream of streams)
      stream.on("data", (chunk: Buffer) => {
        // The rest, such as a line for each request, is only read so that the pipe does not fill.
        if (over) return;
        said += chunk.toString();
        const match = pattern.exec(said);
        if (match === null) return;
        over = true;
        clearTimeout(timer);
        resolve(match);
      });
  });
}
