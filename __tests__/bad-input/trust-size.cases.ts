import { type BadInput, type Change, type GoodInput, job } from "./change";

const ISSUER = "token.actions.githubusercontent.com";

/** What of the policy may differ, beside the branch. */
interface Others {
  readonly partition?: string;
  readonly issuer?: string;
  readonly audience?: string;
}

/** The policy as AWS counts it, written by hand but for the subject. */
const policyFor = (
  sub: string,
  {
    partition = "aws",
    issuer = ISSUER,
    audience = "sts.amazonaws.com",
  }: Others = {},
) =>
  `{"Version":"2012-10-17","Statement":[{"Sid":"AssumeByExactSubject","Effect":"Allow",` +
  `"Principal":{"Federated":"arn:${partition}:iam::000000000000:oidc-provider/${issuer}"},` +
  `"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{` +
  `"${issuer}:aud":"${audience}","${issuer}:sub":"${sub}"}}}]}`;

/** A branch of `o/r` that makes the policy as long as asked. */
export const branchFor = (characters: number, others?: Others) =>
  "b".repeat(characters - policyFor("repo:o/r:ref:refs/heads/", others).length);

const on = (branch: string, others: Change = {}) =>
  job({ trust: [{ repository: "o/r", branch }], ...others });

const repositories = (count: number) =>
  job({
    trust: Array.from({ length: count }, (_, index) => ({
      repository: `octo-org/octo-repo-${index}`,
      branch: "main",
    })),
  });

const tooLong = (characters: number, entries = 1) =>
  `backups[0].trust: must make a trust policy of at most 2048 characters, AWS's quota, got "${characters} characters from ${entries} entries": remove entries, or trust one repository whose workflow the others call`;

const AUDIENCES = { audiences: ["sts.amazonaws.com.cn", "other"] };

/** What counts as well, by the branch of a policy of a length. */
const COUNTED: readonly (readonly [
  what: string,
  Others,
  change: (branch: string) => Change,
])[] = [
  [
    "the partition",
    { partition: "aws-us-gov" },
    (branch) => ({ region: "us-gov-west-1", ...on(branch) }),
  ],
  [
    "the provider's first audience",
    { audience: "sts.amazonaws.com.cn" },
    (branch) => ({ identityProvider: AUDIENCES, ...on(branch) }),
  ],
  [
    "the role's own audience",
    { audience: "other" },
    (branch) => ({
      identityProvider: AUDIENCES,
      ...on(branch, { audience: "other" }),
    }),
  ],
  [
    "the issuer",
    { issuer: "github.example.com/_services/token" },
    (branch) => ({
      identityProvider: {
        github: { enterpriseServerUrl: "https://github.example.com" },
      },
      ...on(branch),
    }),
  ],
];

export const bad: BadInput[] = [
  ["a trust policy has 2049 characters", on(branchFor(2049)), tooLong(2049)],
  ...COUNTED.map(([what, others, change]): BadInput => [
    `a trust policy has 2049 characters with ${what}`,
    change(branchFor(2049, others)),
    tooLong(2049),
  ]),
  [
    "a dollar makes a trust policy too long, which counts as the four characters that AWS gets",
    on(`${branchFor(2045)}$`),
    tooLong(2049),
  ],
  [
    "there are more repositories than fit into a role's policy",
    repositories(40),
    tooLong(2318, 40),
  ],
  [
    "a trust policy is too long, of which nothing is said before all else is right",
    on(branchFor(2049), { roleName: "" }),
    'backups[0].roleName: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
];

export const good: GoodInput[] = [
  ["a trust policy of 2048 characters", on(branchFor(2048))],
  ...COUNTED.map(([what, others, change]): GoodInput => [
    `a trust policy of 2048 characters with ${what}`,
    change(branchFor(2048, others)),
  ]),
  ["a dollar in a trust policy of 2048 characters", on(`${branchFor(2044)}$`)],
  ["as many repositories as fit into a role's policy", repositories(30)],
];
