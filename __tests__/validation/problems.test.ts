import { InvalidPropsError, Problems } from "../../src/validation/problems";
import { rule } from "../../src/validation/rules";

/** The error about what was added, if any. */
function thrownBy(
  add: (problems: Problems) => void,
  subject = "postgres-backups",
): InvalidPropsError | undefined {
  const problems = new Problems();
  add(problems);
  try {
    problems.throwIfAny(subject);
  } catch (error) {
    if (error instanceof InvalidPropsError) return error;
    throw error;
  }
  return undefined;
}

const messageFor = (value: unknown) =>
  thrownBy((problems) =>
    problems.add("prop", rule("must be good"), value, "mend it"),
  )?.message;

test("without problems nothing is thrown", () => {
  expect(() => new Problems().throwIfAny("postgres-backups")).not.toThrow();
});

test("one problem is a line with path, rule, value and fix, below what was judged", () => {
  expect(
    thrownBy((problems) =>
      problems.add(
        "bucket.name",
        rule("must be shorter"),
        "long",
        "shorten it",
      ),
    )?.message,
  ).toBe(
    'postgres-backups: 1 problem\n  bucket.name: must be shorter, got "long": shorten it',
  );
});

test("several problems are one error, in the order in which they were found", () => {
  expect(
    thrownBy((problems) => {
      problems.add("b", rule("must be 1"), 2, "write 1");
      problems.add("a", rule("must be 1"), 2, "write 1");
      problems.add("b", rule("must be odd"), 2, "write 1");
    })?.message,
  ).toBe(
    [
      "postgres-backups: 3 problems",
      "  b: must be 1, got 2: write 1",
      "  a: must be 1, got 2: write 1",
      "  b: must be odd, got 2: write 1",
    ].join("\n"),
  );
});

test("the problems can be counted as they are found", () => {
  const problems = new Problems();
  expect(problems.count).toBe(0);
  problems.add("a", rule("must be 1"), 2, "write 1");
  expect(problems.count).toBe(1);
  problems.add("a", rule("must be 1"), 2, "write 1");
  expect(problems.count).toBe(2);
});

test("the error holds the problems themselves, for who wants to show them otherwise", () => {
  const error = thrownBy((problems) =>
    problems.add("a", rule("must be 1"), { b: 2 }, "write 1"),
  );
  expect(error).toBeInstanceOf(Error);
  expect(error?.name).toBe("InvalidPropsError");
  expect(error?.problems).toEqual([
    { path: "a", rule: "must be 1", value: { b: 2 }, fix: "write 1" },
  ]);
});

test("the error's stack is its message, without a place in this project", () => {
  const error = thrownBy((problems) => {
    problems.add("a", rule("must be 1"), 2, "write 1");
    problems.add("b", rule("must be 1"), 3, "write 1");
  });
  expect(error?.stack).toBe(
    [
      "InvalidPropsError: postgres-backups: 2 problems",
      "  a: must be 1, got 2: write 1",
      "  b: must be 1, got 3: write 1",
    ].join("\n"),
  );
});

describe("a value is shown as it would be written", () => {
  it.each<[unknown, string]>([
    ["text", '"text"'],
    ["", '""'],
    ['say "hi"', '"say \\"hi\\""'],
    ["two\nlines", '"two\\nlines"'],
    [7, "7"],
    [3600.5, "3600.5"],
    [NaN, "NaN"],
    [Infinity, "Infinity"],
    [-Infinity, "-Infinity"],
    [true, "true"],
    [null, "null"],
    [undefined, "nothing"],
    [[], "[]"],
    [["a", 1], '["a",1]'],
    [{ a: { b: 1 } }, '{"a":{"b":1}}'],
    [() => 1, "a function"],
    [Problems, "a function"],
  ])("%p as %s", (value, shown) => {
    expect(messageFor(value)).toBe(
      `postgres-backups: 1 problem\n  prop: must be good, got ${shown}: mend it`,
    );
  });
});

// JSON has no form for these; untyped callers can pass them all the same, and must get the message and not a crash.
describe("a value that JSON can't hold is shown somehow", () => {
  const circle: Record<string, unknown> = {};
  circle.self = circle;

  it.each<[string, unknown]>([
    ["a bigint, as somebody may write an id", 65n],
    ["a bigint in a list", [65n]],
    ["an object that holds itself, as every construct does", circle],
    ["a symbol", Symbol("id")],
  ])("%s", (_, value) => {
    expect(messageFor(value)).toMatch(
      /^postgres-backups: 1 problem\n {2}prop: must be good, got (?!undefined).+: mend it$/,
    );
  });
});

test("of values that may hold secrets only what a function leaves of them is kept", () => {
  const error = thrownBy((problems) => {
    problems.add("a", rule("must be 1"), 2, "write 1");
    const discreet = problems.showing(() => "(not shown)");
    discreet.add("b", rule("must be 1"), "hunter2", "write 1");
    expect([problems.count, discreet.count]).toEqual([2, 2]);
    problems.add("c", rule("must be 1"), 3, "write 1");
  });
  expect(error?.problems.map(({ value }) => value)).toEqual([
    2,
    "(not shown)",
    3,
  ]);
});
