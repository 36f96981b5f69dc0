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

/** The stack that a construct is in, or that it is; none for an app. */
export function stackOf(construct: Construct): TerraformStack | undefined {
  return construct.node.scopes.findLast((scope) =>
    TerraformStack.isStack(scope),
  ) as TerraformStack | undefined;
}
