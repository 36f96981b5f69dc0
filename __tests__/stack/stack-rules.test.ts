import { Token } from "cdktf";
import { checkStack } from "../../src/stack/stack-rules";
import { takenState } from "../../src/state/taken-state";
import { messageLines } from "../support/problems-of";
import { GUIDE } from "../support/synth";

/** The lines of the message about the guide's stack with other props; none if it is fine. */
const check = (props: object) =>
  messageLines(() => checkStack("stack", { ...GUIDE, ...props }, []));

const job = GUIDE.backups[0] as (typeof GUIDE.backups)[0];
const trust = job.trust[0] as (typeof job.trust)[0];

test.each([
  ["the guide's", {}],
  ["a region of GovCloud", { region: "us-gov-west-1" }],
  ["a region of China", { region: "cn-north-1" }],
  ["a partition that the region is in", { partition: "aws" }],
  [
    "a region of China with its partition",
    { region: "cn-north-1", partition: "aws-cn" },
  ],
  ["a region that only Terraform knows", { region: Token.asString({ x: 1 }) }],
  ["an account", { accountId: "001234567890" }],
  ["a database's region", { databaseRegion: "azure-eastus2" }],
  ["default tags", { defaultTags: { team: "db" } }],
  ["an identity provider", { identityProvider: { source: "existing" } }],
  [
    "an audience of the identity provider's",
    {
      identityProvider: { audiences: ["one", "two"] },
      backups: [{ ...job, audience: "two" }],
    },
  ],
  [
    "the audience of China's regions",
    {
      region: "cn-north-1",
      backups: [{ ...job, audience: "sts.amazonaws.com.cn" }],
    },
  ],
  [
    "a boundary of the region's partition",
    {
      region: "us-gov-west-1",
      backups: [
        { ...job, permissionsBoundary: "arn:aws-us-gov:iam::aws:policy/x" },
      ],
    },
  ],
])("a stack may have %s", (_, props) => {
  expect(check(props)).toEqual([]);
});

const REGION = "region: must be a region of AWS";
const PARTITIONS =
  'partition: must be one of "aws", "aws-cn", "aws-eusc", "aws-us-gov"';
const TEXT = "must be a non-empty string";
const TEXT_FIX = "write the value in quotes, or leave the prop out";

