import type { Trust } from "../../../src";

/** Some props of a trust under a name, the usual ones first. */
type Named = Readonly<Record<string, Partial<Trust>>>;

/** Where in its repository a workflow runs. */
export const RUNS: Named = {
  branch: { branch: "main" },
  oddBranch: { branch: "50%-of-${all}-%{x}/$" },
  tag: { tag: "v1.2.3" },
  environment: { environment: "production" },
  oddEnvironment: { environment: "prod: 50 % of ${all} $ ü" },
  pullRequest: { pullRequest: true },
  pattern: { dangerouslyMatchContext: "ref:refs/heads/release/*" },
  anything: { dangerouslyMatchContext: "*" },
};

const IDS = { ownerId: "65", repositoryId: "74" };

/** By which ids and which form of the subject a repository is known. */
export const SUBJECT: Named = {
  usual: {},
  classic: { subjectFormat: "classic" },
  ids: IDS,
  idsAsClaims: { ...IDS, subjectFormat: "classic" },
  immutable: { ...IDS, subjectFormat: "immutable" },
  both: { ...IDS, subjectFormat: "both" },
};

/** What else a token must say. */
export const CLAIMS: Named = {
  none: {},
  one: { claims: { workflow: "50 % of ${all} $ ü" } },
  inSubject: {
    customSubject: ["repo", "context", { workflow: "50 % of ${all}: $ ü" }],
  },
  several: { claims: { actor: ["octocat", "hubot"], enterprise_id: "7" } },
};
