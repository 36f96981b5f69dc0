import { TerraformStack, Testing } from "cdktf";
import { requireVersions } from "../../src/terraform/versions";

test("a stack requires ranges of versions of Terraform and of HashiCorp's AWS provider", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  requireVersions(stack);
  expect(JSON.parse(Testing.synth(stack))).toMatchObject({
    terraform: {
      required_version: ">= 1.7.0, < 2.0.0",
      required_providers: {
        aws: { source: "hashicorp/aws", version: ">= 6.25.0, < 7.0.0" },
      },
    },
  });
});

test("a newer version of Terraform can be required", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  requireVersions(stack, "1.10.0");
  expect(JSON.parse(Testing.synth(stack))).toMatchObject({
    terraform: { required_version: ">= 1.10.0, < 2.0.0" },
  });
});
