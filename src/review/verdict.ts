import { configurationOf } from "./configuration";
import { type Finding, highest, type Level } from "./finding";
import { judgeResources } from "./judge-resources";
import { judgeRestOfPlan } from "./judge-rest-of-plan";
import type { Plan } from "./plan";
import { type Counts, countByAction } from "./action-counts";
import { judgeWhilePlanning } from "./while-planning";

/** What a reviewer is told of a plan. */
export interface Verdict {
  /** How closely a human has to look. */
  readonly level: Level;
  readonly findings: readonly Finding[];
  /** What the plan does in all, counted. */
  readonly counts: Counts;
}

/** Judges a plan. */
export function verdict(plan: Plan): Verdict {
  const configuration = configurationOf(plan);
  const findings = [
    ...judgeResources(plan, configuration),
    ...judgeWhilePlanning(plan, configuration),
    ...judgeRestOfPlan(plan),
  ];
  return {
    level: levelOf(findings),
    findings,
    counts: countByAction(plan),
  };
}

/** The level of a verdict with these findings. */
export function levelOf(findings: readonly Finding[]): Level {
  return highest(findings.map(({ level }) => level));
}
