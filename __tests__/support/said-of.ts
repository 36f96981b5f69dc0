import { type Plan, verdict } from "../../src/review";
import { type GivenChange, planOf } from "./review-plan";

/** What the verdict of a plan says, as `<level>, <topic>: <words>`. */
export function saidOfPlan(plan: Plan): string[] {
  return verdict(plan).findings.map(
    ({ level, topic, words }) => `${level}, ${topic}: ${words.text}`,
  );
}

/** What the verdict of a plan with these changes says. */
export function saidOf(...changes: readonly GivenChange[]): string[] {
  return saidOfPlan(planOf(changes));
}

/** What is said where an attribute of a resource becomes another. */
export function saidOfAttribute(
  type: string,
  attribute: string,
  before: unknown,
  after: unknown,
): string[] {
  return saidOf({
    type,
    before: { bucket: "b", [attribute]: before },
    after: { bucket: "b", [attribute]: after },
  });
}
