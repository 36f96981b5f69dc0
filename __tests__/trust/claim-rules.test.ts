import { checkClaims, checkId } from "../../src/trust/claim-rules";
import { CLAIM_KEYS } from "../../src/trust/claim-keys";
import type { Trust } from "../../src/trust/trust";
import { problemsOf } from "../support/problems-of";
import {
  GITHUB,
  IDS,
  mustBeKnown,
  SERVER,
  TRUST,
  unknownText,
} from "../support/trust-fixtures";

const linesFor = (claims: unknown, trust: object = TRUST, issuer = GITHUB) =>
  problemsOf((problems) =>
    checkClaims(
      problems,
      "trust[0].claims",
      { ...trust, claims } as Partial<Trust>,
      issuer,
    ),
  );

const WORKFLOW =
  "octo-org/octo-repo/.github/workflows/backup.yml@refs/heads/main";

describe("an id is taken", () => {
  it.each([[undefined], ["1"], ["65"], ["1234567890123456789012"]])(
    "%j",
    (value) => {
      expect(
        problemsOf((problems) => checkId(problems, "ownerId", value)),
      ).toEqual([]);
    },
  );
});

describe("an id is refused", () => {
  const find =
    "find it with `gh api repos/OWNER/REPO --jq '{ownerId: .owner.id, repositoryId: .id}'`";

  it.each<[unknown, string]>([
    [65, 'write "65", in quotes'],
    ["", find],
    ["0", find],
    ["065", find],
    ["-1", find],
    ["12a", find],
    ["1.5", find],
    ["1e3", find],
    [" 65", find],
    ["65\n", find],
    ["*", find],
    ["octo-org", find],
    ["٦٥", find],
    [null, find],
    [true, find],
    [["65"], find],
    [{}, find],
  ])("%j", (value, fix) => {
    expect(
      problemsOf((problems) => checkId(problems, "ownerId", value)),
    ).toEqual([
      `ownerId: must be a string of digits, got ${JSON.stringify(value)}: ${fix}`,
    ]);
  });
});

describe("claims are taken", () => {
  const good = {
    actor: "octocat",
    actor_id: "1",
    enterprise_id: "2",
    environment: "production",
    job_workflow_ref: WORKFLOW,
    ref: "refs/heads/main",
    repository: "octo-org/octo-repo",
    repository_id: "74",
    repository_owner_id: "65",
    workflow: "Back up Postgres",
  };

  test("the examples have every claim that AWS can compare", () => {
    expect(Object.keys(good)).toEqual(CLAIM_KEYS);
  });

  it.each(Object.entries(good))("%s: %j", (key, value) => {
    const trust =
      key === "environment"
        ? { repository: TRUST.repository, environment: "production" }
        : TRUST;
    expect(linesFor({ [key]: value }, trust)).toEqual([]);
    expect(linesFor({ [key]: [value] }, trust)).toEqual([]);
  });

  it.each<[string, unknown]>([
    ["none", undefined],
    ["no keys", {}],
    ["several values", { actor: ["octocat", "hubot"] }],
    [
      "a workflow file of yaml",
      { job_workflow_ref: "o/r/.github/workflows/b.yaml@v1" },
    ],
    ["a tag's ref", { ref: ["refs/heads/main", "refs/tags/v1"] }],
    ["a dollar", { workflow: "${costs}" }],
    ["a question mark", { workflow: "what?" }],
  ])("with %s", (_, claims) => {
    expect(linesFor(claims)).toEqual([]);
  });
});

