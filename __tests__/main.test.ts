import { execFile } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const root = path.resolve(__dirname, "..");
const temp = realpathSync(mkdtempSync(path.join(tmpdir(), "main-")));
afterAll(() => rmSync(temp, { recursive: true }));

/** What a run of the example app printed and wrote. */
interface Run {
  readonly printed: string;
  readonly json: string;
  readonly manifest: string;
}

/** Runs the example app of a checkout, as cdktf.json says. Fails if the app does. */
async function run(checkout: string, TZ: string, LC_ALL: string): Promise<Run> {
  const outdir = mkdtempSync(path.join(temp, "out-"));
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ["scripts/run-app.js"],
    {
      cwd: checkout,
      env: { ...process.env, TZ, LC_ALL, CDKTF_OUTDIR: outdir },
    },
  );
  const read = (file: string) => readFileSync(path.join(outdir, file), "utf8");
  return {
    printed: stdout + stderr,
    json: read("stacks/postgres-backups/cdk.tf.json"),
    manifest: read("manifest.json"),
  };
}

/** Copies all that a run of the app needs, as another clone would have it. */
function checkOutElsewhere(): string {
  const elsewhere = path.join(temp, "another checkout");
  mkdirSync(path.join(elsewhere, "node_modules"), { recursive: true });
  for (const part of ["main.ts", "src", "scripts"])
    cpSync(path.join(root, part), path.join(elsewhere, part), {
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
      path.join(root, "node_modules", dependency),
      path.join(elsewhere, "node_modules", dependency),
    );
  return elsewhere;
}

let here: Run;
let there: Run;

beforeAll(async () => {
  [here, there] = await Promise.all([
    run(root, "UTC", "C"),
    run(checkOutElsewhere(), "Pacific/Kiritimati", "tr_TR.UTF-8"),
  ]);
});

test("the example app synthesizes without a word", () => {
  expect(here.printed).toBe("");
});

test("the example app's JSON is this", () => {
  expect(JSON.parse(here.json)).toMatchSnapshot();
});

test("the same sources give the same bytes in another directory, time zone and locale", () => {
  expect(there.json).toBe(here.json);
  expect(there.manifest).toBe(here.manifest);
});

test.each(["json", "manifest"] as const)(
  "nothing machine-made is in the %s: no absolute path, no time, no hash, no token",
  (file) => {
    const text = here[file];
    expect(text).toContain("postgres-backups");
    expect(text).not.toContain(root);
    expect(text).not.toContain(temp);
    expect(text.match(/"(?:\/(?!\/?")|[A-Za-z]:\\|file:)[^"]*"/g)).toBeNull();
    expect(
      text.match(/\d{4}-\d\d-\d\dT|\d\d:\d\d:\d\d|\b\d{10,}\b/g),
    ).toBeNull();
    expect(text.match(/[0-9A-F]{8}\b|\b[0-9a-f]{16,}\b/g)).toBeNull();
    expect(text).not.toContain("TfToken");
  },
);
