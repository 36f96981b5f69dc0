import { verdict } from "../../src/review";
import { planOf } from "../support/review-plan";
import { saidOfPlan } from "../support/said-of";

function said(others: object): string[] {
  return saidOfPlan(planOf([], others));
}

function check(status: string, kind = "check") {
  return { address: { kind, to_display: "check.a" }, status };
}

test("what Terraform and OpenTofu write today is known", () => {
  expect(
    said({
      terraform_version: "1.11.4",
      timestamp: "2026-01-01T00:00:00Z",
      variables: { a: { value: 1 } },
      prior_state: { values: {} },
      relevant_attributes: [{}],
      applyable: true,
      complete: true,
      errored: false,
      checks: [check("pass")],
      deferred_changes: [],
    }),
  ).toEqual([]);
});

test("a part of the plan that is not known here is not judged, unless it is empty", () => {
  expect(said({ of_tomorrow: [1], as_well: {} })).toEqual([
    "look, not judged: a part of the plan that is not known here",
  ]);
});

test("a plan that leaves something out is not judged as a whole", () => {
  expect(said({ complete: false })).toEqual([
    "look, not judged: it leaves something out",
  ]);
});

test.each(["fail", "error"])("a check that ends in %s is told", (status) => {
  const problems = [{ problems: [{ message: "too old" }] }];
  const plan = planOf([], {
    checks: [{ ...check(status, "resource"), instances: problems }],
  });

  expect(saidOfPlan(plan)).toEqual([
    `look, not judged: a check of the configuration: \`${status}\``,
  ]);
  expect(verdict(plan).findings[0]?.address).toBe("check.a");
  expect(verdict(plan).findings[0]?.details?.[0]?.text).toBe("`too old`");
});

test("a check that can't be told yet is told, and a condition that stops the apply is not", () => {
  expect(said({ checks: [check("unknown")] })).toHaveLength(1);
  expect(said({ checks: [check("unknown", "resource")] })).toEqual([]);
  expect(said({ checks: [check("unknown", "output_value")] })).toEqual([]);
});

test.each([
  [
    "deferred_changes",
    { reason: "unknown", resource_change: { address: "a.b" } },
    "put off to a later plan",
  ],
  ["action_invocations", { address: "a.b" }, "an action is invoked"],
  [
    "deferred_action_invocations",
    { action_invocation: { address: "a.b" } },
    "an action is put off",
  ],
])("%s are not judged", (key, one, words) => {
  const plan = planOf([], { [key]: [one] });

  expect(saidOfPlan(plan)).toEqual([`look, not judged: **${words}**`]);
  expect(verdict(plan).findings[0]?.address).toBe("a.b");
  expect(verdict(planOf([], { [key]: [{}] })).findings[0]?.address).toBe(key);
});
