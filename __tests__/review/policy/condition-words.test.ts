import { conditionWords } from "../../../src/review/policy/condition-words";

function words(operator: string, ...values: string[]) {
  return conditionWords([{ operator, key: "key", values }]).text;
}

test.each([
  ["StringEquals", "is"],
  ["StringNotEquals", "is not"],
  ["StringLike", "is like"],
  ["ArnNotLike", "is not like"],
  ["NumericLessThan", "is less than"],
  ["NotIpAddress", "is not in"],
])("%s is said as %s", (operator, word) => {
  expect(words(operator, "a", "b")).toBe(`, if \`key\` ${word} \`a\` or \`b\``);
});

test("whether there is a value is said", () => {
  expect(words("Null", "true")).toBe(", if `key` is not given");
  expect(words("Null", "false")).toBe(", if `key` is given");
});

test("an operator without a word is shown as it is", () => {
  expect(words("ForAllValues:StringEquals", "a")).toBe(
    ", if `key` `ForAllValues:StringEquals` `a`",
  );
});

test("several conditions hold together, and none says nothing", () => {
  const one = { operator: "Bool", key: "a", values: ["true"] };

  expect(conditionWords([one, { ...one, key: "b" }]).text).toBe(
    ", if `a` is `true` and `b` is `true`",
  );
  expect(conditionWords([]).text).toBe("");
});
