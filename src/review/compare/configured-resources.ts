import { isObject, own } from "../json";
import type { Plan } from "../plan";

/** What the configuration says of each resource, by its address without keys of `count` and `for_each`. */
export function configuredResources(plan: Plan): [string, unknown][] {
  return inModule(own(own(plan, "configuration"), "root_module"), "");
}

function inModule(module: unknown, path: string): [string, unknown][] {
  const resources = [own(module, "resources") ?? []].flat();
  const calls = own(module, "module_calls");
  return [
    ...resources.map((resource): [string, unknown] => [
      `${path}${String(own(resource, "address"))}`,
      resource,
    ]),
    ...Object.entries(isObject(calls) ? calls : {}).flatMap(([name, call]) =>
      inModule(own(call, "module"), `${path}module.${name}.`),
    ),
  ];
}
