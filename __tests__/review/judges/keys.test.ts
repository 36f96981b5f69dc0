import { saidOf, saidOfAttribute } from "../../support/said-of";

const type = "aws_kms_key";

test("a key that is destroyed is data at risk", () => {
  expect(saidOf({ type, before: { key_id: "1" } })).toEqual([
    "data at risk, what goes: **the key `1` is scheduled for deletion**, and with it all that it encrypted",
  ]);
});

test.each([
  ["deletion_window_in_days", 30, 7, "data at risk, data at risk"],
  ["deletion_window_in_days", 7, 30, "nothing, protections"],
  ["is_enabled", true, false, "data at risk, data at risk"],
  ["is_enabled", false, true, "nothing, protections"],
  ["enable_key_rotation", true, false, "look, protections"],
  ["enable_key_rotation", false, true, "nothing, protections"],
  ["rotation_period_in_days", 90, 365, "look, protections"],
  ["rotation_period_in_days", 365, 90, "nothing, protections"],
  ["bypass_policy_lockout_safety_check", false, true, "look, protections"],
  ["bypass_policy_lockout_safety_check", true, false, "nothing, protections"],
  ["of_tomorrow", "a", "b", "look, not judged"],
])("%s from %j to %j is %s", (attribute, before, after, what) => {
  expect(saidOfAttribute(type, attribute, before, after)).toEqual([
    expect.stringContaining(`${what}: `),
  ]);
});

test("a deletion window that is not set is AWS's own, of 30 days", () => {
  expect(saidOfAttribute(type, "deletion_window_in_days", 30, null)).toEqual(
    [],
  );
  expect(saidOfAttribute(type, "deletion_window_in_days", null, 29)).toEqual([
    "data at risk, data at risk: days until a deleted key is gone: from `30` to `29`",
  ]);
  expect(
    saidOf({ type, after: { deletion_window_in_days: 7, is_enabled: true } }),
  ).toEqual(["nothing, protections: the key: turned on"]);
});

test("a description is nothing to look at", () => {
  expect(saidOfAttribute(type, "description", "a", "b")).toEqual([]);
});

test("an alias of another key is data at risk, and a new one is not", () => {
  const alias = "aws_kms_alias";

  expect(saidOfAttribute(alias, "target_key_id", "a", "b")).toEqual([
    "data at risk, data at risk: key of KMS behind the alias: from `a` to `b`",
  ]);
  expect(saidOf({ type: alias, after: { target_key_id: "a" } })).toEqual([]);
  expect(saidOf({ type: alias, before: { name: "alias/a" } })).toEqual([
    "look, what goes: **the alias `alias/a` is gone**: what names it can't encrypt any more",
  ]);
});
