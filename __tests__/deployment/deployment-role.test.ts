import { DeploymentRole } from "../../src/deployment/deployment-role";
import type { Policy } from "../../src/permissions/policies";
import { GitHubIdentityProvider } from "../../src";
import { ReadableStack } from "../../src/terraform/readable-stack";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { addresses, synthApp, type TerraformJson } from "../support/synth";
import { TRUST } from "../support/trust-fixtures";

const policy = (action: string): Policy => [
  { sid: "Read", effect: "Allow", actions: [action], resources: ["*"] },
];

const synth = (...actions: string[]) =>
  synthApp((app) => {
    const stack = new (class extends ReadableStack {})(app, "stack");
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    new DeploymentRole(stack, "planner", {
      roleName: "plan",
      trust: [TRUST],
      description: "Plans",
      identityProvider: new GitHubIdentityProvider(stack, "github"),
      policies: actions.map(policy),
    });
  }).stacks["stack"] as TerraformJson;

test("a role has each of its policies as one of its own, numbered from the second one on", () => {
  expect(
    addresses(synth("a:One", "a:Two", "a:Three")).filter((one) =>
      /^aws_iam_(policy|role_)/.test(one),
    ),
  ).toEqual([
    "aws_iam_policy.planner",
    "aws_iam_policy.planner_2",
    "aws_iam_policy.planner_3",
    "aws_iam_role_policy_attachment.planner",
    "aws_iam_role_policy_attachment.planner_2",
    "aws_iam_role_policy_attachment.planner_3",
  ]);
});

test("policies have the role's name, and no description, which AWS could not change", () => {
  const { aws_iam_policy } = synth("a:One", "a:Two").resource;
  expect(aws_iam_policy).toEqual({
    planner: {
      name: "plan",
      path: "/",
      policy: "${data.aws_iam_policy_document.planner.json}",
    },
    planner_2: {
      name: "plan-2",
      path: "/",
      policy: "${data.aws_iam_policy_document.planner_2.json}",
    },
  });
});

test("a role without policies has none", () => {
  expect(synth().resource).not.toHaveProperty("aws_iam_policy");
});
