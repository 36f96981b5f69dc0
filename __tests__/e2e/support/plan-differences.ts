import type { Plan } from "./plan";

/** What a plan would change, as `<address> <attribute>: <before> -> <after>`. */
export function differences(plan: Plan): string[] {
  return plan.resource_changes.flatMap(({ address, change }) => {
    const { actions, before, after, after_unknown } = change;
    switch (actions.join()) {
      case "no-op":
        return [];
      case "update":
        return [...changes(before, after), ...unknown(after_unknown, [])].map(
          (line) => `${address} ${line}`,
        );
      default:
        return [`${address}: ${actions.join(" and ")}`];
    }
  });
}

/** What one value has and another has not, as `<attribute>: <before> -> <after>`. */
export function changes(before: unknown, after: unknown): string[] {
  return changed(before, after, []);
}

function changed(before: unknown, after: unknown, path: string[]): string[] {
  if (isNested(before) && isNested(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) =>
      changed(before[key], after[key], [...path, key]),
    );
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  return [
    `${path.join(".")}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`,
  ];
}

function unknown(after: unknown, path: string[]): string[] {
  if (after === true) return [`${path.join(".")}: -> known after apply`];
  if (!isNested(after)) return [];
  return Object.entries(after).flatMap(([key, value]) =>
    unknown(value, [...path, key]),
  );
}

function isNested(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
