import { mustBeKnown, unknownText } from "../support/trust-fixtures";
import {
  type BadInput,
  type Change,
  type GoodInput,
  refused,
  taken,
  trust,
} from "./change";

const where = (context: Change) => trust({ branch: undefined, ...context });
const pattern = (dangerouslyMatchContext: unknown) =>
  where({ dangerouslyMatchContext });

const CONTEXTS: readonly (readonly [string, unknown])[] = [
  ["branch", "main"],
  ["tag", "v1"],
  ["environment", "production"],
  ["pullRequest", true],
  ["dangerouslyMatchContext", "*"],
];

const TWICE =
  "backups[0].trust[0]: must say where the workflow runs by exactly one of branch, tag, environment, pullRequest";
const KEEP_ONE = "keep one, and write an entry of its own for each other";
const NO_REF_OF_BRANCH = 'must be the branch\'s name without "refs/…/"';
const ONE_BRANCH = "must be the name of one branch, without a wildcard";
const IN_POLICY =
  'must hold only characters that an IAM policy can hold (up to U+00FF, no control characters) and no "&{"';
const BEHIND =
  'must be the part of the subject behind "repo:OWNER/REPO:", which `repository` already says';
const TEXT = "must be a non-empty string";
const IN_QUOTES = "write the value in quotes, or leave the prop out";

export const bad: BadInput[] = [
  [
    "a trust does not say where the workflow runs",
    where({}),
    'backups[0].trust[0]: must say where the workflow runs by exactly one of branch, tag, environment, pullRequest, got []: add one, such as `branch: "main"` for a workflow on a schedule',
  ],
  [
    "a trust says twice where the workflow runs",
    trust({ environment: "production" }),
    'backups[0].trust[0]: must say where the workflow runs by exactly one of branch, tag, environment, pullRequest, got ["branch","environment"]: keep one, and write an entry of its own for each other',
  ],
  [
    "a branch is a ref",
    where({ branch: "refs/heads/main" }),
    'backups[0].trust[0].branch: must be the branch\'s name without "refs/…/", got "refs/heads/main": write "main"',
  ],
  [
    "a branch is the start of a ref",
    where({ branch: "refs/heads/" }),
    'backups[0].trust[0].branch: must be the branch\'s name without "refs/…/", got "refs/heads/": write the name of a branch',
  ],
  [
    "a branch is a tag's ref",
    where({ branch: "refs/tags/v1" }),
    'backups[0].trust[0].branch: must be the branch\'s name without "refs/…/", got "refs/tags/v1": write the name of a branch',
  ],
  [
    "a branch has a wildcard",
    where({ branch: "release/*" }),
    'backups[0].trust[0].branch: must be the name of one branch, without a wildcard, got "release/*": list every branch as an entry of its own, or give up exactness with `dangerouslyMatchContext: "ref:refs/heads/release/*"`',
  ],
  ...refused("backups[0].trust[0].branch", (branch) => where({ branch }), [
    "must be a name that Git allows for a branch",
    "copy it from `git for-each-ref --format='%(refname:short)'`",
    "my branch",
    "HEAD",
    "main.lock",
    "a..b",
  ]),
  [
    "a branch is known to Terraform alone",
    where({ branch: unknownText() }),
    mustBeKnown("backups[0].trust[0].branch"),
  ],
  [
    "a tag is a ref",
    where({ tag: "refs/tags/v1.2.3" }),
    'backups[0].trust[0].tag: must be the tag\'s name without "refs/…/", got "refs/tags/v1.2.3": write "v1.2.3"',
  ],
  [
    "a tag has a wildcard",
    where({ tag: "v?" }),
    'backups[0].trust[0].tag: must be the name of one tag, without a wildcard, got "v?": list every tag as an entry of its own, or give up exactness with `dangerouslyMatchContext: "ref:refs/tags/v?"`',
  ],
  [
    "a tag ends in a dot",
    where({ tag: "v1." }),
    "backups[0].trust[0].tag: must be a name that Git allows for a tag, got \"v1.\": copy it from `git for-each-ref --format='%(refname:short)'`",
  ],
  [
    "an environment has a wildcard",
    where({ environment: "prod*" }),
    'backups[0].trust[0].environment: must be the name of one environment, without a wildcard, got "prod*": list every environment as an entry of its own, or give up exactness with `dangerouslyMatchContext: "environment:prod*"`',
  ],
  [
    "an environment is known to Terraform alone",
    where({ environment: unknownText() }),
    mustBeKnown("backups[0].trust[0].environment"),
  ],
  ...CONTEXTS.flatMap(([one, value], index) =>
    CONTEXTS.slice(index + 1).map(([other, another]): BadInput => [
      `a trust says where the workflow runs by ${one} and by ${other}`,
      where({ [one]: value, [other]: another }),
      `${TWICE}, got ["${one}","${other}"]: ${KEEP_ONE}`,
    ]),
  ),
  [
    "a trust says in every way where the workflow runs",
    where(Object.fromEntries(CONTEXTS)),
    `${TWICE}, got ["branch","tag","environment","pullRequest","dangerouslyMatchContext"]: ${KEEP_ONE}`,
  ],
  [
    "a trust says in three ways where the workflow runs, each of which is wrong",
    where({ branch: "refs/heads/main", tag: "v*", pullRequest: false }),
    'backups[0].trust[0].branch: must be the branch\'s name without "refs/…/", got "refs/heads/main": write "main"',
    'backups[0].trust[0].tag: must be the name of one tag, without a wildcard, got "v*": list every tag as an entry of its own, or give up exactness with `dangerouslyMatchContext: "ref:refs/tags/v*"`',
    "backups[0].trust[0].pullRequest: must be true, got false: write true, or leave the prop out",
    `${TWICE}, got ["branch","tag","pullRequest"]: ${KEEP_ONE}`,
  ],
  // Each of them is refused by `git check-ref-format --branch`.
  ...["branch", "tag"].flatMap((kind) =>
    refused(`backups[0].trust[0].${kind}`, (name) => where({ [kind]: name }), [
      `must be a name that Git allows for a ${kind}`,
      "copy it from `git for-each-ref --format='%(refname:short)'`",
      ...["a b", "a...b", "a~1", "a^", "a:b", "a\\b", "a[b", "a\tb"],
      ...["a\u007fb", "a@{b", "@", "/a", "a/", "a//b", "a.", ".a", "a/.b"],
      ...["a.lock", "a.lock/b", "-a"],
    ]),
  ),
  ...refused(
    "backups[0].trust[0].branch",
    (branch) => where({ branch }),
    [NO_REF_OF_BRANCH, 'write "release/1.x"', "refs/heads/release/1.x"],
    [
      ONE_BRANCH,
      'list every branch as an entry of its own, or give up exactness with `dangerouslyMatchContext: "ref:refs/heads/*"`',
      "*",
    ],
    [
      ONE_BRANCH,
      'list every branch as an entry of its own, or give up exactness with `dangerouslyMatchContext: "ref:refs/heads/v?"`',
      "v?",
    ],
    [IN_POLICY, "rename it in GitHub", "メイン", "a&{b", "ветка", "a&{b}"],
  ),
  ...refused(
    "backups[0].trust[0].tag",
    (tag) => where({ tag }),
    [
      'must be the tag\'s name without "refs/…/"',
      "write the name of a tag",
      "refs/heads/main",
    ],
    [IN_POLICY, "rename it in GitHub", "v1-🎉"],
    [TEXT, IN_QUOTES, "", null, 7, true, ["main"], {}],
  ),
  ...refused(
    "backups[0].trust[0].environment",
    (environment) => where({ environment }),
    [
      "must be the name of one environment, without a wildcard",
      'list every environment as an entry of its own, or give up exactness with `dangerouslyMatchContext: "environment:*"`',
      "*",
    ],
    [
      "must be a name of 1 to 255 characters with no space at either end",
      "copy it from the repository's Settings > Environments",
      "production ",
      "e".repeat(256),
      ...[" production", " "],
    ],
    [
      IN_POLICY,
      "rename it in GitHub",
      "prod 🚀",
      ...["&{aws:username}", "продакшн", "a\nb"],
    ],
    [TEXT, IN_QUOTES, null, "", 7, true, ["main"], {}],
  ),
  ...refused(
    "backups[0].trust[0].pullRequest",
    (pullRequest) => where({ pullRequest }),
    [
      "must be true",
      "write true, or leave the prop out",
      false,
      "true",
      1,
      null,
      {},
    ],
  ),
  ...refused(
    "backups[0].trust[0].dangerouslyMatchContext",
    pattern,
    [BEHIND, 'write "*"', "repo:octo-org/octo-repo:*"],
    [
      BEHIND,
      'write "ref:refs/heads/*"',
      "repo:octo-org/octo-repo:ref:refs/heads/*",
      "repo:octo-org/octo-repo",
      "repo:octo-org/*",
      "repo:*",
    ],
    [
      'must start with "ref:refs/" or "environment:", or be "pull_request" or "*"',
      'write it like "ref:refs/heads/release/*"',
      "release/*",
      "*:refs/heads/main",
      ...["main", "refs/heads/*", "heads/*", "?", "environment"],
      ...["environment:", "ref:refs*", "pull_request*", "*main", "**"],
    ],
    [
      IN_POLICY,
      "rename it in GitHub",
      "environment:本番*",
      "ref:refs/heads/&{x}*",
    ],
    [TEXT, IN_QUOTES, "", null, 7, true, ["main"], {}],
  ),
  [
    "a tag is known to Terraform alone",
    where({ tag: unknownText() }),
    mustBeKnown("backups[0].trust[0].tag"),
  ],
  [
    "a pattern is known to Terraform alone",
    pattern(unknownText()),
    mustBeKnown("backups[0].trust[0].dangerouslyMatchContext"),
  ],
];

