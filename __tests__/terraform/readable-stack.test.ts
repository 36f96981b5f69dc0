import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { DataAwsIamRole } from "@cdktf/provider-aws/lib/data-aws-iam-role";
import { TerraformOutput, TerraformVariable } from "cdktf";
import { Construct } from "constructs";
import { ReadableStack } from "../../src/terraform/readable-stack";
import { addresses, synthApp, type TerraformJson } from "../support/synth";

class Stack extends ReadableStack {}

const synth = (build: (stack: Stack) => void) =>
  synthApp((app) => {
    const stack = new Stack(app, "stack");
    new AwsProvider(stack, "aws");
    build(stack);
  }).stacks.stack as TerraformJson;

const role = (scope: Construct, id: string) =>
  new IamRole(scope, id, { assumeRolePolicy: "{}" });

test("addresses have no hash, however deep the construct", () => {
  const json = synth((stack) => {
    const inner = new Construct(new Construct(stack, "team"), "db");
    role(inner, "backup");
    role(inner, "Default");
    new DataAwsIamRole(inner, "backup-source", { name: "x" });
    new TerraformOutput(inner, "name", { value: "x", staticId: false });
  });
  expect(addresses(json)).toEqual([
    "aws_iam_role.team_db",
    "aws_iam_role.team_db_backup",
    "data.aws_iam_role.team_db_backup-source",
    "output.team_db_name",
  ]);
});

test("references follow the short addresses", () => {
  const json = synth((stack) => {
    const first = role(new Construct(stack, "a"), "b");
    new IamRole(stack, "second", {
      assumeRolePolicy: "{}",
      description: first.arn,
      dependsOn: [first],
    });
  });
  expect(json.resource.aws_iam_role?.second).toMatchObject({
    description: "${aws_iam_role.a_b.arn}",
    depends_on: ["aws_iam_role.a_b"],
  });
});

test("a resource and a data source may have the same name, and so may resources of two types", () => {
  const json = synth((stack) => {
    role(stack, "same");
    new DataAwsIamRole(new Construct(stack, "same-data"), "x", { name: "x" });
    new DataAwsIamRole(new Construct(stack, "Default"), "same", { name: "x" });
  });
  expect(addresses(json)).toEqual([
    "aws_iam_role.same",
    "data.aws_iam_role.same",
    "data.aws_iam_role.same-data_x",
  ]);
});

test("two elements with the same address are refused, with both paths", () => {
  expect(() =>
    synth((stack) => {
      role(new Construct(stack, "a"), "b");
      role(stack, "a_b");
    }),
  ).toThrow(
    "stack/a_b and stack/a/b have the same Terraform address aws_iam_role.a_b: rename one of the two constructs",
  );
});

test("two elements that `Default` would hide behind one another are refused", () => {
  expect(() =>
    synth((stack) => {
      role(new Construct(stack, "Default"), "backup");
      role(stack, "backup");
    }),
  ).toThrow("have the same Terraform address aws_iam_role.backup");
});

test("two variables with the same name are refused", () => {
  expect(() =>
    synth((stack) => {
      new TerraformVariable(new Construct(stack, "a"), "b", {});
      new TerraformVariable(stack, "a_b", {});
    }),
  ).toThrow("have the same Terraform address TerraformVariable.a_b");
});

test("an element that is asked for its address again keeps it", () => {
  const json = synth((stack) => {
    const one = role(stack, "one");
    expect(one.friendlyUniqueId).toBe(one.friendlyUniqueId);
    expect(stack.getLogicalId(one)).toBe(stack.getLogicalId(one));
  });
  expect(addresses(json)).toEqual(["aws_iam_role.one"]);
});

test("another stack may have the same address", () => {
  const { stacks } = synthApp((app) => {
    for (const id of ["one", "two"]) {
      const stack = new Stack(app, id);
      new AwsProvider(stack, "aws");
      role(stack, "backup");
    }
  });
  expect(Object.values(stacks).map(addresses)).toEqual([
    ["aws_iam_role.backup"],
    ["aws_iam_role.backup"],
  ]);
});
