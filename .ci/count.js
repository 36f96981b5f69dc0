"use strict";
// Counts the tests of several runs of jest, from the JSON that each has written. Fails where one was skipped: where every
// tool is there, none has a reason to be.
const { readFileSync } = require("node:fs");

const total = { passed: 0, failed: 0, skipped: 0 };
for (const file of process.argv.slice(2)) {
  const run = JSON.parse(readFileSync(file, "utf8"));
  total.passed += run.numPassedTests;
  total.failed += run.numFailedTests + run.numRuntimeErrorTestSuites;
  total.skipped += run.numPendingTests + run.numTodoTests;
}
const { passed, failed, skipped } = total;
const counts = [`${passed} passed`, `${failed} failed`];
if (skipped > 0) counts.push(`${skipped} skipped`);
console.log(counts.join(", "));
process.exitCode = failed + skipped > 0 || passed === 0 ? 1 : 0;
