import { evaluate, interpolate } from "./support/actions/expression";

const contexts = {
  github: {
    ref: "refs/heads/main",
    event: { number: 7 },
    stack: "postgres-backups",
  },
  vars: { PLAN_ROLE_ARN: "arn:aws:iam::123456789012:role/plan" },
  needs: { plan: { outputs: { "postgres-backups": "data at risk" } } },
  steps: {},
};

test.each([
  ["vars.PLAN_ROLE_ARN != ''", true],
  ["vars.APPLY_ROLE_ARN != ''", false],
  ["vars.PLAN_ROLE_ARN != '' && github.ref == 'refs/heads/main'", true],
  ["vars.PLAN_ROLE_ARN != '' && github.ref == 'refs/heads/dev'", false],
  ["github.ref == 'refs/heads/dev' || github.event.number", 7],
  ["contains(toJSON(needs.plan.outputs), 'data at risk')", true],
  ["contains(toJSON(needs.plan.outputs), 'nothing')", false],
  ["steps.report.outputs.artifact", ""],
  ["needs.plan.outputs[github.stack]", "data at risk"],
  ["needs.plan.outputs['other']", ""],
  ["'it''s'", "it's"],
])("the expression %s is %j", (expression, value) => {
  expect(evaluate(expression, contexts)).toBe(value);
});

test("expressions in a text are replaced by their values", () => {
  expect(interpolate("pull/${{ github.event.number }}/merge", contexts)).toBe(
    "pull/7/merge",
  );
});

test.each([
  ["github.event.nubmer", "there is no such name here"],
  ["matrix.stack", "there is no such name here"],
  ["startsWith(github.ref, 'refs')", "there is no such function here"],
  ["github.ref == 'refs/heads/main", "can't be read"],
  ["contains(github.ref, 'main'", ") is missing"],
  ["needs[github.ref", "] is missing"],
  ["github.ref github.ref", "can't be read"],
])("the expression %s is a mistake", (expression, why) => {
  expect(() => evaluate(expression, contexts)).toThrow(why);
});
