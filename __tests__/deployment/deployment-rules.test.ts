import { App } from "cdktf";
import { PostgresBackupStack } from "../../src";
import { checkDeployment } from "../../src/deployment/deployment-rules";
import { takenState } from "../../src/state/taken-state";
import { DEPLOYMENT, SERVED } from "../support/deployment";
import { messageLines } from "../support/problems-of";

const check = (change: object = {}, others: readonly object[] = []) => {
  const app = new App({ stackTraces: false });
  const deploys = [new PostgresBackupStack(app, "backups", SERVED)];
  return messageLines(() =>
    checkDeployment(
      "deployment",
      { ...DEPLOYMENT, deploys, ...change },
      others as never,
    ),
  );
};

test("a stack for deployment with all that it must have is right", () => {
  expect(check()).toEqual([]);
});

test("every broken rule is in one message", () => {
  const lines = check({
    region: "mars",
    planner: undefined,
    stateBucket: { name: "State" },
  });
  expect(lines.map((line) => line.split(":")[0])).toEqual([
    "deployment",
    "planner",
    "region",
    "stateBucket.name",
  ]);
});

test("other stacks are looked at only where the stack itself is right", () => {
  const other = {
    stackId: "other",
    partition: "aws",
    buckets: [],
    roles: [{ prop: "roleName", name: DEPLOYMENT.planner.roleName }],
    state: takenState({ type: "local" }, "other"),
  };
  const first = (change: object) => check(change, [other])[1]?.split(":")[0];
  expect(first({})).toBe("planner.roleName");
  expect(first({ region: "mars" })).toBe("region");
});
