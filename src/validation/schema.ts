import { didYouMeanName } from "./did-you-mean";
import type { Problems } from "./problems";
import { addMissing, type Prop } from "./prop";
import { rule } from "./rules";
import { hideSecrets } from "./secrets";
import { at, isRecord } from "./values";

/** What each prop of an object must be, in the order in which they are checked. */
export type Schema<T> = { readonly [K in keyof Required<T>]: Prop };

const OBJECT = rule("must be an object");
export const KNOWN_PROP = rule("must be a known prop");

export interface ObjectRules<T> {
  /** What to write where there is no object. */
  readonly fix?: string | ((value: unknown) => string);
  /** What to write in place of a prop that there is none of, where that is known. */
  readonly fixOfUnknown?: (key: string) => string | undefined;
  /** Rules that more than one prop take part in. They are asked of whatever the props are. */
  readonly also?: (problems: Problems, path: string, value: T) => void;
}

/** An object with the props of a schema and no others. */
export function object<T>(schema: Schema<T>, rules?: ObjectRules<T>): Prop {
  return {
    check(problems, path, value) {
      checkProps(problems, path, value, schema, rules);
    },
  };
}

/**
 * Checks that a value is an object with the props of a schema and no others, and each of them.
 *
 * @returns whether its props can be looked at
 */
export function checkProps<T>(
  problems: Problems,
  path: string,
  value: unknown,
  schema: Schema<T>,
  { fix = "write an object", fixOfUnknown, also }: ObjectRules<T> = {},
): value is T {
  if (!checkIsObject(problems, path, value, fix)) return false;
  const props = Object.keys(schema);
  for (const key of Object.keys(value))
    if (!props.includes(key))
      problems.add(
        at(path, key),
        KNOWN_PROP,
        hideSecrets(key, value[key]),
        fixOfUnknown?.(key) ?? didYouMeanName(key, props),
      );
  checkValues(problems, path, value, schema);
  also?.(problems, path, value as T);
  return true;
}

/** Checks that a value is an object, whatever its props. */
export function checkIsObject(
  problems: Problems,
  path: string,
  value: unknown,
  fix: string | ((value: unknown) => string),
): value is Record<string, unknown> {
  if (isRecord(value)) return true;
  const written = typeof fix === "string" ? fix : fix(value);
  problems.add(path || "props", OBJECT, value, written);
  return false;
}

/** Checks that an object has what a schema requires, and that each prop is what it says. */
export function checkValues(
  problems: Problems,
  path: string,
  value: Readonly<Record<string, unknown>>,
  schema: Readonly<Record<string, Prop>>,
): void {
  const props = Object.entries(schema);
  for (const [key, prop] of props)
    if (prop.required && value[key] === undefined)
      addMissing(problems, at(path, key), `add ${JSON.stringify(key)}`);
  for (const [key, { check }] of props)
    if (value[key] !== undefined)
      check(problems, at(path, key), value[key], value);
}
