import { isFilledIn, isHarmless, isMirrored } from "../../src/review/harmless";
import type { TypeJudge } from "../../src/review/judges/judge";
import { wholePlan } from "../../src/review/whole-plan";
import { planOf } from "../support/review-plan";

const JUDGE: TypeJudge = {
  judged: {},
  harmless: ["name"],
  mirrors: { copy: "setting" },
};

const plan = wholePlan(
  planOf([{ type: "setting", before: { bucket: "set" }, after: null }]),
);

function resource(bucket: string, configured: string[] = []) {
  return {
    type: "aws_iam_role",
    before: { bucket },
    after: { bucket },
    plan,
    isDrift: true,
    isConfigured: (key: string) => configured.includes(key),
  };
}

test("names that AWS gives are harmless in every type, others where the type says so", () => {
  expect(["arn", "name", "other"].map((key) => isHarmless(JUDGE, key))).toEqual(
    [true, true, false],
  );
});

test("what is unknown as a whole is filled in only in what is new, where it is not configured", () => {
  const isSo = (
    key: string,
    configured: string[] = [],
    before: object | undefined = undefined,
  ) =>
    isFilledIn(key, { ...resource("b", configured), before: before as never });

  expect([isSo("inline_policy"), isSo("other")]).toEqual([true, false]);
  expect(isSo("inline_policy", ["inline_policy"])).toBe(false);
  expect(isSo("inline_policy", [], { bucket: "b" })).toBe(false);
});

test("a copy is one if a resource sets it, and it is not configured as well", () => {
  expect(isMirrored(JUDGE, "copy", resource("set"))).toBe(true);
  expect(isMirrored(JUDGE, "copy", resource("other"))).toBe(false);
  expect(isMirrored(JUDGE, "copy", resource("set", ["copy"]))).toBe(false);
  expect(isMirrored(JUDGE, "other", resource("set"))).toBe(false);
});

test("what a plan gives another value is no copy, whatever else sets it", () => {
  const planned = { ...resource("set"), isDrift: false };

  expect(isMirrored(JUDGE, "copy", planned)).toBe(false);
});

test("a copy of nothing, in what is new, says nothing", () => {
  const created = { ...resource("other"), before: undefined };

  expect(isMirrored(JUDGE, "copy", created)).toBe(true);
  expect(
    isMirrored(JUDGE, "copy", { ...created, after: { copy: ["a"] } }),
  ).toBe(false);
});

test("what a resource of the plan is only about to set is no copy of anything", () => {
  const created = wholePlan(
    planOf([{ type: "setting", after: { bucket: "set" } }]),
  );

  expect(isMirrored(JUDGE, "copy", { ...resource("set"), plan: created })).toBe(
    false,
  );
});

test("a copy of another value than the one that is set is told", () => {
  const set = (copy: string) =>
    wholePlan(
      planOf([
        { type: "setting", before: { bucket: "set", copy }, after: null },
      ]),
    );
  const drifted = { ...resource("set"), after: { bucket: "set", copy: "a" } };

  expect(isMirrored(JUDGE, "copy", { ...drifted, plan: set("a") })).toBe(true);
  expect(isMirrored(JUDGE, "copy", { ...drifted, plan: set("b") })).toBe(false);
});
