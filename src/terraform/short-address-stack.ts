import {
  TerraformDataSource,
  TerraformElement,
  TerraformResource,
  TerraformStack,
} from "cdktf";
import { addressName } from "./address";

/**
 * A stack whose Terraform addresses are short and readable instead of hashed.
 */
export abstract class ShortAddressStack extends TerraformStack {
  private readonly taken = new Map<string, TerraformElement>();

  /**
   * Names an element in its Terraform address.
   *
   * @throws Error if another element has the same address, since Terraform would take the two for one
   */
  protected override allocateLogicalId(
    element: Parameters<TerraformStack["getLogicalId"]>[0],
  ): string {
    if (!TerraformElement.isTerraformElement(element))
      return super.allocateLogicalId(element);
    const scopes = element.node.scopes;
    const ids = scopes
      .slice(scopes.indexOf(this) + 1)
      .map((scope) => scope.node.id);
    const type = terraformType(element);
    const name = addressName(ids, type);
    const address = `${type}.${name}`;
    const owner = this.taken.get(address);
    if (owner !== undefined && owner !== element) {
      throw new Error(
        `${element.node.path} and ${owner.node.path} have the same Terraform address ${address}: rename one of the two constructs`,
      );
    }
    this.taken.set(address, element);
    return name;
  }
}

function terraformType(element: TerraformElement): string {
  if (TerraformResource.isTerraformResource(element))
    return element.terraformResourceType;
  if (TerraformDataSource.isTerraformDataSource(element))
    return `data.${element.terraformResourceType}`;
  return element.constructor.name;
}
