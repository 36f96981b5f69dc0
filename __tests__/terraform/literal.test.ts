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

test("of a map the values are protected, and the keys stay", () => {
  const token = Token.asString({ Ref: "x" });
  expect(literals({ a: "${x}", b: "%{y}", c: "z", d: token })).toEqual({
    a: "$${x}",
    b: "%%{y}",
    c: "z",
    d: token,
  });
});
