import { comparePolicies } from "../../../src/review/policy/compare-policies";
import {
  type Statement,
  statementsOf,
} from "../../../src/review/policy/statement";

const ALLOW = {
  Effect: "Allow",
  Principal: { AWS: ["a", "b"] },
  Action: ["s3:GetObject", "s3:PutObject"],
  Resource: "arn:aws:s3:::bucket/*",
};
const DENY = { ...ALLOW, Effect: "Deny" };

function policy(...statements: readonly object[]): readonly Statement[] {
  return statementsOf({ Version: "2012-10-17", Statement: statements }) ?? [];
}

function compare(before: readonly object[], after: readonly object[]) {
  return comparePolicies(policy(...before), policy(...after));
}

function when(operator: string, values: unknown, key = "aws:key") {
  return { ...ALLOW, Condition: { [operator]: { [key]: values } } };
}

test("another name, order, case or form of the same is no change", () => {
  const rewritten = {
    ...ALLOW,
    Sid: "Other",
    Principal: { AWS: ["b", "a"] },
    Action: ["S3:PUTOBJECT", "s3:getobject"],
    Resource: ["arn:aws:s3:::bucket/*"],
  };

  expect(compare([ALLOW, DENY], [DENY, rewritten])).toEqual({
    removed: [],
    added: [],
    onlyNarrows: true,
    onlyWidens: true,
  });
});

describe.each([
  ["one principal less", ALLOW, { ...ALLOW, Principal: { AWS: "a" } }],
  ["one action less", ALLOW, { ...ALLOW, Action: "s3:GetObject" }],
  [
    "an action in place of a pattern",
    { ...ALLOW, Action: "s3:*" },
    { ...ALLOW, Action: "s3:GetObject" },
  ],
  [
    "a smaller part of the bucket",
    ALLOW,
    { ...ALLOW, Resource: "arn:aws:s3:::bucket/a/*" },
  ],
  ["a principal in place of everyone", { ...ALLOW, Principal: "*" }, ALLOW],
  [
    "more that is left out",
    { ...ALLOW, Action: undefined, NotAction: ["s3:a"] },
    { ...ALLOW, Action: undefined, NotAction: ["s3:a", "s3:b"] },
  ],
  [
    "some actions in place of all but some, where all were allowed",
    { ...ALLOW, Action: "*" },
    { ...ALLOW, Action: undefined, NotAction: "s3:a" },
  ],
  ["a condition", ALLOW, when("StringEquals", "a")],
  [
    "a value less that fits",
    when("StringEquals", ["a", "b"]),
    when("StringEquals", "a"),
  ],
  [
    "an exact value in place of a pattern",
    when("StringLike", "a*"),
    when("StringEquals", "ab"),
  ],
  [
    "a value more that does not fit",
    when("StringNotEquals", "a"),
    when("StringNotEquals", ["a", "b"]),
  ],
])("%s", (_, wide, narrow) => {
  test("allows less in an Allow, and the way back allows more", () => {
    expect(compare([wide], [narrow])).toMatchObject({
      onlyNarrows: true,
      onlyWidens: false,
    });
    expect(compare([narrow], [wide])).toMatchObject({
      onlyNarrows: false,
      onlyWidens: true,
    });
  });

  test("allows more in a Deny, and the way back allows less", () => {
    const deny = (statement: object) => ({ ...statement, Effect: "Deny" });

    expect(compare([deny(wide)], [deny(narrow)])).toMatchObject({
      onlyNarrows: false,
      onlyWidens: true,
    });
    expect(compare([deny(narrow)], [deny(wide)])).toMatchObject({
      onlyNarrows: true,
      onlyWidens: false,
    });
  });
});

test("everyone with an account of AWS is no service of AWS", () => {
  const everyone = { ...ALLOW, Principal: { AWS: "*" } };
  const service = { ...ALLOW, Principal: { Service: "a" } };
  expect(compare([everyone], [service])).toMatchObject({ onlyNarrows: false });
  expect(compare([everyone], [ALLOW])).toMatchObject({ onlyNarrows: true });
});

