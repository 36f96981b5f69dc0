import { isMarked, isObject, jsonIn, own } from "../json";
import type { Plan } from "../plan";
import { normalize } from "./normalize";
import { unknowns } from "./unknowns";

/** One thing that two plans would not do in the same way. */
export interface Difference {
  /** Where it is: `resource_changes`, an address, `change`, and so on. */
  readonly path: readonly string[];
  /** What the reviewed plan has there; `undefined` if it has nothing. */
  readonly reviewed: unknown;
  /** What the new plan has there. */
  readonly planned: unknown;
  /** Whether the values may be secrets, and must not be shown. */
  readonly isSecret: boolean;
  /** Whether it can't be compared, since it is configured and known only after apply. */
  readonly isUnknown?: true;
}

/** What is known beyond two plans. */
export interface Known {
  /**
   * Whether both plans were made from the same configuration, to the byte. Then what is known only after apply is
   * calculated in the same way.
   */
  readonly sameConfiguration?: boolean;
}

/**
 * What a plan would do in another way than the one that was reviewed, or might, for all that plans say. Nothing: it would
 * do the same.
 */
export function differences(
  reviewed: Plan,
  planned: Plan,
  { sameConfiguration = false }: Known = {},
): Difference[] {
  const [old, now] = [normalize(reviewed), normalize(planned)];
  const found = between(old, now, []).map((one) => ({
    ...one,
    isSecret: [old, now].some((plan) => isSecret(plan, one.path)),
  }));
  if (sameConfiguration) return found;
  const told = new Set(found.map(({ path }) => JSON.stringify(path)));
  const unknown = unique([...unknowns(reviewed), ...unknowns(planned)]);
  return [
    ...found,
    ...unknown
      .filter((path) => !isWithin(told, path))
      .map((path): Difference => ({ ...NOT_COMPARED, path })),
  ];
}

const NOT_COMPARED = {
  reviewed: undefined,
  planned: undefined,
  isSecret: false,
  isUnknown: true,
} as const;

function unique(paths: readonly (readonly string[])[]) {
  return [
    ...new Map(paths.map((path) => [JSON.stringify(path), path])).values(),
  ];
}

/** Whether one of the places holds this one, or is it. */
function isWithin(told: ReadonlySet<string>, path: readonly string[]): boolean {
  return [...path.keys(), path.length].some((length) =>
    told.has(JSON.stringify(path.slice(0, length))),
  );
}

function between(
  reviewed: unknown,
  planned: unknown,
  path: readonly string[],
): Omit<Difference, "isSecret">[] {
  if (reviewed === planned) return [];
  if (isNested(reviewed) && isNested(planned))
    return inside(reviewed, planned, path);
  const [old, now] = [nestedIn(reviewed), nestedIn(planned)];
  const found = old && now ? inside(old, now, path) : [];
  // Other white space in a policy's text is a difference as well, since it is not the text that was reviewed.
  return found.length > 0 ? found : [{ path, reviewed, planned }];
}

function inside(
  reviewed: object,
  planned: object,
  path: readonly string[],
): Omit<Difference, "isSecret">[] {
  if (Array.isArray(reviewed) !== Array.isArray(planned))
    return [{ path, reviewed, planned }];
  const keys = new Set([...Object.keys(reviewed), ...Object.keys(planned)]);
  return [...keys].flatMap((key) =>
    between(at(reviewed, key), at(planned, key), [...path, key]),
  );
}

/** What a text that is JSON holds, so that only what differs in it is told. */
function nestedIn(text: unknown): object | undefined {
  const held = typeof text === "string" ? jsonIn(text) : undefined;
  return isNested(held) ? held : undefined;
}

function isNested(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function at(value: object, key: string): unknown {
  return Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

/** Providers' settings and variables may hold secrets without a mark; all other values are marked. */
function isSecret(plan: unknown, path: readonly string[]): boolean {
  const [part = "", name = ""] = path;
  if (["configuration", "variables"].includes(part)) return true;
  const one = own(own(plan, part), name);
  const isResource = part === "resource_changes";
  const change = isResource ? own(one, "change") : one;
  const [side = "", ...rest] = path.slice(isResource ? 3 : 2);
  if (!isObject(change)) return false;
  // Where a whole change is there only once, all of it is shown.
  if (!["before", "after"].includes(side))
    return (
      side === "" &&
      isMarked([change["before_sensitive"], change["after_sensitive"]])
    );
  return isMarked(markAt(own(change, `${side}_sensitive`), rest));
}

/** The mark at a place of a value: a mark on a whole is one on each of its parts. */
function markAt(marks: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined || !isNested(marks)) return marks;
  return markAt(at(marks, key), rest);
}
