import type { Plan } from "../plan";
import { normalize } from "./normalize";

/** One thing that two plans would not do in the same way. */
export interface Difference {
  /** Where it is: `resource_changes`, an address, `change`, and so on. */
  readonly path: readonly string[];
  /** What the reviewed plan has there; nothing if it has nothing. */
  readonly reviewed: unknown;
  /** What the new plan has there. */
  readonly planned: unknown;
}

/** What a plan would do in another way than the one that was reviewed. Nothing: it would do the same. */
export function differences(reviewed: Plan, planned: Plan): Difference[] {
  return between(normalize(reviewed), normalize(planned), []);
}

function between(
  reviewed: unknown,
  planned: unknown,
  path: readonly string[],
): Difference[] {
  if (isNested(reviewed) && isNested(planned)) {
    const keys = new Set([...Object.keys(reviewed), ...Object.keys(planned)]);
    if (Array.isArray(reviewed) === Array.isArray(planned))
      return [...keys].flatMap((key) =>
        between(at(reviewed, key), at(planned, key), [...path, key]),
      );
  }
  return Object.is(reviewed, planned) ? [] : [{ path, reviewed, planned }];
}

function isNested(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function at(value: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
