"use strict";
// Gives each stack the lock file that is kept for it, `locks/<stack>.lock.hcl` beside the app, so that Terraform and the
// CDKTF CLI install the same providers everywhere. cdktf.out is made anew, and in no repository.
const fs = require("node:fs");
const path = require("node:path");

/** Copies the lock files in the folder of an app to its stacks. What is kept wins over what an init has written. */
exports.placeLocks = function placeLocks(folder, outdir) {
  const locks = path.join(folder, "locks");
  if (!fs.existsSync(locks)) return;
  const stacks = path.join(outdir, "stacks");
  for (const file of fs.readdirSync(locks)) {
    const stack = path.join(stacks, path.basename(file, ".lock.hcl"));
    if (file.endsWith(".lock.hcl") && fs.existsSync(stack))
      fs.copyFileSync(
        path.join(locks, file),
        path.join(stack, ".terraform.lock.hcl"),
      );
  }
};
