import type { TerraformStack } from "cdktf";

/** The version of Terraform that knows `removed` blocks. */
const OLDEST = "1.7.0";

/** From a version of Terraform, below the next major one. */
const terraform = (oldest: string) => `>= ${oldest}, < 2.0.0`;

/** From a version of the provider, below the next major one. */
const awsProvider = (oldest: string) => `>= ${oldest}, < 7.0.0`;

/** The version that the bindings were made from. */
const OLDEST_PROVIDER = "6.25.0";

/**
 * Makes a stack require ranges of versions, in place of CDKTF's exact pin of the provider and of no version of
 * Terraform at all. Within the range Terraform's lock file decides, where a team keeps one.
 *
 * @param oldest the oldest version of Terraform that will do
 * @see https://developer.hashicorp.com/terraform/language/expressions/version-constraints
 */
export function requireVersions(
  stack: TerraformStack,
  oldest: string = OLDEST,
): void {
  stack.addOverride("terraform.required_version", terraform(oldest));
  stack.addOverride("terraform.required_providers.aws", {
    source: "hashicorp/aws",
    version: awsProvider(OLDEST_PROVIDER),
  });
}

/** Makes a stack require a newer version of the AWS provider. */
export function requireProvider(stack: TerraformStack, oldest: string): void {
  stack.addOverride(
    "terraform.required_providers.aws.version",
    awsProvider(oldest),
  );
}
