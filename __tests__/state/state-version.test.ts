import { Testing } from "cdktf";
import { PostgresBackupStack } from "../../src";
import { terraformFor } from "../../src/state/state-version";
import { FULL, LEAST } from "../support/states";
import { GUIDE, synthStack } from "../support/synth";

const required = (state?: Parameters<typeof terraformFor>[0]) =>
  synthStack({ state }).terraform["required_version"];

test("a state of S3 needs the version that locks it without a table", () => {
  expect(required(LEAST.s3)).toBe(">= 1.10.0, < 2.0.0");
});

test.each(Object.values(LEAST).filter(({ type }) => type !== "s3"))(
  "a state of the type $type needs no other version than no state",
  (state) => {
    expect(required(state)).toBe(required());
    expect(required()).toBe(">= 1.7.0, < 2.0.0");
  },
);

test.each([
  [{ ...LEAST.azurerm, useCli: false }, "1.11.0"],
  [{ ...LEAST.azurerm, useOidc: true }, undefined],
  [{ ...LEAST.azurerm, useCli: undefined }, undefined],
  [{ ...LEAST.cos, profile: "data" }, "1.10.0"],
  [
    { ...LEAST.cos, assumeRole: { roleArn: "role", externalId: "octo" } },
    "1.10.0",
  ],
  [{ ...LEAST.cos, assumeRole: { roleArn: "role" } }, undefined],
  [{ ...LEAST.oss, tablestoreInstanceName: "octo-org" }, "1.12.0"],
])("what a newer version has brought needs it: %j", (state, version) => {
  expect(terraformFor(state)).toBe(version);
});

test("of several versions the newest is needed", () => {
  expect(terraformFor(FULL.azurerm)).toBe("1.11.0");
  expect(terraformFor(FULL.s3)).toBe("1.10.0");
});

test("the form in HCL needs the same version", () => {
  const stack = new PostgresBackupStack(Testing.app(), "stack", {
    ...GUIDE,
    state: LEAST.s3,
  });
  stack.prepareStack();
  const { hcl } = stack.toHclTerraform();
  expect(hcl).toContain('required_version = ">= 1.10.0, < 2.0.0"');
  expect(hcl).toContain(
    'backend "s3" {\n    bucket       = "octo-org-terraform-state"',
  );
});
