import { isEmpty, isMarked, isObject, own } from "./json";
import {
  ALWAYS_HARMLESS,
  type JudgedResource,
  type TypeJudge,
} from "./judges/judge";

/** Whether a change of the attribute says nothing about security or data. */
export function isHarmless({ harmless = [] }: TypeJudge, key: string): boolean {
  return ALWAYS_HARMLESS.includes(key) || harmless.includes(key);
}

/**
 * Whether what is unknown of an attribute is only what the provider fills in, because the configuration leaves it out.
 *
 * As a whole it is filled in only in what is new: later it keeps its value, unless `dynamic` blocks configure it.
 *
 * @param unknown the mark of the attribute: `true`, or the shape of its value with `true` inside
 */
export function isFilledIn(
  { filledIn = [], mirrors = {} }: TypeJudge,
  key: string,
  unknown: unknown,
  { before, isConfigured }: JudgedResource,
): boolean {
  if (unknown === true)
    return (
      (filledIn.includes(key) || Object.hasOwn(mirrors, key)) &&
      before === undefined &&
      !isConfigured(key)
    );
  return !isMarked(without(unknown, filledIn));
}

/**
 * Whether the attribute only repeats what another resource of the plan sets, which is judged there.
 *
 * Only what is read from AWS repeats it. An attribute that is not configured keeps its value in a plan, so that another
 * one is configured all the same, by `dynamic` blocks, which the configuration in a plan does not hold.
 */
export function isMirrored(
  { mirrors = {} }: TypeJudge,
  key: string,
  { before, after, plan, isConfigured, isDrift }: JudgedResource,
): boolean {
  const type = Object.hasOwn(mirrors, key) ? mirrors[key] : undefined;
  if (type === undefined || isConfigured(key)) return false;
  const bucket = own(before ?? after, "bucket");
  return (
    // New, and empty: the provider's way to say that nothing was set.
    (before === undefined && isEmpty(after?.[key])) ||
    (isDrift && plan.sets(type, bucket))
  );
}

function without(marks: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(marks)) return marks.map((one) => without(one, keys));
  if (!isObject(marks)) return marks;
  return Object.fromEntries(
    Object.entries(marks)
      .filter(([key]) => !keys.includes(key))
      .map(([key, nested]) => [key, without(nested, keys)]),
  );
}
