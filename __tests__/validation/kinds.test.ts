import {
  choice,
  days,
  exactly,
  flag,
  knownText,
  text,
  wholeNumber,
} from "../../src/validation/kinds";
import type { Prop } from "../../src/validation/prop";
import { matching, without } from "../../src/validation/text-rule";
import { problemsOf } from "../support/problems-of";
import {
  mustBeKnown,
  unknownList,
  unknownNumber,
  unknownText,
} from "../support/trust-fixtures";

const linesOf = ({ check }: Prop, value: unknown, path = "name") =>
  problemsOf((problems) => {
    check(problems, path, value);
  });

describe.each([
  ["a text", text],
  ["a known text", knownText],
])("%s", (_, kind) => {
  it("may be any non-empty string", () => {
    expect(linesOf(kind(), "x")).toEqual([]);
  });

  it.each([[""], [null], [0], [7], [true], [["x"]], [{}]])(
    "is refused as %j",
    (value) => {
      expect(linesOf(kind(), value)).toEqual([
        `name: must be a non-empty string, got ${JSON.stringify(value)}: write the value in quotes, or leave the prop out`,
      ]);
    },
  );

  it("is missing where a list has a gap", () => {
    expect(linesOf(kind(), undefined, "names[1]")).toEqual([
      "names[1]: must be given, got nothing: give it a value, or remove it from the list",
    ]);
  });

  it("keeps rules, of which the first that is broken is said", () => {
    const prop = kind(
      without(/b/, "must have no b", "leave b out"),
      matching(
        (value) => value.length < 3,
        "must be short",
        (value) => `write ${value.slice(0, 2)}`,
      ),
    );
    expect(linesOf(prop, "aa")).toEqual([]);
    expect(linesOf(prop, "aaaa")).toEqual([
      'name: must be short, got "aaaa": write aa',
    ]);
    expect(linesOf(prop, "bbbb")).toEqual([
      'name: must have no b, got "bbbb": leave b out',
    ]);
  });
});

describe("what only Terraform knows", () => {
  const token = unknownText();

  it("is passed over as a text, in whole or in part", () => {
    for (const value of [token, `a-${token}`])
      expect(linesOf(text(), value)).toEqual([]);
  });

  it("is refused as a text where it is a number or a list", () => {
    for (const value of [unknownNumber(), unknownList()])
      expect(linesOf(text(), value)).toEqual([
        'name: must be a non-empty string, got "a value that only Terraform knows": write the value in quotes, or leave the prop out',
      ]);
  });

  it("is refused as a text that must be known, in whole or in part", () => {
    for (const value of [token, `a-${token}`, unknownNumber()])
      expect(linesOf(knownText(), value)).toEqual([mustBeKnown("name")]);
  });

  it("is refused as a number of days", () => {
    expect(linesOf(days, unknownNumber())).toEqual([
      'name: must be a whole number of days from 1 to 36500, got "a value that only Terraform knows": write 30 for a month',
    ]);
  });
});

describe("a choice", () => {
  const check = (value: unknown) =>
    linesOf(choice(["create", "existing"]), value, "source");

  it.each([["create"], ["existing"]])("may be %j", (value) => {
    expect(check(value)).toEqual([]);
  });

  it.each<[unknown, string]>([
    ["creat", 'did you mean "create"?'],
    ["CREATE", 'did you mean "create"?'],
    ["both", "use one of create, existing"],
    ["", "use one of create, existing"],
    [null, "use one of create, existing"],
    [7, "use one of create, existing"],
    [true, "use one of create, existing"],
    [{}, "use one of create, existing"],
    [["create", "existing"], "use one of create, existing"],
  ])("may not be %j", (value, fix) => {
    expect(check(value)).toEqual([
      `source: must be one of "create", "existing", got ${JSON.stringify(value)}: ${fix}`,
    ]);
  });

  it("in a list is none", () => {
    expect(check(["create"])).toEqual([
      'source: must be one of "create", "existing", got ["create"]: did you mean "create"?',
    ]);
  });
});

describe("a flag", () => {
  const check = (value: unknown) => linesOf(flag, value, "flag");

  it.each([[true], [false]])("may be %j", (value) => {
    expect(check(value)).toEqual([]);
  });

  it.each([["true"], ["false"]])("may not be in quotes: %j", (value) => {
    expect(check(value)).toEqual([
      `flag: must be true or false, got ${JSON.stringify(value)}: write it without quotes`,
    ]);
  });

  it.each([["yes"], [""], [0], [1], [null], [{}], [[]]])(
    "may not be %j",
    (value) => {
      expect(check(value)).toEqual([
        `flag: must be true or false, got ${JSON.stringify(value)}: write true or false`,
      ]);
    },
  );
});

describe("a whole number", () => {
  const times = wholeNumber("times", 2, 4);

  it.each([[2], [3], [4]])("may be %j", (value) => {
    expect(linesOf(times, value)).toEqual([]);
  });

  it.each([[1], [5], [2.5], ["3"], [null], [[3]], [true]])(
    "may not be %j",
    (value) => {
      expect(linesOf(times, value)).toEqual([
        `name: must be a whole number of times from 2 to 4, got ${JSON.stringify(value)}: write a number from that range, without quotes`,
      ]);
    },
  );

  it("of days is at most a hundred years, and told from one in quotes", () => {
    expect(linesOf(days, 36500)).toEqual([]);
    expect(linesOf(days, 36501)).toHaveLength(1);
    expect(linesOf(days, "30")).toEqual([
      'name: must be a whole number of days from 1 to 36500, got "30": write it without quotes',
    ]);
    expect(linesOf(days, "36501")).toEqual([
      'name: must be a whole number of days from 1 to 36500, got "36501": write 30 for a month',
    ]);
  });
});

test("what must be one value is refused as every other", () => {
  expect(linesOf(exactly(true), true)).toEqual([]);
  for (const value of [false, "true", 1])
    expect(linesOf(exactly(true), value)).toEqual([
      `name: must be true, got ${JSON.stringify(value)}: write true, or leave the prop out`,
    ]);
});