describe("claims are refused", () => {
  it.each([[null], ["ref"], [7], [[]], [["ref"]], [true]])(
    "as %j, which is no object",
    (value) => {
      expect(linesFor(value)).toEqual([
        `trust[0].claims: must be an object, got ${JSON.stringify(value)}: write it like { job_workflow_ref: "…" }`,
      ]);
    },
  );

  const COMPARE =
    "must be a claim that AWS can compare, or the condition would never hold";
  const EXACT =
    "must be an exact value, since a wildcard is compared as it stands";
  const REF = 'must be a whole ref, starting with "refs/"';
  const REF_FIX = 'write it like "refs/heads/main"';
  const FILE = "must be OWNER/REPO/.github/workflows/FILE.yml@REF";
  const FILE_FIX =
    'write it like "octo-org/octo-repo/.github/workflows/backup.yml@refs/heads/main"';
  const DIGITS = "must be a string of digits";
  const DIGITS_FIX = "copy the number that GitHub's API shows, in quotes";
  const CHARACTERS =
    'must hold only characters that an IAM policy can hold (up to U+00FF, no control characters) and no "&{"';
  const TEXT = "must be a non-empty string";
  const TEXT_FIX = "write the value in quotes, or leave the prop out";

  it.each<[string, unknown, string, string]>([
    ["job_workflow_reff", "x", COMPARE, 'did you mean "job_workflow_ref"?'],
    ["repositoryId", "74", COMPARE, 'did you mean "repository_id"?'],
    ["Actor", "octocat", COMPARE, 'did you mean "actor"?'],
    [
      "runner_environment",
      "github-hosted",
      COMPARE,
      `use one of ${CLAIM_KEYS.join(", ")}`,
    ],
    ["event_name", "schedule", COMPARE, `use one of ${CLAIM_KEYS.join(", ")}`],
    ["sub", "*", COMPARE, `use one of ${CLAIM_KEYS.join(", ")}`],
    ["aud", "*", COMPARE, `use one of ${CLAIM_KEYS.join(", ")}`],
    ["actor", "*", EXACT, "list the values"],
    ["ref", "refs/heads/*", EXACT, "list the values"],
    ["job_workflow_ref", "octo-org/*", EXACT, "list the values"],
    ["ref", "main", REF, REF_FIX],
    ["ref", "refs/heads/", REF, REF_FIX],
    ["ref", "refs/main", REF, REF_FIX],
    ["job_workflow_ref", "backup.yml", FILE, FILE_FIX],
    [
      "job_workflow_ref",
      "octo-org/octo-repo/.github/workflows/backup.yml",
      FILE,
      FILE_FIX,
    ],
    [
      "job_workflow_ref",
      "octo-org/octo-repo/.github/workflows/backup.yml@",
      FILE,
      FILE_FIX,
    ],
    [
      "job_workflow_ref",
      "octo-org/octo-repo/workflows/backup.yml@main",
      FILE,
      FILE_FIX,
    ],
    [
      "job_workflow_ref",
      "octo-org/octo-repo/.github/workflows/backup.sh@main",
      FILE,
      FILE_FIX,
    ],
    ["actor_id", "octocat", DIGITS, DIGITS_FIX],
    ["enterprise_id", "0", DIGITS, DIGITS_FIX],
    ["actor", "&{aws:username}", CHARACTERS, "rename it in GitHub"],
    ["workflow", "Резерв", CHARACTERS, "rename it in GitHub"],
    ["actor", "", TEXT, TEXT_FIX],
    ["actor", null, TEXT, TEXT_FIX],
    ["actor_id", 7, TEXT, TEXT_FIX],
    ["actor", { is: "octocat" }, TEXT, TEXT_FIX],
    [
      "actor",
      [],
      "must be a list with at least one entry",
      "add a value, or remove the claim",
    ],
  ])("%s: %j", (key, value, rule, fix) => {
    expect(linesFor({ [key]: value })).toEqual([
      `trust[0].claims.${key}: ${rule}, got ${JSON.stringify(value)}: ${fix}`,
    ]);
  });

  it("in a list each by its place", () => {
    expect(linesFor({ actor: ["octocat", "*", 7] })).toEqual([
      `trust[0].claims.actor[1]: ${EXACT}, got "*": list the values`,
      `trust[0].claims.actor[2]: ${TEXT}, got 7: ${TEXT_FIX}`,
    ]);
  });

  it("where only Terraform knows them", () => {
    expect(linesFor({ actor: unknownText() })).toEqual([
      mustBeKnown("trust[0].claims.actor"),
    ]);
    expect(linesFor({ actor: ["octocat", unknownText()] })).toEqual([
      mustBeKnown("trust[0].claims.actor[1]"),
    ]);
  });

  it("for GitHub Enterprise Server, whatever they say", () => {
    expect(
      linesFor({ ref: "refs/heads/main", nope: 1 }, TRUST, SERVER),
    ).toEqual([
      'trust[0].claims: must be left out for GitHub Enterprise Server, of whose claims AWS compares only `sub` and `aud`, got ["ref","nope"]: remove it',
    ]);
    expect(linesFor(undefined, TRUST, SERVER)).toEqual([]);
  });
});