export const good: GoodInput[] = [
  ["a branch with slashes", where({ branch: "release/2026/12" })],
  ["a branch that ends like a lock", where({ branch: "main.locked" })],
  ["a branch in letters up to U+00FF", where({ branch: "größe" })],
  ["a tag", where({ tag: "v1.2.3" })],
  ["an environment of 255 characters", where({ environment: "e".repeat(255) })],
  [
    "an environment with a colon and a space",
    where({ environment: "prod: eu west" }),
  ],
  ["pull requests", where({ pullRequest: true })],
  ["a pattern of branches", pattern("ref:refs/heads/release/*")],
  ["a pattern of environments", pattern("environment:prod-?")],
  ["a pattern of everything", pattern("*")],
  ...taken(
    "a branch",
    (branch) => where({ branch }),
    "dependabot/npm_and_yarn/jest-30.0.0",
    ...["feature/#12-ü{x}", "heads/main", "a@b", "$HOME", "a-${b}"],
    ...["a@", "@a", "a/HEAD", "HEADER", "a/refs/b"],
  ),
  ...taken(
    "an environment",
    (environment) => where({ environment }),
    ...["eu:prod", "prod / eu", "what?", "$", "${aws:username}"],
  ),
  ...taken(
    "a pattern",
    pattern,
    ...["ref:refs/heads/release/?.x", "ref:refs/tags/v*", "environment:*"],
    "environment:repo:prod",
    "pull_request",
  ),
  ["a branch beside a tag that is left out", trust({ tag: undefined })],
];
