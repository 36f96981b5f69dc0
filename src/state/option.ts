import { checkChoice } from "../validation/shape";
import {
  type Check,
  flagCheck,
  isKnown,
  textCheck,
  textMapCheck,
  type TextRule,
  textsCheck,
  wholeNumberCheck,
} from "./option-rules";

/** A version of Terraform that brought something, as a constraint names it. */
export type TerraformVersion = `1.${number}.0`;

/** A prop of a backend: what Terraform calls it, and which values it can have. */
export interface Option {
  /** Terraform's name of the option. */
  readonly terraform: string;
  readonly required?: true;
  /** The version of Terraform that brought the option, where that is one after 1.7. */
  readonly since?: TerraformVersion;
  /** The rule that a value must keep; none for a group, whose options have theirs. */
  readonly check?: Check;
  /** Terraform's form of a value. */
  readonly write?: (value: never) => unknown;
  /** What is in a group. */
  readonly group?: OptionGroup;
  /** Whether HCL writes the group as a block and not as an attribute. */
  readonly block?: true;
}

/** Every name that Terraform knows in a place, as this project treats it. */
export interface OptionGroup {
  /** The props, by the names that they have here. */
  readonly options: Readonly<Record<string, Option>>;
  /** Terraform's names of secrets, and how Terraform gets them instead. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Terraform's names of what is left out, and what to do instead. */
  readonly leftOut?: Readonly<Record<string, LeftOut>>;
}

/** Why an option of Terraform's is no prop here, continuing "must not be given", and what to do instead. */
export type LeftOut = readonly [because: string, fix: string];

/** How Terraform gets a secret that it reads from the environment. */
export const inEnvironment = (...variables: readonly string[]): string =>
  `set ${variables.join(" or ")} where Terraform runs`;

export const text = (terraform: string, rule?: TextRule): Option => ({
  terraform,
  check: textCheck(rule),
});

export const texts = (terraform: string, rule?: TextRule): Option => ({
  terraform,
  check: textsCheck(rule),
});

export const textMap = (terraform: string): Option => ({
  terraform,
  check: textMapCheck,
});

export const flag = (terraform: string): Option => ({
  terraform,
  check: flagCheck,
});

export const wholeNumber = (
  terraform: string,
  unit: string,
  min: number,
  max: number,
): Option => ({ terraform, check: wholeNumberCheck(unit, min, max) });

export const choice = (
  terraform: string,
  choices: readonly string[],
): Option => ({
  terraform,
  check: (problems, path, value) => {
    if (isKnown(problems, path, value))
      checkChoice(problems, path, value, choices);
  },
});

export const group = (terraform: string, options: OptionGroup): Option => ({
  terraform,
  group: options,
});

/** The same, written as a block by HCL. */
export const block = (terraform: string, options: OptionGroup): Option => ({
  ...group(terraform, options),
  block: true,
});

export const required = (option: Option): Option => ({
  ...option,
  required: true,
});

export const since = (version: TerraformVersion, option: Option): Option => ({
  ...option,
  since: version,
});
