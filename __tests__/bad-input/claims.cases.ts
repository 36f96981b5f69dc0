import { mustBeKnown, unknownText } from "../support/trust-fixtures";
import {
  type BadInput,
  type Change,
  type GoodInput,
  refused,
  taken,
  trust,
} from "./change";

const claims = (given: unknown, others: Change = {}) =>
  trust({ claims: given, ...others });

const refusedAs = (
  key: string,
  ...alike: Parameters<typeof refused>[2][]
): BadInput[] =>
  refused(
    `backups[0].trust[0].claims.${key}`,
    (value) => claims({ [key]: value }),
    ...alike,
  );

const COMPARE =
  "must be a claim that AWS can compare, or the condition would never hold";
const EXACT =
  "must be an exact value, since a wildcard is compared as it stands";
const TEXT = "must be a non-empty string";
const IN_QUOTES = "write the value in quotes, or leave the prop out";

const AT_TAG = { branch: undefined, tag: "v1" };
const IN_PRODUCTION = { branch: undefined, environment: "production" };
const FOR_PULL_REQUESTS = { branch: undefined, pullRequest: true };
const IDS = { ownerId: "65", repositoryId: "74" };

/** A claim, the prop that says the same, the only value that fits, the trust's other props, and values that don't. */
const CONTRADICTIONS: readonly (readonly [
  key: string,
  by: string,
  makesIt: string,
  others: Change,
  ...values: [string, ...string[]],
])[] = [
  ["ref", "branch", "refs/heads/main", {}, "refs/heads/next", "refs/tags/main"],
  ["ref", "tag", "refs/tags/v1", AT_TAG, "refs/tags/v2"],
  ["environment", "environment", "production", IN_PRODUCTION, "test"],
  [
    "repository",
    "repository",
    "octo-org/octo-repo",
    {},
    "octo-org/other",
    "Octo-Org/Octo-Repo",
  ],
  ["repository_id", "repositoryId", "74", IDS, "76"],
  ["repository_owner_id", "ownerId", "65", IDS, "67"],
];

