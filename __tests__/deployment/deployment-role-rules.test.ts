import {
  checkDeploymentRole,
  checkRolesAreOthers,
  checkRolesDiffer,
} from "../../src/deployment/deployment-role-rules";
import type { DeployerTrust, PlannerTrust } from "../../src";
import { issuerOf } from "../../src/trust/issuer";
import { DEPLOYMENT } from "../support/deployment";
import { problemsOf } from "../support/problems-of";

const provider = { issuer: issuerOf(), audiences: ["sts.amazonaws.com"] };
const repository = "octo-org/octo-repo";

const lines = (role: "planner" | "deployer", ...contexts: object[]) =>
  problemsOf((problems) =>
    checkDeploymentRole(
      problems,
      role,
      {
        roleName: "role",
        trust: contexts.map((context) => ({ repository, ...context })),
      },
      provider,
    ),
  ).map((line) => line.split(":")[0]);

test("a planner trusts environments and pull requests, a deployer environments alone", () => {
  const environment = { environment: "plan" };
  const pullRequest = { pullRequest: true };
  const other = [{ branch: "main" }, { tag: "v1" }];
  const pattern = { dangerouslyMatchContext: "environment:*" };

  expect(lines("planner", environment, pullRequest)).toEqual([]);
  expect(lines("planner", ...other, pattern)).toEqual([
    "planner.trust[0]",
    "planner.trust[1]",
    "planner.trust[2]",
  ]);
  expect(lines("deployer", environment)).toEqual([]);
  expect(
    lines("deployer", environment, pullRequest, ...other, pattern),
  ).toEqual([
    "deployer.trust[1]",
    "deployer.trust[2]",
    "deployer.trust[3]",
    "deployer.trust[4]",
  ]);
});

const differ = (
  plans: readonly PlannerTrust[],
  deploys: readonly DeployerTrust[],
  names = ["plan", "deploy"] as const,
) =>
  problemsOf((problems) =>
    checkRolesDiffer(
      problems,
      { roleName: names[0], trust: plans },
      { roleName: names[1], trust: deploys },
    ),
  );

const plan = { repository, environment: "plan" };
const production = { repository, environment: "production" };

test("the two roles share no environment of one repository, whatever claims there are besides", () => {
  expect(differ([plan], [production])).toEqual([]);
  expect(differ([plan], [{ ...plan, repository: "octo-org/infra" }])).toEqual(
    [],
  );
  for (const claims of [undefined, { actor: "octocat" }])
    expect(differ([plan], [production, { ...plan, claims }])).toEqual([
      expect.stringMatching(/^deployer\.trust\[1\]: must not let in whom/),
    ]);
});

test("an environment is the same in upper and lower case", () => {
  expect(differ([plan], [{ ...plan, environment: "Plan" }])).toHaveLength(1);
  expect(differ([plan], [{ ...plan, environment: "Plan2" }])).toEqual([]);
});

test("a subject with ids and one without are both looked at during a migration", () => {
  const ids = { ownerId: "65", repositoryId: "74" };
  expect(
    differ([plan], [{ ...plan, ...ids, subjectFormat: "both" }]),
  ).toHaveLength(1);
  expect(differ([plan], [{ ...plan, ...ids }])).toEqual([]);
});

test("the two roles have names that differ in more than case", () => {
  const named = (name: string) =>
    differ([plan], [production], ["plan", name] as never);
  expect(named("Plan")).toEqual([
    'deployer.roleName: must differ from the planner\'s in more than case, got "Plan": choose another name',
  ]);
  expect(named("plan2")).toEqual([]);
});

test("neither role administers the state bucket", () => {
  const check = (...roles: string[]) =>
    problemsOf((problems) =>
      checkRolesAreOthers(problems, {
        ...DEPLOYMENT,
        deploys: [],
        deployer: { ...DEPLOYMENT.deployer, path: "/ci/" },
        stateBucket: {
          name: "states",
          administrators: roles.map(
            (role) => `arn:aws:iam::123456789012:role/${role}`,
          ),
        },
      }),
    ).map((line) => line.split(":")[0]);
  expect(check("administrator", "postgres-backups-apply")).toEqual([]);
  expect(
    check("x", "postgres-backups-plan", "ci/postgres-backups-apply"),
  ).toEqual(["stateBucket.administrators[1]", "stateBucket.administrators[2]"]);
});
