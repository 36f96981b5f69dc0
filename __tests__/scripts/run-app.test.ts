import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

const root = path.resolve(__dirname, "../..");
const caches = path.join(root, "node_modules/.cache");
mkdirSync(caches, { recursive: true });
// Inside the project, so that imports resolve as those of main.ts do.
const temp = mkdtempSync(path.join(caches, "run-app-test-"));
const bundles: string[] = [];

afterAll(() => {
  for (const directory of [temp, ...bundles])
    rmSync(directory, { recursive: true, force: true });
});

/** Writes a file of an app. */
function write(file: string, text: string): string {
  const where = path.join(temp, file);
  writeFileSync(where, text);
  return where;
}

/** Where the bundle of an app is kept. */
function bundleOf(entry: string): string {
  const name = createHash("sha256").update(entry).digest("hex").slice(0, 16);
  return path.join(caches, "run-app", name);
}

function run(entry: string, ...args: string[]) {
  bundles.push(bundleOf(entry));
  return new Promise<{ status: unknown; stdout: string; stderr: string }>(
    (resolve) => {
      const child = execFile(
        process.execPath,
        [path.join(root, "scripts/run-app.js"), path.basename(entry), ...args],
        {
          cwd: temp,
          env: { ...process.env, CDKTF_OUTDIR: path.join(temp, "out") },
        },
        (_, stdout, stderr) =>
          resolve({ status: child.exitCode, stdout, stderr }),
      );
    },
  );
}

test("the bundle is kept until a file in it changes, and then made again", async () => {
  const entry = write(
    "app.ts",
    'import { word } from "./part";\nconsole.log(word as string);\n',
  );
  write("part.ts", 'export const word: unknown = "one";\n');
  expect(await run(entry)).toEqual({ status: 0, stdout: "one\n", stderr: "" });

  const record = path.join(bundleOf(entry), "made-from.json");
  const made = readFileSync(record, "utf8");
  expect((await run(entry)).stdout).toBe("one\n");
  expect(readFileSync(record, "utf8")).toBe(made);

  write("part.ts", 'export const word: unknown = "two";\n');
  expect(await run(entry)).toEqual({ status: 0, stdout: "two\n", stderr: "" });
  expect(readFileSync(record, "utf8")).not.toBe(made);
});

test("compiled code is kept with the bundle, and what V8 does not take is made again", async () => {
  const entry = write("compiled.ts", 'console.log("compiled" as string);\n');
  const done = { status: 0, stdout: "compiled\n", stderr: "" };
  expect(await run(entry)).toEqual(done);

  const { bundle } = JSON.parse(
    readFileSync(path.join(bundleOf(entry), "made-from.json"), "utf8"),
  ) as { bundle: string };
  const compiled = `${bundle}.compiled`;
  const first = readFileSync(compiled);
  expect(await run(entry)).toEqual(done);
  expect(readFileSync(compiled).equals(first)).toBe(true);

  writeFileSync(compiled, "not compiled code");
  expect(await run(entry)).toEqual(done);
  expect(readFileSync(compiled, "utf8")).not.toBe("not compiled code");
});

test("runs at the same time, with nothing kept before, don't meet", async () => {
  const entry = write("together.ts", "console.log(1 + 1);");
  const runs = await Promise.all([run(entry), run(entry), run(entry)]);
  const done = { status: 0, stdout: "2\n", stderr: "" };
  expect(runs).toEqual([done, done, done]);
});

const badInput = run(
  write(
    "bad-input.ts",
    `import { App } from "cdktf";
import { PostgresBackupStack } from ${JSON.stringify(path.join(root, "src"))};

const app = new App({ stackTraces: false });
new PostgresBackupStack(app, "postgres-backups", {
  region: "us-esat-1",
  bucket: { name: "Neon" },
  backups: [],
});
app.synth();
`,
  ),
);

test("bad input ends with its message alone, and nothing is written", async () => {
  expect(await badInput).toEqual({
    status: 1,
    stdout: "",
    stderr: `postgres-backups: 3 problems
  region: must be a region of AWS, got "us-esat-1": did you mean "us-east-1"?
  bucket.name: must hold only lower-case letters, digits and hyphens, got "Neon": write "neon"
  backups: must be a list with at least one entry, got []: list the backup jobs, at least one
`,
  });
  const out = readdirSync(path.join(temp, "out"), {
    recursive: true,
    withFileTypes: true,
  });
  expect(out.filter((file) => file.isFile())).toEqual([]);
});

const broken = run(
  write(
    "broken.ts",
    `interface Unused {
  readonly word: string;
}

function fail(word: Unused["word"]): never {
  throw new Error(word);
}

fail("boom");
`,
  ),
);

test("any other error ends with a stack trace in the TypeScript sources", async () => {
  const { status, stdout, stderr } = await broken;
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain("Error: boom");
  expect(stderr).toMatch(/at fail \(.*broken\.ts:6:9\)/);
  expect(stderr).toMatch(/broken\.ts:9:1/);
});

const side = path.join(temp, "side-effects");

test("an app that fails has run once, with its arguments, and is not run again", async () => {
  const entry = write(
    "once.ts",
    `import { appendFileSync } from "node:fs";
const [, self, ...args] = process.argv;
appendFileSync(${JSON.stringify(side)}, JSON.stringify([self, args]));
throw new Error("boom" as string, { cause: new TypeError("bang") });
`,
  );
  const { status, stdout, stderr } = await run(entry, "--one", "two three");

  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toMatch(/Error: boom\n\s+at .*once\.ts:4:7/);
  expect(stderr).toMatch(/TypeError: bang\n\s+at .*once\.ts:4:\d+/);
  expect(readFileSync(side, "utf8")).toBe(
    JSON.stringify([entry, ["--one", "two three"]]),
  );
});

test("an app that succeeds has its arguments and its exit code", async () => {
  const entry = write(
    "arguments.ts",
    "console.log(process.argv.slice(2).join());\nprocess.exitCode = 3 as number;\n",
  );

  expect(await run(entry, "a", "-b")).toEqual({
    status: 3,
    stdout: "a,-b\n",
    stderr: "",
  });
  expect((await run(entry)).stdout).toBe("\n");
});

test("an app that fails later ends in the same way", async () => {
  const entry = write(
    "later.ts",
    `async function later(): Promise<never> {
  await Promise.resolve();
  throw new Error("boom");
}
void later();
`,
  );
  const { status, stderr } = await run(entry);

  expect(status).toBe(1);
  expect(stderr).toMatch(/Error: boom\n\s+at later \(.*later\.ts:3:9\)/);
});

test("an app that throws what is no error ends with 1", async () => {
  const entry = write("text.ts", 'throw "boom" as string;\n');

  expect(await run(entry)).toEqual({
    status: 1,
    stdout: "",
    stderr: expect.stringContaining("boom"),
  });
});

test("a file that is no TypeScript ends with its place, and without a stack trace", async () => {
  const { status, stdout, stderr } = await run(
    write("typo.ts", "const = 1;\n"),
  );
  expect([status, stdout]).toEqual([1, ""]);
  expect(stderr).toContain('Expected identifier but found "="');
  expect(stderr).toContain("typo.ts:1:6");
  expect(stderr).not.toMatch(/^\s+at /m);
});
