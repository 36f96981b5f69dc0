import {
  checkContext,
  checkExpressible,
  CONTEXTS,
} from "../../src/trust/context-rules";
import { problemsOf } from "../support/problems-of";
import { mustBeKnown, unknownText } from "../support/trust-fixtures";

const linesFor = (trust: Record<string, unknown>) =>
  problemsOf((problems) => checkContext(problems, "trust[0]", trust));

const inPolicy =
  'must hold only characters that an IAM policy can hold (up to U+00FF, no control characters) and no "&{"';

describe("a context is taken", () => {
  it.each<Record<string, unknown>>([
    { branch: "main" },
    { branch: "release/1.x" },
    { branch: "dependabot/npm_and_yarn/jest-30.0.0" },
    { branch: "feature/#12-ü{x}" },
    { branch: "heads/main" },
    { branch: "a@b" },
    { branch: "a.lockfile" },
    { branch: "$HOME" },
    { branch: "a-${b}" },
    { branch: "main", tag: undefined },
    { tag: "v1.2.3" },
    { tag: "v1" },
    { environment: "production" },
    { environment: "eu:prod" },
    { environment: "prod / eu" },
    { environment: "what?" },
    { environment: "$" },
    { environment: "${aws:username}" },
    { environment: "e".repeat(255) },
    { pullRequest: true },
    { dangerouslyMatchContext: "*" },
    { dangerouslyMatchContext: "ref:refs/heads/*" },
    { dangerouslyMatchContext: "ref:refs/heads/release/?.x" },
    { dangerouslyMatchContext: "ref:refs/tags/v*" },
    { dangerouslyMatchContext: "environment:*" },
    { dangerouslyMatchContext: "pull_request" },
  ])("%j", (trust) => {
    expect(linesFor(trust)).toEqual([]);
  });
});

describe("there must be exactly one context", () => {
  const rule =
    "must say where the workflow runs by exactly one of branch, tag, environment, pullRequest";

  it("refuses none", () => {
    const line = `trust[0]: ${rule}, got []: add one, such as \`branch: "main"\` for a workflow on a schedule`;
    expect(linesFor({})).toEqual([line]);
    expect(linesFor({ branch: undefined })).toEqual([line]);
  });

  const good: Record<string, unknown> = {
    branch: "main",
    tag: "v1",
    environment: "production",
    pullRequest: true,
    dangerouslyMatchContext: "*",
  };
  const pairs = CONTEXTS.flatMap((one, index) =>
    CONTEXTS.slice(index + 1).map((other) => [one, other] as const),
  );

  test("the pairs are all there are", () => {
    expect(pairs).toHaveLength(10);
  });

  it.each(pairs)("refuses %s together with %s", (one, other) => {
    expect(linesFor({ [one]: good[one], [other]: good[other] })).toEqual([
      `trust[0]: ${rule}, got ["${one}","${other}"]: keep one, and write an entry of its own for each other`,
    ]);
    expect(linesFor({ [one]: good[one] })).toEqual([]);
    expect(linesFor({ [other]: good[other] })).toEqual([]);
  });

  it("refuses all five at once in one line", () => {
    expect(linesFor(good)).toEqual([
      `trust[0]: ${rule}, got ["branch","tag","environment","pullRequest","dangerouslyMatchContext"]: keep one, and write an entry of its own for each other`,
    ]);
  });
});

