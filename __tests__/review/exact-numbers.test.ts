import { withExactNumbers } from "../../src/review/exact-numbers";

test("numbers that JavaScript keeps, and digits in text, stay as they are", () => {
  const json =
    '{"a":123456789012,"b":"12345678901234567890 \\" 12345678901234567890","c":-1.5e3}';

  expect(withExactNumbers(json)).toBe(json);
});

test("longer numbers stay different", () => {
  const [one, other] = ["12345678901234567890", "12345678901234567891"];

  expect(JSON.parse(withExactNumbers(`[${one},-${other},"${one}"]`))).toEqual([
    one,
    `-${other}`,
    one,
  ]);
});
