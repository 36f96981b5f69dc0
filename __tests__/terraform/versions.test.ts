import { TerraformStack, Testing } from "cdktf";
import {
  mendRequiredVersion,
  requireVersions,
} from "../../src/terraform/versions";

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

test("CDKTF's broken line of HCL is mended", () => {
  expect(
    mendRequiredVersion('terraform {\n  0 = "required_version"\n}\n'),
  ).toBe('terraform {\n  required_version = ">= 1.7.0, < 2.0.0"\n}\n');
});

test("all other HCL stays as it is", () => {
  const hcl =
    'terraform {\n  required_version = ">= 1.7.0"\n}\nx = "0 = \\"required_version\\""\n';
  expect(mendRequiredVersion(hcl)).toBe(hcl);
});

test("a newer version of Terraform can be required, in both forms", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  requireVersions(stack, "1.10.0");
  expect(JSON.parse(Testing.synth(stack))).toMatchObject({
    terraform: { required_version: ">= 1.10.0, < 2.0.0" },
  });
  expect(mendRequiredVersion('0 = "required_version"\n', "1.10.0")).toBe(
    'required_version = ">= 1.10.0, < 2.0.0"\n',
  );
});
