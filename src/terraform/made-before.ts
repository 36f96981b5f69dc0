import { type TerraformElement, TerraformStack } from "cdktf";
import type { Construct } from "constructs";

/**
 * What must be there before something in the stack of a construct can be made, for its `dependsOn`. Terraform knows of no
 * order between states: what another stack makes is left out, and that stack is deployed first.
 */
export function madeBefore(
  scope: Construct,
  ...elements: readonly TerraformElement[]
): TerraformElement[] {
  const own = TerraformStack.of(scope);
  return elements.filter((element) => {
    if (element.cdktfStack === own) return true;
    own.addDependency(element.cdktfStack);
    return false;
  });
}

/** Whether two constructs are in one stack. */
export function areTogether(one: Construct, other: Construct): boolean {
  return TerraformStack.of(one) === TerraformStack.of(other);
}
