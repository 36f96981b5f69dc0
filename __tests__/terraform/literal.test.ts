import { Token } from "cdktf";
import { literal, literals } from "../../src/terraform/literal";

test.each([
  ["plain text", "plain text"],
  ["${path.module}", "$${path.module}"],
  ["a ${x} b ${y}", "a $${x} b $${y}"],
  ["%{if true}", "%%{if true}"],
  ["$${already}", "$$${already}"],
  ["$", "$"],
  ["100 %", "100 %"],
  ["{x}", "{x}"],
  ["$ {x}", "$ {x}"],
  ["", ""],
])("Terraform gets the text %j as %j", (text, expected) => {
  expect(literal(text)).toBe(expected);
});

test("a token stays what it is", () => {
  const token = Token.asString({ Ref: "x" });
  expect(literal(token)).toBe(token);
});

test("text beside a token is protected", () => {
  const token = Token.asString({ Ref: "x" });
  const other = Token.asString({ Ref: "y" });
  expect(literal(`${token} \${file("/etc/passwd")} %{if true}${other}`)).toBe(
    `${token} $\${file("/etc/passwd")} %%{if true}${other}`,
  );
});

test("a map that is a token stays what it is", () => {
  const token = Token.asStringMap({ Ref: "x" });
  expect(literals(token)).toBe(token);
});

test("of a map keys and values are protected", () => {
  const token = Token.asString({ Ref: "x" });
  expect(
    literals({ a: "${x}", b: "%{y}", c: "z", d: token, "${e}": "" }),
  ).toEqual({
    "$${e}": "",
    a: "$${x}",
    b: "%%{y}",
    c: "z",
    d: token,
  });
});
