// Changes the code that keeps others out, one place at a time, and tells which changes no test notices.
//
// usage: npm run mutate [-- <group>...]; the groups are in groups.js, or in the file that MUTATION_GROUPS names
import { spawn } from "node:child_process";
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { availableParallelism, tmpdir } from "node:os";
import { dirname, join, relative, resolve } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { Instrumenter } from "@stryker-mutator/instrumenter";

const require = createRequire(import.meta.url);
const { killedName, mutatedName, reachedName } = require("./folder");
const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const GROUPS = require(process.env.MUTATION_GROUPS ?? "./groups");
const tests = join(root, "__tests__");

const say = (text) => process.stdout.write(`${text}\n`);
const silent = new Proxy({}, { get: () => () => false });

const sourcesIn = (path) =>
  readdirSync(join(root, path), { recursive: true })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join(root, path, name));

/**
 * Leaves out what a rule says, and how it is mended: `__tests__/bad-input` compares the whole text of each, and has a case
 * for every rule that there is.
 */
const textsOfRules = {
  shouldIgnore(path) {
    const call = path.findParent(
      (parent) =>
        parent.isCallExpression() &&
        ["matching", "rule", "without"].includes(parent.node.callee.name),
    );
    if (!call) return undefined;
    const first = call.node.callee.name === "rule" ? 0 : 1;
    const texts = call.get("arguments").slice(first);
    return texts.some((text) => text === path || path.isDescendant(text))
      ? "the text of a rule"
      : undefined;
  },
};

/** Writes the sources with all mutants in them, each behind a switch. */
async function instrument(folder, files) {
  const { files: mutated, mutants } = await new Instrumenter(silent).instrument(
    files.map((name) => ({
      name,
      mutate: true,
      content: readFileSync(name, "utf8"),
    })),
    { plugins: null, excludedMutations: [], ignorers: [textsOfRules] },
  );
  for (const { name, content } of mutated)
    writeFileSync(join(folder, mutatedName(name)), content);
  return mutants.filter(({ status }) => status !== "Ignored");
}

const AT_ONCE = availableParallelism();

/** How many mutants one process loads files anew for: what has been loaded it never gives back. */
const LOADED_BY_ONE = 60;

/** The configuration of the unit tests, but for what runs a test and in which form it gets the sources. */
function configuration(paths) {
  const { displayName, testPathIgnorePatterns, transform, ...settings } =
    require(join(root, "jest.config.js")).projects[0];
  if (displayName !== "unit" || !testPathIgnorePatterns)
    throw new Error("the first project of jest.config.js must be unit");
  return {
    ...settings,
    rootDir: root,
    transform: { ...transform, "\\.ts$": join(here, "transform.js") },
    testMatch: paths.map((path) =>
      join(tests, path.endsWith(".ts") ? path : `${path}/**/*.test.ts`),
    ),
    testRunner: join(here, "runner.js"),
    testSequencer: join(here, "sequencer.js"),
    testTimeout: 1_800_000,
  };
}

/** Runs the tests for a share of the mutants, of which some leave a server or a loop behind. */
function runShare(config, share) {
  const args = [
    "--config",
    JSON.stringify(config),
    "--silent",
    "--runInBand",
    "--forceExit",
  ];
  return new Promise((done) => {
    const child = spawn(
      process.execPath,
      [require.resolve("jest/bin/jest"), ...args],
      { cwd: root, env: { ...process.env, MUTATION: JSON.stringify(share) } },
    );
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (text) => (said += text));
    child.on("close", (code) => done({ code, said }));
  });
}

const line = ({ fileName, location, mutatorName, replacement }, reached) => {
  const { start, end } = location;
  const lines = readFileSync(fileName, "utf8").split("\n");
  const text =
    start.line === end.line
      ? lines[start.line].slice(start.column, end.column)
      : `${lines[start.line].slice(start.column)} …`;
  const short = (some) => some.replaceAll(/\s+/g, " ").trim().slice(0, 90);
  const where = `${relative(root, fileName)}:${start.line + 1}:${start.column + 1}`;
  return `${where} ${mutatorName}${reached ? "" : ", not reached"}: ${short(text)} -> ${short(replacement)}`;
};

async function run(name) {
  const { mutate, tests: paths, loading } = GROUPS[name];
  const folder = mkdtempSync(join(tmpdir(), "mutation-"));
  const has = (file) => existsSync(join(folder, file));
  const started = Date.now();
  try {
    const mutants = await instrument(folder, mutate.flatMap(sourcesIn));
    for (const isAnew of [false, true]) {
      const config = configuration(isAnew ? loading : paths);
      const left = mutants.filter(({ id }) => !has(killedName(id))).length;
      const shares = isAnew
        ? Math.max(AT_ONCE, Math.ceil(left / LOADED_BY_ONE))
        : AT_ONCE;
      const waiting = Array.from({ length: shares }, (_, share) => share);
      const runWaiting = async () => {
        for (let share; (share = waiting.shift()) !== undefined;) {
          const place = { folder, isAnew, share, shares };
          const { code, said } = await runShare(config, place);
          if (code !== 0)
            throw new Error(`${name}: tests fail without a mutant\n${said}`);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, runWaiting));
    }
    const alive = mutants.filter(({ id }) => !has(killedName(id)));
    for (const mutant of alive) say(line(mutant, has(reachedName(mutant.id))));
    const noticed = mutants.length - alive.length;
    const percent = ((100 * noticed) / mutants.length).toFixed(1);
    const seconds = Math.round((Date.now() - started) / 1000);
    say(
      `${name}: ${noticed} of ${mutants.length} noticed, ${percent} %, ${seconds} s`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const names = process.argv.slice(2);
for (const name of names.length > 0 ? names : Object.keys(GROUPS))
  await run(name);
