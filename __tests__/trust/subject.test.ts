import {
  context,
  hasIds,
  subjectFormat,
  subjects,
} from "../../src/trust/subject";
import type { Trust } from "../../src/trust/trust";
import { IDS, TRUST } from "../support/trust-fixtures";

const REPOSITORY = { repository: "octo-org/octo-repo" } as const;

describe("the form of a subject", () => {
  it.each<[string, Partial<Trust>, string]>([
    ["classic without ids", {}, "classic"],
    ["immutable with both ids", IDS, "immutable"],
    ["classic with the owner's id alone", { ownerId: "65" }, "classic"],
    ["classic with the repository's alone", { repositoryId: "74" }, "classic"],
    ["what the trust says", { ...IDS, subjectFormat: "classic" }, "classic"],
    ["both where the trust says so", { ...IDS, subjectFormat: "both" }, "both"],
  ])("is %s", (_, props, format) => {
    expect(subjectFormat({ ...TRUST, ...props } as Trust)).toBe(format);
  });
});

test("a trust has ids only if it has both", () => {
  expect(hasIds({ ...TRUST, ...IDS })).toBe(true);
  expect(hasIds({ ...TRUST, ownerId: "65" })).toBe(false);
  expect(hasIds({ ...TRUST, repositoryId: "74" })).toBe(false);
  expect(hasIds(TRUST)).toBe(false);
});

describe("the subjects of a trust", () => {
  const classic = "repo:octo-org/octo-repo:ref:refs/heads/main";
  const immutable = "repo:octo-org@65/octo-repo@74:ref:refs/heads/main";

  it("are one, without ids, for a repository without ids", () => {
    expect(subjects(TRUST)).toEqual([classic]);
  });

  it("are one, with both ids, for a repository with ids", () => {
    expect(subjects({ ...TRUST, ...IDS })).toEqual([immutable]);
  });

  it("are the classic one although there are ids, if the trust says so", () => {
    expect(subjects({ ...TRUST, ...IDS, subjectFormat: "classic" })).toEqual([
      classic,
    ]);
  });

  it("are the immutable one if the trust says so", () => {
    expect(subjects({ ...TRUST, ...IDS, subjectFormat: "immutable" })).toEqual([
      immutable,
    ]);
  });

  it("are two in the days of a migration", () => {
    expect(subjects({ ...TRUST, ...IDS, subjectFormat: "both" })).toEqual([
      classic,
      immutable,
    ]);
  });

  it("are made of the parts of a customized one, with each colon of a value encoded", () => {
    const customSubject = [
      "repo",
      "context",
      { job_workflow_ref: "f@r", repository_visibility: "private" },
      { workflow: "a:b:c" },
    ] as const;
    expect(subjects({ ...TRUST, ...IDS, customSubject })).toEqual([
      `${immutable}:job_workflow_ref:f@r:repository_visibility:private:workflow:a%3Ab%3Ac`,
    ]);
  });

  it("hold what the trust says by the names of GitHub's claims", () => {
    const trust = { ...REPOSITORY, ...IDS, environment: "a:b" };
    const customSubject = [
      ...(["environment", "repository_owner"] as const),
      ...(["repository_owner_id", "repository_id"] as const),
    ];
    expect(subjects({ ...trust, customSubject })).toEqual([
      "environment:a%3Ab:repository_owner:octo-org:repository_owner_id:65:repository_id:74",
    ]);
  });

  it("are one in both forms where the customized one has no repository", () => {
    const trust = { ...TRUST, ...IDS, subjectFormat: "both" } as const;
    expect(subjects({ ...trust, customSubject: ["context"] })).toEqual([
      "ref:refs/heads/main",
    ]);
    expect(subjects({ ...trust, customSubject: ["context", "repo"] })).toEqual([
      "ref:refs/heads/main:repo:octo-org/octo-repo",
      "ref:refs/heads/main:repo:octo-org@65/octo-repo@74",
    ]);
  });

  it("keep GitHub's upper and lower case", () => {
    expect(subjects({ repository: "Octo-Org/Repo", tag: "V1" })).toEqual([
      "repo:Octo-Org/Repo:ref:refs/tags/V1",
    ]);
  });
});

describe("the context of a subject", () => {
  it.each<[string, Trust, string]>([
    ["a branch", { ...REPOSITORY, branch: "main" }, "ref:refs/heads/main"],
    [
      "a branch with slashes",
      { ...REPOSITORY, branch: "release/1.x" },
      "ref:refs/heads/release/1.x",
    ],
    ["a tag", { ...REPOSITORY, tag: "v1.2.3" }, "ref:refs/tags/v1.2.3"],
    [
      "an environment",
      { ...REPOSITORY, environment: "production" },
      "environment:production",
    ],
    [
      "an environment with spaces and slashes",
      { ...REPOSITORY, environment: "prod / eu" },
      "environment:prod / eu",
    ],
    [
      "an environment with colons, each of which GitHub encodes",
      { ...REPOSITORY, environment: "eu:prod:1" },
      "environment:eu%3Aprod%3A1",
    ],
    [
      "pull requests",
      { ...REPOSITORY, pullRequest: true as const },
      "pull_request",
    ],
    [
      "a pattern, as it stands",
      { ...REPOSITORY, dangerouslyMatchContext: "ref:refs/heads/*" },
      "ref:refs/heads/*",
    ],
  ])("is right for %s", (_, trust, expected) => {
    expect(context(trust)).toBe(expected);
  });
});