describe("a claim is refused if it contradicts the trust's own props", () => {
  const { repository } = TRUST;
  it.each<[object, string, string, string, string]>([
    [TRUST, "ref", "refs/heads/next", "branch", "refs/heads/main"],
    [TRUST, "ref", "refs/tags/main", "branch", "refs/heads/main"],
    [{ repository, tag: "v1" }, "ref", "refs/heads/v1", "tag", "refs/tags/v1"],
    [
      { repository, environment: "production" },
      "environment",
      "staging",
      "environment",
      "production",
    ],
    [TRUST, "repository", "octo-org/other", "repository", "octo-org/octo-repo"],
    [
      TRUST,
      "repository",
      "Octo-Org/Octo-Repo",
      "repository",
      "octo-org/octo-repo",
    ],
    [{ ...TRUST, ...IDS }, "repository_id", "75", "repositoryId", "74"],
    [{ ...TRUST, ...IDS }, "repository_owner_id", "66", "ownerId", "65"],
  ])("%j with %s: %j", (trust, key, value, by, makesIt) => {
    const line = (got: unknown) =>
      `trust[0].claims.${key}: must not contradict \`${by}\`, which makes it "${makesIt}": no token would fit, got ${JSON.stringify(got)}: remove one of the two`;
    expect(linesFor({ [key]: value }, trust)).toEqual([line(value)]);
    expect(linesFor({ [key]: [value] }, trust)).toEqual([line([value])]);
    expect(linesFor({ [key]: makesIt }, trust)).toEqual([]);
    expect(linesFor({ [key]: [value, makesIt] }, trust)).toEqual([]);
  });

  it.each<[object, object]>([
    [{ repository, environment: "production" }, { ref: "refs/heads/main" }],
    [{ repository, pullRequest: true }, { ref: "refs/pull/1/merge" }],
    [
      { repository, dangerouslyMatchContext: "ref:refs/heads/*" },
      { ref: ["refs/heads/a", "refs/heads/b"] },
    ],
    [TRUST, { repository_id: "75" }],
  ])("but not if %j leaves %j open", (trust, claims) => {
    expect(linesFor(claims, trust)).toEqual([]);
  });

  it.each([
    [TRUST],
    [{ repository, tag: "v1" }],
    [{ repository, pullRequest: true }],
  ])("as an environment does beside %j", (trust) => {
    expect(linesFor({ environment: "production" }, trust)).toEqual([
      'trust[0].claims.environment: must be left out beside a branch, a tag or a pull request, since the subject of a job in an environment names neither: no token would fit, got "production": give `environment` in their place, and the branch as the claim `ref`',
    ]);
  });

  test("a claim that is left undefined says nothing, and so contradicts nothing", () => {
    expect(linesFor({ ref: undefined, actor: undefined })).toEqual([]);
  });
});

test("everything that is wrong with claims is said together, in their order", () => {
  expect(
    linesFor({ actor: "*", nope: "x", ref: "main", repository: "o/r" }),
  ).toEqual([
    'trust[0].claims.actor: must be an exact value, since a wildcard is compared as it stands, got "*": list the values',
    `trust[0].claims.nope: must be a claim that AWS can compare, or the condition would never hold, got "x": use one of ${CLAIM_KEYS.join(", ")}`,
    'trust[0].claims.ref: must be a whole ref, starting with "refs/", got "main": write it like "refs/heads/main"',
    'trust[0].claims.repository: must not contradict `repository`, which makes it "octo-org/octo-repo": no token would fit, got "o/r": remove one of the two',
  ]);
});

test("a list of claims must have a value in every place", () => {
  const missing = (index: number) =>
    `trust[0].claims.actor[${index}]: must be given, got nothing: give it a value, or remove it from the list`;
  expect(linesFor({ actor: ["octocat", undefined] })).toEqual([missing(1)]);
  expect(linesFor({ actor: new Array(2) })).toEqual([missing(0), missing(1)]);
});
