import { TerraformOutput } from "cdktf";
import type { Construct } from "constructs";
import { GitHubIdentityProvider } from "../../src";
import {
  type CheckedWorkflowRole,
  WorkflowRole,
} from "../../src/trust/workflow-role";
import { countByType, only, synthForeign } from "../support/synth";
import { TRUST } from "../support/trust-fixtures";

class Kind extends WorkflowRole {
  public constructor(scope: Construct, id: string, props: CheckedWorkflowRole) {
    super(scope, id, props);
  }
}

const synth = (props: Partial<CheckedWorkflowRole> = {}) =>
  synthForeign((stack) => {
    const role = new Kind(stack, "kind", {
      roleName: "plan",
      trust: [TRUST],
      description: "Plans",
      identityProvider: new GitHubIdentityProvider(stack, "github"),
      ...props,
    });
    new TerraformOutput(stack, "arn", { value: role.arn });
    new TerraformOutput(stack, "path-and-name", { value: role.pathAndName });
  });

test("every kind of role is one role and its trust, and waits for the identity provider", () => {
  const { resource, data } = synth();
  expect(countByType(resource)).toEqual({
    aws_iam_openid_connect_provider: 1,
    aws_iam_role: 1,
  });
  expect(countByType(data)).toEqual({
    aws_caller_identity: 1,
    aws_iam_policy_document: 1,
    aws_partition: 1,
  });
  expect(only(resource, "aws_iam_role")).toMatchObject({
    name: "plan",
    path: "/",
    description: "Plans",
    max_session_duration: 3600,
    depends_on: ["aws_iam_openid_connect_provider.github"],
  });
});

test("a kind of role has the tags that it gives, and none where it gives none", () => {
  const tagsOf = (tags?: Record<string, string>) =>
    only(synth({ tags }).resource, "aws_iam_role").tags;
  expect(tagsOf({ purpose: "plans" })).toEqual({ purpose: "plans" });
  expect(tagsOf()).toBeUndefined();
});

test("ARN and name have the role's path", () => {
  const { output } = synth({ path: "/ci/" });
  expect(output?.["arn"]?.["value"]).toMatch(/:role\/ci\/plan$/);
  expect(output?.["path-and-name"]?.["value"]).toBe("ci/plan");
  expect(synth().output?.["arn"]?.["value"]).toMatch(/:role\/plan$/);
});
