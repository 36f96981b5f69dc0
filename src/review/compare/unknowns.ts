import { configurationOf, withoutKeys } from "../configuration";
import { filledIn } from "../judges/filled-in";
import { isObject, type JsonObject, own } from "../json";
import type { Plan, ResourceChange } from "../plan";
import { normalize } from "./normalize";

type Path = readonly string[];

/**
 * The places of a plan whose values come from the configuration and are known only after apply. A plan does not say
 * what they will be: of an expression that refers to something, the configuration's JSON has the references, but not
 * the text around them.
 *
 * @returns paths in the normalized plan
 */
export function unknowns(plan: Plan): Path[] {
  const { resource_changes, output_changes, configuration } = normalize(plan);
  const configured = configurationOf(plan).resources;
  return [
    ...Object.entries(
      resource_changes as Record<string, ResourceChange>,
    ).flatMap(([name, one]) =>
      ofResource(one, configured.get(withoutKeys(one.address))?.json).map(
        (path) => ["resource_changes", name, "change", ...path],
      ),
    ),
    ...Object.entries(output_changes as JsonObject).flatMap(([name, output]) =>
      marked(own(output, "after_unknown"), ["after_unknown"]).map((path) => [
        ...["output_changes", name],
        ...path,
      ]),
    ),
    ...Object.entries(own(configuration, "providers") as JsonObject)
      .filter(([, provider]) => !areConstant(own(provider, "expressions")))
      .map(([name]) => ["configuration", "providers", name]),
    // When one runs and where it connects to is in no plan at all.
    ...Object.keys(own(configuration, "provisioners") as JsonObject).map(
      (address) => ["configuration", "provisioners", address],
    ),
  ];
}

function ofResource(resource: ResourceChange, configuration: unknown): Path[] {
  const { after_unknown, after_sensitive } = resource.change;
  const path = ["after_unknown"];
  if (!isObject(after_unknown) || !isObject(configuration))
    return marked(after_unknown, path);
  const expressions = own(configuration, "expressions") ?? {};
  const some = ofBlock(expressions, after_unknown, after_sensitive, path);
  return some.filter(
    ([, key = "", ...inside]) =>
      own(expressions, key) !== undefined ||
      !isFilledIn(resource, key, inside.length === 0),
  );
}

/** Of what a block does not configure, the provider fills in texts and numbers; all else may be `dynamic` blocks. */
function ofBlock(
  expressions: unknown,
  marks: JsonObject,
  sensitive: unknown,
  path: Path,
): Path[] {
  return Object.entries(marks).flatMap(([key, inside]) => {
    const at = [...path, key];
    const expression = own(expressions, key);
    if (expression !== undefined)
      return ofExpression(expression, inside, own(sensitive, key), at);
    return inside === true && isValue(sensitive, key) ? [] : marked(inside, at);
  });
}

/** Looks into a block that is the only one of its kind. Where there are more, a `dynamic` one may be among them. */
function ofExpression(
  expression: unknown,
  marks: unknown,
  sensitive: unknown,
  path: Path,
): Path[] {
  const [block, inside] = [only(expression), only(marks)];
  return isObject(block) && isObject(inside)
    ? ofBlock(block, inside, only(sensitive), [...path, "0"])
    : marked(marks, path);
}

function only(list: unknown): unknown {
  return Array.isArray(list) && list.length === 1 ? list[0] : undefined;
}

/** Whether an unknown attribute is a single value. For a list or map the plan has an empty one in `after_sensitive`. */
function isValue(sensitive: unknown, key: string): boolean {
  return isObject(sensitive) && !Object.hasOwn(sensitive, key);
}

/** Whether an unknown attribute is known to be no block, or to be one that the provider fills in when it creates. */
function isFilledIn(
  { type, change }: ResourceChange,
  key: string,
  isWhole: boolean,
): boolean {
  if (type.startsWith("aws_") && key === "tags_all") return true;
  return (
    isWhole && change.actions.includes("create") && filledIn(type).includes(key)
  );
}

/** The places of every `true`. */
function marked(marks: unknown, path: Path): Path[] {
  if (marks === true) return [path];
  if (typeof marks !== "object" || marks === null) return [];
  return Object.entries(marks).flatMap(([key, nested]) =>
    marked(nested, [...path, key]),
  );
}

/** Whether the whole of each expression is in the configuration's JSON. */
function areConstant(expressions: unknown): boolean {
  return Object.values(expressions ?? {}).every(
    (one) =>
      (isObject(one) && Object.keys(one).join() === "constant_value") ||
      (Array.isArray(one) && one.every(areConstant)),
  );
}
