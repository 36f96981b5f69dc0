import type { TerraformStack } from "cdktf";

/** What had another address before, and has this one now. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/**
 * Lets Terraform move what it manages to other addresses, where it would otherwise destroy it and make it anew. Where the
 * state does not hold it, nothing happens.
 *
 * @see https://developer.hashicorp.com/terraform/language/modules/develop/refactoring
 */
export function move(stack: TerraformStack, moves: readonly Move[]): void {
  if (moves.length > 0) stack.addOverride("moved", moves);
}
