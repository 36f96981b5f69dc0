import { didYouMean, didYouMeanName } from "../../src/validation/did-you-mean";

const PROPS = ["roleName", "trust", "maxSessionSeconds", "path"];
const FALLBACK = "use one of roleName, trust, maxSessionSeconds, path";

describe("a mistyped word was probably meant to be a known one", () => {
  it.each([
    ["roleNam", "roleName"],
    ["roelName", "roleName"],
    ["rolename", "roleName"],
    ["ROLENAME", "roleName"],
    ["role_name", "roleName"],
    ["trusts", "trust"],
    ["trust", "trust"],
    ["tru", "trust"],
    ["maxSessionSecnd", "maxSessionSeconds"],
    ["axSesionSconds", "maxSessionSeconds"],
  ])("%s as %s", (word, meant) => {
    expect(didYouMean(word, PROPS)).toBe(`did you mean "${meant}"?`);
  });

  test("the nearest of several", () => {
    expect(didYouMean("eu-west-11", ["eu-west-2", "eu-west-1"])).toBe(
      'did you mean "eu-west-1"?',
    );
  });

  test("the one that differs in case alone, rather than one that differs in letters", () => {
    expect(didYouMean("abcd", ["abxd", "aBCD"])).toBe('did you mean "aBCD"?');
  });
});

describe("a word that nothing is like", () => {
  it.each(["tr", "permissions", "description", "", "xxxxxxxx"])(
    "%j gets the list of all",
    (word) => {
      expect(didYouMean(word, PROPS)).toBe(FALLBACK);
    },
  );

  it("gets the fallback that is given instead", () => {
    expect(didYouMean("xxxxxxxx", PROPS, "ask somebody")).toBe("ask somebody");
    expect(didYouMean("trsut", PROPS, "ask somebody")).toBe(
      'did you mean "trust"?',
    );
  });
});

test("how far a word may be off: two letters, and a quarter of a word of twelve or more", () => {
  const propose = (word: string, known: string) =>
    didYouMean(word, [known], "none");
  expect(propose("abcde", "abc")).toBe('did you mean "abc"?');
  expect(propose("abcdef", "abc")).toBe("none");
  expect(propose("abcdefghixx", "abcdefghi")).toBe('did you mean "abcdefghi"?');
  expect(propose("abcdefghxxx", "abcdefgh")).toBe("none");
  expect(propose("abcdefghixxx", "abcdefghi")).toBe(
    'did you mean "abcdefghi"?',
  );
  expect(propose("abcdefghxxxx", "abcdefgh")).toBe("none");
});

test("a name among many that nothing is like gets the three nearest, and never all", () => {
  expect(didYouMeanName("rolNam", PROPS)).toBe('did you mean "roleName"?');
  expect(didYouMeanName("permissions", PROPS)).toBe(
    "leave it out, or use one of the nearest: trust, path, roleName",
  );
});
