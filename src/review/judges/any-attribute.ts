import { notJudged, type Said } from "../finding";
import { isObject, saysTheSame } from "../json";
import { KnownAfterApply } from "../known-after-apply";
import { from, say } from "../markdown";
import { policyChanges } from "../policy/policy-changes";
import { type LeafRule, PROTECTION_RULES } from "./any-protection";
import { PUBLIC_RULES } from "./any-public";
import type { AttributeChange, JudgedResource } from "./judge";
import { isPolicyText, leavesOf } from "./leaves";

const RULES: readonly LeafRule[] = [...PUBLIC_RULES, ...PROTECTION_RULES];

/** Whether an attribute, of whatever type, decides who gets in, what is public or what is protected. */
export function isOfNote(type: string, key: string): boolean {
  return (
    /policy/.test(key) ||
    RULES.some(
      (rule) =>
        rule.isAnywhere !== true &&
        rule.path.test(key) &&
        (rule.type?.test(type) ?? true),
    )
  );
}

/**
 * What is said of an attribute of any type: of policies in it, and of what has the same name and means the same in many
 * types, such as `deletion_protection`.
 */
export function judgeAnyAttribute(
  key: string,
  change: AttributeChange,
): readonly Said[] {
  const { before, after, resource } = change;
  if (resource.after === undefined) return [];
  const [old, now] = [leavesOf(key, before), leavesOf(key, after)];
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((path) => {
    const [was, is] = [old.get(path) ?? [], now.get(path) ?? []];
    if (saysTheSame(was, is)) return [];
    const rules = RULES.filter(
      (rule) =>
        rule.path.test(path) && (rule.type?.test(resource.type) ?? true),
    );
    return [
      ...policies(path, was, is, resource),
      ...rules
        .filter(({ isAnywhere }) => isAnywhere !== true)
        .flatMap((rule) => unknownOf(path, is, rule, resource)),
      ...rules.flatMap(({ said }) => said({ path, was, is, key, resource })),
    ];
  });
}

/** Policies in the same place: one each, or as many as there are, compared in their order. */
function policies(
  path: string,
  was: readonly unknown[],
  is: readonly unknown[],
  { type }: JudgedResource,
): Said[] {
  // Who comes through an endpoint is in the network already.
  const canBePublic = !type.startsWith("aws_vpc_endpoint");
  const isText = (value: unknown) =>
    isPolicyText(value) ||
    (value instanceof KnownAfterApply && value.read !== undefined);
  if (![...was, ...is].some(isText)) return [];
  return Array.from({ length: Math.max(was.length, is.length) }, (_, index) =>
    policyChanges("what they may do", say`${path}`, was[index], is[index], {
      canBePublic,
    }),
  ).flat();
}

/** What can't be told yet, but for what the plan makes: its address is not the whole internet. */
function unknownOf(
  path: string,
  is: readonly unknown[],
  { isAddress = false }: LeafRule,
  { before }: JudgedResource,
): Said[] {
  const unknown = is.find((one) => one instanceof KnownAfterApply);
  if (!(unknown instanceof KnownAfterApply) || (isAddress && unknown.isMade))
    return [];
  // What the provider will fill in is no choice of the configuration.
  if (before === undefined && !unknown.isConfigured) return [];
  return [notJudged(say`${path} is known only after apply${from(unknown)}`)];
}

/** Whether a value has more in it than its own rules can tell. */
export function isNested(value: unknown): boolean {
  return isObject(value) || (Array.isArray(value) && value.some(isObject));
}
