import type { Trust } from "../../src/trust/trust";
import { checkTrusts } from "../../src/trust/trust-rules";
import { problemsOf } from "../support/problems-of";
import {
  GITHUB,
  IDS,
  mustBeKnown,
  SERVER,
  TRUST,
  unknownList,
  unknownText,
} from "../support/trust-fixtures";

const linesFor = (trusts: unknown, issuer = GITHUB) =>
  problemsOf((problems) => checkTrusts(problems, "trust", trusts, issuer));

const { repository } = TRUST;
const FIND =
  "find both with `gh api repos/OWNER/REPO --jq '{ownerId: .owner.id, repositoryId: .id}'`";

describe("trusts are taken", () => {
  it.each<[string, Trust[]]>([
    ["a branch", [TRUST]],
    ["a tag", [{ repository, tag: "v1" }]],
    ["an environment", [{ repository, environment: "production" }]],
    ["pull requests", [{ repository, pullRequest: true }]],
    ["a pattern", [{ repository, dangerouslyMatchContext: "*" }]],
    ["both ids", [{ ...TRUST, ...IDS }]],
    ["both ids, classic", [{ ...TRUST, ...IDS, subjectFormat: "classic" }]],
    ["both ids, immutable", [{ ...TRUST, ...IDS, subjectFormat: "immutable" }]],
    ["both ids, both forms", [{ ...TRUST, ...IDS, subjectFormat: "both" }]],
    ["no ids, classic", [{ ...TRUST, subjectFormat: "classic" }]],
    ["a claim", [{ ...TRUST, claims: { actor: "octocat" } }]],
    ["two branches", [TRUST, { repository, branch: "next" }]],
    ["two repositories", [TRUST, { ...TRUST, repository: "octo-org/other" }]],
    ["a branch and a tag of one name", [TRUST, { repository, tag: "main" }]],
    [
      "two that differ in a claim alone",
      [
        { ...TRUST, claims: { actor: "octocat" } },
        { ...TRUST, claims: { actor: "hubot" } },
      ],
    ],
    ["two that differ in their form alone", [TRUST, { ...TRUST, ...IDS }]],
    [
      "props left undefined",
      [{ ...TRUST, ownerId: undefined, tag: undefined }],
    ],
  ])("%s", (_, trusts) => {
    expect(linesFor(trusts)).toEqual([]);
  });

  test("a list that is left out is left to the check of required props", () => {
    expect(linesFor(undefined)).toEqual([]);
  });

  test("GitHub Enterprise Server takes a trust without ids and claims", () => {
    expect(linesFor([TRUST], SERVER)).toEqual([]);
  });
});

describe("a list of trusts is refused", () => {
  it.each([[[]], [null], ["octo-org/octo-repo"], [TRUST], [7], [true]])(
    "as %j",
    (trusts) => {
      expect(linesFor(trusts)).toEqual([
        `trust: must be a list with at least one entry, got ${JSON.stringify(trusts)}: say who may assume the role, such as [{ repository: "octo-org/octo-repo", branch: "main" }]`,
      ]);
    },
  );

  it("where only Terraform knows it", () => {
    expect(linesFor(unknownList())).toEqual([mustBeKnown("trust")]);
  });

  it("if an entry is no object", () => {
    const write = 'write { repository: "octo-org/octo-repo", branch: "main" }';
    expect(
      linesFor([null, TRUST, "octo-org/octo-repo", [TRUST], undefined]),
    ).toEqual([
      `trust[0]: must be an object, got null: ${write}`,
      `trust[2]: must be an object, got "octo-org/octo-repo": ${write}`,
      `trust[3]: must be an object, got [{"repository":"octo-org/octo-repo","branch":"main"}]: ${write}`,
      `trust[4]: must be an object, got nothing: ${write}`,
    ]);
  });

  it("if an entry repeats another", () => {
    expect(linesFor([TRUST, { repository, tag: "v1" }, TRUST])).toEqual([
      'trust[2]: must let in somebody whom trust[0] does not let in already, got {"repository":"octo-org/octo-repo","branch":"main"}: remove one of the two',
    ]);
  });
});

