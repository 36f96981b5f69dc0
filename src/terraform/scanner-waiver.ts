import {
  type TerraformDataSource,
  TerraformResource,
  TerraformStack,
} from "cdktf";

/** A check of checkov's. */
export type CheckId = `CKV_AWS_${number}` | `CKV2_AWS_${number}`;

const WAIVER = "scanner-waiver";

/**
 * Notes beside a resource that a scanner's check is not for it, and why. The note has the form that checkov reads in
 * CloudFormation. In Terraform's JSON and in plans it reads none, so the tests compare what it finds with the notes.
 *
 * @see https://github.com/bridgecrewio/checkov/issues/4634
 */
export function waive(
  element: TerraformResource | TerraformDataSource,
  id: CheckId,
  reason: string,
): void {
  element.node.addMetadata(WAIVER, { id, comment: reason });
  const kind = TerraformResource.isTerraformResource(element)
    ? "resource"
    : "data";
  // An override of the element itself would be lost on a data source: CDKTF puts its own note in that place.
  TerraformStack.of(element).addOverride(
    `${kind}.${element.terraformResourceType}.${element.friendlyUniqueId}.//.checkov.skip`,
    element.node.metadata
      .filter(({ type }) => type === WAIVER)
      .map(({ data }) => data as unknown),
  );
}
