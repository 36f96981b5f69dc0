import type { Prop } from "../validation/prop";
import { snakeCase } from "../validation/values";

/** A version of Terraform that brought something, as a constraint names it. */
export type TerraformVersion = `1.${number}.0`;

/** A prop of a backend: which values it can have, and what Terraform makes of it. */
export interface Option extends Prop {
  /** Terraform's name of the option, where that is not the prop's in snake case. */
  readonly terraform?: string;
  /** The version of Terraform that brought the option, where that is one after 1.7. */
  readonly since?: TerraformVersion;
  /** Terraform's form of a value. */
  readonly write?: (value: never) => unknown;
  /** What is in a group. */
  readonly group?: OptionGroup;
  /** Whether HCL writes the group as a block and not as an attribute. */
  readonly block?: true;
}

/** Every name that Terraform knows in a place, as this project treats it. */
export interface OptionGroup<Prop extends string = string> {
  /** The props, by the names that they have here. */
  readonly options: Readonly<Record<Prop, Option>>;
  /** Terraform's names of secrets, and how Terraform gets them instead. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Terraform's names of what is left out, and what to do instead. */
  readonly leftOut?: Readonly<Record<string, LeftOut>>;
}

/** Why an option of Terraform's is no prop here, continuing "must not be given", and what to do instead. */
export type LeftOut = readonly [because: string, fix: string];

/** Terraform's name of a prop. */
export function terraformName(prop: string, { terraform }: Option): string {
  return terraform ?? snakeCase(prop);
}
