import { BODY, largest, SUMMARY } from "../../src/workflow/limits";

test("a comment may have 65,536 characters, a summary 1 MiB", () => {
  expect([BODY.most, SUMMARY.most]).toEqual([65_536, 1024 * 1024]);
});

test("a comment is counted in characters, of which one outside of the basic plane counts twice, a summary in bytes", () => {
  expect(["a", "ü", "🌈"].map(BODY.length)).toEqual([1, 1, 2]);
  expect(["a", "ü", "🌈"].map(SUMMARY.length)).toEqual([1, 2, 4]);
});

test.each([0, 1, 2, 3, 4, 99, 100])(
  "the largest number that is at most %d is found",
  (most) => {
    expect(largest(100, (count) => count <= most)).toBe(most);
  },
);
