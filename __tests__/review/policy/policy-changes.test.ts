import { plain } from "../../../src/review/markdown";
import { policyChanges } from "../../../src/review/policy/policy-changes";

const ALLOW = { Sid: "Use", Effect: "Allow", Action: "s3:GetObject" };
const DENY = { Sid: "Refuse", Effect: "Deny", Action: "s3:*" };

function told(before: readonly object[] | null, after: unknown) {
  const text = (statements: unknown) =>
    Array.isArray(statements) ? { Statement: statements } : statements;
  return policyChanges(
    "what they may do",
    plain("the policy"),
    text(before),
    text(after),
  ).map(({ topic, level, words, details = [] }) => [
    topic,
    level,
    words.text,
    ...details.map((one) => one.text),
  ]);
}

test("a policy that is new is told statement by statement", () => {
  expect(told(null, [ALLOW, { ...DENY, Sid: undefined }])).toEqual([
    [
      "what they may do",
      "look",
      "the policy **is new**",
      "added `Use`: **allows** `s3:GetObject`",
      "added: **denies** `s3:*`",
    ],
  ]);
});

test("a policy that only denies, and is new, is nothing to look at", () => {
  expect(told(null, [DENY])).toMatchObject([
    [
      "what they may do",
      "nothing",
      "the policy is new, and only denies",
      expect.anything(),
    ],
  ]);
});

test("a policy that is gone allows less, unless it denied something", () => {
  expect(told([ALLOW], null)).toMatchObject([
    [expect.anything(), "nothing", "the policy is gone", expect.anything()],
  ]);
  expect(told([DENY], "")).toEqual([
    [
      "what they may do",
      "look",
      "the policy **is gone, with what it denied**",
      "removed `Refuse`: **denies** `s3:*`",
    ],
  ]);
});

test("a statement that keeps its name is told by what changed in it", () => {
  expect(told([ALLOW], [{ ...ALLOW, Action: "s3:PutObject" }])).toEqual([
    [
      "what they may do",
      "look",
      "the policy allows **something else**",
      "changed `Use`, which **allows**: actions added `s3:PutObject`; actions removed `s3:GetObject`",
    ],
  ]);
});

test("statements are told apart where a name is there twice, or is not the same kind", () => {
  const other = { ...ALLOW, Action: "s3:PutObject" };

  expect(told([ALLOW], [other, { ...other, Action: "a" }])[0]).toHaveLength(6);
  expect(told([ALLOW], [{ ...DENY, Sid: "Use" }])[0]?.slice(3)).toEqual([
    "removed `Use`: **allows** `s3:GetObject`",
    "added `Use`: **denies** `s3:*`",
  ]);
});

test("the same under another name is no change", () => {
  expect(told([ALLOW], [{ ...ALLOW, Sid: "Other" }])).toEqual([]);
  expect(told(null, null)).toEqual([]);
});

test("what can't be read is not judged", () => {
  expect(told([ALLOW], "no policy")).toEqual([
    ["not judged", "look", "the policy can't be read as a policy"],
  ]);
});
