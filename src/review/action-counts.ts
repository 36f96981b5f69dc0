import { isEmpty, own } from "./json";
import type { Plan, ResourceChange } from "./plan";

/** How often a plan does what: `create` 9 times, and so on. */
export type Counts = readonly (readonly [what: string, count: number])[];

/** What the plan does, as a count by action, with what else it holds. */
export function countByAction(plan: Plan): Counts {
  const counts = new Map<string, number>();
  const add = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const resource of plan.resource_changes) {
    add(ACTIONS.get(resource.change.actions.join()) ?? "something else");
    if (!isEmpty(resource["previous_address"])) add("moved");
    if (!isEmpty(own(resource.change, "importing"))) add("imported");
  }
  for (const { actions } of Object.values(plan.output_changes))
    if (actions.join() !== "no-op") add("outputs changed");
  plan.resource_drift.filter(isChanged).forEach(() => {
    add("other than in the state");
  });
  return [...counts].sort(([a], [b]) => ORDER.indexOf(a) - ORDER.indexOf(b));
}

function isChanged({ change }: ResourceChange): boolean {
  return change.actions.join() !== "no-op";
}

const ACTIONS: ReadonlyMap<string, string> = new Map([
  ["create", "created"],
  ["update", "changed"],
  ["delete", "destroyed"],
  ["delete,create", "replaced"],
  ["create,delete", "replaced"],
  ["create,forget", "replaced, the old one left behind"],
  ["forget", "no longer managed"],
  ["read", "read during the apply"],
  ["no-op", "unchanged"],
]);

const ORDER = [
  ...new Set(ACTIONS.values()),
  ...["something else", "moved", "imported", "outputs changed"],
  "other than in the state",
];
