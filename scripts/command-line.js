"use strict";
// What scripts that synthesize an app are told: where they were called, by which arguments, and by cdktf.json.
const fs = require("node:fs");
const path = require("node:path");
const { parseArgs } = require("node:util");

function fail(message) {
  console.error(message);
  process.exit(2);
}

/** `npm run` starts in the folder of package.json, also where it was called in the folder of another app: goes there. */
exports.goWhereNpmWasCalled = function goWhereNpmWasCalled(
  name,
  { npm_lifecycle_event: script, INIT_CWD: there },
) {
  if (script === name && fs.existsSync(path.join(there, "cdktf.json")))
    process.chdir(there);
};

/** The arguments: --output, and what is named without an option. Ends where there is another option, with a hint. */
exports.given = function given(hint) {
  try {
    return parseArgs({
      options: { output: { type: "string", short: "o" } },
      allowPositionals: true,
    });
  } catch ({ message }) {
    return fail(`${message.split(".")[0]}: ${hint}`);
  }
};

/** What the CDKTF CLI takes from its file, if there is one. Ends where it can't be read. */
exports.settings = function settings() {
  try {
    return JSON.parse(fs.readFileSync("cdktf.json", "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return {};
    return fail(`cdktf.json can't be read: ${error.message}`);
  }
};
