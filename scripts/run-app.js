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
const { build, fingerprintIfThere, makeBundle } = require("./bundle");
const cache = require("./bundle-cache");
const { fileError } = require("./file-error");
const { placeLocks } = require("./place-locks");
const { noteForeign } = require("./remove-foreign");

const entry = path.resolve(process.argv[2] ?? "main.ts");
const kept = path.resolve(
  __dirname,
  "../node_modules/.cache/run-app",
  `${createHash("sha256").update(entry).digest("hex").slice(0, 16)}.bundle`,
);
/** The name that the bundle has in stack traces. There is no such file. */
const bundleName = `${kept}.js`;

/** The bundle of an earlier run, if all that it was made from is as it was, or else a new one. */
function freshBundle() {
  const earlier = cache.read(kept);
  return earlier?.fingerprint !== undefined &&
    earlier.fingerprint === fingerprintIfThere(entry, earlier.inputs)
    ? earlier
    : makeBundle(entry, bundleName, earlier?.inputs);
}

/** Does what `require` does, with the compiled code of an earlier run, if there is any that this V8 takes. */
function runBundle({ compiled, ...bundle }) {
  const script = new vm.Script(wrap(bundle.source.toString()), {
    filename: bundleName,
    cachedData: compiled,
  });
  const isCompiled = compiled !== undefined && !script.cachedDataRejected;
  if (bundle.fingerprint !== undefined && !isCompiled)
    // Only by then have the functions been compiled that this app calls.
    process.on("exit", () =>
      cache.write(kept, { ...bundle, compiled: script.createCachedData() }),
    );
  const module = { exports: {} };
  script.runInThisContext()(
    module.exports,
    createRequire(bundleName),
    module,
    bundleName,
    path.dirname(bundleName),
  );
}

function bundleOrExit() {
  try {
    return freshBundle();
  } catch (error) {
    if (!error.errors) throw error;
    process.exit(1); // esbuild has said what it could not read
  }
}

/** Says what went wrong, in terms of the TypeScript sources, and ends. The app is not run again: it may have done things. */
function fail(bundle, error) {
  // Bad input is no mistake in the code: its message says all.
  const isBadInput =
    error?.name === "InvalidPropsError" || error instanceof ElsewhereError;
  console.error(
    isBadInput
      ? error.message
      : (fileError(error) ?? inSources(bundle, inspect(error))),
  );
  process.exit(1);
}

/** The text with each place in the bundle replaced by the place in the sources that it was made from. */
function inSources(bundle, text) {
  const map = sourceMapOf(bundle);
  if (map === undefined) return text;
  const name = bundleName.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return text.replaceAll(
    new RegExp(`${name}:(\\d+):(\\d+)`, "g"),
    (place, line, column) => {
      const { originalSource, originalLine, originalColumn } = map.findEntry(
        line - 1,
        column - 1,
      );
      if (originalSource === undefined) return place;
      const source = path.resolve(path.dirname(bundleName), originalSource);
      return `${source}:${originalLine + 1}:${originalColumn + 1}`;
    },
  );
}

/** The source map of a bundle, which is made when it is needed; none if a file has changed since the bundle was made. */
function sourceMapOf(bundle) {
  try {
    const { source, map } = build(entry, bundleName, "external");
    return source.equals(bundle.source)
      ? new SourceMap(JSON.parse(map))
      : undefined;
  } catch {
    return undefined;
  }
}

/** An app writes its stacks to a folder that neither the lock files nor the checks on what lies there are for. */
class ElsewhereError extends Error {
  constructor(file, outdir) {
    const there = path.relative("", path.resolve(file, "../../.."));
    super(
      `the app writes to ${there || "."}, and its lock files and checks are for ${path.relative("", outdir)}: leave \`outdir\` out of \`new App()\`, and write "output" in cdktf.json, or --output`,
    );
  }
}

/** Notes what the app writes. Returns a function that removes it again: of a failed synth nothing may be left, not half a file. */
function noteWritten(outdir) {
  const { writeFileSync } = fs;
  const written = new Set();
  fs.writeFileSync = (file, ...rest) => {
    if (typeof file === "string") {
      if (isInside(outdir, file)) written.add(path.resolve(file));
      else if (path.basename(file) === "cdk.tf.json")
        throw new ElsewhereError(file, outdir);
    }
    return writeFileSync(file, ...rest);
  };
  return () => {
    for (const file of written) fs.rmSync(file, { force: true });
  };
}

function isInside(outdir, file) {
  return `${path.resolve(String(file))}${path.sep}`.startsWith(
    outdir + path.sep,
  );
}

/** Lets runs at the same time make the same folder, where CDKTF looks first whether it is there and then makes it. */
function shareFolders(outdir) {
  const { mkdirSync } = fs;
  fs.mkdirSync = (folder, options) =>
    mkdirSync(folder, isInside(outdir, folder) ? { recursive: true } : options);
}

const bundle = bundleOrExit();
// The app sees its own name and what follows it, as if Node ran it.
process.argv.splice(1, 2, entry);
process.on("uncaughtException", (error) => fail(bundle, error));
const outdir = path.resolve(process.env.CDKTF_OUTDIR ?? "cdktf.out");
shareFolders(outdir);
const removeForeign = noteForeign(outdir);
const removeWritten = noteWritten(outdir);
process.on("exit", (code) => {
  if (code !== 0) return removeWritten();
  try {
    removeForeign();
    placeLocks(path.dirname(entry), outdir);
  } catch (error) {
    removeWritten();
    throw error;
  }
});
runBundle(bundle);
