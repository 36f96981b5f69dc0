import { blocks, isEmpty, isObject, jsonIn, own } from "../json";
import { KnownAfterApply, type ReadPolicy } from "../known-after-apply";

/** What comes from other documents, in the order in which later statements of the same `Sid` replace earlier ones. */
const SOURCES = ["source_json", "source_policy_documents"];
const OVERRIDES = ["override_policy_documents", "override_json"];

/**
 * The policy that an `aws_iam_policy_document` will be, from what the plan reads of it: known, but for values that come
 * from what is not made yet.
 *
 * @param document its values, with `KnownAfterApply` in the place of what is not known
 */
export function policyOfDocument(document: unknown): ReadPolicy {
  const given = own(document, "statement");
  const others = [...SOURCES, ...OVERRIDES].map((key) => own(document, key));
  const texts = others.flatMap((one) => [one ?? []].flat());
  const statements = new Map<string, unknown>();
  const add = (some: readonly unknown[]) => {
    for (const one of some) {
      const sid = own(one, "Sid");
      const name = isEmpty(sid) ? `#${statements.size}` : String(sid);
      statements.set(name, one);
    }
  };
  const inTexts = (keys: readonly string[]) =>
    keys
      .flatMap((key) => [own(document, key) ?? []].flat())
      .flatMap((text) => statementsIn(text) ?? []);
  add(inTexts(SOURCES));
  add(blocks(given).map(statementOf));
  add(inTexts(OVERRIDES));
  const isWhole =
    !(given instanceof KnownAfterApply) &&
    texts.every((text) => statementsIn(text) !== undefined);
  return {
    policy: {
      Version: own(document, "version") ?? "2012-10-17",
      Statement: [...statements.values()],
    },
    isWhole,
  };
}

function statementsIn(text: unknown): readonly unknown[] | undefined {
  if (isEmpty(text)) return [];
  if (text instanceof KnownAfterApply)
    return text.read?.isWhole === true
      ? [own(text.read.policy, "Statement")].flat()
      : undefined;
  const json = typeof text === "string" ? jsonIn(text) : undefined;
  return isObject(json) ? [json["Statement"] ?? []].flat() : undefined;
}

function statementOf(block: unknown): object {
  const some = (key: string) => {
    const value = own(block, key);
    return isEmpty(value) ? undefined : withVariables(value);
  };
  const effect = own(block, "effect");
  return {
    Sid: some("sid"),
    Effect: effect === "Deny" ? "Deny" : "Allow",
    Principal: principals(own(block, "principals")),
    NotPrincipal: principals(own(block, "not_principals")),
    Action: some("actions"),
    NotAction: some("not_actions"),
    Resource: some("resources"),
    NotResource: some("not_resources"),
    Condition: conditions(own(block, "condition")),
  };
}

function principals(value: unknown): unknown {
  if (value instanceof KnownAfterApply) return { AWS: value };
  const all: Record<string, unknown[]> = {};
  for (const one of blocks(value)) {
    const type = String(one["type"]);
    const name = type === "*" ? "AWS" : type;
    all[name] = [...(all[name] ?? []), ...[one["identifiers"] ?? []].flat()];
  }
  return isEmpty(all) ? undefined : all;
}

function conditions(value: unknown): unknown {
  const all: Record<string, Record<string, unknown>> = {};
  for (const one of blocks(value)) {
    const test = String(one["test"]);
    const keys = { ...all[test], [String(one["variable"])]: one["values"] };
    all[test] = withVariables(keys) as Record<string, unknown>;
  }
  return isEmpty(all) ? undefined : all;
}

/** In a document variables are written `&{…}`. */
function withVariables(value: unknown): unknown {
  if (typeof value === "string") return value.replaceAll("&{", "${");
  if (Array.isArray(value)) return value.map(withVariables);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key.replaceAll("&{", "${"),
      withVariables(one),
    ]),
  );
}
