import { saidOf, saidOfAttribute } from "../../support/said-of";

const type = "aws_s3_bucket_object_lock_configuration";

function rule(mode: string, days: number, years = 0) {
  return [{ default_retention: [{ mode, days, years }] }];
}

function said(before: unknown, after: unknown) {
  return saidOfAttribute(type, "rule", before, after);
}

test.each([
  ["shorter", rule("GOVERNANCE", 14), rule("GOVERNANCE", 13)],
  ["shorter, in years", rule("GOVERNANCE", 0, 1), rule("GOVERNANCE", 364)],
  ["weaker", rule("COMPLIANCE", 14), rule("GOVERNANCE", 30)],
  ["gone", rule("GOVERNANCE", 14), []],
])("a lock that is %s is data at risk", (_, before, after) => {
  expect(said(before, after)).toEqual([
    expect.stringMatching(/^data at risk, data at risk: \*\*shortened\*\*/),
  ]);
});

test.each([
  ["longer", rule("GOVERNANCE", 14), rule("GOVERNANCE", 15)],
  ["stronger", rule("GOVERNANCE", 14), rule("COMPLIANCE", 14)],
  ["new", [], rule("GOVERNANCE", 1)],
])("a lock that is %s is nothing to look at", (_, before, after) => {
  expect(said(before, after)).toEqual([
    expect.stringMatching(/^nothing, protections: Object Lock: from /),
  ]);
});

test("the same time in another unit is no change", () => {
  expect(said(rule("GOVERNANCE", 365), rule("GOVERNANCE", 0, 1))).toEqual([]);
});

test("a configuration that is destroyed is data at risk", () => {
  const before = {
    object_lock_enabled: "Enabled",
    rule: rule("GOVERNANCE", 7),
  };

  expect(saidOf({ type, before })).toEqual([
    "nothing, what goes: **destroyed**",
    "data at risk, data at risk: Object Lock: **turned off**",
    "data at risk, data at risk: **shortened**: Object Lock: from 7 days of `GOVERNANCE` to none",
  ]);
  expect(saidOf({ type, after: before })).toEqual([
    "nothing, protections: Object Lock: from none to 7 days of `GOVERNANCE`",
  ]);
});

test.each([null, "", undefined])(
  "Object Lock that becomes %j is data at risk",
  (nothing) => {
    const before = { object_lock_enabled: "Enabled", rule: null };
    const after = { object_lock_enabled: nothing, rule: null };
    expect(saidOf({ type, before, after })).toEqual([
      "data at risk, data at risk: Object Lock: **turned off**",
    ]);
    expect(saidOf({ type, before: after, after: before })).not.toContainEqual(
      expect.stringContaining("at risk"),
    );
  },
);

test("a rule that becomes null is data at risk", () => {
  expect(said(rule("GOVERNANCE", 14), null)).toEqual([
    expect.stringMatching(/^data at risk, data at risk: \*\*shortened\*\*/),
  ]);
});
