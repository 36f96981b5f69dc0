import { KnownAfterApply } from "../known-after-apply";
import { isObject, type JsonObject, own, jsonIn } from "../json";

/** Whom, what or where a part of a statement names: these, or all but these. */
export interface Named {
  readonly except: boolean;
  readonly values: readonly string[];
}

/** What must hold besides: `StringEquals`, a key and the values that it is compared with. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

/** A statement of an IAM policy, with every part in one form: lists, sorted, without repetition. */
export interface Statement {
  readonly sid?: string;
  readonly effect: "Allow" | "Deny";
  /** As `<type>:<identifier>`, such as `AWS:*`; none in a policy that is attached to whom it is for. */
  readonly principals?: Named;
  readonly actions: Named;
  readonly resources?: Named;
  readonly conditions: readonly Condition[];
  /** The policy's version, where its variables make a difference: before 2012-10-17 `${…}` is mere text. */
  readonly variables?: string;
}

const KNOWN = [
  ...["Sid", "Effect", "Principal", "NotPrincipal", "Action", "NotAction"],
  ...["Resource", "NotResource", "Condition"],
];

/**
 * The statements of a policy.
 *
 * @param policy its text, or the object that the text stands for
 * @returns nothing if it is no policy, or has a part that is not known here
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html
 */
export function statementsOf(
  policy: unknown,
): readonly Statement[] | undefined {
  const json = typeof policy === "string" ? jsonIn(policy) : readOf(policy);
  if (!isObject(json)) return undefined;
  const known = ["Version", "Id", "Statement"];
  if (!Object.keys(json).every((key) => known.includes(key))) return undefined;
  const version = String(own(json, "Version") ?? "2008-10-17");
  const statements = [own(json, "Statement") ?? []]
    .flat()
    .map((one) => statementOf(one, version));
  return statements.some((one) => one === undefined)
    ? undefined
    : (statements as Statement[]);
}

/** Whether it has what every IAM policy has, and no configuration of another kind. */
export function isPolicy(json: unknown): boolean {
  const [first] = [own(json, "Statement") ?? []].flat();
  return isObject(first) && own(first, "Effect") !== undefined;
}

/** What a plan reads of a policy whose text is known only after apply. */
function readOf(policy: unknown): unknown {
  return policy instanceof KnownAfterApply ? policy.read?.policy : policy;
}

function statementOf(json: unknown, version: string): Statement | undefined {
  if (!isObject(json)) return undefined;
  if (!Object.keys(json).every((key) => KNOWN.includes(key))) return undefined;
  const effect = own(json, "Effect");
  const sid = own(json, "Sid");
  const principals = named(json, "Principal", principalsOf);
  const actions = named(json, "Action", actionsOf);
  const resources = named(json, "Resource", texts);
  const conditions = conditionsOf(own(json, "Condition"));
  if (effect !== "Allow" && effect !== "Deny") return undefined;
  if (sid !== undefined && typeof sid !== "string") return undefined;
  if (!actions || principals === null || actions === null) return undefined;
  if (resources === null || conditions === undefined) return undefined;
  return {
    ...(sid && { sid }),
    effect,
    ...(principals && { principals }),
    actions,
    ...(resources && { resources }),
    conditions,
    ...(/\$\{/.test(JSON.stringify(json)) && { variables: version }),
  };
}

/** What a statement has under `Action` or `NotAction`, and so on; `null` if it can't be read, or both are there. */
function named(
  json: JsonObject,
  key: string,
  read: (value: unknown) => readonly string[] | undefined,
): Named | null | undefined {
  const [only, except] = [own(json, key), own(json, `Not${key}`)];
  if (only === undefined && except === undefined) return undefined;
  if (only !== undefined && except !== undefined) return null;
  const values = read(only ?? except);
  return values ? { except: except !== undefined, values } : null;
}

/** `"*"` is everyone, as `{ "AWS": "*" }` is. */
function principalsOf(value: unknown): readonly string[] | undefined {
  if (value === "*") return ["AWS:*"];
  if (!isObject(value)) return undefined;
  const all = Object.entries(value).map(([type, identifiers]) =>
    texts(identifiers)?.map((identifier) => `${type}:${identifier}`),
  );
  return all.some((one) => one === undefined)
    ? undefined
    : unique(all.flat() as string[]);
}

/** The names of actions are the same in upper and lower case. */
function actionsOf(value: unknown): readonly string[] | undefined {
  const actions = texts(value);
  const byName = new Map(actions?.map((one) => [one.toLowerCase(), one]));
  return actions && unique([...byName.values()]);
}

function conditionsOf(value: unknown): readonly Condition[] | undefined {
  if (value === undefined) return [];
  if (!isObject(value)) return undefined;
  const conditions = Object.entries(value).flatMap(([operator, keys]) =>
    isObject(keys)
      ? Object.entries(keys).map(([key, values]) => ({
          operator: operatorFor(operator, values),
          key,
          values: texts(values),
        }))
      : [undefined],
  );
  return conditions.every((one): one is Condition => one?.values !== undefined)
    ? [...conditions].sort((a, b) => (sortedBy(a) < sortedBy(b) ? -1 : 1))
    : undefined;
}

/** The names of keys are the same in upper and lower case. */
function sortedBy({ operator, key }: Condition): string {
  return `${operator} ${key.toLowerCase()}`;
}

/** Without a wildcard to be like something is to be the same. */
function operatorFor(operator: string, values: unknown): string {
  return /[*?$]/.test(JSON.stringify(values ?? ""))
    ? operator
    : operator.replace(/^((?:For\w+:)?String(?:Not)?)Like/, "$1Equals");
}

/** One text or several, each once and sorted. Numbers and booleans are compared as text by AWS too. */
function texts(value: unknown): readonly string[] | undefined {
  const values = [value].flat();
  return values.every(
    (one) =>
      ["string", "number", "boolean"].includes(typeof one) ||
      one instanceof KnownAfterApply,
  )
    ? unique(values.map(String))
    : undefined;
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort();
}
