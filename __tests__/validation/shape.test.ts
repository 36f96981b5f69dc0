import { Token } from "cdktf";
import type { Problems } from "../../src/validation/problems";
import {
  at,
  checkChoice,
  checkFlag,
  checkObject,
  checkUnique,
  isFilledList,
  isKnownText,
  isText,
  isUnknown,
} from "../../src/validation/shape";
import { problemsOf } from "../support/problems-of";
import {
  mustBeKnown,
  unknownList,
  unknownNumber,
  unknownText,
} from "../support/trust-fixtures";

/** What a check answers, and the lines that it adds. */
function judge<T>(check: (problems: Problems) => T): [T, string[]] {
  let answer: T | undefined;
  const lines = problemsOf((problems) => {
    answer = check(problems);
  });
  return [answer as T, lines];
}

test("a path and a prop's name are joined by a dot, if there is a path", () => {
  expect(at("bucket", "name")).toBe("bucket.name");
  expect(at("backups[0]", "trust")).toBe("backups[0].trust");
  expect(at("", "region")).toBe("region");
});

describe("a value is unknown if only Terraform knows it", () => {
  it.each([
    [unknownText()],
    [unknownNumber()],
    [unknownList()],
    [`a-${unknownText()}-b`],
    [Token.asAny({ Ref: "x" })],
  ])("%j is", (value) => {
    expect(isUnknown(value)).toBe(true);
  });

  it.each([["text"], ["${var.x}"], [7], [true], [["a"]], [{}], [null]])(
    "%j is not",
    (value) => {
      expect(isUnknown(value)).toBe(false);
    },
  );
});

describe("an object", () => {
  const SHAPE = { name: true, tags: false, region: false };
  const check = (value: unknown, path = "bucket", fix?: string) =>
    judge((problems) => checkObject(problems, path, value, SHAPE, fix));

  it.each([
    [{ name: "x" }],
    [{ name: "x", tags: {}, region: "y" }],
    [{ name: "x", tags: undefined }],
    [{ name: null }],
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

  it("may have no other props: a near one is proposed, else all are listed", () => {
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
});

describe.each([
  ["a text", isText],
  ["a known text", isKnownText],
])("%s", (_, check) => {
  it("can be judged if it is a non-empty string", () => {
    expect(judge((problems) => check(problems, "name", "x"))).toEqual([
      true,
      [],
    ]);
  });

  it("is passed over if it is not given", () => {
    expect(judge((problems) => check(problems, "name", undefined))).toEqual([
      false,
      [],
    ]);
  });

  it.each([[""], [null], [0], [7], [true], [["x"]], [{}]])(
    "is refused as %j",
    (value) => {
      expect(judge((problems) => check(problems, "name", value))).toEqual([
        false,
        [
          `name: must be a non-empty string, got ${JSON.stringify(value)}: write the value in quotes, or leave the prop out`,
        ],
      ]);
    },
  );
});

describe("what only Terraform knows", () => {
  const text = unknownText();
  const list = unknownList();

  it("is passed over as a text, in whole or in part", () => {
    for (const value of [text, `a-${text}`])
      expect(judge((problems) => isText(problems, "name", value))).toEqual([
        false,
        [],
      ]);
  });

  it("is refused as a text that must be known, in whole or in part", () => {
    for (const value of [text, `a-${text}`, unknownNumber()])
      expect(judge((problems) => isKnownText(problems, "name", value))).toEqual(
        [false, [mustBeKnown("name")]],
      );
  });

  it("is refused as a list", () => {
    expect(
      judge((problems) => isFilledList(problems, "list", list, "fill it")),
    ).toEqual([false, [mustBeKnown("list")]]);
  });
});

describe("a list", () => {
  const check = (value: unknown) =>
    judge((problems) => isFilledList(problems, "list", value, "fill it"));

  it("can be judged if it has an entry, whatever that is", () => {
    for (const value of [["x"], [undefined], [null, 7]])
      expect(check(value)).toEqual([true, []]);
  });

  it("is passed over if it is not given", () => {
    expect(check(undefined)).toEqual([false, []]);
  });

  it.each([[[]], [null], ["x"], [""], [7], [{}], [{ length: 1 }], [true]])(
    "is refused as %j",
    (value) => {
      expect(check(value)).toEqual([
        false,
        [
          `list: must be a list with at least one entry, got ${JSON.stringify(value)}: fill it`,
        ],
      ]);
    },
  );
});

describe("a choice", () => {
  const check = (value: unknown) =>
    problemsOf((problems) =>
      checkChoice(problems, "source", value, ["create", "existing"]),
    );

  it.each([[undefined], ["create"], ["existing"]])("may be %j", (value) => {
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
  const check = (value: unknown) =>
    problemsOf((problems) => checkFlag(problems, "flag", value));

  it.each([[undefined], [true], [false]])("may be %j", (value) => {
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

describe("unique values", () => {
  const check = (
    values: readonly (string | undefined)[],
    normalize?: (value: string) => string,
  ) =>
    problemsOf((problems) =>
      checkUnique(
        problems,
        values,
        (index) => `jobs[${index}].name`,
        "must differ",
        "choose another",
        normalize,
      ),
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
