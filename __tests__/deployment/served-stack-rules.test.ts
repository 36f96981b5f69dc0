import { App } from "cdktf";
import { PostgresBackupStack } from "../../src";
import { deployerPolicies } from "../../src/permissions/policies";
import { checkServedStacks } from "../../src/deployment/served-stack-rules";
import { DEPLOYMENT, SERVED } from "../support/deployment";
import { problemsOf } from "../support/problems-of";
import { prefixedJob } from "../support/synth";

const check = (deploys: readonly PostgresBackupStack[], change: object = {}) =>
  problemsOf((problems) =>
    checkServedStacks(problems, "deploys", {
      ...DEPLOYMENT,
      deploys,
      ...change,
    }),
  );

/** A stack with so many roles whose ARNs are nearly as long as can be. */
const stack = (app: App, id: string, roles: number) =>
  new PostgresBackupStack(app, id, {
    ...SERVED,
    bucket: { name: `octo-org-backups-${id}` },
    backups: Array.from({ length: roles }, (_, index) => ({
      ...prefixedJob(`${id}-${index}`),
      path: `/${"backups/".repeat(60)}`,
    })),
  });

test("stacks may need ten policies, and not eleven", () => {
  const app = new App({ stackTraces: false });
  const five = ["a", "b", "c", "d", "e"].map((id) => stack(app, id, 16));
  const count = (stacks: readonly PostgresBackupStack[]) =>
    deployerPolicies(
      ...stacks.map(
        ({ deployedStack }) =>
          ({ ...deployedStack, accountId: "123456789012" }) as never,
      ),
    ).length;
  const more = [...five, stack(app, "f", 1)];

  expect(count(five)).toBe(10);
  expect(check(five)).toEqual([]);
  expect(count(more)).toBe(11);
  expect(check(more)).toEqual([
    'deploys: must need at most 10 policies, AWS\'s quota for a role, got "11 policies for 6 stacks": deploy some of the stacks by roles of another DeploymentStack',
  ]);
});

test("a stack in the account and partition of the roles is served, in whichever of the two is named", () => {
  const app = new App({ stackTraces: false });
  const named = new PostgresBackupStack(app, "named", {
    ...SERVED,
    accountId: "123456789012",
  });
  expect(check([named], { accountId: "123456789012" })).toEqual([]);
  expect(check([named])).toEqual([]);
  expect(check([named], { accountId: "210987654321" })).toEqual([
    'deploys[0]: must be in the account "210987654321", as the roles are, got "named": make another DeploymentStack in "123456789012"',
  ]);
  expect(check([named], { region: "cn-north-1" })).toEqual([
    'deploys[0]: must be in the partition "aws-cn", as the roles are, got "named": make another DeploymentStack in "aws"',
  ]);
});
