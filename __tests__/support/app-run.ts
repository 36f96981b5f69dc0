import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

/** The folder of the project. */
export const ROOT = path.resolve(__dirname, "../..");

/** What a run of an example app printed and wrote. */
export interface Run {
  readonly printed: string;
  /** The JSON of each stack, by the stack's id. */
  readonly stacks: Readonly<Record<string, string>>;
  readonly manifest: string;
}

/** The same app, run in this checkout and in another one in a folder, a time zone and a locale of its own. */
export interface Runs {
  readonly here: Run;
  readonly there: Run;
  /** The folder that both wrote into. */
  readonly folder: string;
}

/**
 * Runs an example app twice. Fails if the app does.
 *
 * @param app its file, as `scripts/run-app.js` takes it; none: `main.ts`
 */
export async function runTwice(...app: [string?]): Promise<Runs> {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "app-")));
  try {
    const args = app.filter((one) => one !== undefined);
    const [here, there] = await Promise.all([
      run(folder, ROOT, args, "UTC", "C"),
      run(
        folder,
        checkOutElsewhere(folder),
        args,
        "Pacific/Kiritimati",
        "tr_TR.UTF-8",
      ),
    ]);
    return { here, there, folder };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function run(
  folder: string,
  checkout: string,
  app: readonly string[],
  TZ: string,
  LC_ALL: string,
): Promise<Run> {
  const outdir = mkdtempSync(path.join(folder, "out-"));
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ["scripts/run-app.js", ...app],
    {
      cwd: checkout,
      env: { ...process.env, TZ, LC_ALL, CDKTF_OUTDIR: outdir },
    },
  );
  const read = (file: string) => readFileSync(path.join(outdir, file), "utf8");
  return {
    printed: stdout + stderr,
    stacks: Object.fromEntries(
      readdirSync(path.join(outdir, "stacks")).map((stack) => [
        stack,
        read(`stacks/${stack}/cdk.tf.json`),
      ]),
    ),
    manifest: read("manifest.json"),
  };
}

/** Copies all that a run of an app needs, as another clone would have it. */
function checkOutElsewhere(folder: string): string {
  const elsewhere = path.join(folder, "another checkout");
  mkdirSync(path.join(elsewhere, "node_modules"), { recursive: true });
  for (const part of ["main.ts", "src", "scripts", "examples"])
    cpSync(path.join(ROOT, part), path.join(elsewhere, part), {
      recursive: true,
    });
  for (const dependency of [
    "@cdktf",
    "cdktf",
    "constructs",
    "esbuild",
    "fastest-levenshtein",
  ])
    symlinkSync(
      path.join(ROOT, "node_modules", dependency),
      path.join(elsewhere, "node_modules", dependency),
    );
  return elsewhere;
}

/** What is machine-made in a text: absolute paths, times, hashes and CDKTF's tokens. */
export function machineMade(text: string, { folder }: Runs): string[] {
  return [
    /"(?:\/(?!\/?")|[A-Za-z]:\\|file:)[^"]*"/g,
    /\d{4}-\d\d-\d\dT|\d\d:\d\d:\d\d|\b\d{10,}\b/g,
    /[0-9A-F]{8}\b|\b[0-9a-f]{16,}\b/g,
    /TfToken/g,
  ]
    .flatMap((pattern) => text.match(pattern) ?? [])
    .concat([ROOT, folder].filter((one) => text.includes(one)));
}

/** A stack's JSON without the version of the framework that wrote it: CDKTF, or CDK Terrain. */
export function withoutVersion(json: string): unknown {
  return JSON.parse(json, (key, value: unknown) =>
    key === "version" && /^0\.\d+\.\d+$/.test(String(value))
      ? undefined
      : value,
  );
}
