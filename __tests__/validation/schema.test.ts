import { flag, text } from "../../src/validation/kinds";
import type { Problems } from "../../src/validation/problems";
import { type Prop, required } from "../../src/validation/prop";
import { rule } from "../../src/validation/rules";
import { checkProps, object, type Schema } from "../../src/validation/schema";
import { problemsOf } from "../support/problems-of";

/** What a check answers, and the lines that it adds. */
function judge<T>(check: (problems: Problems) => T): [T, string[]] {
  let answer: T | undefined;
  const lines = problemsOf((problems) => {
    answer = check(problems);
  });
  return [answer as T, lines];
}

describe("an object", () => {
  const SCHEMA: Schema<{ name: string; tags?: object; region?: string }> = {
    name: required(text()),
    tags: { check: () => undefined },
    region: text(),
  };
  const check = (value: unknown, path = "bucket", fix?: string) =>
    judge((problems) => checkProps(problems, path, value, SCHEMA, { fix }));

  it.each([
    [{ name: "x" }],
    [{ name: "x", tags: {}, region: "y" }],
    [{ name: "x", tags: undefined }],
  ])("%j fits", (value) => {
    expect(check(value)).toEqual([true, []]);
  });

  it.each([[null], [[]], [[{ name: "x" }]], ["x"], [""], [7], [false]])(
    "%j is none",
    (value) => {
      expect(check(value)).toEqual([
        false,
        [
          `bucket: must be an object, got ${JSON.stringify(value)}: write an object`,
        ],
      ]);
    },
  );

  it("is not nothing either, nor a function", () => {
    expect(check(undefined)).toEqual([
      false,
      ["bucket: must be an object, got nothing: write an object"],
    ]);
    expect(check(() => 1)).toEqual([
      false,
      ["bucket: must be an object, got a function: write an object"],
    ]);
  });

  it("is called the props where there is no path, with the fix that is given", () => {
    expect(check(7, "", "write { name }")).toEqual([
      false,
      ["props: must be an object, got 7: write { name }"],
    ]);
  });

  it("must have what is required, and undefined is not having it", () => {
    const line = 'must be given, got nothing: add "name"';
    expect(check({})).toEqual([true, [`bucket.name: ${line}`]]);
    expect(check({ name: undefined })).toEqual([
      true,
      [`bucket.name: ${line}`],
    ]);
    expect(check({}, "")).toEqual([true, [`name: ${line}`]]);
  });

  it("may have no other props: a near one is proposed, else the three that are nearest", () => {
    expect(check({ name: "x", tag: { a: "b" }, versioning: false })).toEqual([
      true,
      [
        'bucket.tag: must be a known prop, got {"a":"b"}: did you mean "tags"?',
        "bucket.versioning: must be a known prop, got false: leave it out, or use one of the nearest: region, name, tags",
      ],
    ]);
  });

  it("says what is too much before what is missing", () => {
    expect(check({ nmae: "x" })).toEqual([
      true,
      [
        'bucket.nmae: must be a known prop, got "x": did you mean "name"?',
        'bucket.name: must be given, got nothing: add "name"',
      ],
    ]);
  });

  it("is asked for each prop that is given, with what stands beside it", () => {
    const seen: unknown[] = [];
    const one: Prop = {
      check: (_problems, path, value, beside) => {
        seen.push([path, value, beside]);
      },
    };
    const value = { a: 1, b: null, c: undefined };
    problemsOf((problems) =>
      object({ a: one, b: one, c: one }).check(problems, "x", value),
    );
    expect(seen).toEqual([
      ["x.a", 1, value],
      ["x.b", null, value],
    ]);
  });

  it("has the rules that several props take part in asked last, whatever the props are", () => {
    expect(
      problemsOf((problems) =>
        object<{ a: boolean }>(
          { a: flag },
          {
            fixOfUnknown: (key) => (key === "b" ? "write a" : undefined),
            also: (found, path, value) => {
              found.add(path, rule("must agree"), value, "agree");
            },
          },
        ).check(problems, "x", { a: 7, b: 1 }),
      ),
    ).toEqual([
      "x.b: must be a known prop, got 1: write a",
      "x.a: must be true or false, got 7: write true or false",
      'x: must agree, got {"a":7,"b":1}: agree',
    ]);
  });
});
