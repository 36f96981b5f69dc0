import { didYouMean, didYouMeanName } from "./did-you-mean";
import { isDays } from "./kinds";
import type { Problems } from "./problems";
import { asText, at, isRecord, isUnknown } from "./values";

export { asText, at, isDays, isRecord, isUnknown };

/** The props that an object may have: `true` for those that it must have. */
export type Shape<T> = { readonly [K in keyof Required<T>]: boolean };

/** Those entries of a list that are texts which are known at synth, each in its place. */
export function knownTexts(
  list: readonly unknown[],
): readonly (string | undefined)[] {
  return list.map((one) =>
    typeof one === "string" && !isUnknown(one) ? one : undefined,
  );
}

/** Whether a value is an object, whatever its keys; says so if not. */
export function isObject(
  problems: Problems,
  path: string,
  value: unknown,
  fix: string,
): value is Record<string, unknown> {
  if (isRecord(value)) return true;
  problems.add(path || "props", "must be an object", value, fix);
  return false;
}

/**
 * Checks that a value is an object with the props of a shape and no others.
 *
 * @returns whether its props can be looked at
 */
export function checkObject<T>(
  problems: Problems,
  path: string,
  value: unknown,
  shape: Shape<T>,
  fix = "write an object",
  fixOfUnknown: (key: string) => string | undefined = () => undefined,
): value is T {
  if (!isObject(problems, path, value, fix)) return false;
  const known = Object.keys(shape);
  for (const key of Object.keys(value)) {
    if (!known.includes(key)) {
      problems.add(
        at(path, key),
        "must be a known prop",
        value[key],
        fixOfUnknown(key) ?? didYouMeanName(key, known),
      );
    }
  }
  for (const [key, required] of Object.entries(shape)) {
    if (required && value[key] === undefined) {
      problems.add(
        at(path, key),
        "must be given",
        undefined,
        `add ${JSON.stringify(key)}`,
      );
    }
  }
  return true;
}

/** Whether a prop was given and can be judged now; says so if it is no non-empty string. */
export function isText(
  problems: Problems,
  path: string,
  value: unknown,
): value is string {
  if (value === undefined || isUnknown(value)) return false;
  if (typeof value === "string" && value !== "") return true;
  problems.add(
    path,
    "must be a non-empty string",
    value,
    "write the value in quotes, or leave the prop out",
  );
  return false;
}

/**
 * The same for a prop that decides who gets in or what they may reach: it must be known at synth, since no rule could
 * judge it later, and the plan would not show it.
 */
export function isKnownText(
  problems: Problems,
  path: string,
  value: unknown,
): value is string {
  if (!isUnknown(value)) return isText(problems, path, value);
  addUnknown(problems, path);
  return false;
}

/** The same for an entry of a list, which can't be left out as a prop can. */
export function isKnownEntry(
  problems: Problems,
  path: string,
  value: unknown,
): value is string {
  if (value !== undefined) return isKnownText(problems, path, value);
  addMissing(problems, path);
  return false;
}

function addMissing(problems: Problems, path: string): void {
  problems.add(
    path,
    "must be given",
    undefined,
    "give it a value, or remove it from the list",
  );
}

function addUnknown(problems: Problems, path: string): void {
  problems.add(
    path,
    "must be known when the app is synthesized, since it decides who gets in",
    "a value that only Terraform knows",
    "write the value itself",
  );
}

/** Whether a prop was given as a list with at least one entry that is known at synth; says so if not. */
export function isFilledList(
  problems: Problems,
  path: string,
  value: unknown,
  fix: string,
): value is readonly unknown[] {
  if (value === undefined) return false;
  if (isUnknown(value)) {
    addUnknown(problems, path);
    return false;
  }
  if (!Array.isArray(value) || value.length === 0) {
    problems.add(path, "must be a list with at least one entry", value, fix);
    return false;
  }
  // A hole, as `new Array(1)` has one, would be passed over by whoever walks the list.
  const holes = Array.from(value.keys()).filter((index) => !(index in value));
  for (const index of holes) addMissing(problems, `${path}[${index}]`);
  return holes.length === 0;
}

/** Whether an optional prop is one of a few words; says so if not. */
export function checkChoice(
  problems: Problems,
  path: string,
  value: unknown,
  choices: readonly string[],
): void {
  if (value === undefined) return;
  if (typeof value === "string" && choices.includes(value)) return;
  problems.add(
    path,
    `must be one of ${choices.map((c) => JSON.stringify(c)).join(", ")}`,
    value,
    didYouMean(asText(value), choices),
  );
}

/** Whether an optional prop is a boolean; says so if not. */
export function checkFlag(
  problems: Problems,
  path: string,
  value: unknown,
): void {
  if (value === undefined || typeof value === "boolean") return;
  problems.add(
    path,
    "must be true or false",
    value,
    value === "true" || value === "false"
      ? "write it without quotes"
      : "write true or false",
  );
}

/** Whether a prop was given as a number of days; says so if not. */
export function checkDays(
  problems: Problems,
  path: string,
  value: unknown,
): value is number {
  if (value === undefined) return false;
  if (isDays(value)) return true;
  problems.add(
    path,
    "must be a whole number of days from 1 to 36500",
    isUnknown(value) ? "a value that only Terraform knows" : value,
    typeof value === "string" && /^\d+$/.test(value) && isDays(Number(value))
      ? "write it without quotes"
      : "write 30 for a month",
  );
  return false;
}

/** Says which entries of a list repeat an earlier one. Entries that are `undefined` are passed over. */
export function checkUnique(
  problems: Problems,
  values: readonly (string | undefined)[],
  pathOf: (index: number) => string,
  rule: string,
  fix: string,
  normalize: (value: string) => string = (value) => value,
): void {
  const first = new Map<string, number>();
  values.forEach((value, index) => {
    if (value === undefined) return;
    const key = normalize(value);
    const earlier = first.get(key);
    if (earlier === undefined) first.set(key, index);
    else
      problems.add(
        pathOf(index),
        `${rule}, as ${pathOf(earlier)} has it already`,
        value,
        fix,
      );
  });
}
