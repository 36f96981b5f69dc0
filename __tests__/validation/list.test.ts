import { text } from "../../src/validation/kinds";
import { checkDiffer, list } from "../../src/validation/list";
import type { Prop } from "../../src/validation/prop";
import { rule } from "../../src/validation/rules";
import { problemsOf } from "../support/problems-of";
import { mustBeKnown, unknownList } from "../support/trust-fixtures";

const DIFFER = rule(
  (earlier: string) => `must differ, as ${earlier} has it already`,
);

const linesOf = ({ check }: Prop, value: unknown) =>
  problemsOf((problems) => {
    check(problems, "list", value);
  });

describe("a list", () => {
  const any: Prop = { check: () => undefined };
  const check = (value: unknown) =>
    linesOf(list(any, { fix: "fill it" }), value);

  it("can be judged if it has an entry, whatever that is", () => {
    for (const value of [["x"], [undefined], [null, 7]])
      expect(check(value)).toEqual([]);
  });

  it("is refused where only Terraform knows it", () => {
    expect(check(unknownList())).toEqual([mustBeKnown("list")]);
  });

  it("is refused where it has holes, which nobody would look into", () => {
    const holes: unknown[] = ["x"];
    holes[2] = "y";
    expect(check(holes)).toEqual([
      "list[1]: must be given, got nothing: give it a value, or remove it from the list",
    ]);
  });

  it.each([[[]], [null], ["x"], [""], [7], [{}], [{ length: 1 }], [true]])(
    "is refused as %j",
    (value) => {
      expect(check(value)).toEqual([
        `list: must be a list with at least one entry, got ${JSON.stringify(value)}: fill it`,
      ]);
    },
  );

  it("has each entry asked, then how they differ, then what several take part in", () => {
    const prop = list(text(), {
      fix: "fill it",
      unique: { rule: DIFFER, fix: "choose another" },
      also: (problems, path, entries) => {
        problems.add(path, rule("must agree"), entries, "agree");
      },
    });
    expect(linesOf(prop, ["a", "", "a"])).toEqual([
      'list[1]: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
      'list[2]: must differ, as list[0] has it already, got "a": choose another',
      'list: must agree, got ["a","","a"]: agree',
    ]);
  });
});

describe("unique values", () => {
  const check = (
    values: readonly (string | undefined)[],
    normalize?: (value: string) => string,
  ) =>
    problemsOf((problems) =>
      checkDiffer(problems, values, (index) => `jobs[${index}].name`, {
        rule: DIFFER,
        fix: "choose another",
        normalize,
      }),
    );

  it("are taken, and any number of them may be left out", () => {
    expect(check([])).toEqual([]);
    expect(check(["a", undefined, "A", "b", undefined])).toEqual([]);
  });

  it("are refused from the second on, each with the first that has it", () => {
    expect(check(["a", "b", "a", undefined, "b", "a"])).toEqual([
      'jobs[2].name: must differ, as jobs[0].name has it already, got "a": choose another',
      'jobs[4].name: must differ, as jobs[1].name has it already, got "b": choose another',
      'jobs[5].name: must differ, as jobs[0].name has it already, got "a": choose another',
    ]);
  });

  it("may be compared in another form, and are shown in their own", () => {
    expect(check(["a", "A"], (value) => value.toLowerCase())).toEqual([
      'jobs[1].name: must differ, as jobs[0].name has it already, got "A": choose another',
    ]);
  });
});
