import {
  escapeMarkdown,
  listed,
  Markdown,
  NOTHING,
  say,
  shown,
} from "../../src/review/markdown";

test.each([
  ["arn:aws:s3:::b/*", "`arn:aws:s3:::b/*`"],
  ["", '`""`'],
  ["a`b``c", "`a\\u0060b\\u0060\\u0060c`"],
  ["<b>", "`\\u003cb\\u003e`"],
  ["a|b", "`a\\u007cb`"],
  ["one\ntwo\r\tthree", "`one\\ntwo\\u000d\\tthree`"],
  ["back\\slash", "`back\\\\slash`"],
  ["\\n", "`\\\\n`"],
  ["\u202egnp", "`\\u202egnp`"],
  ["\u0441o", "`\\u0441o`"],
  ["😀", "`\\ud83d\\ude00`"],
  [" a  b ", "`\\u0020a\\u0020 b\\u0020`"],
  ["   ", "`\\u0020\\u0020\\u0020`"],
])("%j is shown as %s", (value, escaped) => {
  expect(escapeMarkdown(value)).toBe(escaped);
});

test("a value of 300 characters is shown whole", () => {
  expect(escapeMarkdown("a".repeat(300))).toBe(`\`${"a".repeat(300)}\``);
});

test("a longer value is cut, and the cut is counted", () => {
  expect(escapeMarkdown("a".repeat(302))).toBe(
    `\`${"a".repeat(300)}\`… (2 more characters)`,
  );
});

test("words stay as they are, values are escaped, numbers and Markdown are not", () => {
  expect(say`**x** ${"`"} ${new Markdown("**y**")} ${3}.`.text).toBe(
    "**x** `\\u0060` **y** 3.",
  );
  expect(say`${NOTHING}`.text).toBe("");
});

test("fifty values are listed, and more are counted", () => {
  const values = Array.from({ length: 51 }, (_, index) => `v${index}`);

  expect(listed(values.slice(0, 2)).text).toBe("`v0`, `v1`");
  expect(listed(values.slice(0, 50)).text).toMatch(/`v49`$/);
  expect(listed(values).text).toMatch(/`v49` and 1 more$/);
});

test.each([
  [undefined, "nothing"],
  [null, "nothing"],
  ["a", "`a`"],
  [7, "`7`"],
  [{ a: ["<"] }, '`{"a":["\\u003c"]}`'],
])("the value %j is shown as %s", (value, words) => {
  expect(shown(value).text).toBe(words);
});
