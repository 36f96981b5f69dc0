import { execFile, execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");
const SYNTH = path.join(ROOT, "scripts/synth.js");

/** An app of one stack, as a text. It has CDKTF of this project. */
function app(inStack = "", after = "app.synth();"): string {
  return `
import { Annotations, App, TerraformStack } from ${JSON.stringify(require.resolve("cdktf"))};
const app = new App({ stackTraces: false });
const stack = new TerraformStack(app, "only");
${inStack}
${after}`;
}

let folder: string;
let entry: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "synth-"));
  entry = path.join(folder, "main.ts");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Synthesizes an app in a folder of its own, in an environment without network and home folder. */
async function synth(source: string, ...args: readonly string[]) {
  const offline = path.join(folder, "offline.js");
  writeFileSync(
    offline,
    `require("node:net").connect = () => { throw new Error("offline"); };`,
  );
  writeFileSync(entry, source);
  return new Promise<{ code: unknown; stdout: string; stderr: string }>(
    (done) => {
      const child = execFile(
        process.execPath,
        ["--require", offline, SYNTH, "main.ts", ...args],
        {
          cwd: folder,
          env: { PATH: process.env["PATH"], HOME: "/dev/null" },
        },
        (_, stdout, stderr) => done({ code: child.exitCode, stdout, stderr }),
      );
    },
  );
}

function synthesized(outdir = "cdktf.out"): string {
  return path.join(folder, outdir, "stacks/only/cdk.tf.json");
}

test("a synth says which stacks it has written, and nothing else", async () => {
  expect(await synth(app())).toEqual({
    code: 0,
    stdout: "Generated Terraform code for the stacks: only\n",
    stderr: "",
  });
  expect(existsSync(synthesized())).toBe(true);
});

test("an app that writes elsewhere is told how to, since its lock files would not follow", async () => {
  const elsewhere = app().replace("stackTraces", 'outdir: "out", stackTraces');

  expect(await synth(elsewhere)).toEqual({
    code: 1,
    stdout: "",
    stderr:
      'the app writes to out, and its lock files and checks are for cdktf.out: leave `outdir` out of `new App()`, and write "output" in cdktf.json, or --output\n',
  });
  expect(existsSync(synthesized("out"))).toBe(false);
  expect(await synth(elsewhere, "--output", "out")).toMatchObject({ code: 0 });
  expect(existsSync(synthesized("out"))).toBe(true);
});

test("a synth shows warnings", async () => {
  const warned = app(`Annotations.of(stack).addWarning("take care");`);

  expect(await synth(warned)).toEqual({
    code: 0,
    stdout: "Generated Terraform code for the stacks: only\n",
    stderr: "WARN [only]: take care\n",
  });
});

test("a synth stops at an annotated error, with nothing written", async () => {
  const { code, stderr } = await synth(
    app(`Annotations.of(stack).addError("can't be");`),
  );

  expect([code, stderr]).toEqual([1, expect.stringContaining("can't be")]);
  expect(existsSync(synthesized())).toBe(false);
});

test("a synth of an app that writes nothing fails, even where an earlier one has written", async () => {
  const nothing = app("", "");
  const failed = {
    code: 1,
    stdout: "",
    stderr: "nothing was written, since the app does not call its synth()\n",
  };

  expect(await synth(nothing)).toEqual(failed);
  expect((await synth(app())).code).toBe(0);
  expect(await synth(nothing)).toEqual(failed);
});

test("a synth writes where --output says, else where cdktf.json does", async () => {
  writeFileSync(path.join(folder, "cdktf.json"), '{"output": "there"}');

  expect((await synth(app())).code).toBe(0);
  expect(existsSync(synthesized("there"))).toBe(true);
  expect((await synth(app(), "--output", "here")).code).toBe(0);
  expect(existsSync(synthesized("here"))).toBe(true);
});

test("a synth has the context of cdktf.json", async () => {
  const reads = app(
    `stack.addOverride("locals.stage", stack.node.getContext("stage"));`,
  );
  const { code, stderr } = await synth(reads);
  expect([code, stderr]).toEqual([1, expect.stringContaining("stage")]);

  writeFileSync(
    path.join(folder, "cdktf.json"),
    '{"context": {"stage": "test"}}',
  );
  expect((await synth(reads)).code).toBe(0);
  expect(readFileSync(synthesized(), "utf8")).toContain('"stage": "test"');
});

test("a synth by npm is of the app in whose folder it was called", () => {
  const example = path.join(ROOT, "examples/deployment");
  const run = (cwd: string) =>
    execFileSync("npm", ["run", "synth", "--", "--output", folder], {
      cwd,
      encoding: "utf8",
    });

  expect(run(example)).toContain("stacks: deployment, postgres-backups\n");
  expect(run(path.join(ROOT, "src"))).toContain("stacks: postgres-backups\n");
});

test("a synth names an option that it does not know, and a cdktf.json that it can't read", async () => {
  expect(await synth(app(), "--hcl")).toEqual({
    code: 2,
    stdout: "",
    stderr:
      "Unknown option '--hcl': --output names the folder, and `npx cdktf synth` has more\n",
  });
  writeFileSync(path.join(folder, "cdktf.json"), "{");
  expect(await synth(app())).toEqual({
    code: 2,
    stdout: "",
    stderr: expect.stringMatching(/^cdktf\.json can't be read: .*\n$/),
  });
  expect(existsSync(synthesized())).toBe(false);
});

test("a synth that fails leaves nothing of what it has written", async () => {
  const { code, stderr } = await synth(
    app("", `app.synth(); throw new Error("too late");`),
  );

  expect([code, stderr]).toEqual([1, expect.stringContaining("too late")]);
  expect(existsSync(synthesized())).toBe(false);
  expect(existsSync(path.join(folder, "cdktf.out/manifest.json"))).toBe(false);
});

test("a synth whose disk is full says so in one line, and leaves no half file", async () => {
  const large = app(`stack.addOverride("locals.a", "x".repeat(100000));`);
  writeFileSync(entry, large);
  const limited = `ulimit -f 16; exec "$0" "$@"`;
  const { stderr, code } = await new Promise<{ code: unknown; stderr: string }>(
    (done) => {
      const child = execFile(
        "bash",
        ["-c", limited, process.execPath, SYNTH, "main.ts"],
        { cwd: folder },
        (_, __, stderr) => done({ code: child.exitCode, stderr }),
      );
    },
  );

  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^.*file too large \(EFBIG\): raise the largest size.*\n$/,
  );
  expect(existsSync(synthesized())).toBe(false);
});

const FULL = "/dev/full";
(existsSync(FULL) ? test : test.skip)(
  "a synth that can't say what it has written says that, and fails",
  () => {
    writeFileSync(entry, app());
    const { status, stderr } = spawnSync(process.execPath, [SYNTH, "main.ts"], {
      cwd: folder,
      stdio: ["ignore", openSync(FULL, "w"), "pipe"],
    });

    expect(String(stderr)).toMatch(/^the output can't be written: ENOSPC.*\n$/);
    expect(status).toBe(1);
    expect(existsSync(synthesized())).toBe(true);
  },
);

test.each(["cdktf.out", "locks"])(
  "a synth says in one line that a file stands where the folder %s belongs",
  async (name) => {
    writeFileSync(path.join(folder, name), "");
    const { code, stdout, stderr } = await synth(app());

    expect([code, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(
      new RegExp(
        `^${name}.*: move away the file that stands where a folder belongs\\n$`,
      ),
    );
    expect(existsSync(synthesized())).toBe(false);
  },
);