describe("a branch or tag is refused", () => {
  it.each<[Record<string, string>, string]>([
    [
      { branch: "refs/heads/main" },
      'branch: must be the branch\'s name without "refs/…/", got "refs/heads/main": write "main"',
    ],
    [
      { branch: "refs/heads/release/1.x" },
      'branch: must be the branch\'s name without "refs/…/", got "refs/heads/release/1.x": write "release/1.x"',
    ],
    [
      { branch: "refs/tags/v1" },
      'branch: must be the branch\'s name without "refs/…/", got "refs/tags/v1": write the name of a branch',
    ],
    [
      { branch: "refs/heads/" },
      'branch: must be the branch\'s name without "refs/…/", got "refs/heads/": write the name of a branch',
    ],
    [
      { tag: "refs/tags/v1" },
      'tag: must be the tag\'s name without "refs/…/", got "refs/tags/v1": write "v1"',
    ],
    [
      { tag: "refs/heads/main" },
      'tag: must be the tag\'s name without "refs/…/", got "refs/heads/main": write the name of a tag',
    ],
    [
      { branch: "release/*" },
      'branch: must be the name of one branch, without a wildcard, got "release/*": list every branch as an entry of its own, or give up exactness with `dangerouslyMatchContext: "ref:refs/heads/release/*"`',
    ],
    [
      { branch: "*" },
      'branch: must be the name of one branch, without a wildcard, got "*": list every branch as an entry of its own, or give up exactness with `dangerouslyMatchContext: "ref:refs/heads/*"`',
    ],
    [
      { branch: "v?" },
      'branch: must be the name of one branch, without a wildcard, got "v?": list every branch as an entry of its own, or give up exactness with `dangerouslyMatchContext: "ref:refs/heads/v?"`',
    ],
    [
      { tag: "v*" },
      'tag: must be the name of one tag, without a wildcard, got "v*": list every tag as an entry of its own, or give up exactness with `dangerouslyMatchContext: "ref:refs/tags/v*"`',
    ],
    [
      { branch: "ветка" },
      `branch: ${inPolicy}, got "ветка": rename it in GitHub`,
    ],
    [
      { branch: "a&{b}" },
      `branch: ${inPolicy}, got "a&{b}": rename it in GitHub`,
    ],
    [{ tag: "v1-🎉" }, `tag: ${inPolicy}, got "v1-🎉": rename it in GitHub`],
  ])("%j", (trust, line) => {
    expect(linesFor(trust)).toEqual([`trust[0].${line}`]);
  });

  // Each of them is refused by `git check-ref-format --branch`.
  it.each([
    "my branch",
    "a..b",
    "a~1",
    "a^",
    "a:b",
    "a\\b",
    "a[b",
    "a\tb",
    "a\u007fb",
    "a@{b",
    "@",
    "/a",
    "a/",
    "a//b",
    "a.",
    ".a",
    "a/.b",
    "a.lock",
    "a.lock/b",
    "-a",
  ])("%j, which Git forbids", (name) => {
    for (const kind of ["branch", "tag"])
      expect(linesFor({ [kind]: name })).toEqual([
        `trust[0].${kind}: must be a name that Git allows for a ${kind}, got ${JSON.stringify(name)}: copy it from \`git for-each-ref --format='%(refname:short)'\``,
      ]);
  });
});

describe("an environment is refused", () => {
  const length =
    "must be a name of 1 to 255 characters with no space at either end";
  const copy = "copy it from the repository's Settings > Environments";

  it.each<[string, string, string]>([
    [
      "prod-*",
      "must be the name of one environment, without a wildcard",
      'list every environment as an entry of its own, or give up exactness with `dangerouslyMatchContext: "environment:prod-*"`',
    ],
    [
      "*",
      "must be the name of one environment, without a wildcard",
      'list every environment as an entry of its own, or give up exactness with `dangerouslyMatchContext: "environment:*"`',
    ],
    [" production", length, copy],
    ["production ", length, copy],
    [" ", length, copy],
    ["e".repeat(256), length, copy],
    ["&{aws:username}", inPolicy, "rename it in GitHub"],
    ["продакшн", inPolicy, "rename it in GitHub"],
    ["a\nb", inPolicy, "rename it in GitHub"],
  ])("%j", (environment, rule, fix) => {
    expect(linesFor({ environment })).toEqual([
      `trust[0].environment: ${rule}, got ${JSON.stringify(environment)}: ${fix}`,
    ]);
  });
});

