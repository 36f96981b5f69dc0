import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Problems } from "../../src/validation/problems";
import type { MadeRule } from "../../src/validation/rules";

const SRC = path.join(__dirname, "../../src");

/** The rules that are broken while an act runs. */
export function rulesBrokenBy(act: () => void): ReadonlySet<MadeRule> {
  const broken = new Set<MadeRule>();
  const { add } = Problems.prototype;
  Problems.prototype.add = function (...problem) {
    const [, rule] = problem;
    if (typeof rule !== "string") broken.add(rule.made);
    add.apply(this, problem);
  };
  try {
    act();
  } finally {
    Problems.prototype.add = add;
  }
  return broken;
}

/** Every line of the bucket's rules that adds a problem, as `file:line`: they are no rules of the registry yet. */
export function linesThatAdd(): string[] {
  return readdirSync(SRC, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".ts") && file.startsWith("bucket/"))
    .flatMap((file) =>
      readFileSync(path.join(SRC, file), "utf8")
        .split("\n")
        .flatMap((line, index) =>
          line.includes("problems.add(") ? [`${file}:${index + 1}`] : [],
        ),
    )
    .sort();
}

/** Those that add a problem while an act runs. */
export function linesReachedBy(act: () => void): string[] {
  const reached = new Set<string>();
  const { add } = Problems.prototype;
  Problems.prototype.add = function (...problem) {
    reached.add(caller());
    add.apply(this, problem);
  };
  try {
    act();
  } finally {
    Problems.prototype.add = add;
  }
  return [...reached].filter((line) => line.startsWith("bucket/")).sort();
}

/** The line of src that has led to this function, as the stack tells. */
function caller(): string {
  const { stack = "" } = new Error();
  const [, file, line] =
    /^(.+\.ts):(\d+):/.exec(stack.slice(stack.indexOf(SRC) + SRC.length + 1)) ??
    [];
  return `${file}:${line}`;
}
