import { blocks, isEmpty, isObject, own } from "./json";
import type { Plan, ResourceChange } from "./plan";

/** Whether the configuration of a resource says something of an attribute. */
export type IsConfigured = (key: string) => boolean;

/** A module of the configuration, and how it is called. */
export interface ConfiguredModule {
  /** As in the addresses of its resources: `module.a.`, or nothing. */
  readonly path: string;
  readonly json: unknown;
  readonly call: unknown;
  readonly outer: ConfiguredModule | undefined;
}

/** What the configuration says of a resource, and in which module it stands. */
export interface ConfiguredResource {
  readonly json: unknown;
  readonly module: ConfiguredModule;
}

/** All that a configuration holds, by address without keys of `count` and `for_each`. */
export interface Configuration {
  readonly resources: ReadonlyMap<string, ConfiguredResource>;
  readonly modules: ReadonlyMap<string, ConfiguredModule>;
}

/** Walks once through the modules of a plan's configuration. */
export function configurationOf(plan: Plan): Configuration {
  const modules = new Map<string, ConfiguredModule>();
  const resources = new Map<string, ConfiguredResource>();
  const left: ConfiguredModule[] = [
    {
      path: "",
      json: own(own(plan, "configuration"), "root_module"),
      call: undefined,
      outer: undefined,
    },
  ];
  for (let module = left.pop(); module; module = left.pop()) {
    modules.set(module.path, module);
    for (const json of blocks(own(module.json, "resources")))
      resources.set(`${module.path}${addressIn(json)}`, { json, module });
    const calls = own(module.json, "module_calls");
    for (const [name, call] of Object.entries(isObject(calls) ? calls : {}))
      left.push({
        path: `${module.path}module.${name}.`,
        json: own(call, "module"),
        call,
        outer: module,
      });
  }
  return { resources, modules };
}

/** The address of a resource in its module. Only with both names it is known whether it is data. */
function addressIn(json: unknown): string {
  const [type, name] = [own(json, "type"), own(json, "name")];
  if (isEmpty(type) || isEmpty(name)) return String(own(json, "address"));
  return `${own(json, "mode") === "data" ? "data." : ""}${String(type)}.${String(name)}`;
}

/** What the configuration says of a resource of the plan; nothing where it does not say anything. */
export function configuredAs(
  { resources }: Configuration,
  { address }: ResourceChange,
): ConfiguredResource | undefined {
  return resources.get(withoutKeys(address));
}

/** Where the configuration says nothing of the resource, all may be configured. */
export function isConfiguredIn(
  resource: ConfiguredResource | undefined,
): IsConfigured {
  const expressions = own(resource?.json, "expressions");
  return (key) => resource === undefined || own(expressions, key) !== undefined;
}

const KEY = /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g;

/** An address as the configuration has it. */
export function withoutKeys(address: string): string {
  return address.includes("[") ? address.replaceAll(KEY, "") : address;
}

/** The key of `count` or `for_each` at the end of an address. */
export function lastKey(address: string): string {
  const key = address.match(KEY)?.at(-1) ?? "";
  return address.endsWith(key) ? key : "";
}
