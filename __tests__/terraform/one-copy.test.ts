import {
  type Copy,
  ensureOneCopy,
  type FindCopy,
  otherCopyOf,
  OWN_COPY,
} from "../../src/terraform/one-copy";

/** Copies of `constructs` as the library and the framework find them. */
const finding =
  (own: Copy | undefined, others: Copy | undefined): FindCopy =>
  (name, from) => {
    if (name === "cdktf") return { folder: "/app/cdktf", version: "0.21.0" };
    return from === "/app/cdktf/package.json" ? others : own;
  };
const OLD = { folder: "/app/library/constructs", version: "10.4.2" };
const NEW = { folder: "/app/constructs", version: "10.7.2" };

test("two versions of constructs are named with both folders", () => {
  expect(() => ensureOneCopy(false, finding(OLD, NEW))).toThrow(
    "constructs is there twice, in different versions: /app/library/constructs (10.4.2), which this library uses, and /app/constructs (10.7.2), which the framework uses. Have one version of it in package.json, and run `npm dedupe`",
  );
});

test.each([
  ["it is one", true, OLD, NEW],
  ["both are of one version", false, OLD, { ...NEW, version: "10.4.2" }],
  ["the one can't be found", false, undefined, NEW],
  ["the other can't be found", false, OLD, undefined],
])("nothing is said where %s", (_, isOne, own, others) => {
  expect(() => ensureOneCopy(isOne, finding(own, others))).not.toThrow();
});

test("here it is one", () => {
  expect(() => ensureOneCopy()).not.toThrow();
  expect(() => ensureOneCopy(false)).not.toThrow();
});

test("an object of the same class of another copy is told from all others", () => {
  class BackupRole {
    public static readonly madeIn = "/other/lib";
  }

  expect(otherCopyOf(new BackupRole(), "BackupRole")).toBe("/other/lib");
  expect(otherCopyOf(new BackupRole(), "RestoreRole")).toBeUndefined();
  for (const value of [null, undefined, {}, "a", Object.create(null)])
    expect(otherCopyOf(value, "BackupRole")).toBeUndefined();
  expect(OWN_COPY).toMatch(/src$/);
});
