import { stateBlock } from "./state-block";
import { backendOf, type StateBackend, withDefaults } from "./state-backend";

/** A state that a stack takes for itself. */
export interface TakenState {
  /** Which state it is: two stacks with the same one would destroy what the other has made. */
  readonly location: string;
  /** The prop that tells it from others in the same place. */
  readonly prop: string;
  readonly value: unknown;
}

/** The state that a stack takes for itself. */
export function takenState(state: StateBackend, stackId: string): TakenState {
  const { apart, location } = backendOf(state);
  const { type, options } = stateBlock(state, stackId);
  // Both name workspaces of the same servers.
  const kind = type === "remote" ? "cloud" : type;
  return {
    location: JSON.stringify([kind, ...location(options, stackId)]),
    prop: `state.${apart}`,
    value: withDefaults(state, stackId)[apart],
  };
}
