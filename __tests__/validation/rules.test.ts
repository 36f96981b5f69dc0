import { ALL_RULES, rule } from "../../src/validation/rules";

test("a rule is known from when it is made, in whichever words it is said", () => {
  const before = ALL_RULES.length;
  const fixed = rule("must be so");
  const worded = rule((what: string) => `must be ${what}`);
  expect(ALL_RULES.slice(before)).toEqual([fixed.made, worded("short").made]);
  expect([fixed.must, worded("short").must, worded("long").must]).toEqual([
    "must be so",
    "must be short",
    "must be long",
  ]);
  expect(worded("long").made).toBe(worded("short").made);
});
