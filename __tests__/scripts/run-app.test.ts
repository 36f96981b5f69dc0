import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
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
  return path.join(caches, "run-app", `${name}.bundle`);
}

function run(entry: string, ...args: string[]) {
  return runWith(undefined, entry, ...args);
}

/** Runs an app after a script that is loaded before it. */
function runWith(
  preload: string | undefined,
  entry: string,
  ...args: string[]
) {
  bundles.push(bundleOf(entry));
  const preloads = preload === undefined ? [] : ["--require", preload];
  return new Promise<{ status: unknown; stdout: string; stderr: string }>(
    (resolve) => {
      const child = execFile(
        process.execPath,
        [
          ...preloads,
          path.join(root, "scripts/run-app.js"),
          path.basename(entry),
          ...args,
        ],
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

/** Loaded before the app is run: every process has the same id, as the first one in a container has. */
const sameId = write(
  "same-id.js",
  'Object.defineProperty(process, "pid", { value: 7 });\n',
);

/** Makes a script to be loaded before the app is run, with statements that run after each call of esbuild. */
function afterBuilds(file: string, statements: string): string {
  const esbuild = JSON.stringify(require.resolve("esbuild"));
  return write(
    file,
    `const { buildSync, ...others } = require(${esbuild});
require.cache[${esbuild}].exports = {
  ...others,
  buildSync(options) {
    const built = buildSync(options);
    ${statements}
    return built;
  },
};
`,
  );
}

const sayBuilds = afterBuilds("say-builds.js", 'console.log("bundled");');

const printed = (stdout: string) => ({ status: 0, stdout, stderr: "" });

test("the bundle is kept until a file in it changes, and then made again", async () => {
  const entry = write(
    "app.ts",
    'import { word } from "./part";\nconsole.log(word as string);\n',
  );
  write("part.ts", 'export const word: unknown = "one";\n');
  expect(await run(entry)).toEqual(printed("one\n"));
  expect(await runWith(sayBuilds, entry)).toEqual(printed("one\n"));

  write("part.ts", 'export const word: unknown = "two";\n');
  expect(await runWith(sayBuilds, entry)).toEqual(printed("bundled\ntwo\n"));
  expect(await runWith(sayBuilds, entry)).toEqual(printed("two\n"));
});

describe("the bundle is made again when an import would find another file:", () => {
  const says = (word: string) =>
    `export const word: unknown = ${JSON.stringify(word)};\n`;

  test("a file beside a folder", async () => {
    const entry = write(
      "beside.ts",
      'import { word } from "./wing";\nconsole.log(word as string);\n',
    );
    mkdirSync(path.join(temp, "wing"));
    write("wing/index.ts", says("folder"));
    expect(await run(entry)).toEqual(printed("folder\n"));
    write("wing.ts", says("file"));
    expect(await run(entry)).toEqual(printed("file\n"));
  });

  test("a package in a folder nearer by", async () => {
    const inPackage = (...folders: string[]) => {
      const folder = path.join(temp, ...folders, "node_modules/word-package");
      mkdirSync(folder, { recursive: true });
      return path.relative(temp, path.join(folder, "index.js"));
    };
    mkdirSync(path.join(temp, "inner"));
    write(inPackage(), 'exports.word = "farther";\n');
    const entry = write("packages.ts", 'import "./inner/part";\n');
    write(
      "inner/part.ts",
      'import { word } from "word-package";\nconsole.log(word);\n',
    );
    expect(await run(entry)).toEqual(printed("farther\n"));
    write(inPackage("inner"), 'exports.word = "nearer";\n');
    expect(await run(entry)).toEqual(printed("nearer\n"));
  });

  test("a package that names another main file", async () => {
    const folder = path.join(temp, "node_modules/main-package");
    mkdirSync(folder, { recursive: true });
    write("node_modules/main-package/a.js", 'exports.word = "a";\n');
    write("node_modules/main-package/b.js", 'exports.word = "b";\n');
    const main = (file: string) =>
      write(
        "node_modules/main-package/package.json",
        JSON.stringify({ main: file }),
      );
    main("a.js");
    const entry = write(
      "main-file.ts",
      'import { word } from "main-package";\nconsole.log(word);\n',
    );
    expect(await run(entry)).toEqual(printed("a\n"));
    main("b.js");
    expect(await run(entry)).toEqual(printed("b\n"));
  });
});

test("an edit that changes no length runs, whatever ids the processes have", async () => {
  const app = (word: string) => `console.log(${JSON.stringify(word)});\n`;
  const entry = write("same-length.ts", app("0"));
  for (let edit = 1; edit < 6; edit++) {
    expect((await runWith(sameId, entry)).status).toBe(0);
    write("same-length.ts", app(String(edit)));
    expect(await runWith(sameId, entry)).toEqual(printed(`${edit}\n`));
  }
});

test("an edit while the app is bundled runs the next time", async () => {
  const entry = write("meanwhile.ts", 'console.log("old");\n');
  const editAfterBuild = afterBuilds(
    "edit-after-build.js",
    `require("node:fs").writeFileSync(${JSON.stringify(entry)}, 'console.log("new");\\n');`,
  );
  await runWith(editAfterBuild, entry);
  expect(await run(entry)).toEqual(printed("new\n"));
});

test("compiled code is kept with the bundle", async () => {
  const entry = write("compiled.ts", 'console.log("compiled" as string);\n');
  const sayRejected = write(
    "say-rejected.js",
    `const vm = require("node:vm");
vm.Script = class extends vm.Script {
  constructor(source, options) {
    super(source, options);
    console.log(options.cachedData?.length > 0, this.cachedDataRejected);
  }
};
`,
  );
  expect(await runWith(sayRejected, entry)).toEqual(
    printed("false undefined\ncompiled\n"),
  );
  expect(await runWith(sayRejected, entry)).toEqual(
    printed("true false\ncompiled\n"),
  );
});

describe("a kept bundle that is not, to the byte, what was kept is made again", () => {
  const content = "kept";
  const entry = write(
    "damaged.ts",
    `console.log(${JSON.stringify(content)});\n`,
  );
  const damages: [string, (whole: Buffer) => Buffer][] = [
    ["empty", () => Buffer.alloc(0)],
    ["cut off", (whole) => whole.subarray(0, whole.length / 2)],
    ["no more than its hash", (whole) => whole.subarray(0, 32)],
    ["edited", (whole) => edited(whole, whole.indexOf(`"${content}"`) + 1)],
    ["edited at its end", (whole) => edited(whole, whole.length - 1)],
    ["something else", () => Buffer.from("something else")],
  ];

  function edited(whole: Buffer, place: number): Buffer {
    const copy = Buffer.from(whole);
    copy.writeUInt8(copy.readUInt8(place) ^ 1, place);
    return copy;
  }

  test.each(damages)("%s", async (_, damage) => {
    await run(entry);
    const whole = readFileSync(bundleOf(entry));
    writeFileSync(bundleOf(entry), damage(whole));

    expect(await runWith(sayBuilds, entry)).toEqual(
      printed("bundled\nbundled\nkept\n"),
    );
    expect(await runWith(sayBuilds, entry)).toEqual(printed("kept\n"));
  });

  test("another app's", async () => {
    await run(entry);
    const other = write("other.ts", 'console.log("other");\n');
    await run(other);
    copyFileSync(bundleOf(other), bundleOf(entry));

    expect((await run(entry)).stdout).toBe("kept\n");
  });

  test("one that others may write", async () => {
    await run(entry);
    expect(statSync(bundleOf(entry)).mode & 0o777).toBe(0o600);
    chmodSync(bundleOf(entry), 0o622);

    expect((await runWith(sayBuilds, entry)).stdout).toContain("bundled");
    expect(await runWith(sayBuilds, entry)).toEqual(printed("kept\n"));
  });
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
