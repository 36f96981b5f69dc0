import {
  bareExpression,
  expression,
} from "../../../src/terraform/hcl/expression";

const written = (value: unknown) => expression(value).join("\n");

test.each([
  [1, "1"],
  [true, "true"],
  [null, "null"],
  ["", '""'],
  ["1", '"1"'],
  ["${a.b}", "a.b"],
  ["x-${a.b}", '"x-${a.b}"'],
  ['a \\ and a "quote"', '"a \\\\ and a \\"quote\\""'],
  ['a "${f("b")}" c', '"a \\"${f("b")}\\" c"'],
  ["tab\tback\bfeed\f", '"tab\\tback\\u0008feed\\u000c"'],
  ["$${kept} %%{kept}", '"$${kept} %%{kept}"'],
  [[], "[]"],
  [["a", "${b}"], '["a", b]'],
  [{}, "{}"],
  [{ a: 1 }, "{ a = 1 }"],
  [{ "//": "a note", a: undefined }, "{}"],
  [
    { a: 1, "b c": "${d}", "${e}": 2 },
    '{\n  a     = 1\n  "b c" = d\n  (e)   = 2\n}',
  ],
])("%j is %s", (value, hcl) => {
  expect(written(value)).toBe(hcl);
});

test("a list that is too long for a line, or holds more than lines, has a line for each entry", () => {
  const long = "a".repeat(60);
  expect(written([long, long])).toBe(`[\n  "${long}",\n  "${long}",\n]`);
  expect(written([{ a: 1, b: 2 }])).toBe(
    "[\n  {\n    a = 1\n    b = 2\n  },\n]",
  );
});

test("equals signs stand below each other, up to a value of several lines", () => {
  expect(written({ a: 1, long: 2, list: [{ x: 1, y: 1 }], b: 1, é́: 1 })).toBe(
    [
      "{",
      "  a    = 1",
      "  long = 2",
      "  list = [",
      "    {",
      "      x = 1",
      "      y = 1",
      "    },",
      "  ]",
      "  b   = 1",
      '  "é́" = 1',
      "}",
    ].join("\n"),
  );
});

test("lines that end as a heredoc does are one, and all others are a text with signs for their ends", () => {
  expect(written('a\n  b \\ "c" ${d}\n')).toBe(
    '<<EOT\na\n  b \\ "c" ${d}\nEOT',
  );
  expect(written({ a: { b: "c\n", d: 1 } })).toBe(
    "{\n  a = {\n    b = <<EOT\nc\nEOT\n    d = 1\n  }\n}",
  );
  expect(written("a\nb")).toBe('"a\\nb"');
  expect(written("a\r\nb\n")).toBe('"a\\r\\nb\\n"');
  expect(written("a\nEOT\nb\n")).toBe('"a\\nEOT\\nb\\n"');
});

test.each([
  [
    '${jsonencode({"a" = ["x"], "b-c" = {"d" = 1, "e f" = "${g}"}})}',
    'jsonencode({\n  a = ["x"]\n  b-c = {\n    d     = 1\n    "e f" = "${g}"\n  }\n})',
  ],
  ['${contains(self.list, "a")}', 'contains(self.list, "a")'],
  ["${f()}", "f()"],
  ['${f(a == "" ? {} : b)}', 'f(a == "" ? {} : b)'],
  ["${{ for k, v in a : k => v }}", "{ for k, v in a : k => v }"],
  ["${f(a, {b = 1, c = 2})}", "f(a, {b = 1, c = 2})"],
  ["${a[0].b}", "a[0].b"],
])("the expression %s is written as %s", (template, hcl) => {
  expect(written(template)).toBe(hcl);
});

test("a reference is one with and without signs around it", () => {
  expect(bareExpression(["aws_iam_role.one", "${a.b}"])).toEqual([
    "[aws_iam_role.one, a.b]",
  ]);
  expect(bareExpression("all")).toEqual(["all"]);
  expect(bareExpression(1)).toEqual(["1"]);
});
