import { spawn } from "node:child_process";
import { cleanEnv } from "./clean-env";

const LONGEST_SECONDS = 1500;

/** How a command ended. */
export interface Outcome {
  readonly code: number;
  readonly stdout: string;
  /** Both streams as a terminal would show them. */
  readonly output: string;
}

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
}

/** Runs a command to its end, however that is; a command that can't be started ends with 127. */
export function tryRun(
  command: string,
  args: readonly string[],
  { cwd, env }: RunOptions = {},
): Promise<Outcome> {
  return new Promise((done) => {
    let stdout = "";
    let output = "";
    const child = spawn(command, args, {
      cwd,
      env: env ?? cleanEnv(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    const timer = setTimeout(() => child.kill(), LONGEST_SECONDS * 1000);
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      stdout += text;
      output += text;
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
    child.on("error", (error) => {
      clearTimeout(timer);
      done({ code: 127, stdout, output: `${output}${error.message}` });
    });
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      done({
        code: code ?? 128,
        stdout,
        output: signal === null ? output : `${output}\nended by ${signal}`,
      });
    });
  });
}

/** Runs a command that must succeed, or throws with all that it said. */
export async function run(
  command: string,
  args: readonly string[],
  options?: RunOptions,
): Promise<Outcome> {
  const outcome = await tryRun(command, args, options);
  if (outcome.code === 0) return outcome;
  throw new Error(
    `${command} ${args.join(" ")}: exit code ${outcome.code}\n${outcome.output}`,
  );
}

/** Runs a command that must fail, and returns what it said without line breaks and frames. */
export async function runToFailure(
  command: string,
  args: readonly string[],
  options?: RunOptions,
): Promise<string> {
  const { code, output } = await tryRun(command, args, options);
  if (code !== 0) return output.replaceAll(/[\s│╷╵]+/g, " ");
  throw new Error(
    `${command} ${args.join(" ")}: should have failed\n${output}`,
  );
}
