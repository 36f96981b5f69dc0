import { blocks, isEmpty, isObject, own } from "./json";
import type { Plan, ResourceChange } from "./plan";

/** Whether the configuration of a resource says something of an attribute. */
export type IsConfigured = (key: string) => boolean;

/** What the configuration says of a resource. */
export interface Configuration {
  /** Where it says nothing of the resource, all may be configured. */
  readonly isConfigured: IsConfigured;
  /** Whether commands run when the resource is made or destroyed. */
  readonly hasProvisioners: boolean;
}

/** Looks up what the configuration says of resources. */
export function configurationOf(
  plan: Plan,
): (change: ResourceChange) => Configuration {
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
    return {
      isConfigured: (key) =>
        isObject(resource) ? own(expressions, key) !== undefined : true,
      hasProvisioners: !isEmpty(own(resource, "provisioners")),
    };
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
