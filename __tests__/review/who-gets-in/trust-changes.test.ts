import { trustChanges } from "../../../src/review/who-gets-in/trust-changes";

function trust(...services: string[]) {
  return JSON.stringify({
    Statement: services.map((Service) => ({
      Effect: "Allow",
      Principal: { Service },
      Action: "sts:AssumeRole",
    })),
  });
}

const NOBODY = JSON.stringify({
  Statement: { Effect: "Deny", Principal: "*", Action: "sts:AssumeRole" },
});

function told(before: string | undefined, after: string | undefined) {
  return trustChanges(before, after).map(
    ({ topic, level, words, details = [] }) => [
      topic,
      level,
      words.text,
      ...details.map(({ text }) => text),
    ],
  );
}

test("a trust that is new tells who gets in", () => {
  expect(told(undefined, trust("a", "b"))).toEqual([
    [
      "who gets in",
      "look",
      "**lets somebody in**",
      "**now**: the service `a`",
      "**now**: the service `b`",
    ],
  ]);
});

test("a wider trust tells who is new, and who still gets in", () => {
  expect(told(trust("a"), trust("a", "b"))).toEqual([
    [
      "who gets in",
      "look",
      "**lets others in**",
      "**now**: the service `b`",
      "still: the service `a`",
    ],
  ]);
});

test("a narrower trust is nothing to look at, and tells who is gone", () => {
  expect(told(trust("a", "b"), trust("b"))).toEqual([
    [
      "who gets in",
      "nothing",
      "lets fewer in",
      "no longer: the service `a`",
      "still: the service `b`",
    ],
  ]);
});

test("a trust that lets nobody in any more says so", () => {
  expect(told(trust("a"), NOBODY)).toEqual([
    [
      "who gets in",
      "nothing",
      "lets nobody in any more",
      "**now**: **denies** **everyone**: `sts:AssumeRole`",
      "no longer: the service `a`",
    ],
  ]);
});

test("a denial that is gone is told", () => {
  expect(told(NOBODY, undefined)).toMatchObject([
    ["who gets in", "look", "lets nobody in any more", expect.anything()],
  ]);
});

test("the same trust in another form is no change", () => {
  expect(told(trust("a", "b"), trust("b", "a"))).toEqual([]);
});

test("what is no policy is not judged", () => {
  expect(told(trust("a"), "{")).toEqual([
    ["not judged", "look", "the trust policy can't be read"],
  ]);
  expect(told("{", trust("a"))).toHaveLength(1);
});
