import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Plan, readPlan } from "../../src/review";

const FOLDER = resolve(__dirname, "../review/plans");

/** The names of the plans of real runs that are kept as test data. */
export function recordedPlans(): string[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replace(/\.json$/, ""));
}

/** The text of such a plan. */
export function recordedText(name: string): string {
  return readFileSync(join(FOLDER, `${name}.json`), "utf8");
}

/** Such a plan. */
export function recordedPlan(name: string): Plan {
  return readPlan(recordedText(name));
}

/** Keeps a plan. */
export function record(name: string, plan: object): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(plan)}\n`);
}
