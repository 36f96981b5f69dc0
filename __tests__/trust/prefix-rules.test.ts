import { checkPrefix } from "../../src/trust/prefix-rules";
import { problemsOf } from "../support/problems-of";
import { mustBeKnown, unknownText } from "../support/trust-fixtures";

const linesFor = (value: unknown) =>
  problemsOf((problems) => checkPrefix(problems, "prefix", value));

describe("a prefix is taken", () => {
  it.each([
    [undefined],
    ["acme-co-prod"],
    ["teams/acme/prod"],
    ["Back up Postgres: prod_1 (eu)".replace(/[()]/g, "")],
    ["a=b+c@d.e"],
    ["données"],
    [".hidden/a..b"],
    ["备份"],
    ["p"],
    ["p".repeat(256)],
  ])("%j", (value) => {
    expect(linesFor(value)).toEqual([]);
  });
});

describe("a prefix is refused", () => {
  const SLASH =
    "must be a folder's name with no slash at either end and no empty folder within";
  const TAG =
    'must be what the tag "backup-prefix" can hold: at most 256 letters, digits, spaces and "_.:/=+-@"';
  const RENAME = "rename the folder, which in the guide is the workflow's name";
  const FOLDER =
    'must have no folder "." or ".." and no line break, which not all clients take as they stand';
  const SPACE = "must have no space at either end";

  it.each([
    ["acme/", SLASH, 'write "acme"'],
    ["/acme", SLASH, 'write "acme"'],
    ["//teams/acme//", SLASH, 'write "teams/acme"'],
    ["teams//acme", SLASH, 'write "teams/acme"'],
    ["/", SLASH, "name the folder"],
    ["//", SLASH, "name the folder"],
    ["p".repeat(257), TAG, RENAME],
    ["*", TAG, RENAME],
    ["acme*", TAG, RENAME],
    ["acm?", TAG, RENAME],
    ["${aws:username}", TAG, RENAME],
    ["acme(prod)", TAG, RENAME],
    ["acme,prod", TAG, RENAME],
    ["acme\tprod", TAG, RENAME],
    ["acme\n", TAG, RENAME],
    ["acme🎉", TAG, RENAME],
    [".", FOLDER, RENAME],
    ["..", FOLDER, RENAME],
    ["teams/..", FOLDER, RENAME],
    ["./acme", FOLDER, RENAME],
    ["acme\u2028prod", FOLDER, RENAME],
    [" acme", SPACE, 'write "acme"'],
    ["acme ", SPACE, 'write "acme"'],
  ])("%j", (value, rule, fix) => {
    expect(linesFor(value)).toEqual([
      `prefix: ${rule}, got ${JSON.stringify(value)}: ${fix}`,
    ]);
  });

  it.each([[""], [null], [7], [true], [["acme"]], [{}]])(
    "%j, which is no text",
    (value) => {
      expect(linesFor(value)).toEqual([
        `prefix: must be a non-empty string, got ${JSON.stringify(value)}: write the value in quotes, or leave the prop out`,
      ]);
    },
  );

  it("where only Terraform knows it", () => {
    expect(linesFor(unknownText())).toEqual([mustBeKnown("prefix")]);
  });
});
