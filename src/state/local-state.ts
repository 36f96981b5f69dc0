import { LocalBackend, TerraformBackend, type TerraformStack } from "cdktf";

/**
 * Gives a stack a local state file, unless it has a state backend by now.
 *
 * The path is relative to the folder that Terraform runs in (`cdktf.out/stacks/<stack>`), and leads to where CDKTF
 * keeps local states: beside `cdktf.out`. CDKTF's own default is the absolute path of the synthesizing machine.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/local
 */
export function ensureStateBackend(stack: TerraformStack): void {
  if (stack.node.children.some((child) => TerraformBackend.isBackend(child)))
    return;
  new LocalBackend(stack, {
    path: `../../../terraform.${stack.node.id}.tfstate`,
  });
}
