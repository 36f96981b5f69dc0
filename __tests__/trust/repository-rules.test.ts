import { checkRepository } from "../../src/trust/repository-rules";
import { problemsOf } from "../support/problems-of";
import { mustBeKnown, unknownText } from "../support/trust-fixtures";

const linesFor = (value: unknown) =>
  problemsOf((problems) => {
    checkRepository(problems, "repository", value);
  });

describe("a repository is taken if GitHub can have it", () => {
  it.each([
    "octo-org/octo-repo",
    "Octo-Org/Octo.Repo_1",
    "o/r",
    "1/2",
    "octo-org/.github",
    "octo-org/...",
    "octo-org/-",
    "octo-org/github.com",
    "octo-org/repo.gitignore",
    "octo-org/git",
    "octocat_acme/octo-repo",
    `${"o".repeat(39)}/octo-repo`,
    `octo-org/${"r".repeat(100)}`,
  ])("%s", (value) => {
    expect(linesFor(value)).toEqual([]);
  });
});

describe("a pasted URL is refused with the repository that it holds", () => {
  it.each([
    "https://github.com/octo-org/octo-repo",
    "http://github.com/octo-org/octo-repo",
    "https://www.github.com/octo-org/octo-repo",
    "https://GitHub.com/octo-org/octo-repo",
    "https://github.com/octo-org/octo-repo/",
    "https://github.com/octo-org/octo-repo.git",
    "https://x-access-token@github.com/octo-org/octo-repo.git",
    "git@github.com:octo-org/octo-repo.git",
    "git@github.com:octo-org/octo-repo",
    "github.com/octo-org/octo-repo",
    "github.com/octo-org/octo-repo.git",
  ])("%s", (value) => {
    expect(linesFor(value)).toEqual([
      `repository: must be OWNER/REPO and not a URL, got "${value}": write "octo-org/octo-repo"`,
    ]);
  });
});

describe("a repository is refused", () => {
  const EXAMPLE = 'write it like "octo-org/octo-repo"';
  const OWNER =
    "must have an owner that GitHub can have: 1 to 39 letters, digits and single hyphens, with no hyphen at either end";
  const NAME =
    'must have a name that GitHub can have: 1 to 100 letters, digits and ".-_"';
  const COPY = "copy it from the repository's address";
  const WILDCARD =
    "must name one repository, since a wildcard here would let in repositories of others";
  const LIST = "list every repository as an entry of its own";
  const PARTS = "must be the repository's owner and name, as OWNER/REPO";
  const IDS = "must be OWNER/REPO without ids";

  it.each<[unknown, string, string]>([
    [
      "https://github.com/octo-org/octo-repo/tree/main",
      "must be OWNER/REPO and not a URL",
      EXAMPLE,
    ],
    [
      "https://github.com/octo-org",
      "must be OWNER/REPO and not a URL",
      EXAMPLE,
    ],
    ["repo:octo-org/octo-repo", "must be OWNER/REPO and not a URL", EXAMPLE],
    [
      "https://gitlab.com/octo-org/octo-repo",
      "must be OWNER/REPO and not a URL",
      EXAMPLE,
    ],
    ["octo org/octo-repo", "must be OWNER/REPO without spaces", EXAMPLE],
    ["octo-org / octo-repo", "must be OWNER/REPO without spaces", EXAMPLE],
    [" octo-org/octo-repo", "must be OWNER/REPO without spaces", EXAMPLE],
    ["octo-org/octo-repo\n", "must be OWNER/REPO without spaces", EXAMPLE],
    ["octo-org/octo\u00a0repo", "must be OWNER/REPO without spaces", EXAMPLE],
    ["octo-org/*", WILDCARD, LIST],
    ["*/octo-repo", WILDCARD, LIST],
    ["octo*/octo-repo", WILDCARD, LIST],
    ["*", WILDCARD, LIST],
    ["octo-org/octo-rep?", WILDCARD, LIST],
    ["octo-repo", PARTS, EXAMPLE],
    ["/octo-repo", PARTS, EXAMPLE],
    ["octo-org/", PARTS, EXAMPLE],
    ["/", PARTS, EXAMPLE],
    ["octo-org/octo-repo/main", PARTS, EXAMPLE],
    ["octo-org//octo-repo", PARTS, EXAMPLE],
    ["octo-org/octo-repo/", PARTS, 'write "octo-org/octo-repo"'],
    ["www.github.com/octo-org/octo-repo", PARTS, 'write "octo-org/octo-repo"'],
    [
      "octo-org@65/octo-repo@74",
      IDS,
      "give the ids as `ownerId` and `repositoryId`",
    ],
    [
      "@octo-org/octo-repo",
      IDS,
      "give the ids as `ownerId` and `repositoryId`",
    ],
    [
      "octo-org/octo-repo.git",
      'must be without ".git"',
      'write "octo-org/octo-repo"',
    ],
    ["octo-org/.git", 'must be without ".git"', EXAMPLE],
    ["-octo/octo-repo", OWNER, COPY],
    ["octo-/octo-repo", OWNER, COPY],
    ["octo--org/octo-repo", OWNER, COPY],
    ["octo.org/octo-repo", OWNER, COPY],
    ["_octo/octo-repo", OWNER, COPY],
    ["öcto/octo-repo", OWNER, COPY],
    ["${octo}/octo-repo", OWNER, COPY],
    [`${"o".repeat(40)}/octo-repo`, OWNER, COPY],
    ["octo-org/octo,repo", NAME, COPY],
    ["octo-org/.", NAME, COPY],
    ["octo-org/..", NAME, COPY],
    ["octo-org/réponse", NAME, COPY],
    ["octo-org/octo-repo#readme", NAME, COPY],
    ["octo-org/${repo}", NAME, COPY],
    [`octo-org/${"r".repeat(101)}`, NAME, COPY],
  ])("%j", (value, rule, fix) => {
    expect(linesFor(value)).toEqual([
      `repository: ${rule}, got ${JSON.stringify(value)}: ${fix}`,
    ]);
  });

  it.each([[""], [null], [7], [true], [["octo-org/octo-repo"]], [{}]])(
    "%j, which is no text",
    (value) => {
      expect(linesFor(value)).toEqual([
        `repository: must be a non-empty string, got ${JSON.stringify(value)}: write the value in quotes, or leave the prop out`,
      ]);
    },
  );

  it("where only Terraform knows it", () => {
    expect(linesFor(unknownText())).toEqual([mustBeKnown("repository")]);
  });
});

test('".git" is refused in any case, with the name to write', () => {
  expect(linesFor("octo-org/octo-repo.GIT")).toEqual([
    'repository: must be without ".git", got "octo-org/octo-repo.GIT": write "octo-org/octo-repo"',
  ]);
});

test("it says whether subjects can be built from the repository", () => {
  const answers: boolean[] = [];
  problemsOf((problems) => {
    for (const value of ["octo-org/octo-repo", "octo-org", undefined])
      answers.push(checkRepository(problems, "repository", value));
  });
  expect(answers).toEqual([true, false, false]);
});
