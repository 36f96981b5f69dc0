import { Problems } from "../../src/validation/problems";
import type { MadeRule } from "../../src/validation/rules";

/** The rules that are broken while an act runs. */
export function rulesBrokenBy(act: () => void): ReadonlySet<MadeRule> {
  const broken = new Set<MadeRule>();
  const { add } = Problems.prototype;
  Problems.prototype.add = function (...problem) {
    const [, rule] = problem;
    broken.add(rule.made);
    add.apply(this, problem);
  };
  try {
    act();
  } finally {
    Problems.prototype.add = add;
  }
  return broken;
}
