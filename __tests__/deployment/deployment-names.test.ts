import { namesTakenByDeployment } from "../../src/deployment/deployment-names";
import { DEPLOYMENT } from "../support/deployment";

const namesTaken = (change: object = {}) =>
  namesTakenByDeployment("deployment", {
    ...DEPLOYMENT,
    deploys: [],
    ...change,
  });

test("a stack for deployment takes its roles, its bucket and the identity provider for itself", () => {
  expect(namesTaken()).toEqual({
    stackId: "deployment",
    partition: "aws",
    accountId: undefined,
    buckets: [{ prop: "stateBucket.name", name: "octo-org-terraform-state" }],
    createdIssuer: "token.actions.githubusercontent.com",
    roles: [
      { prop: "planner.roleName", name: "postgres-backups-plan" },
      { prop: "deployer.roleName", name: "postgres-backups-apply" },
    ],
    state: expect.objectContaining({ prop: "state.path" }),
  });
});

test("and neither a bucket that it does not make nor a provider that is there", () => {
  expect(
    namesTaken({
      stateBucket: undefined,
      identityProvider: { source: "existing" },
    }),
  ).toMatchObject({ buckets: [], createdIssuer: undefined });
});

test("and its state, in its place", () => {
  const state = { type: "s3", bucket: "states", region: "us-east-1" };
  expect(namesTaken({ state, region: "cn-north-1" })).toMatchObject({
    partition: "aws-cn",
    state: { prop: "state.key", value: "deployment.tfstate" },
  });
});
