import { isObject, jsonIn } from "../json";
import { isPolicy } from "../policy/statement";

/** The values that stand in the same place of a resource, in however many blocks. */
export type Leaves = ReadonlyMap<string, readonly unknown[]>;

/**
 * All single values in an attribute, by the names on the way to them: `ingress.cidr_blocks`. What an item of a list
 * stands at makes no difference, since sets have no order.
 */
export function leavesOf(key: string, value: unknown): Leaves {
  const found = new Map<string, unknown[]>();
  const left: [string, unknown][] = [[key, value]];
  for (let one = left.pop(); one; one = left.pop()) {
    const [path, inside] = one;
    if (Array.isArray(inside))
      for (const item of inside as unknown[]) left.push([path, item]);
    else if (isObject(inside))
      for (const [name, nested] of Object.entries(inside))
        left.push([`${path}.${name}`, nested]);
    else if (inside !== null && inside !== undefined) {
      const there = found.get(path);
      if (there) there.push(inside);
      else found.set(path, [inside]);
    }
  }
  return found;
}

/** Whether a value is the text of an IAM policy. */
export function isPolicyText(value: unknown): value is string {
  return (
    typeof value === "string" &&
    value.includes('"Statement"') &&
    isPolicy(jsonIn(value))
  );
}
