import { checkDays } from "../../src/validation/shape";
import { problemsOf } from "../support/problems-of";
import { unknownNumber } from "../support/trust-fixtures";

/** Whether a value counts as days, and the problems that are added. */
function check(value: unknown): [boolean, string[]] {
  let answer = false;
  const problems = problemsOf((all) => {
    answer = checkDays(all, "days", value);
  });
  return [answer, problems];
}

const RULE = "days: must be a whole number of days from 1 to 36500";
const MONTH = "write 30 for a month";

test.each([[1], [2], [30], [36499], [36500]])("days may be %p", (value) => {
  expect(check(value)).toEqual([true, []]);
});

test("days that are left out can't be looked at, and are no problem", () => {
  expect(check(undefined)).toEqual([false, []]);
});

test.each<[unknown, string]>([
  [0, "0"],
  [-1, "-1"],
  [0.5, "0.5"],
  [29.999, "29.999"],
  [36500.5, "36500.5"],
  [36501, "36501"],
  [NaN, "NaN"],
  [Infinity, "Infinity"],
  [null, "null"],
  [true, "true"],
  [[30], "[30]"],
  [{}, "{}"],
  ["", '""'],
  ["a month", '"a month"'],
  ["30 days", '"30 days"'],
  ["3e1", '"3e1"'],
  ["0", '"0"'],
  ["36501", '"36501"'],
])("days must not be %p", (value, shown) => {
  expect(check(value)).toEqual([false, [`${RULE}, got ${shown}: ${MONTH}`]]);
});

test("a number in quotes loses them, and nothing else", () => {
  expect(check("30")).toEqual([
    false,
    [`${RULE}, got "30": write it without quotes`],
  ]);
});

test("days that only Terraform knows are refused, since what must fit to them could not be judged", () => {
  expect(check(unknownNumber())).toEqual([
    false,
    [`${RULE}, got "a value that only Terraform knows": ${MONTH}`],
  ]);
});