export const bad: BadInput[] = [
  [
    "a claim's variable is not set",
    claims({ ref: undefined, actor_id: "1" }),
    "backups[0].trust[0].claims.ref: must be set where it is given, since without a value it would narrow nothing, got nothing: set the variable that it comes from, or leave it out",
  ],
  [
    "no variable is set that narrows the trust",
    claims(undefined, { ownerId: undefined, repositoryId: undefined }),
    ...["ownerId", "repositoryId", "claims"].map(
      (key) =>
        `backups[0].trust[0].${key}: must be set where it is given, since without a value it would narrow nothing, got nothing: set the variable that it comes from, or leave it out`,
    ),
  ],
  [
    "a claim is one that AWS compares by itself",
    claims({ sub: "repo:octo-org/octo-repo:ref:refs/heads/main" }),
    'backups[0].trust[0].claims.sub: must be a claim that AWS can compare, or the condition would never hold, got "repo:octo-org/octo-repo:ref:refs/heads/main": leave it out, or use one of the nearest: ref, actor, actor_id',
  ],
  [
    "a claim is one that AWS can't compare",
    claims({ event_name: "schedule" }),
    'backups[0].trust[0].claims.event_name: must be a claim that AWS can compare, or the condition would never hold, got "schedule": leave it out, or use one of the nearest: environment, actor, actor_id',
  ],
  [
    "a claim is in camel case",
    claims({ actorId: "12" }),
    'backups[0].trust[0].claims.actorId: must be a claim that AWS can compare, or the condition would never hold, got "12": did you mean "actor_id"?',
  ],
  [
    "a claim is mistyped",
    claims({ job_workflow_reff: "x" }),
    'backups[0].trust[0].claims.job_workflow_reff: must be a claim that AWS can compare, or the condition would never hold, got "x": did you mean "job_workflow_ref"?',
  ],
  [
    "a claim's value is empty",
    claims({ actor: "" }),
    'backups[0].trust[0].claims.actor: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  [
    "a claim's value is a number",
    claims({ actor_id: 12 }),
    "backups[0].trust[0].claims.actor_id: must be a non-empty string, got 12: write the value in quotes, or leave the prop out",
  ],
  [
    "a claim's value is null",
    claims({ workflow: null }),
    "backups[0].trust[0].claims.workflow: must be a non-empty string, got null: write the value in quotes, or leave the prop out",
  ],
  [
    "a claim has no value in its list",
    claims({ actor: [] }),
    "backups[0].trust[0].claims.actor: must be a list with at least one entry, got []: add a value, or remove the claim",
  ],
  [
    "a claim's value in a list is undefined",
    claims({ actor: ["octocat", undefined] }),
    "backups[0].trust[0].claims.actor[1]: must be given, got nothing: give it a value, or remove it from the list",
  ],
  [
    "a claim's value has a wildcard",
    claims({ workflow: "backup-*" }),
    'backups[0].trust[0].claims.workflow: must be an exact value, since a wildcard is compared as it stands, got "backup-*": list the values',
  ],
  [
    "a claim's value in a list has a wildcard",
    claims({ actor: ["octocat", "*"] }),
    'backups[0].trust[0].claims.actor[1]: must be an exact value, since a wildcard is compared as it stands, got "*": list the values',
  ],
  [
    "a claim's value is known to Terraform alone",
    claims({ actor: unknownText() }),
    mustBeKnown("backups[0].trust[0].claims.actor"),
  ],
  [
    "a claim's value is in Japanese, which a policy can't hold",
    claims({ workflow: "バックアップ" }),
    'backups[0].trust[0].claims.workflow: must hold only characters that an IAM policy can hold (up to U+00FF, no control characters) and no "&{", got "バックアップ": rename it in GitHub',
  ],
  [
    "a claim of an id is a name",
    claims({ actor_id: "octocat" }),
    'backups[0].trust[0].claims.actor_id: must be a string of digits, got "octocat": copy the number that GitHub\'s API shows, in quotes',
  ],
  [
    "a claim of an enterprise's id starts with a zero",
    claims({ enterprise_id: "012" }),
    'backups[0].trust[0].claims.enterprise_id: must be a string of digits, got "012": copy the number that GitHub\'s API shows, in quotes',
  ],
  [
    "a claim of a ref is a branch",
    claims({ ref: "main" }),
    'backups[0].trust[0].claims.ref: must be a whole ref, starting with "refs/heads/", "refs/tags/" or "refs/pull/", got "main": write it like "refs/heads/main"',
  ],
  [
    "a claim of a workflow's file has no ref",
    claims({
      job_workflow_ref: "octo-org/octo-repo/.github/workflows/backup.yml",
    }),
    'backups[0].trust[0].claims.job_workflow_ref: must be OWNER/REPO/.github/workflows/FILE.yml@REF, got "octo-org/octo-repo/.github/workflows/backup.yml": write it like "octo-org/octo-repo/.github/workflows/backup.yml@refs/heads/main"',
  ],
  [
    "a claim of a workflow's file is its path alone",
    claims({
      job_workflow_ref: ".github/workflows/backup.yml@refs/heads/main",
    }),
    'backups[0].trust[0].claims.job_workflow_ref: must be OWNER/REPO/.github/workflows/FILE.yml@REF, got ".github/workflows/backup.yml@refs/heads/main": write it like "octo-org/octo-repo/.github/workflows/backup.yml@refs/heads/main"',
  ],
  [
    "a claim asks for an environment beside a branch",
    claims({ environment: "production" }),
    'backups[0].trust[0].claims.environment: must be left out beside a branch, a tag or a pull request, since the subject of a job in an environment names neither: no token would fit, got "production": give `environment` in their place, and the branch as the claim `ref`',
  ],
  [
    "a claim asks for another branch",
    claims({ ref: "refs/heads/release" }),
    'backups[0].trust[0].claims.ref: must not contradict `branch`, which makes it "refs/heads/main": no token would fit, got "refs/heads/release": remove one of the two',
  ],
  [
    "a claim asks for a branch where a tag is meant",
    claims({ ref: "refs/heads/v1" }, { branch: undefined, tag: "v1" }),
    'backups[0].trust[0].claims.ref: must not contradict `tag`, which makes it "refs/tags/v1": no token would fit, got "refs/heads/v1": remove one of the two',
  ],
  [
    "a claim asks for another repository",
    claims({ repository: "octo-org/globex" }),
    'backups[0].trust[0].claims.repository: must not contradict `repository`, which makes it "octo-org/octo-repo": no token would fit, got "octo-org/globex": remove one of the two',
  ],
  [
    "a claim asks for another environment",
    claims(
      { environment: "staging" },
      { branch: undefined, environment: "production" },
    ),
    'backups[0].trust[0].claims.environment: must not contradict `environment`, which makes it "production": no token would fit, got "staging": remove one of the two',
  ],
  [
    "a claim asks for another repository's id",
    claims({ repository_id: "75" }, { ownerId: "65", repositoryId: "74" }),
    'backups[0].trust[0].claims.repository_id: must not contradict `repositoryId`, which makes it "74": no token would fit, got "75": remove one of the two',
  ],
  [
    "a claim asks for another owner's id",
    claims(
      { repository_owner_id: "66" },
      { ownerId: "65", repositoryId: "74" },
    ),
    'backups[0].trust[0].claims.repository_owner_id: must not contradict `ownerId`, which makes it "65": no token would fit, got "66": remove one of the two',
  ],
  [
    "a claim is asked of a server's tokens, of which AWS compares none",
    {
      identityProvider: {
        github: { enterpriseServerUrl: "https://github.example.com" },
      },
      ...claims({ actor: "octocat" }),
    },
    'backups[0].trust[0].claims: must be left out for GitHub Enterprise Server, of whose claims AWS compares only `sub` and `aud`, got ["actor"]: remove it',
  ],
  ...refused("backups[0].trust[0].claims", claims, [
    "must be an object",
    'write it like { job_workflow_ref: "…" }',
    ["actor"],
    ...[null, "ref", 7, [], true],
  ]),
  ...refusedAs("repositoryId", [
    COMPARE,
    'did you mean "repository_id"?',
    "74",
  ]),
  ...refusedAs("Actor", [COMPARE, 'did you mean "actor"?', "octocat"]),
  ...refusedAs(
    "ref",
    [EXACT, "list the values", "refs/heads/*"],
    [
      'must be a whole ref, starting with "refs/heads/", "refs/tags/" or "refs/pull/"',
      'write it like "refs/heads/main"',
      ...["refs/heads/", "refs/main", "refs/notes/a", "refs/pull/7"],
      ...["a/refs/heads/main", "refs/pull/7/merge/a"],
    ],
  ),
  ...refusedAs(
    "job_workflow_ref",
    [EXACT, "list the values", "octo-org/*"],
    [
      "must be OWNER/REPO/.github/workflows/FILE.yml@REF",
      'write it like "octo-org/octo-repo/.github/workflows/backup.yml@refs/heads/main"',
      "backup.yml",
      "octo-org/octo-repo/.github/workflows/backup.yml@",
      "octo-org/octo-repo/workflows/backup.yml@refs/heads/main",
      "octo-org/octo-repo/.github/workflows/backup.sh@refs/heads/main",
      "github.com/octo-org/octo-repo/.github/workflows/backup.yml@refs/heads/main",
    ],
    ...[
      ...["v1", "main", "0123abcd", "refs/v1"],
      ...["A".repeat(40), "a".repeat(41), `v${"a".repeat(40)}`],
    ].map(
      (ref) =>
        [
          "must end in a whole ref or in the 40 digits of a commit, as it does in every token, whatever a workflow is called by",
          `write "@refs/tags/${ref}" for a tag, or "@refs/heads/${ref}" for a branch`,
          `octo-org/octo-repo/.github/workflows/backup.yml@${ref}`,
        ] as const,
    ),
  ),
  ...refusedAs("actor", [
    "must be the name of a user or an app on GitHub",
    'write it like "octocat"',
    ...["@octocat", "octo cat", "octo-org/octocat", "-octocat", "a[bot]b"],
  ]),
  ...refused(
    "backups[0].trust[0].claims.environment",
    (environment) =>
      claims(
        { environment },
        { branch: undefined, dangerouslyMatchContext: "environment:*" },
      ),
    [
      "must be a name of 1 to 255 characters with no space at either end",
      "copy it from the repository's Settings > Environments",
      ...[" production", "production ", "e".repeat(256)],
    ],
  ),
  ...["repository_id", "repository_owner_id"].flatMap((key) =>
    refusedAs(key, [
      "must be a string of digits",
      "copy the number that GitHub's API shows, in quotes",
      "octo-org",
    ]),
  ),
  ...refusedAs("enterprise_id", [
    "must be a string of digits",
    "copy the number that GitHub's API shows, in quotes",
    "0",
  ]),
  ...refusedAs("actor", [TEXT, IN_QUOTES, { is: "octocat" }]),
  ...refusedAs("workflow", [
    'must hold only characters that an IAM policy can hold (up to U+00FF, no control characters) and no "&{"',
    "rename it in GitHub",
    ...["\u001f", "\u007f", "\u009f", "\u0100", "&{", "a&{$}"],
  ]),
  [
    "a claim's values in a list are each wrong in another way",
    claims({ actor: ["octocat", "*", 7] }),
    `backups[0].trust[0].claims.actor[1]: ${EXACT}, got "*": list the values`,
    `backups[0].trust[0].claims.actor[2]: ${TEXT}, got 7: ${IN_QUOTES}`,
  ],
  [
    "a claim's value in a list is known to Terraform alone",
    claims({ actor: ["octocat", unknownText()] }),
    mustBeKnown("backups[0].trust[0].claims.actor[1]"),
  ],
  [
    "a claim's values are holes in a list",
    claims({ actor: new Array(2) }),
    ...[0, 1].map(
      (index) =>
        `backups[0].trust[0].claims.actor[${index}]: must be given, got nothing: give it a value, or remove it from the list`,
    ),
  ],
  ...CONTRADICTIONS.flatMap(([key, by, makesIt, others, ...values]) =>
    refused(
      `backups[0].trust[0].claims.${key}`,
      (value) => claims({ [key]: value }, others),
      [
        `must not contradict \`${by}\`, which makes it "${makesIt}": no token would fit`,
        "remove one of the two",
        ...values,
        values.slice(-1),
      ],
    ),
  ),
  ...[AT_TAG, FOR_PULL_REQUESTS].map((others, index): BadInput => [
    `a claim asks for an environment beside a ${["tag", "pull request"][index]}`,
    claims({ environment: "production" }, others),
    'backups[0].trust[0].claims.environment: must be left out beside a branch, a tag or a pull request, since the subject of a job in an environment names neither: no token would fit, got "production": give `environment` in their place, and the branch as the claim `ref`',
  ]),
  [
    "claims are wrong in several ways",
    claims({ actor: "*", ref: "main", repository: "o/r" }),
    `backups[0].trust[0].claims.actor: ${EXACT}, got "*": list the values`,
    'backups[0].trust[0].claims.ref: must be a whole ref, starting with "refs/heads/", "refs/tags/" or "refs/pull/", got "main": write it like "refs/heads/main"',
    'backups[0].trust[0].claims.repository: must not contradict `repository`, which makes it "octo-org/octo-repo": no token would fit, got "o/r": remove one of the two',
  ],
];

