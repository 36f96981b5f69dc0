import {
  mustBeKnown,
  unknownList,
  unknownText,
} from "../support/trust-fixtures";
import {
  type BadInput,
  type Change,
  type GoodInput,
  job,
  refused,
  taken,
  trust,
  TRUST,
} from "./change";

const IDS = { ownerId: "65", repositoryId: "74" };
const repository = (name: unknown) => trust({ repository: name });

/** Trusts of one repository's branches. */
const branches = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    ...TRUST,
    branch: `release-${index}`,
  }));

const ownerId = (value: unknown) => trust({ ...IDS, ownerId: value });

const server = (change: Change): Change => ({
  identityProvider: {
    github: { enterpriseServerUrl: "https://github.example.com" },
  },
  ...change,
});

const EXAMPLE = 'write it like "octo-org/octo-repo"';
const PARTS = "must be the repository's owner and name, as OWNER/REPO";
const COPY = "copy it from the repository's address";

export const bad: BadInput[] = [
  [
    "the trust is left out",
    job({ trust: undefined }),
    'backups[0].trust: must be given, got nothing: add "trust"',
  ],
  [
    "a trust is a repository alone",
    job({ trust: ["octo-org/octo-repo"] }),
    'backups[0].trust[0]: must be an object, got "octo-org/octo-repo": write { repository: "octo-org/octo-repo", branch: "main" }',
  ],
  [
    "a trust is undefined",
    job({ trust: [TRUST, undefined] }),
    'backups[0].trust[1]: must be an object, got nothing: write { repository: "octo-org/octo-repo", branch: "main" }',
  ],
  [
    "the trust is known to Terraform alone",
    job({ trust: unknownList() }),
    mustBeKnown("backups[0].trust"),
  ],
  [
    "a trust's prop is mistyped",
    trust({ repositry: "octo-org/octo-repo" }),
    'backups[0].trust[0].repositry: must be a known prop, got "octo-org/octo-repo": did you mean "repository"?',
  ],
  [
    "a trust's prop is a claim in camel case",
    trust({
      jobWorkflowRef:
        "octo-org/octo-repo/.github/workflows/backup.yml@refs/heads/main",
    }),
    'backups[0].trust[0].jobWorkflowRef: must be a known prop, got "octo-org/octo-repo/.github/workflows/backup.yml@refs/heads/main": write it as `claims: { job_workflow_ref: "…" }`',
  ],
  [
    "a trust's prop is a claim",
    trust({ actor: "octocat" }),
    'backups[0].trust[0].actor: must be a known prop, got "octocat": write it as `claims: { actor: "…" }`',
  ],
  [
    "a trust names no repository",
    repository(undefined),
    'backups[0].trust[0].repository: must be given, got nothing: add "repository"',
  ],
  [
    "a repository is empty",
    repository(""),
    'backups[0].trust[0].repository: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  [
    "a repository is known to Terraform alone",
    repository(unknownText()),
    mustBeKnown("backups[0].trust[0].repository"),
  ],
  [
    "an id is a number",
    trust({ ...IDS, ownerId: 65 }),
    'backups[0].trust[0].ownerId: must be a string of digits, got 65: write "65", in quotes',
  ],
  [
    "an id is zero",
    trust({ ...IDS, repositoryId: "0" }),
    "backups[0].trust[0].repositoryId: must be a string of digits, got \"0\": find it with `gh api repos/OWNER/REPO --jq '{ownerId: .owner.id, repositoryId: .id}'`",
  ],
  [
    "an id is a name",
    trust({ ...IDS, ownerId: "octo-org" }),
    "backups[0].trust[0].ownerId: must be a string of digits, got \"octo-org\": find it with `gh api repos/OWNER/REPO --jq '{ownerId: .owner.id, repositoryId: .id}'`",
  ],
  [
    "an id is null",
    trust({ ...IDS, repositoryId: null }),
    "backups[0].trust[0].repositoryId: must be a string of digits, got null: find it with `gh api repos/OWNER/REPO --jq '{ownerId: .owner.id, repositoryId: .id}'`",
  ],
  [
    "an id is known to Terraform alone",
    trust({ ...IDS, repositoryId: unknownText() }),
    mustBeKnown("backups[0].trust[0].repositoryId"),
  ],
  [
    "the repository's id is there without its owner's",
    trust({ repositoryId: "74" }),
    "backups[0].trust[0].ownerId: must be given together with the other id, got nothing: find both with `gh api repos/OWNER/REPO --jq '{ownerId: .owner.id, repositoryId: .id}'`",
  ],
  [
    "the owner's id is there without the repository's",
    trust({ ownerId: "65" }),
    "backups[0].trust[0].repositoryId: must be given together with the other id, got nothing: find both with `gh api repos/OWNER/REPO --jq '{ownerId: .owner.id, repositoryId: .id}'`",
  ],
  [
    "the subject's format is mistyped",
    trust({ ...IDS, subjectFormat: "imutable" }),
    'backups[0].trust[0].subjectFormat: must be one of "classic", "immutable", "both", got "imutable": did you mean "immutable"?',
  ],
  [
    "the subject's format is another word",
    trust({ ...IDS, subjectFormat: "ids" }),
    'backups[0].trust[0].subjectFormat: must be one of "classic", "immutable", "both", got "ids": use one of classic, immutable, both',
  ],
  [
    "the subject's format is immutable without ids",
    trust({ subjectFormat: "immutable" }),
    'backups[0].trust[0].subjectFormat: must be given with `ownerId` and `repositoryId`, which are part of the immutable form, got "immutable": add both ids, or leave the format out',
  ],
  [
    "the subject's format is both without ids",
    trust({ subjectFormat: "both" }),
    'backups[0].trust[0].subjectFormat: must be given with `ownerId` and `repositoryId`, which are part of the immutable form, got "both": add both ids, or leave the format out',
  ],
  [
    "a trust is there twice",
    job({ trust: [TRUST, TRUST] }),
    'backups[0].trust[1]: must let in somebody whom backups[0].trust[0] does not let in already, got {"repository":"octo-org/octo-repo","branch":"main"}: remove one of the two',
  ],
  [
    "a trust is narrower than another",
    job({ trust: [{ ...TRUST, claims: { actor: "octocat" } }, TRUST] }),
    'backups[0].trust[0]: must let in somebody whom backups[0].trust[1] does not let in already, got {"repository":"octo-org/octo-repo","branch":"main","claims":{"actor":"octocat"}}: remove one of the two',
  ],
  [
    "there are more trusts than fit into a role's policy",
    job({ trust: branches(40) }),
    'backups[0].trust: must make a trust policy of at most 2048 characters, AWS\'s quota, got "2438 characters from 40 entries": remove entries, or trust one repository whose workflow the others call',
  ],
  ...refused(
    "backups[0].trust[0].repository",
    repository,
    [
      "must be OWNER/REPO and not a URL",
      'write "octo-org/octo-repo"',
      "https://github.com/octo-org/octo-repo",
      "github.com/octo-org/octo-repo",
      "git@github.com:octo-org/octo-repo.git",
      "http://github.com/octo-org/octo-repo",
      "https://www.github.com/octo-org/octo-repo",
      "https://GitHub.com/octo-org/octo-repo",
      "https://github.com/octo-org/octo-repo/",
      "https://github.com/octo-org/octo-repo.git",
      "git@github.com:octo-org/octo-repo",
      "github.com/octo-org/octo-repo.git",
    ],
    [
      "must be OWNER/REPO and not a URL",
      EXAMPLE,
      "https://github.com/octo-org/octo-repo/tree/main",
      "https://github.com/octo-org",
      "repo:octo-org/octo-repo",
      "https://gitlab.com/octo-org/octo-repo",
    ],
    [
      "must be OWNER/REPO without spaces",
      EXAMPLE,
      "octo-org/octo-repo ",
      "octo org/octo-repo",
      "octo-org / octo-repo",
      " octo-org/octo-repo",
      "octo-org/octo-repo\n",
      "octo-org/octo\u00a0repo",
    ],
    [
      "must name one repository, since a wildcard here would let in repositories of others",
      "list every repository as an entry of its own",
      "octo-org/*",
      "octo-org/octo-?",
      "*/octo-repo",
      "octo*/octo-repo",
      "*",
    ],
    [
      PARTS,
      EXAMPLE,
      "octo-repo",
      "octo-org/octo-repo/backup",
      "/octo-repo",
      "octo-org/",
      "/",
      "octo-org//octo-repo",
      "octo-github.com/org/repo",
    ],
    [
      PARTS,
      'write "octo-org/octo-repo"',
      "octo-org/octo-repo/",
      "www.github.com/octo-org/octo-repo",
    ],
    [
      "must be OWNER/REPO without ids",
      "give the ids as `ownerId` and `repositoryId`",
      "octo-org@65/octo-repo@74",
      "@octo-org/octo-repo",
    ],
    [
      'must be without ".git"',
      'write "octo-org/octo-repo"',
      "octo-org/octo-repo.git",
      "octo-org/octo-repo.GIT",
    ],
    ['must be without ".git"', EXAMPLE, "octo-org/.git"],
    [
      "must have an owner that GitHub can have: 1 to 39 letters, digits and single hyphens, with no hyphen at either end",
      COPY,
      "octo-/octo-repo",
      "octo--org/octo-repo",
      `${"o".repeat(40)}/octo-repo`,
      "-octo/octo-repo",
      "octo.org/octo-repo",
      "_octo/octo-repo",
      "octocat_o-o/octo-repo",
      "öcto/octo-repo",
      "${octo}/octo-repo",
    ],
    [
      'must have a name that GitHub can have: 1 to 100 letters, digits and ".-_"',
      COPY,
      "octo-org/dépôt",
      `octo-org/${"r".repeat(101)}`,
      "octo-org/..",
      "octo-org/octo,repo",
      "octo-org/.",
      "octo-org/réponse",
      "octo-org/octo-repo#readme",
      "octo-org/${repo}",
    ],
  ),
  ...refused("backups[0].trust[0].ownerId", ownerId, [
    "must be a string of digits",
    "find it with `gh api repos/OWNER/REPO --jq '{ownerId: .owner.id, repositoryId: .id}'`",
    ...["", "0", "065", "-1", "12a", "1.5", "1e3", " 65", "65\n", "*", "٦٥"],
    true,
    ["65"],
    {},
  ]),
  ...refused("backups[0].trust[0]", (ids) => server(trust(ids as Change)), [
    "must be without ids for GitHub Enterprise Server, whose tokens have none",
    "remove `ownerId` and `repositoryId`",
    IDS,
    { ownerId: "65" },
    { repositoryId: "74" },
  ]),
  ...refused("backups[0].trust", (value) => job({ trust: value }), [
    "must be a list with at least one entry",
    'say who may assume the role, such as [{ repository: "octo-org/octo-repo", branch: "main" }]',
    [],
    TRUST,
    ...[null, "octo-org/octo-repo", 7, true],
  ]),
  [
    "a trust's prop is in another case",
    trust({ ENVIRONMENT: "x" }),
    'backups[0].trust[0].ENVIRONMENT: must be a known prop, got "x": did you mean "environment"?',
  ],
];

