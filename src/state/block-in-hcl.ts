import { type OptionGroup, terraformName } from "./option-group";
import { BACKENDS } from "./state-backend";
import type { StateBlock } from "./state-block";

/**
 * The options of a backend for what `cdktf synth --hcl` writes. Each value goes in as JSON, which HCL understands and
 * CDKTF 0.21 leaves as it is: a text by itself could be taken for a number, a list or an object.
 */
export function blockInHcl({ type, options }: StateBlock): object {
  return inHcl(BACKENDS[type], options);
}

function inHcl({ options }: OptionGroup, values: object): object {
  const blocks = new Map(
    Object.entries(options).map(([prop, option]) => [
      terraformName(prop, option),
      option.block && option.group,
    ]),
  );
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const group = blocks.get(name);
      if (group !== undefined)
        return [name, { value: inHcl(group, value as object), isBlock: true }];
      const json = typeof value === "string" || typeof value === "object";
      return [name, json ? JSON.stringify(value) : value];
    }),
  );
}
