import { atRisk, weaker } from "../../../src/review/finding";
import type { AttributeJudge } from "../../../src/review/judges/judge";
import {
  fromTo,
  lessIsStronger,
  lookAt,
  moreIsStronger,
  onIsStronger,
  onIsWorse,
} from "../../../src/review/judges/stronger-or-weaker";
import { wholePlan } from "../../../src/review/whole-plan";
import { planOf } from "../../support/review-plan";

function said(
  judge: AttributeJudge,
  before: unknown,
  after: unknown,
  resource: { before?: object; after?: object } = { before: {}, after: {} },
) {
  const { before: old, after: now } = resource;
  return judge({
    before,
    after,
    resource: {
      type: "a",
      before: old as never,
      after: now as never,
      plan: wholePlan(planOf([])),
      isConfigured: () => false,
      isDrift: false,
    },
  }).map(({ level, words }) => `${level}: ${words.text}`);
}

test("a protection is stronger on, weaker off, whatever it is written as", () => {
  const judge = onIsStronger("it");

  expect(said(judge, false, true)).toEqual(["nothing: it: turned on"]);
  expect(said(judge, "Disabled", "Enabled")).toHaveLength(1);
  expect(said(judge, true, "true")).toEqual([]);
  expect(said(judge, true, null)).toEqual(["look: it: **turned off**"]);
  expect(said(judge, undefined, false)).toEqual(["look: it: **off**"]);
  expect(said(judge, null, false)).toEqual([]);
  expect(said(onIsStronger("it", { lost: atRisk }), true, false)).toEqual([
    "data at risk: it: **turned off**",
  ]);
});

test("a danger is worse on, stronger off", () => {
  const judge = onIsWorse("it", weaker);

  expect(said(judge, false, true)).toEqual(["look: it: **turned on**"]);
  expect(said(judge, true, false)).toEqual(["nothing: it: turned off"]);
  expect(said(judge, null, false)).toEqual([]);
});

test("a number is judged by its order, and what is not given is what AWS takes", () => {
  expect(said(moreIsStronger("it", 30), 8, 7)).toEqual([
    "look: it: from `8` to `7`",
  ]);
  expect(said(moreIsStronger("it", 30), 7, null)).toEqual([
    "nothing: it: from `7` to `30`",
  ]);
  expect(said(lessIsStronger("it", 30), 7, 8)).toEqual([
    "look: it: from `7` to `8`",
  ]);
  expect(said(lessIsStronger("it", 30), null, 30)).toEqual([]);
});

test("a number of what is new, or goes, is told with it", () => {
  const judge = moreIsStronger("it", 30);

  expect(said(judge, undefined, 7, { after: {} })).toEqual([]);
  expect(said(judge, 30, undefined, { before: {} })).toEqual([]);
});

test("what has to be looked at is told from what to what", () => {
  expect(said(lookAt("it"), "a", undefined)).toEqual([
    "look: it: from `a` to nothing",
  ]);
  expect(fromTo("it", 1, [2]).text).toBe("it: from `1` to `[2]`");
});
