import { TerraformStack, Testing } from "cdktf";
import { forget } from "../../src/terraform/forget";
import { PostgresBackupStack } from "../../src";
import { GUIDE, synthStack } from "../support/synth";

test("a resource leaves the state and stays in the account", () => {
  const stack = new TerraformStack(Testing.app(), "stack");
  forget(stack, "aws_iam_openid_connect_provider.github");
  expect(JSON.parse(Testing.synth(stack))).toMatchObject({
    removed: [
      {
        from: "aws_iam_openid_connect_provider.github",
        lifecycle: { destroy: false },
      },
    ],
  });
});

test("a stack lets go of the provider where the account has it, and only there", () => {
  expect(
    synthStack({ ...GUIDE, identityProvider: { source: "existing" } }),
  ).toHaveProperty("removed");
  expect(synthStack(GUIDE)).not.toHaveProperty("removed");
});

test.each([
  ["existing", 1],
  ["create", 0],
] as const)(
  "the HCL of a stack with the provider %s has the block %i times",
  (source, times) => {
    const stack = new PostgresBackupStack(Testing.app(), "stack", {
      ...GUIDE,
      identityProvider: { source },
    });
    const { hcl } = stack.toHclTerraform() as { hcl: string };
    expect(hcl.split("removed {")).toHaveLength(times + 1);
  },
);
