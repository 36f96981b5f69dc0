import type { JsonObject } from "./json-object";
import { KnownAfterApply } from "./known-after-apply";

export type { JsonObject };

export function isObject(value: unknown): value is JsonObject {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof KnownAfterApply)
  );
}

/** What an object itself has under a key, so that a key such as `constructor` is only there where the JSON has it. */
export function own(value: unknown, key: string): unknown {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The objects of a list, or the one object in place of a list; Terraform writes a nested block in either way. */
export function blocks(value: unknown): readonly JsonObject[] {
  return [value].flat().filter(isObject);
}

/** The first block's value under a key. */
export function inBlock(value: unknown, key: string): unknown {
  return own(blocks(value)[0], key);
}

/** The value as text that is the same for the same value, in whatever order its keys are. */
export function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_, nested: unknown) =>
      isObject(nested)
        ? Object.fromEntries(
            Object.entries(nested).sort(([a], [b]) => (a < b ? -1 : 1)),
          )
        : nested,
    ) ?? "null"
  );
}

/** Whether a value is there but says nothing, as providers write what was not set. */
export function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === "") return true;
  return typeof value === "object" && Object.keys(value).length === 0;
}

/** Whether `true` stands anywhere in one of the marks of a plan, such as `after_unknown`. */
export function isMarked(marks: unknown): boolean {
  if (typeof marks === "object" && marks !== null)
    return Object.values(marks).some(isMarked);
  return marks === true;
}

/** What becomes of a value before and after a change. */
export function both<T>(
  { before, after }: { readonly before: unknown; readonly after: unknown },
  read: (value: unknown) => T,
): [was: T, is: T] {
  return [read(before), read(after)];
}

/** The value without what says nothing, at any depth. */
function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, nested]) => [key, withoutEmpty(nested)] as const)
      .filter(([, nested]) => !isEmpty(nested)),
  );
}

/** Whether two values say the same. `null` and an empty text, list or object say nothing, as what is not there. */
export function saysTheSame(one: unknown, other: unknown): boolean {
  if (one === other || (isEmpty(one) && isEmpty(other))) return true;
  return canonical(withoutEmpty(one)) === canonical(withoutEmpty(other));
}

/** A list of texts, one text, or none. */
export function texts(value: unknown): string[] {
  return [value ?? []].flat().map(String);
}

/**
 * All texts in a value, keys too, and all in the JSON that a text holds, which may write a character in several ways.
 * Not recursive, since a text may nest deeper than functions can.
 */
export function textsIn(value: unknown): string[] {
  const found: string[] = [];
  const left = [value];
  while (left.length > 0) {
    const one = left.pop();
    const held = typeof one === "string" ? jsonIn(one) : one;
    if (typeof held !== "object") {
      if (typeof one === "string") found.push(one);
    } else if (held !== null) {
      for (const [key, nested] of Object.entries(held)) left.push(key, nested);
    }
  }
  return found;
}

/** The list, object, text or `null` that a text holds as JSON; `undefined` for every other text. */
export function jsonIn(text: string): unknown {
  if (!/^\s*(?:["[{]|null)/.test(text)) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
