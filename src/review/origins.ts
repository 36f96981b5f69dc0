import {
  type Configuration,
  configuredAs,
  type ConfiguredModule,
  type ConfiguredResource,
  lastKey,
  withoutKeys,
} from "./configuration";
import { isObject, own, texts } from "./json";
import type { Origin } from "./known-after-apply";
import type { Plan, ResourceChange } from "./plan";

/** Looks up which resources an attribute of a resource comes from. */
export type OriginsOf = (
  resource: ResourceChange,
  path: readonly string[],
) => Origins;

export interface Origins {
  readonly all: readonly Origin[];
  /** Whether `all` is complete: no part of the value comes by way of a local value or the like, which is not followed. */
  readonly isWhole: boolean;
  /** Whether the configuration says anything of it at all. */
  readonly isConfigured: boolean;
}

/** How many calls of modules a value is followed through. */
const DEEPEST = 20;

/**
 * Follows what the configuration's expressions refer to, through variables and outputs of modules, to resources. A local
 * value is not followed, since a plan's configuration does not hold it.
 */
export function originsIn(plan: Plan, configuration: Configuration): OriginsOf {
  const instances = new Map<string, ResourceChange[]>();
  for (const change of plan.resource_changes) {
    const address = withoutKeys(change.address);
    const there = instances.get(address);
    if (there) there.push(change);
    else instances.set(address, [change]);
  }
  return (resource, path) => {
    const configured = configuredAs(configuration, resource);
    if (configured === undefined)
      return { all: [], isWhole: false, isConfigured: true };
    const expression = expressionAt(own(configured.json, "expressions"), path);
    const found = referencesIn(expression)
      .filter(isMostSpecific)
      .filter((reference) => !/^(?:count|path|each\.key)\b/.test(reference))
      .map((reference) =>
        follow(reference, configured.module, configured, configuration, 0),
      );
    const byName = new Map(found.flat().map((one) => [one.name, one]));
    return {
      all: [...byName.values()].map((one) => ({
        ...one,
        instances: meant(instances.get(one.address) ?? [], resource),
      })),
      isWhole: found.length > 0 && found.every((some) => some.length > 0),
      // A block that is not there at all may be a `dynamic` one.
      isConfigured:
        expression !== undefined ||
        own(own(configured.json, "expressions"), path[0] ?? "") === undefined,
    };
  };
}

/** The resources that an expression of a module comes from. Local values are not followed. */
export function followed(
  expression: unknown,
  module: ConfiguredModule,
  configuration: Configuration,
  depth = 0,
): Found[] {
  return referencesIn(expression)
    .filter(isMostSpecific)
    .flatMap((one) => follow(one, module, undefined, configuration, depth));
}

/** The expression of an attribute, or else of the block that holds it; `undefined` where neither is configured. */
function expressionAt(expressions: unknown, path: readonly string[]): unknown {
  let at = expressions;
  for (const key of path) {
    if (at !== expressions && isExpression(at)) return at;
    at = Array.isArray(at) ? (at as unknown[])[Number(key)] : own(at, key);
    if (at === undefined) return undefined;
  }
  return at;
}

/** Whether a part of the configuration is one expression, and no block of several. */
function isExpression(value: unknown): boolean {
  return (
    isObject(value) &&
    Object.keys(value).every((key) =>
      ["references", "constant_value"].includes(key),
    )
  );
}

/** All that an expression, or the expressions of a block, refer to. */
export function referencesIn(expression: unknown): string[] {
  if (Array.isArray(expression)) return expression.flatMap(referencesIn);
  if (!isObject(expression)) return [];
  return Object.entries(expression).flatMap(([key, inside]) =>
    key === "references" ? texts(inside) : referencesIn(inside),
  );
}

/** Terraform lists `a.b.id` and `a.b`: the first one says more. */
function isMostSpecific(
  reference: string,
  _: number,
  all: readonly string[],
): boolean {
  return !all.some(
    (other) =>
      other !== reference &&
      (other.startsWith(`${reference}.`) || other.startsWith(`${reference}[`)),
  );
}

type Found = Omit<Origin, "instances"> & { readonly address: string };

function follow(
  reference: string,
  module: ConfiguredModule,
  resource: ConfiguredResource | undefined,
  configuration: Configuration,
  depth: number,
): Found[] {
  if (depth > DEEPEST) return [];
  const [first = "", second = "", third = "", ...rest] =
    withoutKeys(reference).split(".");
  const on = (
    expression: unknown,
    there: ConfiguredModule | undefined,
  ): Found[] =>
    there === undefined
      ? []
      : followed(expression, there, configuration, depth + 1);
  if (first === "var")
    return on(own(own(module.call, "expressions"), second), module.outer);
  if (first === "each")
    return on(own(resource?.json, "for_each_expression"), module);
  if (first === "module") {
    const inner = configuration.modules.get(`${module.path}module.${second}.`);
    const output = own(own(inner?.json, "outputs"), third);
    return on(own(output, "expression"), inner);
  }
  if (OTHER.has(first) || second === "") return [];
  const isData = first === "data";
  const [type, name, attribute] = isData
    ? [second, third, rest.join(".")]
    : [first, second, [third, ...rest].filter(Boolean).join(".")];
  const address = `${module.path}${isData ? "data." : ""}${type}.${name}`;
  return [
    {
      address,
      name: attribute === "" ? address : `${address}.${attribute}`,
      mode: isData ? "data" : "managed",
      type,
      attribute,
    },
  ];
}

const OTHER = new Set(["local", "path", "terraform", "count", "self"]);

/** Of several instances those of the same module and key, if there are any. */
function meant(
  all: readonly ResourceChange[],
  resource: ResourceChange,
): readonly ResourceChange[] {
  if (all.length < 2) return all;
  const near = all.filter(
    (one) => one["module_address"] === resource["module_address"],
  );
  const some = near.length > 0 ? near : all;
  const key = lastKey(resource.address);
  const same = some.filter(({ address }) => lastKey(address) === key);
  return same.length > 0 ? same : some;
}
