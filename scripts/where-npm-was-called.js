"use strict";
const fs = require("node:fs");
const path = require("node:path");

/** `npm run` starts in the folder of package.json, also where it was called in the folder of another app: goes there. */
exports.goWhereNpmWasCalled = function goWhereNpmWasCalled(
  name,
  { npm_lifecycle_event: script, INIT_CWD: there },
) {
  if (script === name && fs.existsSync(path.join(there, "cdktf.json")))
    process.chdir(there);
};
