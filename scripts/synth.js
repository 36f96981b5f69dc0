"use strict";
// Synthesizes main.ts, or the file that is named, as `cdktf synth` does, and says what came of it. Without that CLI, which
// asks its maker's server for a newer version, prints an error twice, takes four times as long, and has a native module
// that does not run on Node 24 or newer.
const fs = require("node:fs");
const path = require("node:path");
const { given, goWhereNpmWasCalled, settings } = require("./command-line");
const { lastChanged } = require("./remove-foreign");

/** Says what there is now, if the app has written it: the stacks and their warnings. */
function report(manifest, before) {
  if (lastChanged(manifest) === before) {
    console.error(
      "nothing was written, since the app does not call its synth()",
    );
    process.exitCode = 1;
    return;
  }
  const { stacks } = JSON.parse(fs.readFileSync(manifest, "utf8"));
  for (const { annotations } of Object.values(stacks))
    for (const { level, constructPath, message } of annotations)
      console.error(
        `${level.replace("@cdktf/", "").toUpperCase()} [${constructPath}]: ${message}`,
      );
  const names = Object.keys(stacks);
  print(`Generated Terraform code for the stacks: ${names.join(", ")}\n`);
}

/** Writes at once, since this process is about to end. The files are there, also where whoever reads is not. */
function print(text) {
  try {
    fs.writeSync(1, text);
  } catch ({ message }) {
    console.error(`the output can't be written: ${message}`);
    process.exitCode = 1;
  }
}

goWhereNpmWasCalled("synth", process.env);
const { values, positionals } = given(
  "--output names the folder, and `npx cdktf synth` has more",
);
const { context, output } = settings();
process.argv.splice(2, Infinity, ...positionals);
process.env.CDKTF_OUTDIR = values.output ?? output ?? "cdktf.out";
process.env.CDKTF_CONTEXT_JSON ??= JSON.stringify(context ?? {});
const manifest = path.resolve(process.env.CDKTF_OUTDIR, "manifest.json");
const before = lastChanged(manifest);
require("./run-app");
process.on("exit", (code) => code === 0 && report(manifest, before));
