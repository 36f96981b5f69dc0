import { TerraformVariable } from "cdktf";
import type { Construct } from "constructs";
import {
  DeploymentStack,
  PostgresBackupStack,
  type PostgresBackupStackProps,
} from "../../src";
import { BOUNDARY } from "../permissions/support/deployed-stacks";
import { DEPLOYMENT, SERVED } from "../support/deployment";
import { prefixedJob } from "../support/synth";
import type { Change } from "./change";

/** What is given in place of the props, beside the stacks of an app. */
type DeploymentChange = (app: Construct) => Change;

/** What is wrong, the change to the props that makes it so, and every problem of the message. */
export type BadDeployment = readonly [
  wrong: string,
  change: DeploymentChange,
  ...problems: string[],
];

/** The same for what is right. */
export type GoodDeployment = readonly [right: string, change: DeploymentChange];

/** Places a stack for deployment with a change, which serves a stack of its own unless the change says another. */
export function placeDeployment(
  app: Construct,
  change: DeploymentChange,
): void {
  const changed = change(app);
  new DeploymentStack(app, "deployment", {
    ...DEPLOYMENT,
    ...("deploys" in changed ? {} : { deploys: [backups(app)] }),
    ...changed,
  } as never);
}

/** Another stack for backups. */
function backups(
  app: Construct,
  change: Partial<PostgresBackupStackProps> = {},
  id = "backups",
): PostgresBackupStack {
  return new PostgresBackupStack(app, id, { ...SERVED, ...change });
}

/** Stacks whose roles have ARNs that are nearly as long as can be, so that a policy holds only few. */
const manyRoles = (app: Construct, ...ids: string[]) =>
  ids.map((id) =>
    backups(
      app,
      {
        bucket: { name: `octo-org-backups-${id}` },
        backups: Array.from({ length: id === "f" ? 1 : 16 }, (_, index) => ({
          ...prefixedJob(`${id}-${index}`),
          path: `/${"backups/".repeat(60)}`,
        })),
      },
      id,
    ),
  );

/** Props that don't depend on other stacks. */
const props = (change: Change) => () => change;

const planner = (change: Change) =>
  props({ planner: { ...DEPLOYMENT.planner, ...change } });

const deployer = (change: Change) =>
  props({ deployer: { ...DEPLOYMENT.deployer, ...change } });

const stateBucket = (change: Change) =>
  props({ stateBucket: { ...DEPLOYMENT.stateBucket, ...change } });

const repository = "octo-org/octo-repo";

const STATE = {
  type: "s3",
  bucket: "octo-org-terraform-state",
  region: "us-east-1",
} as const;

const on = (context: Change) => ({ trust: [{ repository, ...context }] });

const WHERE_PLANS =
  "planner.trust[0]: must say where the workflow runs by `environment` or `pullRequest`, since those are what plans are made in";
const WRITE_PLAN =
  'write `environment: "plan"`, and name that environment in the job that plans';
const WHERE_DEPLOYS =
  "deployer.trust[0]: must say where the workflow runs by `environment`, since its rules in GitHub say who may deploy, and from which branches";
const WRITE_PRODUCTION =
  'write `environment: "production"`, and name that environment in the job that applies';
const APART =
  "or give both stacks their `accountId` if they are in different accounts";

const IDS = { ownerId: "65", repositoryId: "74" };
const APPLIES =
  "deployer.trust[0]: must not let in whom the planner's trust lets in, or a pull request could apply what it plans";
const OWN =
  'give the jobs that apply an environment of their own, such as "production"';

const COPIES = {
  source: "create",
  bucketName: "neon-s3-backup-copies",
  region: "us-west-2",
} as const;

/** A stack with roles that have policies of their own, within a boundary or not. */
const withPolicies =
  (replication?: string, restore?: string) => (app: Construct) => ({
    deploys: [
      backups(app, {
        bucket: {
          ...SERVED.bucket,
          replication: { ...COPIES, permissionsBoundary: replication },
        },
        backups: SERVED.backups.map((job) => ({
          ...job,
          restore: {
            roleName: "restore",
            trust: [{ repository, environment: "restore" }],
            permissionsBoundary: restore,
          },
        })),
      }),
    ],
  });

const BOUNDED =
  "deploys[0]: must bound its roles that have a policy of their own, since whoever deploys the stack could otherwise give them any right, and take them over";
