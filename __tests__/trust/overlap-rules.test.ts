import { checkOverlap } from "../../src/trust/overlap-rules";
import type { Trust } from "../../src/trust/trust";
import { problemsOf } from "../support/problems-of";
import { IDS, TRUST } from "../support/trust-fixtures";

/** Which entries let in nobody new, each with the one that lets in all of them already. */
function overlaps(...trusts: Trust[]): string[] {
  return problemsOf((problems) => checkOverlap(problems, "trust", trusts)).map(
    (line) => line.replace(/ does not let in already, got .*/, ""),
  );
}

const narrow: Trust = { ...TRUST, claims: { actor: "octocat" } };

test("the message names both entries, and the one that is too much", () => {
  expect(
    problemsOf((problems) => checkOverlap(problems, "trust", [TRUST, TRUST])),
  ).toEqual([
    'trust[1]: must let in somebody whom trust[0] does not let in already, got {"repository":"octo-org/octo-repo","branch":"main"}: remove one of the two',
  ]);
});

test.each<[string, Trust[]]>([
  ["a wider entry behind it", [narrow, TRUST]],
  ["a wider entry before it", [TRUST, narrow]],
])("an entry is refused that narrows nothing, for %s", (_, trusts) => {
  const index = trusts.indexOf(narrow);
  expect(overlaps(...trusts)).toEqual([
    `trust[${index}]: must let in somebody whom trust[${1 - index}]`,
  ]);
});

test.each<[string, Trust, Trust]>([
  [
    "one value, and a list of it alone",
    narrow,
    { ...TRUST, claims: { actor: ["octocat"] } },
  ],
  [
    "claims in another order",
    { ...TRUST, claims: { actor: "a", workflow: "w" } },
    { ...TRUST, claims: { workflow: "w", actor: "a" } },
  ],
  [
    "fewer values",
    { ...TRUST, claims: { actor: ["octocat", "hubot"] } },
    narrow,
  ],
  [
    "the immutable form, and both",
    { ...TRUST, ...IDS, subjectFormat: "both" },
    { ...TRUST, ...IDS },
  ],
  [
    "the classic form, and the classic form with ids",
    TRUST,
    {
      ...TRUST,
      ...IDS,
      subjectFormat: "classic",
    },
  ],
])("the second is refused: %s", (_, wide, tight) => {
  expect(overlaps(wide, tight)).toEqual([
    "trust[1]: must let in somebody whom trust[0]",
  ]);
});

test.each<[string, Trust, Trust]>([
  ["other branches", TRUST, { ...TRUST, branch: "next" }],
  ["other values of a claim", narrow, { ...TRUST, claims: { actor: "hubot" } }],
  ["other claims", narrow, { ...TRUST, claims: { workflow: "w" } }],
  ["the classic form, and the immutable", TRUST, { ...TRUST, ...IDS }],
  [
    "a branch, and a pattern that is the same text",
    TRUST,
    {
      repository: TRUST.repository,
      dangerouslyMatchContext: "ref:refs/heads/main",
    },
  ],
])("both are taken: %s", (_, one, other) => {
  expect(overlaps(one, other)).toEqual([]);
  expect(overlaps(other, one)).toEqual([]);
});
