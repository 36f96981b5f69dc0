import { Token } from "cdktf";
import { checkTags, checkTagsTogether } from "../../src/aws/tag-rules";
import { problemsOf } from "../support/problems-of";

const check = (value: unknown) =>
  problemsOf((problems) => checkTags(problems, "tags", value));

const tags = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [`key-${n}`, ""]));

const VALUE =
  'must be a value of at most 256 letters, digits, spaces and "_.:/=+-@"';
const VALUE_FIX =
  "write it as a string, and shorten it or remove other characters";
const KEY = 'must be a key of 1 to 128 letters, digits, spaces and "_.:/=+-@"';
const KEY_FIX = "shorten it or remove other characters";

test.each([
  ["nothing", undefined],
  ["no tags", {}],
  ["49 tags", tags(49)],
  ["a key of 1 character", { k: "v" }],
  ["a key of 128 characters", { ["k".repeat(128)]: "v" }],
  ["an empty value", { key: "" }],
  ["a value of 256 characters", { key: "v".repeat(256) }],
  ["every character that AWS allows", { "aZ0 _.:/=+-@é": "aZ0 _.:/=+-@é" }],
  ["a key that starts like AWS's", { awsome: "v" }],
  ["a key that starts like the prefix's", { "backup-prefixes": "v" }],
  ["a value that starts with aws:", { key: "aws:v" }],
  ["a token, which only Terraform knows", Token.asAny({ Ref: "x" })],
  ["a value that is a token", { key: Token.asString({ Ref: "x" }) }],
])("tags may be %s", (_, value) => {
  expect(check(value)).toEqual([]);
});

test.each([
  [
    "50, since a role has one more",
    tags(50),
    "tags: must be at most 49 tags, with the default ones, since AWS allows 50 on a resource and one is the prefix's, got 50: remove some",
  ],
  ["an empty key", { "": "v" }, `tags[""]: ${KEY}, got "": ${KEY_FIX}`],
  [
    "a key of 129 characters",
    { ["k".repeat(129)]: "v" },
    `tags["${"k".repeat(129)}"]: ${KEY}, got "${"k".repeat(129)}": ${KEY_FIX}`,
  ],
  [
    "a key with other characters",
    { "a,b": "v" },
    `tags["a,b"]: ${KEY}, got "a,b": ${KEY_FIX}`,
  ],
  [
    "a key with a line break",
    { "a\n": "v" },
    `tags["a\\n"]: ${KEY}, got "a\\n": ${KEY_FIX}`,
  ],
  [
    "a key that AWS keeps for itself",
    { "aws:team": "v" },
    'tags["aws:team"]: must not start with "aws:", which AWS keeps for itself, got "aws:team": choose another key',
  ],
  [
    "a key that AWS keeps for itself, in upper case",
    { "AWS:team": "v" },
    'tags["AWS:team"]: must not start with "aws:", which AWS keeps for itself, got "AWS:team": choose another key',
  ],
  [
    "the tag that decides what a role may reach",
    { "backup-prefix": "all" },
    'tags["backup-prefix"]: must not be the tag "backup-prefix", which decides what a role may reach, got "all": use a job\'s `prefix`',
  ],
  [
    "the tag that decides what a role may reach, in another case",
    { "Backup-PREFIX": "all" },
    'tags["Backup-PREFIX"]: must not be the tag "backup-prefix", which decides what a role may reach, got "all": use a job\'s `prefix`',
  ],
  [
    "keys that differ in case alone",
    { team: "a", other: "b", Team: "c" },
    'tags["Team"]: must differ from the other keys in more than case, since IAM ignores the case of tag keys, got "Team": remove one of the two',
  ],
  [
    "a value of 257 characters",
    { key: "v".repeat(257) },
    `tags["key"]: ${VALUE}, got "${"v".repeat(257)}": ${VALUE_FIX}`,
  ],
  [
    "a value with other characters",
    { key: "a;b" },
    `tags["key"]: ${VALUE}, got "a;b": ${VALUE_FIX}`,
  ],
  [
    "a number as a value",
    { key: 1 },
    `tags["key"]: ${VALUE}, got 1: ${VALUE_FIX}`,
  ],
  [
    "null as a value",
    { key: null },
    `tags["key"]: ${VALUE}, got null: ${VALUE_FIX}`,
  ],
  [
    "null",
    null,
    'tags: must be an object, got null: write { key: "value" } with the tags',
  ],
  [
    "a list",
    [{ key: "v" }],
    'tags: must be an object, got [{"key":"v"}]: write { key: "value" } with the tags',
  ],
  [
    "a text",
    "key=v",
    'tags: must be an object, got "key=v": write { key: "value" } with the tags',
  ],
])("tags must not be %s", (_, value, line) => {
  expect(check(value)).toEqual([line]);
});

test("every broken rule is said, of keys and values", () => {
  expect(check({ "aws:a": 1, "b!": "v" })).toEqual([
    'tags["aws:a"]: must not start with "aws:", which AWS keeps for itself, got "aws:a": choose another key',
    `tags["aws:a"]: ${VALUE}, got 1: ${VALUE_FIX}`,
    `tags["b!"]: ${KEY}, got "b!": ${KEY_FIX}`,
  ]);
});

describe("the tags of a resource and the default ones together", () => {
  const many = (count: number, start: string) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`${start}${i}`, "x"]),
    );
  const lines = (...maps: (object | undefined)[]) =>
    problemsOf((problems) => checkTagsTogether(problems, "tags", ...maps));

  test("may be 49", () => {
    expect(lines(many(24, "a"), many(25, "b"))).toEqual([]);
    expect(lines(many(49, "a"), many(49, "a"))).toEqual([]);
    expect(lines(undefined, many(49, "a"))).toEqual([]);
  });

  test("must not be 50", () => {
    expect(lines(many(25, "a"), many(25, "b"))).toEqual([
      "tags: must be at most 49 tags, with the default ones, since AWS allows 50 on a resource and one is the prefix's, got 50: remove some",
    ]);
  });

  test("are not counted again where one of the two is too many alone", () => {
    expect(lines(many(50, "a"), many(1, "b"))).toEqual([]);
  });
});
