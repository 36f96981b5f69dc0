"use strict";
// Runs tests that have run already once more, in the blocks and with the hooks that they are in.
const { clearTimeout, setTimeout } = require("node:timers");

/** After how many times as long as the longest that ended, and no less than a second, a call is taken for endless. */
const ENDLESS = 10;
/** How many of the tests that failed last are remembered. */
const LATELY = 30;

/** The names of the tests that have failed last. */
const lately = new Set();
let running;
const nameOf = (block) =>
  block.parent ? `${nameOf(block.parent)} ${block.name}` : "";

exports.anyFailedLately = () => lately.size > 0;
exports.forget = () => lately.clear();
exports.hasFailedLately = (block) =>
  block.type === "test" && lately.has(nameOf(block));

function remember(test) {
  const name = nameOf(test);
  lately.delete(name);
  lately.add(name);
  if (lately.size > LATELY) lately.delete(lately.values().next().value);
}

/** Whether a test of a block fails that reaches the mutant, itself or by a hook around it. */
exports.failsIn = failsIn;
async function failsIn(block, reaches, above = false) {
  const all = above || reaches(block);
  const chosen = (child) =>
    child.type === "describeBlock"
      ? all || reaches(child) || child.children.some(chosen)
      : child.mode !== "skip" &&
        child.mode !== "todo" &&
        (all || reaches(child));
  const children = block.children.filter(chosen);
  if (children.length === 0) return false;
  try {
    await hooks(block, "beforeAll");
    for (const child of children) {
      if (child.type === "describeBlock") {
        if (await failsIn(child, reaches, all)) return true;
      } else {
        running = child;
        await runTest(child);
      }
    }
    return false;
  } catch {
    if (running) remember(running);
    return true;
  } finally {
    running = undefined;
    await hooks(block, "afterAll").catch(() => undefined);
  }
}

async function runTest(test) {
  const blocks = [];
  for (let at = test.parent; at; at = at.parent) blocks.unshift(at);
  const context = {};
  try {
    for (const block of blocks) await hooks(block, "beforeEach", context);
    await call(test.fn, context);
  } finally {
    for (const block of blocks.reverse())
      await hooks(block, "afterEach", context);
  }
}

async function hooks(block, type, context = {}) {
  for (const hook of block.hooks)
    if (hook.type === type) await call(hook.fn, context);
}

/** The longest call without a mutant, in milliseconds; `Infinity` while that is found out. */
let longest = Infinity;

/** Runs what is known to end, to see how long calls take. */
exports.measured = async function measured(run) {
  longest = Infinity;
  durations.length = 0;
  try {
    return await run();
  } finally {
    longest = Math.max(100, ...durations);
  }
};
const durations = [];

function call(fn, context) {
  return new Promise((resolve, reject) => {
    const started = Date.now();
    const timer =
      longest === Infinity
        ? undefined
        : setTimeout(
            () => reject(new Error("does not end")),
            longest * ENDLESS,
          );
    const end = (settle) => (value) => {
      clearTimeout(timer);
      if (longest === Infinity) durations.push(Date.now() - started);
      settle(value);
    };
    try {
      if (fn.length > 0)
        fn.call(context, (error) => end(error ? reject : resolve)(error));
      else Promise.resolve(fn.call(context)).then(end(resolve), end(reject));
    } catch (error) {
      end(reject)(error);
    }
  });
}