/** A policy of AWS, which holds for all that there is of a kind. */
const OF_AWS = "arn:aws:iam::aws:policy/AdministratorAccess";
const BOUNDED_HERE =
  "deploys[0]: must bound its roles by a policy of the account, since one of AWS's holds for every bucket and key";
const BOUND_THEM =
  "write `permissionsBoundary` in its `replication` and in each `restore`; docs/deployment.md has a policy for that";

export const bad: BadDeployment[] = [
  [
    "a role that copies and one that restores have no boundary",
    withPolicies(),
    `${BOUNDED}, got ["neon-s3-backup-replication","restore"]: ${BOUND_THEM}`,
  ],
  [
    "a role that copies has no boundary",
    withPolicies(undefined, BOUNDARY),
    `${BOUNDED}, got ["neon-s3-backup-replication"]: ${BOUND_THEM}`,
  ],
  [
    "a role that restores has no boundary",
    withPolicies(BOUNDARY),
    `${BOUNDED}, got ["restore"]: ${BOUND_THEM}`,
  ],
  [
    "roles that copy and restore are bounded by a policy of AWS",
    withPolicies(OF_AWS, OF_AWS),
    `${BOUNDED_HERE}, got ["neon-s3-backup-replication","restore"]: docs/deployment.md has a policy for that`,
  ],
  [
    "of two roles one is bounded by a policy of AWS",
    withPolicies(BOUNDARY, OF_AWS),
    `${BOUNDED_HERE}, got ["restore"]: docs/deployment.md has a policy for that`,
  ],
  [
    "of two roles one has no boundary, and the other one of AWS",
    withPolicies(undefined, OF_AWS),
    `${BOUNDED}, got ["neon-s3-backup-replication"]: ${BOUND_THEM}`,
    `${BOUNDED_HERE}, got ["restore"]: docs/deployment.md has a policy for that`,
  ],
  [
    "its provider assumes what is no role, and ignores the tag of a folder",
    props({
      assumeRole: { roleArn: "terraform" },
      ignoreTags: { keys: ["backup-prefix"] },
    }),
    'assumeRole.roleArn: must be the ARN of a role, got "terraform": write it like "arn:aws:iam::123456789012:role/terraform"',
    'ignoreTags.keys[0]: must leave the tag "backup-prefix" to the plan, since it decides what a role may reach, got "backup-prefix": name other tags',
  ],
  [
    "a stack is reached by another role",
    (app) => ({
      deploys: [
        backups(app, {
          assumeRole: { roleArn: "arn:aws:iam::123456789012:role/terraform" },
        }),
      ],
    }),
    'deploys[0]: must be reached without assuming another role, by which the planner could change it, got "backups": leave `assumeRole` out of it: the deployer\'s own policies are what it takes',
  ],
  [
    "the bucket for states is in the namespace of another region",
    stateBucket({ name: "states-123456789012-eu-west-1-an" }),
    'stateBucket.name: must be in the namespace of its own region, "us-east-1", got "states-123456789012-eu-west-1-an": write its account and region, or choose a name without that end',
  ],
  [
    "a prop is mistyped",
    props({ deploy: [] }),
    'deploy: must be a known prop, got []: did you mean "deploys"?',
  ],
  [
    "a stack for deployment is nowhere",
    props({ region: undefined }),
    'region: must be given, got nothing: add "region"',
  ],
  [
    "its region is mistyped",
    props({ region: "us-esat-1" }),
    'region: must be a region of AWS, got "us-esat-1": did you mean "us-east-1"?',
  ],
  [
    "its partition is another than its region's",
    props({ partition: "aws-cn" }),
    'region: must be in the partition "aws-cn", got "us-east-1": choose a region of that partition, or write partition: "aws"',
  ],
  [
    "its partition is mistyped",
    props({ partition: "aws-ch" }),
    'partition: must be one of "aws", "aws-cn", "aws-eusc", "aws-us-gov", got "aws-ch": did you mean "aws-cn"?',
  ],
  [
    "its account has hyphens",
    props({ accountId: "1234-5678-9012" }),
    'accountId: must be a string of 12 digits, got "1234-5678-9012": write "123456789012", in quotes and with its leading zeros',
  ],
  [
    "its default tags are AWS's",
    props({ defaultTags: { "aws:team": "data" } }),
    'defaultTags["aws:team"]: must not start with "aws:", which AWS keeps for itself, got "aws:team": choose another key',
  ],
  [
    "its identity provider is mistyped",
    props({ identityProvider: { source: "exist" } }),
    'identityProvider.source: must be one of "create", "existing", got "exist": use one of create, existing',
  ],
  [
    "it serves nothing",
    props({ deploys: [] }),
    "deploys: must be a list with at least one entry, got []: list the stacks to deploy, at least one",
  ],
  [
    "it serves a stack by name",
    props({ deploys: ["backups"] }),
    'deploys[0]: must be a PostgresBackupStack, got "backups": make one before, and list it here',
  ],
  [
    "it serves a stack twice",
    (app) => {
      const stack = backups(app);
      return { deploys: [stack, stack] };
    },
    'deploys[1]: must differ from the other stacks, as deploys[0] has it already, got "backups": remove one of the two',
  ],
  [
    "it serves a stack whose bucket only Terraform knows",
    (app) => {
      const stack = backups(app);
      const { stringValue } = new TerraformVariable(stack, "name", {});
      return {
        deploys: [
          backups(
            app,
            {
              bucket: { name: stringValue },
              backups: [prefixedJob("other")],
            },
            "other",
          ),
        ],
      };
    },
    'deploys[0]: must have only names that are known when the app is synthesized, since the policies of both roles list them, got "other": write the names of its roles, buckets and keys themselves',
  ],
  [
    "it serves a stack that makes the identity provider",
    (app) => ({
      deploys: [backups(app, { identityProvider: { source: "create" } })],
    }),
    'deploys[0]: must use an identity provider that is there, since whoever deploys the stack could otherwise change whom this account trusts, got "backups": write identityProvider: { source: "existing" } in that stack',
  ],
  [
    "it serves a stack in another partition",
    (app) => ({ deploys: [backups(app, { region: "cn-north-1" })] }),
    'deploys[0]: must be in the partition "aws", as the roles are, got "backups": make another DeploymentStack in "aws-cn"',
  ],
  [
    "it serves a stack in another account",
    (app) => ({
      accountId: "123456789012",
      deploys: [backups(app, { accountId: "210987654321" })],
    }),
    'deploys[0]: must be in the account "123456789012", as the roles are, got "backups": make another DeploymentStack in "210987654321"',
  ],
  [
    "it serves a stack that reaches its state by another role",
    (app) => ({
      deploys: [
        backups(app, {
          state: {
            ...STATE,
            assumeRole: { roleArn: "arn:aws:iam::123456789012:role/state" },
          },
        }),
      ],
    }),
    'deploys[0]: must reach its state without assuming another role, by which the planner could write it, got "backups": leave `assumeRole` and `assumeRoleWithWebIdentity` out of its `state`',
  ],
  [
    "its own state is the one of a stack that it serves",
    (app) => ({
      deploys: [backups(app, { state: STATE })],
      state: { ...STATE, key: "backups.tfstate" },
    }),
    'state.key: must differ from every other stack\'s, as the stack "backups" has it already, and each would destroy what the other has made, got "backups.tfstate": write another one',
  ],
  [
    "its own state has no bucket",
    props({ state: { type: "s3", region: "us-east-1" } }),
    'state.bucket: must be given, got nothing: add "bucket"',
  ],
  [
    "its roles need a policy more than AWS lets a role have",
    (app) => ({ deploys: manyRoles(app, "a", "b", "c", "d", "e", "f") }),
    'deploys: must need at most 10 policies, AWS\'s quota for a role, got "11 policies for 6 stacks": deploy some of the stacks by roles of another DeploymentStack',
  ],
  [
    "it has no planner",
    props({ planner: undefined }),
    'planner: must be given, got nothing: add "planner"',
  ],
  [
    "its planner is a name",
    props({ planner: "plan" }),
    'planner: must be an object, got "plan": write { roleName, trust }',
  ],
  [
    "its planner has a prefix, as a job has",
    planner({ prefix: "acme" }),
    'planner.prefix: must be a known prop, got "acme": leave it out, or use one of the nearest: path, trust, tags',
  ],
  [
    "its planner's name is an ARN",
    planner({ roleName: "arn:aws:iam::123456789012:role/plan" }),
    'planner.roleName: must be the role\'s name alone, without ARN or path, got "arn:aws:iam::123456789012:role/plan": write "plan", and a path as `path`',
  ],
  [
    "its planner trusts nobody",
    planner({ trust: [] }),
    'planner.trust: must be a list with at least one entry, got []: say who may assume the role, such as [{ repository: "octo-org/octo-repo", branch: "main" }]',
  ],
  [
    "its planner trusts a branch",
    planner(on({ branch: "main" })),
    `${WHERE_PLANS}, got ["branch"]: ${WRITE_PLAN}`,
  ],
  [
    "its planner trusts a tag",
    planner(on({ tag: "v1" })),
    `${WHERE_PLANS}, got ["tag"]: ${WRITE_PLAN}`,
  ],
  [
    "its planner trusts whatever fits a pattern",
    planner(on({ dangerouslyMatchContext: "environment:pl*" })),
    `${WHERE_PLANS}, got ["dangerouslyMatchContext"]: ${WRITE_PLAN}`,
  ],
  [
    "its deployer trusts pull requests",
    deployer(on({ pullRequest: true })),
    `${WHERE_DEPLOYS}, got ["pullRequest"]: ${WRITE_PRODUCTION}`,
  ],
  [
    "its deployer trusts a branch",
    deployer(on({ branch: "main" })),
    `${WHERE_DEPLOYS}, got ["branch"]: ${WRITE_PRODUCTION}`,
  ],
  [
    "its deployer trusts a tag",
    deployer(on({ tag: "v1" })),
    `${WHERE_DEPLOYS}, got ["tag"]: ${WRITE_PRODUCTION}`,
  ],
  [
    "its deployer trusts whatever fits a pattern",
    deployer(on({ dangerouslyMatchContext: "environment:prod*" })),
    `${WHERE_DEPLOYS}, got ["dangerouslyMatchContext"]: ${WRITE_PRODUCTION}`,
  ],
  [
    "its deployer trusts a whole owner",
    deployer({ trust: [{ repository: "octo-org/*", environment: "x" }] }),
    'deployer.trust[0].repository: must name one repository, since a wildcard here would let in repositories of others, got "octo-org/*": list every repository as an entry of its own',
  ],
  [
    "both roles have one name",
    deployer({ roleName: "POSTGRES-backups-plan" }),
    'deployer.roleName: must differ from the planner\'s in more than case, got "POSTGRES-backups-plan": choose another name',
  ],
  [
    "both roles trust one environment",
    deployer(on({ environment: "plan", claims: { actor: "octocat" } })),
    'deployer.trust[0]: must not let in whom the planner\'s trust lets in, or a pull request could apply what it plans, got ["repo:octo-org/octo-repo:environment:plan"]: give the jobs that apply an environment of their own, such as "production"',
  ],
  [
    "both roles trust one environment, in subjects that are customized",
    props({
      planner: {
        ...DEPLOYMENT.planner,
        ...on({
          environment: "plan",
          customSubject: ["repo", "context", { workflow: "plan" }],
        }),
      },
      deployer: {
        ...DEPLOYMENT.deployer,
        ...on({ environment: "Plan", customSubject: ["repository_owner"] }),
      },
    }),
    'deployer.trust[0]: must not let in whom the planner\'s trust lets in, or a pull request could apply what it plans, got ["repo:octo-org/octo-repo:environment:Plan"]: give the jobs that apply an environment of their own, such as "production"',
  ],
  [
    "its state bucket is a name",
    props({ stateBucket: "states" }),
    'stateBucket: must be an object, got "states": write { name: "octo-org-terraform-state" }',
  ],
  [
    "its state bucket has what is always on",
    stateBucket({ versioning: true }),
    "stateBucket.versioning: must be a known prop, got true: leave it out: versioning is always on",
  ],
  [
    "its state bucket's name can't be",
    stateBucket({ name: "State" }),
    'stateBucket.name: must hold only lower-case letters, digits and hyphens, got "State": write "state"',
  ],
  [
    "its state bucket keeps nothing",
    stateBucket({ recoverableDays: 0 }),
    "stateBucket.recoverableDays: must be a whole number of days from 1 to 36500, got 0: write 30 for a month",
  ],
  [
    "its state bucket's tags are a list",
    stateBucket({ tags: ["team"] }),
    'stateBucket.tags: must be an object, got ["team"]: write { key: "value" } with the tags',
  ],
  [
    "its state bucket may perhaps be destroyed",
    stateBucket({ dangerouslyAllowDestroy: "yes" }),
    'stateBucket.dangerouslyAllowDestroy: must be true or false, got "yes": write true or false',
  ],
  [
    "its deployer administers the state bucket",
    stateBucket({
      administrators: ["arn:aws:iam::123456789012:role/postgres-backups-apply"],
    }),
    'stateBucket.administrators[0]: must be neither the planner nor the deployer, who must not be able to change this stack, got "arn:aws:iam::123456789012:role/postgres-backups-apply": name the role or user who administers the account',
  ],
  [
    "its roles have names that a job's role has",
    (app) => ({
      planner: {
        ...DEPLOYMENT.planner,
        roleName: "neon-s3-backup-github-actions",
      },
      deploys: [backups(app)],
    }),
    `planner.roleName: must differ from every other role's in the account, as the stack "backups" has it already, got "neon-s3-backup-github-actions": choose another name, ${APART}`,
  ],
  [
    "its state bucket is the one for backups",
    stateBucket({ name: "neon-s3-backup" }),
    'stateBucket.name: must differ from every other stack\'s, as the stack "backups" has it already, got "neon-s3-backup": choose another name',
  ],
  [
    "another stack, which it does not serve, makes the identity provider",
    (app) => {
      backups(
        app,
        {
          identityProvider: undefined,
          bucket: { name: "second-backup" },
          backups: [prefixedJob("second")],
        },
        "second",
      );
      return {};
    },
    `identityProvider.source: must be "existing", since AWS allows one provider for an issuer in an account and the stack "second" creates it, got "create": write { source: "existing" } and make this stack depend on the other, ${APART}`,
  ],
  [
    "all of it is wrong",
    props({
      region: "mars",
      planner: { ...DEPLOYMENT.planner, roleName: "" },
      deployer: { roleName: "deploy" },
      stateBucket: {},
      deploys: [null],
    }),
    'region: must be a region of AWS, got "mars": write a region of AWS, such as "us-east-1"',
    'planner.roleName: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
    'deployer.trust: must be given, got nothing: add "trust"',
    'stateBucket.name: must be given, got nothing: add "name"',
    "deploys[0]: must be a PostgresBackupStack, got null: make one before, and list it here",
  ],
  [
    "its deployer trusts contexts that are no environment beside one that is",
    deployer({
      trust: [
        { repository, environment: "production" },
        { repository, tag: "v1" },
      ],
    }),
    `${WHERE_DEPLOYS.replace("[0]", "[1]")}, got ["tag"]: ${WRITE_PRODUCTION}`,
  ],
  [
    "both roles trust one environment, in another case",
    deployer(on({ environment: "Plan" })),
    `${APPLIES}, got ["repo:octo-org/octo-repo:environment:Plan"]: ${OWN}`,
  ],
  [
    "the deployer trusts the last environment of several that the planner trusts, beside another",
    props({
      planner: {
        ...DEPLOYMENT.planner,
        trust: [
          { repository, environment: "plan" },
          { repository, environment: "drift" },
        ],
      },
      deployer: {
        ...DEPLOYMENT.deployer,
        trust: [
          { repository, environment: "production" },
          { repository, environment: "drift" },
        ],
      },
    }),
    `${APPLIES.replace("[0]", "[1]")}, got ["repo:octo-org/octo-repo:environment:drift"]: ${OWN}`,
  ],
  [
    "both roles trust one environment by the subject without ids, during a migration",
    deployer(on({ environment: "plan", ...IDS, subjectFormat: "both" })),
    `${APPLIES}, got ["repo:octo-org/octo-repo:environment:plan"]: ${OWN}`,
  ],
  [
    "its planner and its deployer with a path administer the state bucket",
    props({
      deployer: { ...DEPLOYMENT.deployer, path: "/ci/" },
      stateBucket: {
        ...DEPLOYMENT.stateBucket,
        administrators: [
          "x",
          "postgres-backups-plan",
          "ci/postgres-backups-apply",
        ].map((role) => `arn:aws:iam::123456789012:role/${role}`),
      },
    }),
    ...["postgres-backups-plan", "ci/postgres-backups-apply"].map(
      (role, index) =>
        `stateBucket.administrators[${index + 1}]: must be neither the planner nor the deployer, who must not be able to change this stack, got "arn:aws:iam::123456789012:role/${role}": name the role or user who administers the account`,
    ),
  ],
  [
    "its state bucket's administrator is of another account",
    props({
      accountId: "123456789012",
      stateBucket: {
        ...DEPLOYMENT.stateBucket,
        administrators: ["arn:aws:iam::210987654321:role/administrator"],
      },
    }),
    'stateBucket.administrators[0]: must be in the stack\'s account, "123456789012", got "arn:aws:iam::210987654321:role/administrator": name a role or a user of that account',
  ],
  [
    "its state bucket has no name",
    props({ stateBucket: {} }),
    'stateBucket.name: must be given, got nothing: add "name"',
  ],
  [
    "its state bucket's prop is mistyped",
    stateBucket({ recoverableDay: 30 }),
    'stateBucket.recoverableDay: must be a known prop, got 30: did you mean "recoverableDays"?',
  ],
  [
    "its state bucket keeps what is deleted for more than a hundred years",
    stateBucket({ recoverableDays: 36501 }),
    "stateBucket.recoverableDays: must be a whole number of days from 1 to 36500, got 36501: write 30 for a month",
  ],
  [
    "its state bucket's tags are AWS's",
    stateBucket({ tags: { "aws:x": "1" } }),
    'stateBucket.tags["aws:x"]: must not start with "aws:", which AWS keeps for itself, got "aws:x": choose another key',
  ],
  [
    "its region is mistyped, and other stacks are not looked at",
    props({
      region: "mars",
      planner: {
        ...DEPLOYMENT.planner,
        roleName: "neon-s3-backup-github-actions",
      },
    }),
    'region: must be a region of AWS, got "mars": write a region of AWS, such as "us-east-1"',
  ],
];

