import {
  mustBeKnown,
  unknownList,
  unknownText,
} from "../support/trust-fixtures";
import {
  type BadInput,
  type Change,
  type GoodInput,
  refused,
  taken,
  trust,
} from "./change";

const FILE = "octo-org/octo-automation/.github/workflows/backup.yml";
const WHERE = "backups[0].trust[0].customSubject";
const IDS = { ownerId: "65", repositoryId: "74" };

const parts = (...customSubject: unknown[]) => trust({ customSubject });
const one = (part: unknown) => parts("repo", "context", part);
const inEnvironment = (customSubject: unknown, others: Change = {}) =>
  trust({
    branch: undefined,
    environment: "production",
    customSubject,
    ...others,
  });
const server = (customSubject: unknown): Change => ({
  identityProvider: {
    github: { enterpriseServerUrl: "https://github.example.com" },
  },
  ...inEnvironment(customSubject),
});

const PART =
  "must be one of repo, context, environment, repository_id, repository_owner, repository_owner_id, or one claim with its value";
const HELD = "must be a claim that a subject can hold";
const WORDS = "must be a non-empty string";
const IN_QUOTES = "write the value in quotes, or leave the prop out";
const COMMIT = "must be the 40 digits of a commit";
const REV_PARSE = "copy it from `git rev-parse HEAD`";

/** The values of a claim in a subject that are refused. */
const claim = (
  name: string,
  ...alike: readonly (readonly [rule: string, fix: string, ...unknown[]])[]
) =>
  refused(`${WHERE}[2].${name}`, (value) => one({ [name]: value }), ...alike);