describe("pullRequest is refused unless it is true", () => {
  it.each([[false], ["true"], [1], [null], [{}]])("%j", (pullRequest) => {
    expect(linesFor({ pullRequest })).toEqual([
      `trust[0].pullRequest: must be true, got ${JSON.stringify(pullRequest)}: write true, or leave the prop out`,
    ]);
  });
});

describe("a pattern is refused", () => {
  const behind =
    'must be the part of the subject behind "repo:OWNER/REPO:", which `repository` already says';
  const start =
    'must start with "ref:refs/" or "environment:", or be "pull_request" or "*"';
  const like = 'write it like "ref:refs/heads/release/*"';

  it.each<[string, string, string]>([
    [
      "repo:octo-org/octo-repo:ref:refs/heads/*",
      behind,
      'write "ref:refs/heads/*"',
    ],
    ["repo:octo-org/octo-repo:*", behind, 'write "*"'],
    ["repo:octo-org/*", behind, 'write "ref:refs/heads/*"'],
    ["repo:*", behind, 'write "ref:refs/heads/*"'],
    ["main", start, like],
    ["refs/heads/*", start, like],
    ["heads/*", start, like],
    ["?", start, like],
    ["environment", start, like],
    ["environment:", start, like],
    ["ref:refs*", start, like],
    ["pull_request*", start, like],
    ["*main", start, like],
    ["**", start, like],
    ["ref:refs/heads/&{x}*", inPolicy, "rename it in GitHub"],
    ["ref:refs/heads/ветка*", inPolicy, "rename it in GitHub"],
  ])("%j", (pattern, rule, fix) => {
    expect(linesFor({ dangerouslyMatchContext: pattern })).toEqual([
      `trust[0].dangerouslyMatchContext: ${rule}, got ${JSON.stringify(pattern)}: ${fix}`,
    ]);
  });
});

describe("a context is refused if it is no text", () => {
  const texts = CONTEXTS.filter((key) => key !== "pullRequest");
  const bad = [null, "", 7, true, ["main"], {}];

  it.each(texts.flatMap((key) => bad.map((value) => [key, value] as const)))(
    "%s as %j",
    (key, value) => {
      expect(linesFor({ [key]: value })).toEqual([
        `trust[0].${key}: must be a non-empty string, got ${JSON.stringify(value)}: write the value in quotes, or leave the prop out`,
      ]);
    },
  );

  it.each(texts)("%s that only Terraform knows", (key) => {
    expect(linesFor({ [key]: unknownText() })).toEqual([
      mustBeKnown(`trust[0].${key}`),
    ]);
  });
});

test("everything that is wrong with a context is said together, in order", () => {
  expect(
    linesFor({ branch: "refs/heads/main", tag: "v*", pullRequest: false }),
  ).toEqual([
    'trust[0]: must say where the workflow runs by exactly one of branch, tag, environment, pullRequest, got ["branch","tag","pullRequest"]: keep one, and write an entry of its own for each other',
    'trust[0].branch: must be the branch\'s name without "refs/…/", got "refs/heads/main": write "main"',
    'trust[0].tag: must be the name of one tag, without a wildcard, got "v*": list every tag as an entry of its own, or give up exactness with `dangerouslyMatchContext: "ref:refs/tags/v*"`',
    "trust[0].pullRequest: must be true, got false: write true, or leave the prop out",
  ]);
});

test("a policy holds characters up to U+00FF, but no control characters", () => {
  const linesOf = (value: string) =>
    problemsOf((problems) => checkExpressible(problems, "text", value));
  for (const good of [" ", "~", "\u00a0", "\u00ff", "$", "{", "&", "& {"])
    expect([good, linesOf(good)]).toEqual([good, []]);
  for (const bad of ["\u001f", "\u007f", "\u009f", "\u0100", "&{", "a&{$}"])
    expect(linesOf(bad)).toEqual([
      `text: ${inPolicy}, got ${JSON.stringify(bad)}: rename it in GitHub`,
    ]);
});