describe("an entry is refused", () => {
  const KNOWN =
    "repository, ownerId, repositoryId, subjectFormat, claims, branch, tag, environment, pullRequest, dangerouslyMatchContext";
  const PAIR = "must be given together with the other id";
  const FORMAT =
    "must be given with `ownerId` and `repositoryId`, which are part of the immutable form";

  it.each<[string, object, string]>([
    [
      "without a repository",
      { branch: "main" },
      'repository: must be given, got nothing: add "repository"',
    ],
    [
      "with a mistyped prop",
      { ...TRUST, repositryId: "74" },
      'repositryId: must be a known prop, got "74": did you mean "repositoryId"?',
    ],
    [
      "with a prop in another case",
      { ...TRUST, ENVIRONMENT: "x" },
      'ENVIRONMENT: must be a known prop, got "x": did you mean "environment"?',
    ],
    [
      "with a prop that nothing is like",
      { ...TRUST, repositoryVisibility: "x" },
      `repositoryVisibility: must be a known prop, got "x": use one of ${KNOWN}`,
    ],
    [
      "with a claim as a prop",
      { ...TRUST, jobWorkflowRef: "x" },
      'jobWorkflowRef: must be a known prop, got "x": write it as `claims: { job_workflow_ref: "…" }`',
    ],
    [
      "with a claim of one word as a prop",
      { ...TRUST, ref: "x" },
      'ref: must be a known prop, got "x": write it as `claims: { ref: "…" }`',
    ],
    [
      "with the owner's id alone",
      { ...TRUST, ownerId: "65" },
      `repositoryId: ${PAIR}, got nothing: ${FIND}`,
    ],
    [
      "with the repository's id alone",
      { ...TRUST, repositoryId: "74" },
      `ownerId: ${PAIR}, got nothing: ${FIND}`,
    ],
    [
      "with the immutable form but no ids",
      { ...TRUST, subjectFormat: "immutable" },
      `subjectFormat: ${FORMAT}, got "immutable": add both ids, or leave the format out`,
    ],
    [
      "with both forms but no ids",
      { ...TRUST, subjectFormat: "both" },
      `subjectFormat: ${FORMAT}, got "both": add both ids, or leave the format out`,
    ],
    [
      "with a mistyped form",
      { ...TRUST, ...IDS, subjectFormat: "imutable" },
      'subjectFormat: must be one of "classic", "immutable", "both", got "imutable": did you mean "immutable"?',
    ],
    [
      "with a form that nothing is like",
      { ...TRUST, ...IDS, subjectFormat: "hyphenated" },
      'subjectFormat: must be one of "classic", "immutable", "both", got "hyphenated": use one of classic, immutable, both',
    ],
    [
      "with a number for an id",
      { ...TRUST, ownerId: 65, repositoryId: "74" },
      'ownerId: must be a string of digits, got 65: write "65", in quotes',
    ],
    [
      "with a bad repository",
      { ...TRUST, repository: "octo-org/*" },
      'repository: must name one repository, since a wildcard here would let in repositories of others, got "octo-org/*": list every repository as an entry of its own',
    ],
    [
      "with a bad branch",
      { repository, branch: "refs/heads/main" },
      'branch: must be the branch\'s name without "refs/…/", got "refs/heads/main": write "main"',
    ],
    [
      "with a bad claim",
      { ...TRUST, claims: { ref: "refs/heads/next" } },
      'claims.ref: must not contradict `branch`, which makes it "refs/heads/main": no token would fit, got "refs/heads/next": remove one of the two',
    ],
    [
      "with a repository that only Terraform knows",
      { ...TRUST, repository: unknownText() },
      mustBeKnown("repository"),
    ],
  ])("%s", (_, trust, line) => {
    expect(linesFor([TRUST, trust])).toEqual([`trust[1].${line}`]);
  });

  it("with no context, at the entry itself", () => {
    expect(linesFor([{ repository }])).toEqual([
      'trust[0]: must say where the workflow runs by exactly one of branch, tag, environment, pullRequest, got []: add one, such as `branch: "main"` for a workflow on a schedule',
    ]);
  });
});

describe("GitHub Enterprise Server", () => {
  const noIds =
    "trust[0]: must be without ids for GitHub Enterprise Server, whose tokens have none";
  const remove = "remove `ownerId` and `repositoryId`";

  it.each([
    [IDS, '{"ownerId":"65","repositoryId":"74"}'],
    [{ ownerId: "65" }, '{"ownerId":"65"}'],
    [{ repositoryId: "74" }, '{"repositoryId":"74"}'],
  ])("refuses the ids %j", (ids, got) => {
    expect(linesFor([{ ...TRUST, ...ids }], SERVER)).toEqual([
      `${noIds}, got ${got}: ${remove}`,
    ]);
  });

  it("refuses claims", () => {
    expect(
      linesFor([{ ...TRUST, claims: { actor: "octocat" } }], SERVER),
    ).toEqual([
      'trust[0].claims: must be left out for GitHub Enterprise Server, of whose claims AWS compares only `sub` and `aud`, got ["actor"]: remove it',
    ]);
  });
});

test("everything that is wrong with all entries is said together, in order", () => {
  expect(
    linesFor([
      { repository: "octo-repo", branch: "main", brnch: "x" },
      TRUST,
      { repository, tag: "v*", ownerId: "0", claims: { nope: "1" } },
    ]),
  ).toEqual([
    'trust[0].brnch: must be a known prop, got "x": did you mean "branch"?',
    'trust[0].repository: must be the repository\'s owner and name, as OWNER/REPO, got "octo-repo": write it like "octo-org/octo-repo"',
    'trust[2].tag: must be the name of one tag, without a wildcard, got "v*": list every tag as an entry of its own, or give up exactness with `dangerouslyMatchContext: "ref:refs/tags/v*"`',
    `trust[2].ownerId: must be a string of digits, got "0": find it with \`gh api repos/OWNER/REPO --jq '{ownerId: .owner.id, repositoryId: .id}'\``,
    `trust[2].repositoryId: must be given together with the other id, got nothing: ${FIND}`,
    'trust[2].claims.nope: must be a claim that AWS can compare, or the condition would never hold, got "1": leave it out, or use one of the nearest: ref, actor, actor_id',
  ]);
});
