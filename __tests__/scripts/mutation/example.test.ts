import { isLarge, isSmall, steps, TABLE } from "./example/example";

test("seen", () => {
  expect(TABLE.seen).toBe("seen");
});

describe("calls", () => {
  let large: boolean[];
  beforeAll(() => {
    large = [3, 4].map(isLarge);
  });

  test("large", () => {
    expect(large).toEqual([false, true]);
  });

  test("small", () => {
    isSmall(1);
  });

  test("steps", async () => {
    await Promise.resolve();
    expect(steps(2)).toBe(2);
  });
});
