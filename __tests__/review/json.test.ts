import {
  blocks,
  both,
  canonical,
  inBlock,
  isEmpty,
  isMarked,
  isObject,
  own,
  jsonIn,
  texts,
  saysTheSame,
  textsIn,
} from "../../src/review/json";

test("only what an object itself has is its own", () => {
  expect(own({ a: 1 }, "a")).toBe(1);
  expect(own({}, "constructor")).toBeUndefined();
  expect(own(JSON.parse('{"__proto__":1}'), "__proto__")).toBe(1);
  expect(own({}, "__proto__")).toBeUndefined();
  expect(own([1], "0")).toBeUndefined();
  expect(own(null, "a")).toBeUndefined();
});

test("a list is no object", () => {
  expect([{}, [], null, "a"].map(isObject)).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test("a nested block is one object or a list of them", () => {
  expect(blocks({ a: 1 })).toEqual([{ a: 1 }]);
  expect(blocks([{ a: 1 }, null, "b"])).toEqual([{ a: 1 }]);
  expect(blocks(undefined)).toEqual([]);
  expect(inBlock([{ a: 1 }, { a: 2 }], "a")).toBe(1);
  expect(inBlock([], "a")).toBeUndefined();
});

test("the same values are the same text, in whatever order", () => {
  const one = { a: [{ b: 1, c: 2 }], d: null };
  const other = { d: null, a: [{ c: 2, b: 1 }] };

  expect(canonical(one)).toBe(canonical(other));
  expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
  expect(canonical(undefined)).toBe(canonical(null));
});

test("nothing, an empty text, list or object say nothing", () => {
  expect([undefined, null, "", [], {}].map(isEmpty)).toEqual(
    Array(5).fill(true),
  );
  expect([0, false, "a", [null], { a: null }].map(isEmpty)).toEqual(
    Array(5).fill(false),
  );
});

test("a mark may stand anywhere", () => {
  expect([true, { a: [{ b: true }] }, [true]].map(isMarked)).toEqual(
    Array(3).fill(true),
  );
  expect([false, undefined, {}, { a: [{ b: false }] }].map(isMarked)).toEqual(
    Array(4).fill(false),
  );
});

test("both sides are read alike, and texts are a list", () => {
  expect(both({ before: undefined, after: "b" }, texts)).toEqual([[], ["b"]]);
  expect(texts(["a", 1])).toEqual(["a", "1"]);
});

test("texts in a value are its keys too, and those in the JSON that a text holds", () => {
  expect(
    textsIn({ a: ["b", 1, null], c: '{"d":{"e":"\\u002f"}}' }).sort(),
  ).toEqual(["/", "0", "1", "2", "a", "b", "c", "d", "e"]);
  expect(["{", "null", '"a"'].flatMap(textsIn)).toEqual(["{", '"a"']);
});

test("texts are found however deep a text nests", () => {
  const deep = `${"[".repeat(50_000)}"a"${"]".repeat(50_000)}`;

  expect(textsIn({ deep })).toContain("a");
});

test("what is no JSON holds nothing", () => {
  expect(['{"a":1}', ' ["a"]', "{", "1"].map(jsonIn)).toEqual([
    { a: 1 },
    ["a"],
    undefined,
    undefined,
  ]);
});

test.each<[one: unknown, other: unknown, isSame: boolean]>([
  [null, [], true],
  [undefined, "", true],
  [{ a: null, b: 1 }, { b: 1, c: {} }, true],
  [[{ a: [] }], [{}], true],
  [{ a: { b: [], c: "d" } }, { a: { c: "d" } }, true],
  [null, false, false],
  [null, 0, false],
  [["a"], ["a", ""], false],
  [{ a: 1 }, { a: "1" }, false],
  [[], ["a"], false],
])("%j and %j say the same: %j", (one, other, isSame) => {
  expect(saysTheSame(one, other)).toBe(isSame);
  expect(saysTheSame(other, one)).toBe(isSame);
});
