import { saidOf, saidOfAttribute } from "../../support/said-of";

const type = "aws_s3_bucket_replication_configuration";

function rule(bucket: string, others: object = {}) {
  return {
    id: "copies",
    status: "Enabled",
    destination: [{ bucket }],
    ...others,
  };
}

function said(before: readonly object[], after: readonly object[]) {
  return saidOfAttribute(type, "rule", before, after);
}

const LOST = "data at risk, data at risk: **no longer copied** to `a`";

test.each([
  ["no rule", []],
  ["a rule that is disabled", [rule("a", { status: "Disabled" })]],
])("%s where copies went is data at risk", (_, after) => {
  expect(said([rule("a")], after)).toEqual([LOST]);
});

test("copies that go elsewhere are both lost and looked at", () => {
  expect(said([rule("a")], [rule("b")])).toEqual([
    LOST,
    "look, protections: **copies go to** `b`",
  ]);
});

test("copies of another part of the bucket are both, too", () => {
  expect(said([rule("a")], [rule("a", { prefix: "a/" })])[0]).toBe(LOST);
});

test("copies that begin are looked at, since they leave the bucket", () => {
  expect(said([], [rule("a")])).toEqual([
    "look, protections: **copies go to** `a`",
  ]);
});

test("a rule with another name copies the same, but is another rule", () => {
  expect(said([rule("a")], [rule("a", { id: "other" })])).toEqual([
    "look, protections: **copies go to** `a`",
  ]);
});

test("a configuration that is destroyed is data at risk", () => {
  expect(saidOf({ type, before: { role: "r", rule: [rule("a")] } })).toEqual([
    "nothing, what goes: **destroyed**",
    LOST,
  ]);
});

test("another role is looked at, and the first is said with the copies", () => {
  expect(saidOfAttribute(type, "role", "a", "b")).toEqual([
    "look, protections: role that copies: from `a` to `b`",
  ]);
  expect(saidOf({ type, after: { role: "a", rule: [rule("a")] } })).toEqual([
    "look, protections: **copies go to** `a`",
  ]);
});