test.each([
  [
    "a mistyped region",
    { region: "us-esat-1" },
    `${REGION}, got "us-esat-1": did you mean "us-east-1"?`,
  ],
  [
    "a region that does not exist",
    { region: "moon-base-one" },
    `${REGION}, got "moon-base-one": write a region of AWS, such as "us-east-1"`,
  ],
  [
    "a region of Neon",
    { region: "azure-eastus2" },
    `${REGION}, got "azure-eastus2": write a region of AWS, such as "us-east-1"`,
  ],
  [
    "an availability zone as its region",
    { region: "eu-central-1a" },
    `${REGION}, got "eu-central-1a": did you mean "eu-central-1"?`,
  ],
  [
    "a region of another partition",
    { partition: "aws-us-gov" },
    'region: must be in the partition "aws-us-gov", got "us-east-1": choose a region of that partition, or write partition: "aws"',
  ],
  [
    "a mistyped partition",
    { partition: "aws-gov" },
    `${PARTITIONS}, got "aws-gov": use one of aws, aws-cn, aws-eusc, aws-us-gov`,
  ],
  [
    "no region",
    { region: undefined },
    'region: must be given, got nothing: add "region"',
  ],
  [
    "null as its region",
    { region: null },
    `region: ${TEXT}, got null: ${TEXT_FIX}`,
  ],
  [
    "a list as its region",
    { region: ["us-east-1"] },
    `region: ${TEXT}, got ["us-east-1"]: ${TEXT_FIX}`,
  ],
  ["an empty region", { region: "" }, `region: ${TEXT}, got "": ${TEXT_FIX}`],
  [
    "an account's id as a number",
    { accountId: 123456789012 },
    'accountId: must be a string of 12 digits, got 123456789012: write "123456789012", in quotes and with its leading zeros',
  ],
  [
    "an account's id that lost its leading zero",
    { accountId: "12345678901" },
    'accountId: must be a string of 12 digits, got "12345678901": write "012345678901", in quotes and with its leading zeros',
  ],
  [
    "a database's region that does not exist",
    { databaseRegion: "aws-us-est-1" },
    'databaseRegion: must be a region id of Neon, such as "aws-us-east-1" or "azure-eastus2", or a region of AWS, got "aws-us-est-1": did you mean "us-east-1"?',
  ],
  [
    "a default tag that decides what a role may reach",
    { defaultTags: { "backup-prefix": "x" } },
    'defaultTags["backup-prefix"]: must not be the tag "backup-prefix", which decides what a role may reach, got "x": use a job\'s `prefix`',
  ],
  [
    "null as default tags",
    { defaultTags: null },
    'defaultTags: must be an object, got null: write { key: "value" } with the tags',
  ],
  [
    "no bucket",
    { bucket: undefined },
    'bucket: must be given, got nothing: add "bucket"',
  ],
  [
    "null as its bucket",
    { bucket: null },
    'bucket: must be an object, got null: write { name: "neon-s3-backup" }',
  ],
  [
    "a text as its bucket",
    { bucket: "neon-s3-backup" },
    'bucket: must be an object, got "neon-s3-backup": write { name: "neon-s3-backup" }',
  ],
  [
    "no jobs",
    { backups: undefined },
    'backups: must be given, got nothing: add "backups"',
  ],
  [
    "an empty list of jobs",
    { backups: [] },
    "backups: must be a list with at least one entry, got []: list the backup jobs, at least one",
  ],
  [
    "null as its identity provider",
    { identityProvider: null },
    'identityProvider: must be an object, got null: write { source: "existing" }, or leave the prop out',
  ],
  [
    "a mistyped source of the identity provider",
    { identityProvider: { source: "exsting" } },
    'identityProvider.source: must be one of "create", "existing", got "exsting": did you mean "existing"?',
  ],
  [
    "a job for another audience than the identity provider's",
    { backups: [{ ...job, audience: "sts.amazonaws.com.cn" }] },
    'backups[0].audience: must be one of the identity provider\'s audiences, got "sts.amazonaws.com.cn": add it to the identity provider\'s audiences, or use one of ["sts.amazonaws.com"]',
  ],
  [
    "a job in China for another audience than China's",
    {
      region: "cn-north-1",
      backups: [{ ...job, audience: "sts.amazonaws.com" }],
    },
    'backups[0].audience: must be one of the identity provider\'s audiences, got "sts.amazonaws.com": add it to the identity provider\'s audiences, or use one of ["sts.amazonaws.com.cn"]',
  ],
  [
    "a boundary of another partition than the region's",
    {
      backups: [
        { ...job, permissionsBoundary: "arn:aws-cn:iam::aws:policy/x" },
      ],
    },
    'backups[0].permissionsBoundary: must be in the region\'s partition, "aws", got "arn:aws-cn:iam::aws:policy/x": write "arn:aws:…"',
  ],
  [
    "a claim that GitHub Enterprise Server's tokens can't be compared by",
    {
      identityProvider: {
        github: { enterpriseServerUrl: "https://github.example.com" },
      },
      backups: [{ ...job, trust: [{ ...trust, claims: { ref: "refs/x/y" } }] }],
    },
    'backups[0].trust[0].claims: must be left out for GitHub Enterprise Server, of whose claims AWS compares only `sub` and `aud`, got ["ref"]: remove it',
  ],
])("a stack must not have %s", (_, props, line) => {
  expect(check(props)).toEqual(["stack: 1 problem", line]);
});

test.each([
  [
    "the stack",
    { regoin: "x" },
    'regoin: must be a known prop, got "x": did you mean "region"?',
  ],
  [
    "the stack, far from any",
    { forceDestroy: true },
    "forceDestroy: must be a known prop, got true: leave it out, or use one of the nearest: region, bucket, partition",
  ],
  [
    "the bucket",
    { bucket: { ...GUIDE.bucket, nmae: "x" } },
    'bucket.nmae: must be a known prop, got "x": did you mean "name"?',
  ],
  [
    "a job",
    { backups: [{ ...job, rolename: "x" }] },
    'backups[0].rolename: must be a known prop, got "x": did you mean "roleName"?',
  ],
  [
    "who may assume a role",
    { backups: [{ ...job, trust: [{ ...trust, brnach: "x" }] }] },
    'backups[0].trust[0].brnach: must be a known prop, got "x": did you mean "branch"?',
  ],
  [
    "the claims",
    { backups: [{ ...job, trust: [{ ...trust, claims: { actr: "x" } }] }] },
    'backups[0].trust[0].claims.actr: must be a claim that AWS can compare, or the condition would never hold, got "x": did you mean "actor"?',
  ],
  [
    "the identity provider",
    { identityProvider: { audience: ["x"] } },
    'identityProvider.audience: must be a known prop, got ["x"]: did you mean "audiences"?',
  ],
  [
    "the GitHub instance",
    {
      identityProvider: { github: { enterpriseSlug: "x", entrpriseSlug: "x" } },
    },
    'identityProvider.github.entrpriseSlug: must be a known prop, got "x": did you mean "enterpriseSlug"?',
  ],
])(
  "an unknown prop of %s is refused, and the nearest is proposed",
  (_, props, line) => {
    expect(check(props)).toEqual(["stack: 1 problem", line]);
  },
);