export const bad: BadInput[] = [
  ...refused(WHERE, (customSubject) => trust({ customSubject }), [
    "must be a list with at least one entry",
    'write it in the order of GitHub\'s include_claim_keys, such as ["repo", "context", { job_workflow_ref: "…" }]',
    ...[[], "repo", {}, null],
  ]),
  [
    "a customized subject is known to Terraform alone",
    trust({ customSubject: unknownList() }),
    mustBeKnown(WHERE),
  ],
  ...refused(
    `${WHERE}[2]`,
    one,
    [PART, 'write "context", or { job_workflow_ref: "…" }', 7, {}, null],
    [
      PART,
      'write "context", or { job_workflow_ref: "…" }',
      { actor: "octocat", event_name: "push" },
    ],
    [PART, 'did you mean "context"?', "contxt"],
    [PART, 'write "repo", as GitHub does in a subject', "repository"],
    [PART, 'write { job_workflow_ref: "…" }', "job_workflow_ref"],
    [PART, 'write { repo_property_team: "…" }', "repo_property_team"],
    [
      PART,
      "take it out of GitHub's include_claim_keys, since no two runs have the same",
      ...["run_id", "run_number", "run_attempt", "check_run_id", "jti", "sha"],
    ],
    [
      PART,
      "leave it out, or use one of the nearest: context, workflow, actor",
      "xoxoxoxoxo",
    ],
    [
      "must be left out where the trust does not give `environment`, whose value it is",
      "give `environment`",
      "environment",
    ],
    [
      "must be left out where the trust does not give `repositoryId`, whose value it is",
      "give `repositoryId`",
      "repository_id",
    ],
    [
      "must be left out where the trust does not give `ownerId`, whose value it is",
      "give `ownerId`",
      "repository_owner_id",
    ],
  ),
  ...claim("repository", [
    HELD,
    'write "repo", as GitHub does in a subject',
    "octo-org/octo-repo",
  ]),
  ...claim("environment", [
    HELD,
    'write "environment" alone, whose value the trust says',
    "production",
  ]),
  ...claim("run_id", [
    HELD,
    "take it out of GitHub's include_claim_keys, since no two runs have the same",
    "7",
  ]),
  ...claim("actr", [HELD, 'did you mean "actor"?', "octocat"]),
  ...claim(
    "workflow",
    [WORDS, IN_QUOTES, "", 7, ["backup"]],
    [
      "must be an exact value, since a wildcard is compared as it stands",
      "list the values",
      "nightly*",
    ],
  ),
  ...claim("job_workflow_sha", [
    COMMIT,
    REV_PARSE,
    "main",
    "A".repeat(40),
    `x${"a".repeat(40)}`,
    "a".repeat(41),
  ]),
  ...claim("workflow_sha", [COMMIT, REV_PARSE, "main"]),
  ...claim("ref_type", [
    'must be one of "branch", "tag"',
    'write "branch" or "tag"',
    "heads",
  ]),
  ...claim("repository_visibility", [
    'must be one of "internal", "private", "public"',
    'write "internal" or "private" or "public"',
    "Private",
  ]),
  ...claim("runner_environment", [
    'must be one of "github-hosted", "self-hosted"',
    'write "github-hosted" or "self-hosted"',
    "ubuntu-latest",
  ]),
  ...["job_workflow_ref", "workflow_ref"].flatMap((name) =>
    claim(name, [
      "must be OWNER/REPO/.github/workflows/FILE.yml@REF",
      'write it like "octo-org/octo-repo/.github/workflows/backup.yml@refs/heads/main"',
      FILE,
    ]),
  ),
  ...claim("my_repo_property_team", [
    HELD,
    "leave it out, or use one of the nearest: repository_id, repository_owner, ref_type",
    "data",
  ]),
  ...claim("my_run_id", [
    HELD,
    "leave it out, or use one of the nearest: actor_id, ref, repo",
    "7",
  ]),
  [
    "a custom property in a subject has a hyphen",
    one({ "repo_property_my-team": "data" }),
    `${WHERE}[2].repo_property_my-team: ${HELD}, got "data": leave it out, or use one of the nearest: repository_owner, repository_id, repository_owner_id`,
  ],
  ...claim("ref", [
    'must be a whole ref, starting with "refs/heads/", "refs/tags/" or "refs/pull/"',
    'write it like "refs/heads/main"',
    "develop",
  ]),
  ...claim("ref", [
    'must not contradict `branch`, which makes it "refs/heads/main": no token would fit',
    "remove one of the two",
    "refs/heads/develop",
  ]),
  ...claim("actor_id", [
    "must be a string of digits",
    "copy the number that GitHub's API shows, in quotes",
    "octocat",
  ]),
  [
    "a claim in a subject is known to Terraform alone",
    one({ workflow: unknownText() }),
    mustBeKnown(`${WHERE}[2].workflow`),
  ],
  [
    "a claim in a subject comes from a variable that is not set",
    one({ workflow: undefined }),
    `${WHERE}[2].workflow: must be given, got nothing: give it a value, or remove it from the list`,
  ],
  [
    "a customized subject holds parts twice",
    parts(
      "repo",
      "context",
      "repo",
      { ref: "refs/heads/main" },
      { ref: "refs/heads/main" },
    ),
    `${WHERE}[2]: must differ from the other parts, as ${WHERE}[0] has it already, got "repo": remove one of the two`,
    `${WHERE}[4]: must differ from the other parts, as ${WHERE}[3] has it already, got "ref": remove one of the two`,
  ],
  [
    "a customized subject is beside a pattern",
    trust({
      branch: undefined,
      dangerouslyMatchContext: "ref:refs/heads/*",
      customSubject: ["repo", "context"],
    }),
    `${WHERE}: must be left out beside \`dangerouslyMatchContext\`, since a customized subject is matched exactly, got ["repo","context"]: name the branch, tag or environment, or write all behind the repository as the pattern`,
  ],
  ...[
    {},
    { branch: undefined, tag: "v1" },
    { branch: undefined, pullRequest: true },
  ].map((context): BadInput => [
    `a customized subject does not say where a workflow runs, beside ${JSON.stringify(context)}`,
    trust({ ...context, customSubject: ["repo", { event_name: "push" }] }),
    `${WHERE}: must hold "context", or the trust must name an environment, since nothing else tells a branch's runs from those of a pull request, got ["repo",{"event_name":"push"}]: add it, here and to GitHub's include_claim_keys, or let the job name an environment`,
  ]),
  ...[["repo"], ["context"], ["repo", "environment"]].map((given): BadInput => [
    `a server's customized subject is ${JSON.stringify(given)}`,
    server(given),
    `${WHERE}: must hold "repo" and "context" for GitHub Enterprise Server, of whose claims AWS compares only \`sub\` and \`aud\`, got ${JSON.stringify(given)}: add them, here and to GitHub's include_claim_keys`,
  ]),
];

export const good: GoodInput[] = [
  ["the usual subject, said as a customized one", parts("repo", "context")],
  [
    "a customized subject that is left out",
    trust({ customSubject: undefined }),
  ],
  [
    "a customized subject of an environment without its context",
    inEnvironment(["repo"]),
  ],
  [
    "a customized subject of all that a trust says",
    inEnvironment(
      [
        "repository_owner",
        "repository_owner_id",
        "repository_id",
        "environment",
      ],
      IDS,
    ),
  ],
  [
    "a server's customized subject",
    server(["context", "repo", { workflow: "backup" }]),
  ],
  ...taken(
    "a part of a customized subject",
    one,
    ...["actor", "base_ref", "enterprise", "event_name", "head_ref"].map(
      (name) => ({ [name]: "octocat" }),
    ),
    ...["actor_id", "enterprise_id"].map((name) => ({ [name]: "7" })),
    ...["job_workflow_ref", "workflow_ref"].map((name) => ({
      [name]: `${FILE}@refs/heads/main`,
    })),
    ...["job_workflow_sha", "workflow_sha"].map((name) => ({
      [name]: "a".repeat(40),
    })),
    ...["branch", "tag"].map((type) => ({ ref_type: type })),
    ...["internal", "private", "public"].map((value) => ({
      repository_visibility: value,
    })),
    ...["github-hosted", "self-hosted"].map((value) => ({
      runner_environment: value,
    })),
    { ref: "refs/heads/main" },
    { workflow: "CI: back up" },
    { repo_property_team: "data, web" },
  ),
];
