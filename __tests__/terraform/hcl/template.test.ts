import {
  onlyExpression,
  templateParts,
} from "../../../src/terraform/hcl/template";

test.each([
  ["", [["text", ""]]],
  ["plain", [["text", "plain"]]],
  ["${a.b}", [["sequence", "${a.b}"]]],
  [
    "x${a}y%{ if b }z%{ endif }",
    [
      ["text", "x"],
      ["sequence", "${a}"],
      ["text", "y"],
      ["sequence", "%{ if b }"],
      ["text", "z"],
      ["sequence", "%{ endif }"],
    ],
  ],
  ["$${a} %%{b} $ % {c}", [["text", "$${a} %%{b} $ % {c}"]]],
  ["$$${a}", [["text", "$$${a}"]]],
  [
    '${f({"}" = "{"})}-',
    [
      ["sequence", '${f({"}" = "{"})}'],
      ["text", "-"],
    ],
  ],
  ['${f("${g("}")}}")}', [["sequence", '${f("${g("}")}}")}']]],
  ['${f("\\"}")}', [["sequence", '${f("\\"}")}']]],
  ['${f("$${")}', [["sequence", '${f("$${")}']]],
] as const)("%j has the parts %j", (template, parts) => {
  expect(templateParts(template).map(({ kind, text }) => [kind, text])).toEqual(
    parts,
  );
});

test.each([
  ["${ a.b }", "a.b"],
  ["${a}${b}", undefined],
  ["%{ if a }", undefined],
  ["a", undefined],
  ["$${a}", undefined],
])("the only expression of %j is %j", (template, expression) => {
  expect(onlyExpression(template)).toBe(expression);
});
