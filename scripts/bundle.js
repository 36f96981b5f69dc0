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

/**
 * What a bundle is made from: the app, the tools, the version of Node, the content of every file in it, and what an
 * import would find in their folders.
 */
function fingerprint(entry, inputs) {
  const folders = foldersAround(inputs);
  const found = folders.map(importable);
  const hash = createHash("sha256").update(
    JSON.stringify([process.version, process.arch, entry, inputs, found]),
  );
  const packages = folders
    .filter((_, index) => found[index].includes("package.json"))
    .map((folder) => path.join(folder, "package.json"));
  for (const file of [...TOOLS, ...inputs, ...packages]) {
    const content = fs.readFileSync(file);
    // With its length, so that nothing can move from one file to the next.
    hash.update(`${content.length}:`).update(content);
  }
  return hash.digest("hex");
}

/** The folders of files, and those above them: an import looks for packages in each. */
function foldersAround(files) {
  const folders = new Set();
  for (const file of files)
    for (
      let folder = path.dirname(file);
      !folders.has(folder);
      folder = path.dirname(folder)
    )
      folders.add(folder);
  return [...folders].sort();
}

/** The names in a folder among which an import chooses: a file beside a folder would win, or a package nearer by. */
function importable(folder) {
  const names = fs.readdirSync(folder);
  return [
    ...names.filter((name) => /\.(?:[cm]?[jt]sx?|json)$/.test(name)),
    ...(names.includes("node_modules")
      ? packagesIn(path.join(folder, "node_modules"))
      : []),
  ];
}

function packagesIn(folder) {
  return fs
    .readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .flatMap((name) =>
      name.startsWith("@")
        ? fs.readdirSync(path.join(folder, name)).map((one) => `${name}/${one}`)
        : [name],
    );
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
