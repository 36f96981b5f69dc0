import { text } from "../../src/validation/kinds";
import { andThen, isRight, known } from "../../src/validation/prop";
import { rule } from "../../src/validation/rules";
import { problemsOf } from "../support/problems-of";
import { unknownText } from "../support/trust-fixtures";

const EVEN = rule("must have an even number of letters");

const even = andThen(text(), (problems, path, value) => {
  if ((value as string).length % 2 === 1)
    problems.add(path, EVEN, value, "add one");
});

const linesOf = (value: unknown, prop = even) =>
  problemsOf((problems) => {
    prop.check(problems, "name", value);
  });

describe("something else is asked", () => {
  test("of a value that is right by itself", () => {
    expect(linesOf("ab")).toEqual([]);
    expect(linesOf("abc")).toEqual([
      'name: must have an even number of letters, got "abc": add one',
    ]);
  });

  test("of none that is wrong already, or that only Terraform knows", () => {
    expect(linesOf(7)).toHaveLength(1);
    expect(linesOf(unknownText())).toEqual([]);
  });
});

test("a value is right if nothing is said of it", () => {
  expect(isRight(even, "ab")).toBe(true);
  expect(isRight(even, "abc")).toBe(false);
});

test("what must be known says why", () => {
  expect(linesOf(unknownText(), known(even, "it is so"))).toEqual([
    'name: must be known when the app is synthesized, since it is so, got "a value that only Terraform knows": write the value itself',
  ]);
  expect(linesOf("abc", known(even))).toHaveLength(1);
});
