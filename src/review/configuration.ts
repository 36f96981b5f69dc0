import { blocks, isObject, own } from "./json";
import type { Plan, ResourceChange } from "./plan";

/** Whether the configuration of a resource says something of an attribute. */
export type IsConfigured = (key: string) => boolean;

/** Looks up what the configuration says of resources. Where it says nothing of a resource, all may be configured. */
export function configurationOf(
  plan: Plan,
): (change: ResourceChange) => IsConfigured {
  const root = own(own(plan, "configuration"), "root_module");
  return (change) => {
    const module = modulesOf(change).reduce<unknown>(
      (outer, name) => own(own(own(outer, "module_calls"), name), "module"),
      root,
    );
    const resource = blocks(own(module, "resources")).find(
      ({ type, name, mode }) =>
        type === change.type && name === change["name"] && mode === change.mode,
    );
    const expressions = own(resource, "expressions");
    return (key) =>
      isObject(resource) ? own(expressions, key) !== undefined : true;
  };
}

/** The names of the modules that a resource is in, from the outermost. */
function modulesOf({ module_address }: ResourceChange): string[] {
  if (typeof module_address !== "string") return [];
  const withoutKeys = module_address.replaceAll(
    /\[(?:\d+|"(?:[^"\\]|\\.)*")\]/g,
    "",
  );
  return withoutKeys.split(".").filter((_, index) => index % 2 === 1);
}
