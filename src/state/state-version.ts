import { isRecord } from "../validation/values";
import type { OptionGroup, TerraformVersion } from "./option-group";
import { backendOf, type StateBackend } from "./state-backend";

/** The oldest Terraform that knows a backend with what it is given; `undefined` where every one does. */
export function terraformFor(
  state: StateBackend,
): TerraformVersion | undefined {
  const backend = backendOf(state);
  return [backend.since, ...versions(backend, { ...state })]
    .filter((version) => version !== undefined)
    .sort((a, b) => a.localeCompare(b, "en", { numeric: true }))
    .at(-1);
}

function versions(
  { options }: OptionGroup,
  props: Readonly<Record<string, unknown>>,
): (TerraformVersion | undefined)[] {
  return Object.entries(options).flatMap(([prop, { since, group }]) => {
    const value = props[prop];
    if (value === undefined) return [];
    return group !== undefined && isRecord(value)
      ? versions(group, value)
      : [since];
  });
}
