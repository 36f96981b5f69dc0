import { IamRolePoliciesExclusive } from "@cdktf/provider-aws/lib/iam-role-policies-exclusive";
import { IamRolePolicyAttachmentsExclusive } from "@cdktf/provider-aws/lib/iam-role-policy-attachments-exclusive";
import { Annotations, type TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { addressesOf, adoptedAddresses } from "./adopted-addresses";
import { importId, type Resources, resourcesOf } from "./import-ids";

const LIFECYCLE = "aws_s3_bucket_lifecycle_configuration.";

/** What a stack takes over, and what it knows of itself. */
export interface AdoptFacts {
  readonly adopt: readonly string[];
  /** The name of the first job in addresses. */
  readonly firstJob: string;
  readonly identityProviderArn: string;
}

/**
 * Lets Terraform take over what is there, in the plan that a reviewer reads. Whoever calls this has placed everything else
 * in the stack, and checked what is to be adopted.
 *
 * @see https://developer.hashicorp.com/terraform/language/import
 */
export function adoptInto(
  stack: TerraformStack,
  { adopt, firstJob, identityProviderArn }: AdoptFacts,
): void {
  const resources = resourcesOf(stack);
  const made = addressesOf(resources);
  // A provider that the account has already is not made here, and needs not be taken over.
  const adopted = adoptedAddresses(adopt, firstJob).filter((address) =>
    made.includes(address),
  );
  const exclusive = adopted
    .filter((address) => address.startsWith("aws_iam_role."))
    .flatMap((address) =>
      placeExclusive(stack, address.split(".")[1] as string, resources),
    );
  const facts = { resources, identityProviderArn };
  stack.addOverride(
    "import",
    [...adopted, ...exclusive].map((address) => ({
      to: address,
      id: importId(address, facts),
    })),
  );
  warn(stack, adopted);
}

/**
 * Makes the policies of a role that was there before show in the plan, where none but its own may stay: Terraform would
 * not even name them otherwise.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/iam_role_policies_exclusive
 */
function placeExclusive(
  stack: TerraformStack,
  name: string,
  { aws_iam_role_policy: policies = {} }: Resources,
): readonly string[] {
  const scope = new Construct(stack, `adopted-${name}`);
  const own = policies[name]?.["name"] as string | undefined;
  const roleName = `\${aws_iam_role.${name}.name}`;
  const inline = new IamRolePoliciesExclusive(scope, "inline", {
    roleName,
    policyNames: own === undefined ? [] : [own],
  });
  const attached = new IamRolePolicyAttachmentsExclusive(scope, "attached", {
    roleName,
    policyArns: [],
  });
  for (const one of [inline, attached]) one.overrideLogicalId(name);
  if (own !== undefined)
    inline.addOverride("depends_on", [`aws_iam_role_policy.${name}`]);
  return [
    `aws_iam_role_policies_exclusive.${name}`,
    `aws_iam_role_policy_attachments_exclusive.${name}`,
  ];
}

/** Says what a plan can't show, and how long all this is of use. */
function warn(stack: TerraformStack, adopted: readonly string[]): void {
  const annotations = Annotations.of(stack);
  annotations.addInfo(
    "adopt: read the plan, which must destroy nothing, and apply it. It can stay after that, and the next plan is empty",
  );
  for (const address of adopted) {
    const [type, name = ""] = address.split(".");
    if (type === "aws_s3_bucket" && !adopted.includes(LIFECYCLE + name))
      annotations.addWarning(
        `adopt: if the bucket has lifecycle rules, add "${LIFECYCLE}${name}", or the apply replaces them without showing them. ` +
          "If it has none, leave it out, as a plan can't take over what is not there",
      );
  }
}
