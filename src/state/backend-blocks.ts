import { type Option, type OptionGroup, terraformName } from "./option-group";
import { BACKENDS } from "./state-backend";
import type { StateBlock } from "./state-block";

/**
 * The options of a backend that are blocks in HCL, as CDKTF's bindings describe those of resources. Terraform's JSON does
 * not tell them from attributes.
 */
export function backendBlocks({ type, options }: StateBlock): object {
  return described(BACKENDS[type], options);
}

function described({ options }: OptionGroup, values: object): object {
  return Object.fromEntries(
    Object.entries<Option>(options).flatMap(([prop, option]) => {
      const { block, group } = option;
      const name = terraformName(prop, option);
      const value = (values as Record<string, object>)[name];
      return block && group !== undefined && value !== undefined
        ? [[name, { value: described(group, value), isBlock: true }]]
        : [];
    }),
  );
}
