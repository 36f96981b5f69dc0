import { mustBeKnown, unknownText } from "../support/trust-fixtures";
import { type BadInput, type Change, type GoodInput, trust } from "./change";

const where = (context: Change) => trust({ branch: undefined, ...context });
const pattern = (dangerouslyMatchContext: unknown) =>
  where({ dangerouslyMatchContext });

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
  [
    "a branch has a space",
    where({ branch: "my branch" }),
    "backups[0].trust[0].branch: must be a name that Git allows for a branch, got \"my branch\": copy it from `git for-each-ref --format='%(refname:short)'`",
  ],
  [
    "a branch is HEAD",
    where({ branch: "HEAD" }),
    "backups[0].trust[0].branch: must be a name that Git allows for a branch, got \"HEAD\": copy it from `git for-each-ref --format='%(refname:short)'`",
  ],
  [
    "a branch ends in .lock",
    where({ branch: "main.lock" }),
    "backups[0].trust[0].branch: must be a name that Git allows for a branch, got \"main.lock\": copy it from `git for-each-ref --format='%(refname:short)'`",
  ],
  [
    "a branch has two dots in a row",
    where({ branch: "a..b" }),
    "backups[0].trust[0].branch: must be a name that Git allows for a branch, got \"a..b\": copy it from `git for-each-ref --format='%(refname:short)'`",
  ],
  [
    "a branch is in Japanese, which a policy can't hold",
    where({ branch: "メイン" }),
    'backups[0].trust[0].branch: must hold only characters that an IAM policy can hold (up to U+00FF, no control characters) and no "&{", got "メイン": rename it in GitHub',
  ],
  [
    "a branch holds what Terraform takes for a policy variable",
    where({ branch: "a&{b" }),
    'backups[0].trust[0].branch: must hold only characters that an IAM policy can hold (up to U+00FF, no control characters) and no "&{", got "a&{b": rename it in GitHub',
  ],
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
    "a tag is empty",
    where({ tag: "" }),
    'backups[0].trust[0].tag: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  [
    "an environment has a wildcard",
    where({ environment: "prod*" }),
    'backups[0].trust[0].environment: must be the name of one environment, without a wildcard, got "prod*": list every environment as an entry of its own, or give up exactness with `dangerouslyMatchContext: "environment:prod*"`',
  ],
  [
    "an environment ends in a space",
    where({ environment: "production " }),
    'backups[0].trust[0].environment: must be a name of 1 to 255 characters with no space at either end, got "production ": copy it from the repository\'s Settings > Environments',
  ],
  [
    "an environment has 256 characters",
    where({ environment: "e".repeat(256) }),
    `backups[0].trust[0].environment: must be a name of 1 to 255 characters with no space at either end, got "${"e".repeat(256)}": copy it from the repository's Settings > Environments`,
  ],
  [
    "an environment has an emoji",
    where({ environment: "prod 🚀" }),
    'backups[0].trust[0].environment: must hold only characters that an IAM policy can hold (up to U+00FF, no control characters) and no "&{", got "prod 🚀": rename it in GitHub',
  ],
  [
    "an environment is known to Terraform alone",
    where({ environment: unknownText() }),
    mustBeKnown("backups[0].trust[0].environment"),
  ],
  [
    "pull requests are switched off",
    where({ pullRequest: false }),
    "backups[0].trust[0].pullRequest: must be true, got false: write true, or leave the prop out",
  ],
  [
    "pull requests are switched on in quotes",
    where({ pullRequest: "true" }),
    'backups[0].trust[0].pullRequest: must be true, got "true": write true, or leave the prop out',
  ],
  [
    "a pattern is a whole subject",
    pattern("repo:octo-org/octo-repo:ref:refs/heads/*"),
    'backups[0].trust[0].dangerouslyMatchContext: must be the part of the subject behind "repo:OWNER/REPO:", which `repository` already says, got "repo:octo-org/octo-repo:ref:refs/heads/*": write "ref:refs/heads/*"',
  ],
  [
    "a pattern is the start of a subject",
    pattern("repo:octo-org/octo-repo"),
    'backups[0].trust[0].dangerouslyMatchContext: must be the part of the subject behind "repo:OWNER/REPO:", which `repository` already says, got "repo:octo-org/octo-repo": write "ref:refs/heads/*"',
  ],
  [
    "a pattern is a branch",
    pattern("release/*"),
    'backups[0].trust[0].dangerouslyMatchContext: must start with "ref:refs/" or "environment:", or be "pull_request" or "*", got "release/*": write it like "ref:refs/heads/release/*"',
  ],
  [
    "a pattern starts with a wildcard",
    pattern("*:refs/heads/main"),
    'backups[0].trust[0].dangerouslyMatchContext: must start with "ref:refs/" or "environment:", or be "pull_request" or "*", got "*:refs/heads/main": write it like "ref:refs/heads/release/*"',
  ],
  [
    "a pattern is empty",
    pattern(""),
    'backups[0].trust[0].dangerouslyMatchContext: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  [
    "a pattern is beyond what a policy can hold",
    pattern("environment:本番*"),
    'backups[0].trust[0].dangerouslyMatchContext: must hold only characters that an IAM policy can hold (up to U+00FF, no control characters) and no "&{", got "environment:本番*": rename it in GitHub',
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
];