export const good: GoodDeployment[] = [
  [
    "roles with policies of their own, each within a boundary",
    withPolicies(BOUNDARY, BOUNDARY),
  ],
  ["a planner and a deployer with environments of their own", props({})],
  ["no state bucket", props({ stateBucket: undefined })],
  [
    "a state in the bucket that it makes, beside the one of a stack that it serves",
    (app) => ({ deploys: [backups(app, { state: STATE })], state: STATE }),
  ],
  ["a planner that runs for pull requests", planner(on({ pullRequest: true }))],
  [
    "an identity provider that is there",
    props({ identityProvider: { source: "existing" } }),
  ],
  [
    "a deployer in the same environment of another repository",
    deployer({
      trust: [{ repository: "octo-org/infra", environment: "plan" }],
    }),
  ],
  [
    "a stack in the account that both name",
    (app) => ({
      accountId: "123456789012",
      deploys: [backups(app, { accountId: "123456789012" })],
    }),
  ],
  [
    "roles that need as many policies as AWS lets a role have",
    (app) => ({ deploys: manyRoles(app, "a", "b", "c", "d", "e") }),
  ],
  [
    "an administrator of the state bucket",
    stateBucket({
      administrators: ["arn:aws:iam::123456789012:role/administrator"],
    }),
  ],
  [
    "a deployer whose environment starts like the planner's",
    deployer(on({ environment: "Plan2" })),
  ],
  [
    "a deployer in the planner's environment, by a subject with ids alone",
    deployer(on({ environment: "plan", ...IDS })),
  ],
  [
    "a deployer whose name starts like the planner's",
    deployer({ roleName: "postgres-backups-plan2" }),
  ],
  [
    "a stack that names its account, where the roles' is not known",
    (app) => ({ deploys: [backups(app, { accountId: "123456789012" })] }),
  ],
  [
    "a state bucket with everything",
    props({
      accountId: "123456789012",
      stateBucket: {
        ...DEPLOYMENT.stateBucket,
        tags: { team: "platform" },
        recoverableDays: 36500,
        administrators: ["arn:aws:iam::123456789012:role/administrator"],
        dangerouslyAllowDestroy: true,
      },
    }),
  ],
  [
    "a state bucket that keeps what is deleted for a day",
    stateBucket({ recoverableDays: 1 }),
  ],
];
