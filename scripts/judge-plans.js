"use strict";
// Measures the verdict on a folder of plans: node scripts/judge-plans.js <folder>
// Prints the exit code of each plan with the length of its verdict and its first line, then how many plans end with
// which code, how many that can be read end with 2 for what is not judged alone, and how many lines a verdict has.
const { spawnSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const ROOT = path.resolve(__dirname, "..");
const UNREADABLE = 1;

/** All JSON in a folder and in those below it. */
function plansIn(folder) {
  return fs
    .readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith(".json"))
    .sort();
}

function judge(file) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ["scripts/run-app.js", "src/cli/main.ts", "review", file],
    { cwd: ROOT, encoding: "utf8", maxBuffer: 2 ** 28 },
  );
  const [first = ""] = (stdout || stderr).split("\n");
  return { code: status, lines: stdout.split("\n").length - 1, first };
}

/** Whether nothing but what is not judged is a reason to look. */
function isNotJudgedAlone({ code, first }) {
  return (
    code === 2 && /^\*\*[^*]+\*\* what is not judged \(\d+\)\.$/.test(first)
  );
}

function percent(some, all) {
  return all === 0 ? "-" : `${Math.round((100 * some) / all)} %`;
}

function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

function main(folder) {
  if (folder === undefined) {
    console.error("usage: node scripts/judge-plans.js <folder>");
    process.exitCode = 1;
    return;
  }
  const verdicts = plansIn(folder).map((name) => {
    const verdict = judge(path.resolve(folder, name));
    const { code, lines, first } = verdict;
    console.log(
      `${code}  ${String(lines).padStart(4)} lines  ${name}  ${first}`,
    );
    return verdict;
  });
  const readable = verdicts.filter(({ code }) => code !== UNREADABLE);
  const alone = readable.filter(isNotJudgedAlone).length;
  const codes = new Map();
  for (const { code } of verdicts) codes.set(code, (codes.get(code) ?? 0) + 1);
  const lines = readable.map((one) => one.lines);
  console.log(`
plans: ${verdicts.length}, of which ${readable.length} can be read
${[...codes]
  .sort()
  .map(([code, count]) => `exit code ${code}: ${count}`)
  .join("\n")}
2 for what is not judged alone: ${alone} (${percent(alone, readable.length)})
lines of a verdict: ${median(lines)} in the median, ${Math.max(0, ...lines)} at most`);
}

main(process.argv[2]);
