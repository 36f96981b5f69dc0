import { handOverDeployment } from "../../src/deployment/deployment-hand-over";
import { synthForeign } from "../support/synth";

const trust = (...repositories: string[]) =>
  repositories.map((repository) => ({
    repository: `octo-org/${repository}`,
    environment: "production",
  }));

const outputs = (stateBucketName?: string) =>
  synthForeign((stack) =>
    handOverDeployment(stack, {
      planRole: { arn: "arn:plan", trust: trust("one", "two") },
      applyRole: { arn: "arn:apply", trust: trust("two") },
      stateBucketName,
    }),
  ).output;

const into = (repositories: string, name: string) =>
  `Paste into GitHub: ${repositories} > Settings > Secrets and variables > Actions > Variables > New repository variable, named ${name}`;

test("each role is handed to the repositories that it trusts, as a variable", () => {
  expect(outputs()).toEqual({
    PLAN_ROLE_ARN: {
      value: "arn:plan",
      description: into("octo-org/one, octo-org/two", "PLAN_ROLE_ARN"),
    },
    APPLY_ROLE_ARN: {
      value: "arn:apply",
      description: into("octo-org/two", "APPLY_ROLE_ARN"),
    },
  });
});

test("a bucket for states is handed to the repositories of both, each once", () => {
  expect(outputs("states")?.["STATE_BUCKET_NAME"]).toEqual({
    value: "states",
    description: into("octo-org/one, octo-org/two", "STATE_BUCKET_NAME"),
  });
});
