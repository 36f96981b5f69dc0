import { planOf } from "../support/review-plan";
import { saidOf, saidOfPlan } from "../support/said-of";

const type = "aws_s3_bucket";

test("what a provider writes as nothing is nothing, on either side", () => {
  expect(saidOf({ type, before: { cors: null }, after: { cors: [] } })).toEqual(
    [],
  );
  expect(saidOf({ type, after: { cors: "" } })).toEqual([]);
});

test("what is not known here is named, all of it at once", () => {
  expect(
    saidOf({ type, before: { b: 1, a: 1 }, after: { b: 2, a: 2 } }),
  ).toEqual(["look, not judged: changes of `a`, `b`"]);
});

test("what is known only after apply is not judged, unless it is a name that AWS gives", () => {
  const after_unknown = { arn: true, force_destroy: true, of_tomorrow: true };

  expect(saidOf({ type, after: {}, after_unknown })).toEqual([
    "look, not judged: `force_destroy` is known only after apply",
    "look, not judged: `of_tomorrow` is known only after apply",
  ]);
});

test("what the provider fills in is not judged where it is configured", () => {
  const change = { type, after: {}, after_unknown: { policy: true } };
  const configured = (expressions: object) => ({
    configuration: {
      root_module: {
        resources: [{ type, name: "it", mode: "managed", expressions }],
      },
    },
  });
  const said = ["look, not judged: `policy` is known only after apply"];

  expect(saidOfPlan(planOf([change], configured({})))).toEqual([]);
  expect(saidOfPlan(planOf([change], configured({ policy: {} })))).toEqual(
    said,
  );
  expect(saidOfPlan(planOf([change], { configuration: {} }))).toEqual(said);
});

test("what is sensitive is not judged and not shown", () => {
  const change = {
    type: "aws_iam_role",
    before: { permissions_boundary: "secret-one" },
    after: { permissions_boundary: "secret-two" },
  };
  const said = [
    "look, not judged: `permissions_boundary` is sensitive and changes",
  ];

  expect(
    saidOf({
      ...change,
      before_sensitive: { permissions_boundary: [] },
      after_sensitive: { permissions_boundary: true },
    }),
  ).toEqual(said);
  expect(
    saidOf({ ...change, before_sensitive: { permissions_boundary: true } }),
  ).toEqual(said);
  expect(saidOf(change)[0]).toContain("secret-one");
});

test("where what is not known yet comes from is told", () => {
  const plan = planOf([{ type, after: {}, after_unknown: { acl: true } }], {
    configuration: {
      root_module: {
        resources: [
          {
            ...{ type, name: "it", mode: "managed" },
            expressions: { acl: { references: ["a.b.c", "a.b"] } },
          },
        ],
      },
    },
  });

  expect(saidOfPlan(plan)).toEqual([
    "look, not judged: `acl` is known only after apply (from `a.b.c`)",
  ]);
});
