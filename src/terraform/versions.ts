import type { TerraformStack } from "cdktf";

/** From the version that knows `removed` blocks, below the next major one. */
const TERRAFORM = ">= 1.7.0, < 2.0.0";

/** From the version that the bindings were made from, below the next major one. */
const AWS_PROVIDER = ">= 6.25.0, < 7.0.0";

/**
 * Makes a stack require ranges of versions, in place of CDKTF's exact pin of the provider and of no version of
 * Terraform at all. Within the range Terraform's lock file decides, where a team keeps one.
 *
 * @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function requireVersions(stack: TerraformStack): void {
  stack.addOverride("terraform.required_version", TERRAFORM);
  stack.addOverride("terraform.required_providers.aws", {
    source: "hashicorp/aws",
    version: AWS_PROVIDER,
  });
}

/**
 * Mends what `cdktf synth --hcl` makes of `required_version`: CDKTF 0.21 writes an attribute's position and name there
 * in place of its name and value, which is not HCL.
 */
export function mendRequiredVersion(hcl: string): string {
  return hcl.replace(
    /^( *)\d+ += "required_version"$/m,
    `$1required_version = "${TERRAFORM}"`,
  );
}
