import { allCovered, covers, coversArn } from "../../../src/review/policy/glob";

test.each([
  ["*", "anything"],
  ["s3:*", "s3:Get*"],
  ["s3:Get*", "s3:GetObject"],
  ["a?", "ab"],
  ["a?", "a?"],
  ["a**", "ab*c"],
  ["a.b", "a.b"],
  ["a*b*c", "aXbYbZc"],
  ["a*?b", "a*xb"],
  ["*", ""],
  ["**", ""],
  ["${aws:PrincipalTag/x}/*", "${aws:PrincipalTag/x}/a"],
  ["${*}", "${*}"],
])("%s covers %s", (pattern, other) => {
  expect(covers(pattern, other)).toBe(true);
});

test.each([
  ["s3:Get*", "s3:*"],
  ["a?", "a*"],
  ["a?", "abc"],
  ["a.b", "axb"],
  ["ab", "abc"],
  ["a*b*c", "aXcYb"],
  ["a?", "a"],
  ["a*b", "a"],
  ["b", "ab"],
  ["${*}x", "${a}x"],
  ["$*", "a"],
])("%s does not cover %s", (pattern, other) => {
  expect(covers(pattern, other)).toBe(false);
});

test.each([
  ["*", "arn:aws:s3:::b"],
  ["arn:aws:s3:::*", "arn:aws:s3:::b/a:b"],
  ["arn:*:s3:::b", "arn:aws:s3:::b"],
])("as an ARN %s covers %s", (pattern, other) => {
  expect(coversArn(pattern, other)).toBe(true);
});

test.each([
  ["arn:*", "arn:aws:s3:::b"],
  ["arn:aws:*:b", "arn:aws:s3:::b"],
  ["arn:aws:s3:::a", "arn:aws:s3:::b"],
  ["arn:aws:s3:::b", "*"],
])("as an ARN %s does not cover %s", (pattern, other) => {
  expect(coversArn(pattern, other)).toBe(false);
});

test("all are covered if each is covered by one", () => {
  expect(allCovered(["a*", "b"], ["ab", "b"])).toBe(true);
  expect(allCovered(["a*", "b"], ["ab", "c"])).toBe(false);
  expect(allCovered([], [])).toBe(true);
});

test("a pattern of many wildcards takes no time", () => {
  const start = performance.now();

  expect(covers(`${"a*".repeat(1000)}b`, "a".repeat(10_000))).toBe(false);
  expect(performance.now() - start).toBeLessThan(5000);
});
