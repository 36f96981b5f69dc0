import {
  TerraformDataSource,
  TerraformElement,
  TerraformResource,
  TerraformStack,
} from "cdktf";
import { addressName } from "./address";
import { type Configuration, writeHcl } from "./hcl/configuration";

/**
 * A stack whose Terraform addresses are short and readable instead of hashed, and whose HCL is as people write it.
 */
export abstract class ReadableStack extends TerraformStack {
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

  /**
   * Says why something is there, in the comment before it in HCL. It is given an address in Terraform, such as
   * `aws_s3_bucket.backups` or `data.aws_partition.current`.
   */
  protected readonly reasonFor: (address: string) => string | undefined = () =>
    undefined;

  /**
   * The same as the JSON, in HCL. CDKTF's own is invalid where there are conditions, backslashes or a version of
   * Terraform, and leaves out all that a stack overrides.
   */
  public override toHclTerraform(): ReturnType<
    TerraformStack["toHclTerraform"]
  > {
    const { metadata } = super.toHclTerraform();
    const described = this.node
      .findAll()
      .filter(TerraformElement.isTerraformElement)
      .map((element) => element.toHclTerraform() as Configuration);
    const { reasonFor } = this;
    const configuration = this.toTerraform() as Configuration;
    return { hcl: writeHcl(configuration, { described, reasonFor }), metadata };
  }
}

function terraformType(element: TerraformElement): string {
  if (TerraformResource.isTerraformResource(element))
    return element.terraformResourceType;
  if (TerraformDataSource.isTerraformDataSource(element))
    return `data.${element.terraformResourceType}`;
  return element.constructor.name;
}