test.each([
  ["null", null, "null"],
  ["nothing", undefined, "nothing"],
  ["a list", [], "[]"],
  ["a text", "us-east-1", '"us-east-1"'],
])("a stack's props must not be %s", (_, props, shown) => {
  expect(messageLines(() => checkStack("stack", props as never, []))).toEqual([
    "stack: 1 problem",
    `props: must be an object, got ${shown}: write an object`,
  ]);
});

test("an empty object lacks all that is required", () => {
  expect(messageLines(() => checkStack("stack", {} as never, []))).toEqual([
    "stack: 3 problems",
    'region: must be given, got nothing: add "region"',
    'bucket: must be given, got nothing: add "bucket"',
    'backups: must be given, got nothing: add "backups"',
  ]);
});

test("every broken rule of the whole stack is in one message", () => {
  expect(
    check({
      regoin: 1,
      region: "us-esat-1",
      partition: "aws-us",
      accountId: 1,
      databaseRegion: "neon",
      defaultTags: { "aws:x": "y" },
      identityProvider: { source: "reuse" },
      bucket: { name: "My_Bucket" },
      backups: [
        { name: "One", roleName: "GitHubActions", prefix: "/a", trust: [] },
        {
          name: "two",
          roleName: "githubactions",
          prefix: "b",
          maxSessionSeconds: 60,
          trust: [{ repository: "octo-org/octo-repo" }],
        },
      ],
    }),
  ).toEqual([
    "stack: 15 problems",
    'regoin: must be a known prop, got 1: did you mean "region"?',
    `${PARTITIONS}, got "aws-us": did you mean "aws-cn"?`,
    `${REGION}, got "us-esat-1": did you mean "us-east-1"?`,
    "accountId: must be a string of 12 digits, got 1: copy it from the account menu of the AWS console, or from `aws sts get-caller-identity`",
    'defaultTags["aws:x"]: must not start with "aws:", which AWS keeps for itself, got "aws:x": choose another key',
    'identityProvider.source: must be one of "create", "existing", got "reuse": use one of create, existing',
    'databaseRegion: must be a region id of Neon, such as "aws-us-east-1" or "azure-eastus2", or a region of AWS, got "neon": write a region of AWS, such as "us-east-1"',
    'bucket.name: must hold only lower-case letters, digits and hyphens, got "My_Bucket": write "my-bucket"',
    'backups[0].name: must be lower-case letters, digits and single hyphens, starting with a letter, since it is part of Terraform addresses, got "One": write "one"',
    'backups[0].roleName: must not be this name, under which workflows are known to fail to assume a role, got "GitHubActions": choose another, such as "neon-s3-backup-github-actions"',
    'backups[0].prefix: must be a folder\'s name with no slash at either end and no empty folder within, got "/a": write "a"',
    'backups[0].trust: must be a list with at least one entry, got []: say who may assume the role, such as [{ repository: "octo-org/octo-repo", branch: "main" }]',
    "backups[1].maxSessionSeconds: must be a whole number of seconds from 3600 (one hour) to 43200 (twelve hours), got 60: write 3600 if you meant 60 minutes",
    'backups[1].trust[0]: must say where the workflow runs by exactly one of branch, tag, environment, pullRequest, got []: add one, such as `branch: "main"` for a workflow on a schedule',
    'backups[1].roleName: must differ from every other job\'s in more than case, as backups[0].roleName has it already, got "githubactions": choose another name',
  ]);
});

test("a neighbour is looked at where the stack itself is fine", () => {
  const neighbour = {
    stackId: "other",
    partition: "aws",
    buckets: [{ prop: "bucket.name", name: "neon-s3-backup" }],
    roles: [],
    state: takenState({ type: "local" }, "other"),
  };
  const message = (props: object) =>
    messageLines(() =>
      checkStack("stack", { ...GUIDE, ...props }, [neighbour]),
    );
  expect(message({ bucket: { name: "another" } })).toEqual([]);
  expect(message({})).toEqual([
    "stack: 1 problem",
    'bucket.name: must differ from every other stack\'s, as the stack "other" has it already, got "neon-s3-backup": choose another name',
  ]);
});

test.each([
  ["a number too large to be one", { accountId: 123456789012n }, "accountId"],
  [
    "an object that holds itself",
    { databaseRegion: circular() },
    "databaseRegion",
  ],
])("%s is refused like any other wrong value", (_, props, path) => {
  expect(check(props)).toEqual([
    "stack: 1 problem",
    expect.stringMatching(new RegExp(`^${path}: must be .*, got .*: `)),
  ]);
});

function circular(): object {
  const self: Record<string, unknown> = {};
  self.self = self;
  return self;
}
