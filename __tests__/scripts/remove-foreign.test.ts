import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");
const caches = path.join(ROOT, "node_modules/.cache");
const STACK = "cdktf.out/stacks/one";
const RUN_APP = path.join(ROOT, "scripts/run-app.js");
mkdirSync(caches, { recursive: true });
// Inside the project, so that imports resolve as those of main.ts do. One for all, so that the app is bundled once.
const folder = mkdtempSync(path.join(caches, "remove-foreign-test-"));
const bundleId = createHash("sha256")
  .update(path.join(folder, "main.ts"))
  .digest("hex")
  .slice(0, 16);
const bundles = path.join(caches, "run-app");

beforeEach(() => {
  write(
    "main.ts",
    `import { App, TerraformOutput, TerraformStack } from "cdktf";
const app = new App({ stackTraces: false });
const stack = new TerraformStack(app, "one");
new TerraformOutput(stack, "word", { value: "one" });
if (process.argv[2] === "fail") throw new Error("boom");
app.synth();
`,
  );
  write("no-app.ts", 'console.log("reads, and writes no stacks");\n');
});

afterEach(() => {
  for (const file of readdirSync(folder))
    rmSync(path.join(folder, file), { recursive: true });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
  for (const name of keptBundles()) rmSync(path.join(bundles, name));
});

function keptBundles(): string[] {
  return readdirSync(bundles).filter((name) => name.startsWith(bundleId));
}

function write(file: string, text: string): void {
  const where = path.join(folder, file);
  mkdirSync(path.dirname(where), { recursive: true });
  writeFileSync(where, text);
}

/** Runs an app in the folder, and returns how it ended. */
function run(...args: string[]) {
  return runNode(RUN_APP, ...args);
}

function runNode(...args: string[]) {
  return new Promise<{ status: unknown; stderr: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      args,
      { cwd: folder, env: { ...process.env, CDKTF_OUTDIR: undefined } },
      (_, __, stderr) => resolve({ status: child.exitCode, stderr }),
    );
  });
}

const inStack = () => readdirSync(path.join(folder, STACK)).sort();
const ok = { status: 0, stderr: "" };

test.each([
  "one_override.tf.json",
  "override.tf",
  "cdk.tf",
  "terraform.tfvars",
  "x.auto.tfvars.json",
  "override.tofu",
  "more.tofu.json",
])("%s, which the app has not written, is gone after a synth", async (file) => {
  write(`${STACK}/${file}`, "{}");
  expect(await run()).toEqual(ok);
  expect(inStack()).toEqual(["cdk.tf.json"]);
});

test("what Terraform keeps stays, and so do states and saved plans of any name", async () => {
  const kept = [
    ".terraform.lock.hcl",
    ".terraform.tfstate.lock.info",
    ".terraform/environment",
    "errored.tfstate",
    "state.json",
    "terraform.tfstate",
    "terraform.tfstate.backup",
    "terraform.tfstate.d/other/terraform.tfstate",
    "tfplan",
  ];
  for (const file of kept) write(`${STACK}/${file}`, `kept ${file}`);
  expect(await run()).toEqual(ok);
  for (const file of kept)
    expect(readFileSync(path.join(folder, STACK, file), "utf8")).toBe(
      `kept ${file}`,
    );
});

test("a synth without a change keeps what it has written", async () => {
  expect(await run()).toEqual(ok);
  expect(await run()).toEqual(ok);
  expect(inStack()).toEqual(["cdk.tf.json"]);
});

test("an app that fails, and a command that writes no stacks, remove nothing", async () => {
  await run();
  write(`${STACK}/override.tf`, "");
  expect((await run("main.ts", "fail")).status).toBe(1);
  expect(await run("no-app.ts")).toEqual(ok);
  expect(inStack()).toEqual(["cdk.tf.json", "override.tf"]);
  expect(await run()).toEqual(ok);
  expect(inStack()).toEqual(["cdk.tf.json"]);
});

test("four synths at once in one folder finish, and leave what one leaves", async () => {
  await run();
  const one = readFileSync(path.join(folder, STACK, "cdk.tf.json"), "utf8");
  rmSync(path.join(folder, "cdktf.out"), { recursive: true });
  write(`${STACK}/override.tf`, "");
  expect(await Promise.all([run(), run(), run(), run()])).toEqual([
    ok,
    ok,
    ok,
    ok,
  ]);
  expect(inStack()).toEqual(["cdk.tf.json"]);
  expect(readFileSync(path.join(folder, STACK, "cdk.tf.json"), "utf8")).toBe(
    one,
  );
});

test("a folder that another synth has made meanwhile is taken", async () => {
  await run();
  write(
    "sees-nothing.js",
    `const fs = require("node:fs");
const { existsSync } = fs;
fs.existsSync = (file) => !String(file).includes("cdktf.out") && existsSync(file);
`,
  );
  const preload = path.join(folder, "sees-nothing.js");
  expect(await runNode("--require", preload, RUN_APP)).toEqual(ok);
});

test("a disk that fills up while a bundle is kept is no failure, and leaves nothing behind", async () => {
  for (const name of keptBundles()) rmSync(path.join(bundles, name));
  write(
    "full-disk.js",
    `const fs = require("node:fs");
const { writeFileSync } = fs;
fs.writeFileSync = (file, content, options) => {
  if (!String(file).includes("run-app")) return writeFileSync(file, content, options);
  writeFileSync(file, content.subarray(0, 1000), options);
  throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
};
`,
  );
  const preload = path.join(folder, "full-disk.js");
  expect(await runNode("--require", preload, RUN_APP)).toEqual(ok);
  expect(keptBundles()).toEqual([]);
  expect(await run()).toEqual(ok);
  expect(keptBundles()).toEqual([`${bundleId}.bundle`]);
});

test("a file where cdktf.out belongs is named in one line", async () => {
  write("cdktf.out", "in the way");
  const { status, stderr } = await run();
  expect(status).toBe(1);
  expect(stderr).toMatch(/^cdktf\.out\S*: .*: move away the file .*\n$/);
  rmSync(path.join(folder, "cdktf.out"));
  expect(await run()).toEqual(ok);
});

test("a file where locks belongs is named in one line", async () => {
  write("locks", "in the way");
  const { status, stderr } = await run();
  expect(status).toBe(1);
  expect(stderr).toMatch(/^locks: .*: move away the file .*\n$/);
  rmSync(path.join(folder, "locks"));
  expect(await run()).toEqual(ok);
  expect(existsSync(path.join(folder, "locks"))).toBe(false);
});
