import type { TerraformStack } from "cdktf";

/**
 * Lets Terraform let go of a resource that a stack has created and that others need as well: it leaves the state and
 * stays in the account. Where the state does not hold it, nothing happens.
 *
 * @see https://developer.hashicorp.com/terraform/language/resources/syntax#removing-resources
 */
export function forget(stack: TerraformStack, address: string): void {
  stack.addOverride("removed", [
    { from: address, lifecycle: { destroy: false } },
  ]);
}
