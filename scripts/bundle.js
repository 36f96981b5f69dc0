"use strict";
// Makes one file of an app with esbuild, and says what it was made from.
const { Buffer } = require("node:buffer");
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const path = require("node:path");

const root = path.resolve(__dirname, "..");

/** How often a bundle is made anew because a file changed meanwhile, before it runs without being kept. */
const TRIES = 3;

/** What decides how a bundle is made and run, beside the files in it. */
const TOOLS = [
  ...["run-app.js", "bundle.js", "bundle-cache.js"].map((script) =>
    path.join(__dirname, script),
  ),
  path.join(root, "node_modules/esbuild/package.json"),
];

/** What a bundle is made from: the app, the tools, the version of Node, and the content of every file in it. */
function fingerprint(entry, inputs) {
  const hash = createHash("sha256").update(
    JSON.stringify([process.version, process.arch, entry, inputs]),
  );
  for (const file of [...TOOLS, ...inputs]) {
    const content = fs.readFileSync(file);
    // With its length, so that nothing can move from one file to the next.
    hash.update(`${content.length}:`).update(content);
  }
  return hash.digest("hex");
}

/** Bundles an app. The paths in the source map, if it is asked for, start from the folder of `outfile`. */
function build(entry, outfile, sourcemap = false) {
  const { metafile, outputFiles } = require("esbuild").buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile,
    write: false,
    bundle: true,
    platform: "node",
    sourcemap,
    metafile: true,
    tsconfigRaw: {},
    logLevel: "error",
  });
  const file = (end) => outputFiles.find(({ path }) => path.endsWith(end));
  return {
    source: Buffer.from(file(".js").contents),
    map: file(".map")?.text,
    inputs: Object.keys(metafile.inputs).map((i) => path.resolve(root, i)),
  };
}

/**
 * A bundle, with the fingerprint of what it was made from: none if the files never held still for as long as it took.
 * Their content is the same before and after, or the fingerprint could be that of an edit which the bundle has not.
 */
function makeBundle(entry, outfile, knownInputs = []) {
  let inputs = knownInputs;
  for (let tried = 1; ; tried++) {
    const before = fingerprintIfThere(entry, inputs);
    const made = build(entry, outfile);
    const after = fingerprintIfThere(entry, made.inputs);
    if (after !== undefined && after === before)
      return { ...made, fingerprint: after };
    if (tried === TRIES) return made;
    inputs = made.inputs;
  }
}

function fingerprintIfThere(entry, inputs) {
  try {
    return fingerprint(entry, inputs);
  } catch {
    return undefined; // one of the files is gone
  }
}

module.exports = { build, fingerprintIfThere, makeBundle };
