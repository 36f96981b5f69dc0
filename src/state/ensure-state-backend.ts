import { TerraformBackend, type TerraformStack } from "cdktf";
import { PlacedBackend } from "./placed-backend";
import type { StateBackend } from "./state-backend";

/**
 * Gives a stack the backend for its state, a local file by default, unless a backend of CDKTF's is placed in it.
 *
 * @throws Error if there is such a backend and a state besides
 */
export function ensureStateBackend(
  stack: TerraformStack,
  state?: StateBackend,
): void {
  const placed = stack.node
    .findAll()
    .find((node) => TerraformBackend.isBackend(node));
  if (placed === undefined)
    new PlacedBackend(stack, state ?? { type: "local" });
  else if (state !== undefined && !(placed instanceof PlacedBackend))
    throw new Error(
      `${stack.node.id}: state must not be given where a backend of CDKTF's is placed in the stack, as ${placed.node.path} is: leave out the one or the other`,
    );
}
