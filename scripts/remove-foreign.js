"use strict";
// Removes configuration that lies in a stack's folder and is not the app's. Terraform reads every file of a folder: an
// override file there can turn a protection off, with nothing in the plan.
// State, lock files and saved plans stay. None of them is read as configuration, a lost state can't be made again, and
// neither a state nor a plan can be told by its name.
const fs = require("node:fs");
const path = require("node:path");

/** What Terraform and OpenTofu read without being told to. */
const READ = /\.(?:tf|tofu|tfvars)(?:\.json)?$/;

/** What there is before an app runs. Returns a function that removes what the app, if it has written stacks, has not. */
exports.noteForeign = function noteForeign(outdir) {
  const before = configurationIn(outdir);
  return () => {
    const after = configurationIn(outdir);
    const manifest = path.join(outdir, "manifest.json");
    if (after.get(manifest) === before.get(manifest)) return;
    for (const [file, written] of after)
      if (file !== manifest && written === before.get(file))
        fs.rmSync(file, { force: true });
  };
};

/** When each file was last changed, by its path. */
function configurationIn(outdir) {
  const stacks = path.join(outdir, "stacks");
  const files = entriesOf(stacks).flatMap((stack) =>
    entriesOf(path.join(stacks, stack.name))
      .filter((entry) => READ.test(entry.name) && !entry.isDirectory())
      .map((entry) => path.join(stacks, stack.name, entry.name)),
  );
  return new Map(
    [path.join(outdir, "manifest.json"), ...files].map((file) => [
      file,
      lastChanged(file),
    ]),
  );
}

function entriesOf(folder) {
  try {
    return fs.readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}

/** When a file was last changed, in nanoseconds; nothing where there is none. */
exports.lastChanged = lastChanged;
function lastChanged(file) {
  try {
    return fs.lstatSync(file, { bigint: true }).ctimeNs;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isMissing({ code }) {
  return code === "ENOENT" || code === "ENOTDIR";
}
