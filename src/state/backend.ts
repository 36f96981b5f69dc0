import type { Problems } from "../validation/problems";
import type { Option, OptionGroup, TerraformVersion } from "./option-group";

/** What this project knows of a backend of Terraform's, for the props `T`. */
export interface Backend<
  T extends { readonly type: string },
> extends OptionGroup {
  readonly options: Readonly<Record<Exclude<keyof T, "type">, Option>>;
  /** What stands in the JSON in any case, by Terraform's names. */
  readonly always?: Readonly<Record<string, unknown>>;
  /** The version of Terraform that the backend needs, where that is one after 1.7. */
  readonly since?: TerraformVersion;
  /** The values of props that are not given. */
  readonly defaults: (stackId: string, given: Partial<T>) => Partial<T>;
  /** The prop that tells the states in one place apart. */
  readonly apart: Exclude<keyof T, "type"> & string;
  /** Which state is meant: two stacks with the same answer would overwrite each other's. */
  readonly location: (
    block: Readonly<Record<string, unknown>>,
    stackId: string,
  ) => readonly unknown[];
  /** Rules that more than one prop take part in. */
  readonly check?: (
    problems: Problems,
    path: string,
    given: Partial<T>,
  ) => void;
}
