import { isMarked, isObject, own, saysTheSame } from "./json";
import type { Change } from "./plan";

/** The attributes of a resource that another value is given, or one that is known only after apply. */
export function changedKeys(change: Change): readonly string[] {
  const sides = [change.before, change.after, change.after_unknown];
  const keys = new Set(
    sides.flatMap((side) => (isObject(side) ? Object.keys(side) : [])),
  );
  return [...keys].filter(
    (key) =>
      isMarked(own(change.after_unknown, key)) ||
      !saysTheSame(own(change.before, key), own(change.after, key)),
  );
}
