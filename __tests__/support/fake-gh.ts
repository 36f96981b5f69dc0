import { spawnSync } from "node:child_process";
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** What the GitHub CLI finds on GitHub. */
export interface OnGitHub {
  /** The names of the environments, one a line. */
  readonly environments?: string;
  /** The names of the secrets, one a line. */
  readonly secrets?: string;
  /** What its jq makes of the variables. */
  readonly variables?: string;
  /** The start of the commands that fail. */
  readonly failing?: string;
}

/** A command of the GitHub CLI that was run. */
export interface GhCommand {
  readonly args: readonly string[];
  readonly host: string;
  readonly stdin: string;
}

/** Runs as the GitHub CLI: notes down its arguments, its host and what it is given to read, and answers as it is told. */
const FAKE = `#!/bin/sh
number=$(find "$CALLS" -type f | wc -l)
file=$CALLS/$(printf %04d "$number")
{ printf '%s\\0' "$GH_HOST" "$@"; cat; } >"$file"
case "$*" in
"$FAILING"*) echo "HTTP 403" >&2; exit 1 ;;
"api --paginate"*) printf '%s\\n' "$ENVIRONMENTS" ;;
"secret list"*) printf '%s\\n' "$SECRETS" ;;
"variable list"*) printf '%s\\n' "$VARIABLES" ;;
esac
`;

/** How a script is run by a shell that reads it from a pipe. */
export interface ScriptRun {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly commands: readonly GhCommand[];
}

/** A command that reads a script, such as `sh`, and the number of arguments that the script itself has. */
export function runWithFakeGh(
  script: string,
  {
    command = "sh",
    args = [] as readonly string[],
    onGitHub = {} as OnGitHub,
  } = {},
): ScriptRun {
  const folder = mkdtempSync(path.join(tmpdir(), "fake-gh-"));
  const calls = mkdtempSync(path.join(folder, "calls-"));
  writeFileSync(path.join(folder, "gh"), FAKE, { mode: 0o755 });
  const { status, stdout, stderr } = spawnSync(command, args, {
    input: script,
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: `${folder}:${process.env["PATH"]}`,
      CALLS: calls,
      FAILING: onGitHub.failing ?? "nothing fails",
      ENVIRONMENTS: onGitHub.environments ?? "",
      SECRETS: onGitHub.secrets ?? "",
      VARIABLES: onGitHub.variables ?? "[]",
    },
  });
  const commands = readdirSync(calls)
    .sort()
    .map((file): GhCommand => {
      const noted = readFileSync(path.join(calls, file), "utf8").split("\0");
      const [host = "", ...others] = noted;
      return { host, args: others.slice(0, -1), stdin: others.at(-1) ?? "" };
    });
  rmSync(folder, { recursive: true });
  return { status, stdout, stderr, commands };
}