export const good: GoodInput[] = [
  [
    "a repository whose owner has 39 characters",
    repository(`${"o".repeat(39)}/octo-repo`),
  ],
  ["a repository of a managed user", repository("octocat_octo/octo-repo")],
  [
    "a repository whose name has 100 characters",
    repository(`octo-org/${"r".repeat(100)}`),
  ],
  ["a repository whose name starts with a dot", repository("octo-org/.github")],
  ["a repository in upper and lower case", repository("Octo-Org/Octo_Repo.2")],
  ["a repository with ids", trust(IDS)],
  ["both formats of the subject", trust({ ...IDS, subjectFormat: "both" })],
  ["the classic format without ids", trust({ subjectFormat: "classic" })],
  [
    "two branches of one repository",
    job({ trust: [TRUST, { ...TRUST, branch: "release" }] }),
  ],
  ["as many trusts as fit into a role's policy", job({ trust: branches(20) })],
  ...taken(
    "a repository",
    repository,
    "o/r",
    "1/2",
    "octo-org/...",
    "octo-org/-",
    "octo-org/github.com",
    "octo-org/repo.gitignore",
    "octo-org/git",
  ),
  ...taken("an id", ownerId, "1", "1234567890123456789012"),
  ["the classic format with ids", trust({ ...IDS, subjectFormat: "classic" })],
  [
    "the immutable format with ids",
    trust({ ...IDS, subjectFormat: "immutable" }),
  ],
  ["another context that is left out", trust({ tag: undefined })],
];
