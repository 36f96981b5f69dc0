import { comparePolicies } from "./compare-policies";
import { statementsOf } from "./statement";

/** Whether both texts are policies that mean the same. */
export function isSamePolicy(one: unknown, other: unknown): boolean {
  const [old, now] = [statementsOf(one), statementsOf(other)];
  if (old === undefined || now === undefined) return false;
  const { removed, added } = comparePolicies(old, now);
  return removed.length === 0 && added.length === 0;
}
