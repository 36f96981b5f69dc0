import { isEmpty, own, saysTheSame } from "./json";
import { leftOut } from "./judges/filled-in";
import {
  ALWAYS_HARMLESS,
  type JudgedResource,
  type TypeJudge,
} from "./judges/judge";
import { isSamePolicy } from "./policy/same-policy";

/** Whether a change of the attribute says nothing about security or data. */
export function isHarmless({ harmless = [] }: TypeJudge, key: string): boolean {
  return ALWAYS_HARMLESS.includes(key) || harmless.includes(key);
}

/**
 * Whether an attribute is unknown only because the provider fills it in: the resource is new, and the configuration
 * leaves the attribute out. In a resource that is there it would keep its value, unless `dynamic` blocks configure it.
 */
export function isFilledIn(
  key: string,
  { type, before, isConfigured }: JudgedResource,
): boolean {
  return (
    before === undefined && leftOut(type).includes(key) && !isConfigured(key)
  );
}

/**
 * Whether the attribute only repeats what another resource of the plan sets, which is judged there.
 *
 * Only what is read from AWS repeats it. An attribute that is not configured keeps its value in a plan, so that another
 * one is configured all the same, by `dynamic` blocks, which the configuration in a plan does not hold. And only what
 * the other resource had set before the plan is repeated: what it is about to set hides nothing that somebody else did.
 */
export function isMirrored(
  { mirrors = {} }: TypeJudge,
  key: string,
  { before, after, plan, isConfigured, isDrift }: JudgedResource,
): boolean {
  const type = Object.hasOwn(mirrors, key) ? mirrors[key] : undefined;
  if (type === undefined || isConfigured(key)) return false;
  // New, and empty: the provider's way to say that nothing was set.
  if (before === undefined && isEmpty(after?.[key])) return true;
  const setting = plan.hasSet(type, own(before ?? after, "bucket"));
  return (
    isDrift && setting !== undefined && repeats(setting[key], after?.[key])
  );
}

/** Where both have the value in one form, it must be the same. */
function repeats(set: unknown, copy: unknown): boolean {
  return set === undefined || saysTheSame(set, copy) || isSamePolicy(set, copy);
}