test.each([
  ["another principal", { ...ALLOW, Principal: { AWS: "c" } }],
  ["another type of principal", { ...ALLOW, Principal: { Service: "a" } }],
  ["no principals", { ...ALLOW, Principal: undefined }],
  [
    "all but a principal",
    { ...ALLOW, Principal: undefined, NotPrincipal: { AWS: "a" } },
  ],
  ["another action", { ...ALLOW, Action: "s3:DeleteObject" }],
  ["another bucket", { ...ALLOW, Resource: "arn:aws:s3:::other/*" }],
])("%s is neither more nor less", (_, other) => {
  expect(compare([ALLOW], [other])).toMatchObject({
    onlyNarrows: false,
    onlyWidens: false,
  });
});

test.each([
  ["another value", when("StringEquals", "a"), when("StringEquals", "b")],
  ["another key", when("Bool", "a"), when("Bool", "a", "aws:other")],
  ["another operator", when("Bool", "true"), when("StringEquals", "true")],
  ["a number", when("NumericLessThan", "1"), when("NumericLessThan", "2")],
  [
    "a set",
    when("ForAllValues:StringEquals", ["a", "b"]),
    when("ForAllValues:StringEquals", "a"),
  ],
  [
    "a condition that holds where there is no value",
    when("StringEqualsIfExists", ["a", "b"]),
    when("StringEqualsIfExists", "a"),
  ],
  [
    "a pattern of an ARN",
    when("ArnLike", "arn:aws:iam::*"),
    when("ArnLike", "arn:aws:iam::1"),
  ],
])("%s in a condition is not taken for less", (_, one, other) => {
  expect(compare([one], [other])).toMatchObject({
    onlyNarrows: false,
    onlyWidens: false,
  });
});

test("the version counts where a variable is, since it is text without one", () => {
  const statement = { ...ALLOW, Resource: "arn:aws:s3:::b/${aws:username}" };
  const old = statementsOf({ Statement: [statement] }) ?? [];

  expect(comparePolicies(old, policy(statement))).toMatchObject({
    onlyNarrows: false,
    added: [{ effect: "Allow" }],
  });
  expect(comparePolicies(policy(statement), policy(statement)).added).toEqual(
    [],
  );
});

test("a denial less is more, and a denial more is less", () => {
  expect(compare([ALLOW, DENY], [ALLOW])).toMatchObject({
    onlyNarrows: false,
    removed: [{ effect: "Deny" }],
  });
  expect(compare([ALLOW], [ALLOW, DENY])).toMatchObject({
    onlyNarrows: true,
    added: [{ effect: "Deny" }],
  });
});

test("a permission that is split into two is less, as far as can be told", () => {
  const parts = ["s3:GetObject", "s3:PutObject"].map((Action) => ({
    ...ALLOW,
    Action,
  }));

  expect(compare([ALLOW], parts)).toMatchObject({ onlyNarrows: true });
  expect(compare(parts, [ALLOW])).toMatchObject({ onlyNarrows: false });
});

test.each<[what: string, one: object, other: object]>([
  [
    "a key of a condition in another case",
    { Condition: { StringEquals: { "a:sub": "x", "a:aud": "y" } } },
    { Condition: { StringEquals: { "a:SUB": "x", "A:aud": "y" } } },
  ],
  [
    "an account by its number or by the ARN of its root",
    { Principal: { AWS: "123456789012" } },
    { Principal: { AWS: "arn:aws:iam::123456789012:root" } },
  ],
  [
    "a pattern without a wildcard",
    { Condition: { StringLike: { "a:sub": "x" } } },
    { Condition: { StringEquals: { "a:sub": "x" } } },
  ],
])("%s is the same", (_, one, other) => {
  const [old, now] = [one, other].map(
    (some) =>
      statementsOf({ Statement: { Effect: "Allow", Action: "a", ...some } }) ??
      [],
  ) as [Statement[], Statement[]];

  expect(comparePolicies(old, now)).toEqual({
    removed: [],
    added: [],
    onlyNarrows: true,
    onlyWidens: true,
  });
});
