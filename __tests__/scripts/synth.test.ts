import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const ROOT = path.resolve(__dirname, "../..");
const { scripts } = JSON.parse(
  readFileSync(path.join(ROOT, "package.json"), "utf8"),
) as { scripts: { synth: string } };
const [, OWN = ""] = scripts.synth.split(" ");
const CLI = require.resolve("cdktf-cli/bundle/bin/cdktf");
const folder = mkdtempSync(path.join(tmpdir(), "synth-"));
const offline = path.join(folder, "offline.js");
writeFileSync(
  offline,
  `const https = require("node:https");
const { request } = https;
https.request = (...args) =>
  request({ host: "nowhere.invalid", lookup: (host, options, done) => done(new Error("offline")) }, args.at(-1));
`,
);

afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the CDKTF CLI without a network, in an environment that says nothing about it. */
function synth(script: readonly string[], env: NodeJS.ProcessEnv = {}) {
  return new Promise<{ status: unknown; output: string }>((resolve) => {
    const child = execFile(
      process.execPath,
      ["--require", offline, ...script, "--output", path.join(folder, "out")],
      {
        cwd: ROOT,
        env: { PATH: process.env.PATH, HOME: folder, CI: "1", ...env },
      },
      (_, stdout, stderr) =>
        resolve({ status: child.exitCode, output: stdout + stderr }),
    );
  });
}

test("a synth prints no error of a version check that could not be made", async () => {
  const { status, output } = await synth([OWN]);
  expect([status, output]).toEqual([
    0,
    expect.stringContaining("Generated Terraform code for the stacks"),
  ]);
  expect(output).not.toContain("ERROR");
  expect((await synth([CLI, "synth"])).output).toContain("ERROR");
});

test("a synth needs no home folder", async () => {
  expect((await synth([OWN], { HOME: "/dev/null" })).status).toBe(0);
  expect((await synth([CLI, "synth"], { HOME: "/dev/null" })).status).toBe(1);
});
