import { isFilledIn, isHarmless, isMirrored } from "../../src/review/harmless";
import type { TypeJudge } from "../../src/review/judges/judge";
import { surroundings } from "../../src/review/surroundings";
import { planOf } from "../support/review-plan";

const JUDGE: TypeJudge = {
  judged: {},
  harmless: ["name"],
  filledIn: ["default"],
  mirrors: { copy: "setting" },
};

const plan = surroundings(
  planOf([{ type: "setting", after: { bucket: "set" } }]),
);

function resource(bucket: string, configured: string[] = []) {
  return {
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
    isFilledIn(JUDGE, key, true, {
      ...resource("b", configured),
      before: before as never,
    });

  expect([isSo("default"), isSo("copy"), isSo("other")]).toEqual([
    true,
    true,
    false,
  ]);
  expect(isSo("default", ["default"])).toBe(false);
  expect(isSo("copy", ["copy"])).toBe(false);
  expect(isSo("default", [], { bucket: "b" })).toBe(false);
  expect(isSo("copy", [], { bucket: "b" })).toBe(false);
});

test("what is unknown in part is filled in if nothing else is unknown", () => {
  const isSo = (unknown: unknown) =>
    isFilledIn(JUDGE, "other", unknown, resource("b"));

  expect(isSo([{ default: true }])).toBe(true);
  expect(isSo([{ default: true, more: true }])).toBe(false);
  expect(isSo({ a: { default: true }, b: false })).toBe(true);
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
