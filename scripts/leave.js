"use strict";
// Writes a folder for each stack of main.ts, or of the file that is named, which needs nothing but Terraform: synthesizes
// the app as HCL, and gives that to the package's own command.
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { given, goWhereNpmWasCalled, settings } = require("./command-line");

const LOCK = ".terraform.lock.hcl";

/** Runs another script, and ends where it fails. */
function run(script, args, env = {}) {
  const { status } = spawnSync(
    process.execPath,
    [path.join(__dirname, script), ...args],
    {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
    },
  );
  if (status !== 0) process.exit(status ?? 1);
}

/** Lock files that an init has written go along, where none is kept in `locks`. */
function takeLocks(synthesized, hcl) {
  const stacks = path.join(hcl, "stacks");
  for (const stack of fs.readdirSync(stacks)) {
    const lock = path.join(synthesized, "stacks", stack, LOCK);
    const kept = path.join(stacks, stack, LOCK);
    if (fs.existsSync(lock) && !fs.existsSync(kept))
      fs.copyFileSync(lock, kept);
  }
}

goWhereNpmWasCalled("leave", process.env);
const { values, positionals } = given(
  "--output names the folder for the stacks",
);
const synthesized = path.resolve(settings().output ?? "cdktf.out");
// Beside what is synthesized as JSON, so that paths of states mean the same files.
const hcl = fs.mkdtempSync(path.join(path.dirname(synthesized), ".leave-"));
process.on("exit", () => fs.rmSync(hcl, { recursive: true, force: true }));
run("synth.js", [...positionals, "--output", hcl], {
  SYNTH_HCL_OUTPUT: "true",
});
takeLocks(synthesized, hcl);
const output = values.output === undefined ? [] : ["--output", values.output];
run("run-app.js", [
  path.join(__dirname, "../src/cli/main.ts"),
  ...["leave", hcl, ...output],
]);
