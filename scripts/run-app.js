"use strict";
// Runs the app, `main.ts` or the file that is named, with the arguments that follow: bundles it with esbuild, and keeps
// the bundle for as long as every file in it stays the same to the byte, with the code that V8 has compiled of it. A
// bundle starts in a third of the time that its separate files take.
// Types are not checked here: `npm run build` does that, and the props are checked by what they are given to.
const { createHash } = require("node:crypto");
const fs = require("node:fs");
const { createRequire, SourceMap, wrap } = require("node:module");
const path = require("node:path");
const { inspect } = require("node:util");
const vm = require("node:vm");
const { placeLocks } = require("./place-locks");

const root = path.resolve(__dirname, "..");
const entry = path.resolve(process.argv[2] ?? "main.ts");
const cache = path.join(
  root,
  "node_modules/.cache/run-app",
  createHash("sha256").update(entry).digest("hex").slice(0, 16),
);
const record = path.join(cache, "made-from.json");

/** What a bundle was made from: this script, the version of Node and the content of every file in it. */
function fingerprint(inputs) {
  const hash = createHash("sha256").update(process.version);
  for (const file of [__filename, ...inputs])
    hash.update(file).update(fs.readFileSync(file));
  return hash.digest("hex");
}

/** The bundle of an earlier run, if all that it was made from is as it was. */
function freshBundle() {
  try {
    const made = JSON.parse(fs.readFileSync(record, "utf8"));
    const isFresh =
      fs.existsSync(made.bundle) &&
      made.fingerprint === fingerprint(made.inputs);
    return isFresh ? made.bundle : undefined;
  } catch {
    return undefined; // never made, or one of its files is gone
  }
}

/** Removes bundles of an hour ago and more, which no run can still be about to read. */
function removeOld() {
  for (const name of fs.readdirSync(cache)) {
    const file = path.join(cache, name);
    // Another run may have renamed or removed the file by now.
    const made = fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs;
    const isOld = Date.now() - made > 3_600_000;
    if (isOld && file !== record) fs.rmSync(file, { force: true });
  }
}

/** Makes a bundle. Runs at the same time don't meet: each has files of its own, and the record is replaced as one. */
function makeBundle() {
  const bundle = path.join(cache, `bundle-${process.pid}.js`);
  const { metafile } = require("esbuild").buildSync({
    absWorkingDir: root,
    entryPoints: [entry],
    outfile: bundle,
    bundle: true,
    platform: "node",
    sourcemap: true,
    metafile: true,
    tsconfigRaw: {},
    logLevel: "error",
  });
  const inputs = Object.keys(metafile.inputs).map((i) => path.resolve(root, i));
  const made = { bundle, inputs, fingerprint: fingerprint(inputs) };
  replace(record, JSON.stringify(made));
  removeOld();
  return bundle;
}

/** Writes a file that others may be reading. */
function replace(file, content) {
  fs.writeFileSync(`${file}.${process.pid}`, content);
  fs.renameSync(`${file}.${process.pid}`, file);
}

/** Does what `require` does, with the compiled code of an earlier run, if there is any that this V8 takes. */
function runBundle(bundle) {
  const compiled = `${bundle}.compiled`;
  const cachedData = fs.existsSync(compiled)
    ? fs.readFileSync(compiled)
    : undefined;
  const source = wrap(fs.readFileSync(bundle, "utf8"));
  const script = new vm.Script(source, { filename: bundle, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(
    module.exports,
    createRequire(bundle),
    module,
    bundle,
    path.dirname(bundle),
  );
  if (cachedData === undefined || script.cachedDataRejected)
    replace(compiled, script.createCachedData());
}

function bundleOrExit() {
  try {
    return freshBundle() ?? makeBundle();
  } catch (error) {
    if (!error.errors) throw error;
    process.exit(1); // esbuild has said what it could not read
  }
}

/** Says what went wrong, in terms of the TypeScript sources, and ends. The app is not run again: it may have done things. */
function fail(bundle, error) {
  // Bad input is no mistake in the code: its message says all.
  const isBadInput = error?.name === "InvalidPropsError";
  console.error(isBadInput ? error.message : inSources(bundle, inspect(error)));
  process.exit(1);
}

/** The text with each place in the bundle replaced by the place in the sources that it was made from. */
function inSources(bundle, text) {
  const map = new SourceMap(JSON.parse(fs.readFileSync(`${bundle}.map`)));
  const name = bundle.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replaceAll(
    new RegExp(`${name}:(\\d+):(\\d+)`, "g"),
    (place, line, column) => {
      const { originalSource, originalLine, originalColumn } = map.findEntry(
        line - 1,
        column - 1,
      );
      if (originalSource === undefined) return place;
      const source = path.resolve(path.dirname(bundle), originalSource);
      return `${source}:${originalLine + 1}:${originalColumn + 1}`;
    },
  );
}

const bundle = bundleOrExit();
// The app sees its own name and what follows it, as if Node ran it.
process.argv.splice(1, 2, entry);
process.on("uncaughtException", (error) => fail(bundle, error));
process.on("exit", (code) => {
  if (code === 0) placeLocks(path.dirname(entry));
});
runBundle(bundle);