export const good: GoodInput[] = [
  [
    "every claim",
    claims({
      actor: "octocat",
      actor_id: "12",
      enterprise_id: "9",
      job_workflow_ref:
        "octo-org/octo-repo/.github/workflows/backup.yml@refs/heads/main",
      ref: "refs/heads/main",
      repository: "octo-org/octo-repo",
      repository_id: "74",
      repository_owner_id: "65",
      workflow: "backup",
    }),
  ],
  [
    "several values of a claim",
    claims({ actor: ["octocat", "hubot", "dependabot[bot]", "mona_acme"] }),
  ],
  ...[
    "refs/tags/v1",
    "refs/pull/12/merge",
    "0123456789abcdef".repeat(3).slice(8),
  ].map((ref): GoodInput => [
    `a workflow's file at ${ref}`,
    claims({
      job_workflow_ref: `octo-org/octo-repo/.github/workflows/backup.yml@${ref}`,
    }),
  ]),
  ["no claims", claims({})],
  [
    "a branch beside an environment, as a claim",
    claims(
      { ref: "refs/heads/main" },
      { branch: undefined, environment: "production" },
    ),
  ],
  [
    "a claim that says the same as the branch, among others",
    claims({ ref: ["refs/heads/main", "refs/heads/release"] }),
  ],
  [
    "an environment, as a claim of a job in it",
    claims({ environment: "production" }, IN_PRODUCTION),
  ],
  [
    "a workflow's file of the other ending",
    claims({ job_workflow_ref: "o/r/.github/workflows/b.yaml@refs/tags/v1" }),
  ],
  ...taken(
    "a workflow",
    (workflow) => claims({ workflow }),
    ...["${costs}", "what?", " ", "~", "\u00a0", "\u00ff", "{", "& {"],
  ),
  ...CONTRADICTIONS.flatMap(([key, by, makesIt, others, value]) =>
    taken(
      `the claim ${key} beside ${by}`,
      (claim) => claims({ [key]: claim }, others),
      makesIt,
      [value, makesIt],
    ),
  ),
  [
    "a claim of a ref where pull requests run",
    claims({ ref: "refs/pull/1/merge" }, FOR_PULL_REQUESTS),
  ],
  [
    "a claim of refs beside a pattern",
    claims(
      { ref: ["refs/heads/a", "refs/heads/b"] },
      { branch: undefined, dangerouslyMatchContext: "ref:refs/heads/*" },
    ),
  ],
  [
    "a claim of a repository's id without the prop",
    claims({ repository_id: "75" }),
  ],
];
