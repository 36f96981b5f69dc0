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

test("a text of millions of escaped quotes takes one pass", () => {
  const text = '"'.repeat(2_000_000);
  const json = JSON.stringify({ a: text, n: 1 }).replace(
    '"n":1',
    '"n":12345678901234567890123',
  );

  expect(JSON.parse(withExactNumbers(json))).toEqual({
    a: text,
    n: "12345678901234567890123",
  });
});

test("a text that does not end, and a sign without a number, are left to what reads JSON", () => {
  const long = "12345678901234567890";

  expect(withExactNumbers(`"${long}`)).toBe(`"${long}`);
  expect(withExactNumbers(`-"${long}\\`)).toBe(`-"${long}\\`);
});
