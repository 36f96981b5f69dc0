import { type OptionGroup, terraformName } from "./option-group";
import {
  backendOf,
  type StateBackend,
  type StateType,
  withDefaults,
} from "./state-backend";

/** A backend as Terraform's JSON has it. */
export interface StateBlock {
  readonly type: StateType;
  /** The options, by Terraform's names. */
  readonly options: Readonly<Record<string, unknown>>;
}

/** Terraform's form of a stack's state. */
export function stateBlock(state: StateBackend, stackId: string): StateBlock {
  const backend = backendOf(state);
  return {
    type: state.type,
    options: {
      ...written(backend, withDefaults(state, stackId)),
      ...backend.always,
    },
  };
}

function written(
  { options }: OptionGroup,
  props: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).flatMap(([prop, option]) => {
      const value = props[prop];
      if (value === undefined) return [];
      const { group, write = (same: unknown) => same } = option;
      return [
        [
          terraformName(prop, option),
          group === undefined
            ? write(value as never)
            : written(group, value as Record<string, unknown>),
        ],
      ];
    }),
  );
}
