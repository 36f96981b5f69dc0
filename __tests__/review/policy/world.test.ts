import { isWorld } from "../../../src/review/policy/world";

test.each(["0.0.0.0/0", "::/0", "0.0.0.0/1", "128.0.0.0/1", "*", "Internet"])(
  "%s is the whole internet",
  (range) => {
    expect(isWorld(range)).toBe(true);
  },
);

test.each([
  "10.0.0.0/8",
  "203.0.113.7/32",
  "2001:db8::/32",
  "VirtualNetwork",
  "",
  0,
])("%j is a part of it, or none", (range) => {
  expect(isWorld(range)).toBe(false);
});
