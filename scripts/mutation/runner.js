"use strict";
// Runs a file of tests for each mutant that it reaches: once as it is, to see who reaches what, then the tests that do
// with the mutant switched on, until one fails. In the second round, for what no test has noticed by then, the file is
// loaded anew for each mutant, and with it the code that runs while it is.
const { existsSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { setImmediate } = require("node:timers");
const { default: circus } = require("jest-circus/runner");
const { killedName, reachedName } = require("./folder");
const {
  anyFailedLately,
  failsIn,
  forget,
  hasFailedLately,
  measured,
} = require("./rerun");

/** After how many times as often as without a mutant a loop is taken for one without end. */
const LOOP = 100;
const NONE = "none";

const { folder, isAnew, share, shares } = JSON.parse(process.env.MUTATION);
const known = (name) => existsSync(join(folder, name));
const note = (name, text) => writeFileSync(join(folder, name), text);

module.exports = async function runner(...args) {
  const [, , environment, runtime, testPath] = args;
  const reach = { static: {}, perTest: {} };
  const switches = { mutantCoverage: reach, activeMutant: NONE };
  environment.global.__stryker__ = switches;

  const failsWith = async (mutant, hits, run, state) => {
    switches.activeMutant = mutant;
    switches.hitCount = 0;
    switches.hitLimit = (hits + 10) * LOOP;
    try {
      const failed = await run();
      return (await tookUncaught(state)) || failed;
    } finally {
      switches.activeMutant = NONE;
      delete switches.hitCount;
    }
  };
  const judge = async (state, hits, run) => {
    for (const [mutant, count] of Object.entries(hits)) {
      note(reachedName(mutant), testPath);
      if (Number(mutant) % shares !== share) continue;
      if (known(killedName(mutant))) continue;
      if (await failsWith(mutant, count, () => run(mutant), state))
        note(killedName(mutant), testPath);
    }
  };

  const judgeAll = async (state) => {
    const root = state.rootDescribeBlock;
    const coverage = { ...reach.perTest };
    const atLoading = { ...reach.static };
    const everything = () => failsIn(root, () => true);
    // What fails again without a mutant would be taken for a test that notices every one.
    const repeatable = !(await measured(everything));
    if (!isAnew) {
      if (repeatable)
        await judge(state, totals(Object.values(coverage)), (mutant) =>
          failsIn(
            root,
            (block) => coverage[idOf(block)]?.[mutant] !== undefined,
          ),
        );
      return;
    }

    const asItWas = { ...root, hooks: [...root.hooks] };
    const load = () => {
      const hooks = asItWas.hooks.slice(0, 1);
      Object.assign(root, { children: [], tests: [], hooks });
      state.hasStarted = false;
      runtime.resetModules();
      runtime.requireModule(testPath);
    };
    const runsAnew = async (run) => {
      try {
        load();
      } catch {
        return true;
      }
      return run();
    };
    // A test that has noticed the last mutants is likely to notice one beside them.
    const anew = async () => {
      const hints = anyFailedLately();
      if (hints && (await runsAnew(() => failsIn(root, hasFailedLately))))
        return true;
      return hints && repeatable ? everything() : runsAnew(everything);
    };
    if (await measured(() => runsAnew(everything)))
      throw new Error(`${testPath} can't be run twice`);
    forget();
    // Also what runs later: a test can remember what it has seen before the mutant was there.
    await judge(state, totals([atLoading, ...Object.values(coverage)]), anew);
    Object.assign(root, asItWas);
    state.hasStarted = true;
  };

  environment.handleTestEvent = async (event, state) => {
    switches.currentTestId = reachedFor(event, switches.currentTestId);
    if (event.name !== "run_finish") return;
    const failed = ({ children }) =>
      children.some(
        (child) =>
          child.errors?.length > 0 || (child.children && failed(child)),
      );
    if (failed(state.rootDescribeBlock)) return;
    runtime.enterTestCode();
    await judgeAll(state);
    runtime.leaveTestCode();
  };
  return circus(...args);
};

/** How often each mutant was reached. */
function totals(covered) {
  const hits = {};
  for (const counts of covered)
    for (const [mutant, count] of Object.entries(counts))
      hits[mutant] = (hits[mutant] ?? 0) + count;
  return hits;
}

/** For whom code runs after an event: a test, a block of them (its hooks), or nobody, while the file is loaded. */
function reachedFor({ name, hook, test }, before) {
  switch (name) {
    case "test_start":
      return idOf(test);
    case "hook_start":
      return test ? before : idOf(hook.parent);
    case "hook_success":
    case "hook_failure":
      return test ? before : undefined;
    case "test_done":
      return undefined;
    default:
      return before;
  }
}

/** Whether anything failed outside of a test's own calls, as in a server that it started; forgets it. */
async function tookUncaught(state) {
  await new Promise((resolve) => setImmediate(resolve));
  const rejections = state.unhandledRejectionErrorByPromise;
  const took = state.unhandledErrors.length > 0 || rejections.size > 0;
  state.unhandledErrors.length = 0;
  rejections.clear();
  return took;
}

const ids = new WeakMap();
let last = 0;
/** The id of a test or of a block of tests. */
function idOf(block) {
  if (!ids.has(block)) ids.set(block, `t${++last}`);
  return ids.get(block);
}
