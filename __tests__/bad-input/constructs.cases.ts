import { tmpdir } from "node:os";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  BackupBucket,
  type BackupBucketProps,
  BackupRole,
  type BackupRoleProps,
  GitHubIdentityProvider,
  RestoreRole,
  type RestoreRoleProps,
  StateBucket,
} from "../../src";
import { OWN_COPY } from "../../src/terraform/one-copy";
import { type Change, TRUST } from "./change";
import { branchFor } from "./trust-size.cases";

/** What is wrong with a construct in somebody else's stack, how it is made, and every problem of the message. */
export type BadConstruct = readonly [
  wrong: string,
  make: (stack: TerraformStack) => unknown,
  ...problems: string[],
];

/** The same for what is right. */
export type GoodConstruct = readonly [
  right: string,
  make: (stack: TerraformStack) => unknown,
];

const bucket =
  (change: Change, ...prefixes: (string | undefined)[]) =>
  (stack: TerraformStack) =>
    new BackupBucket(stack, "construct", {
      name: "neon-s3-backup",
      roles: prefixes.map((prefix, index) =>
        role(
          {
            // A name is as long as can be where there are many roles.
            roleName: `backup-${index}`.padEnd(
              prefixes.length > 9 ? 64 : 0,
              "r",
            ),
            prefix,
          },
          `role-${index}`,
        )(stack),
      ),
      ...change,
    } as BackupBucketProps);

const role =
  (change: Change, id = "construct") =>
  (stack: TerraformStack) => {
    const placed = stack.node.tryFindChild("github");
    const identityProvider =
      placed ?? new GitHubIdentityProvider(stack, "github");
    return new BackupRole(stack, id, {
      roleName: "backup",
      trust: [TRUST],
      identityProvider,
      ...change,
    } as unknown as BackupRoleProps);
  };

const restoring =
  (change: Change, ...prefixes: (string | undefined)[]) =>
  (stack: TerraformStack) =>
    bucket(
      {
        restoreRoles: [restoreRole(stack, change)],
      },
      ...prefixes,
    )(stack);

const restoreRole = (stack: TerraformStack, change: Change = {}) =>
  new RestoreRole(stack, "restoring", {
    roleName: "restore",
    trust: [TRUST],
    identityProvider:
      stack.node.tryFindChild("github") ??
      new GitHubIdentityProvider(stack, "github"),
    ...change,
  } as unknown as RestoreRoleProps);

/** An identity provider of a server, which a role takes. */
const server = (stack: TerraformStack) =>
  new GitHubIdentityProvider(stack, "github", {
    github: { enterpriseServerUrl: "https://github.example.com" },
  });

const provider = (props: unknown) => (stack: TerraformStack) =>
  new GitHubIdentityProvider(stack, "construct", props as Change);

const states = (props: unknown) => (stack: TerraformStack) =>
  new StateBucket(stack, "construct", props as never);

const COPIES = {
  source: "create",
  bucketName: "neon-s3-backup-copies",
  region: "us-west-2",
};
const GOV = ["arn:aws-us-gov:iam::123456789012:role/administrator"];
const prefixes = (count: number) =>
  Array.from({ length: count }, (_, index) => `p-${index}`);

/** A role as another copy of the library makes it. */
class OtherCopys {
  public static readonly name = "BackupRole";
  public static readonly madeIn = "/other/lib";
}

/** Another stack of the app. */
const other = (stack: TerraformStack) =>
  new TerraformStack(stack.node.root, "other");

/** Another stack of the app, which waits for the first. */
const later = (stack: TerraformStack) => {
  const one = other(stack);
  one.addDependency(stack);
  return one;
};

const NOT_BEFORE =
  "must be in a stack that is applied before that of elsewhere/construct, which can't be, as other waits for elsewhere";
const ONE_WAY =
  "put both into one stack, or split the stacks so that only one waits for the other";

export const bad: BadConstruct[] = [
  [
    "a bucket's props are null",
    (stack) => new BackupBucket(stack, "construct", null as never),
    'props: must be an object, got null: write { name: "neon-s3-backup", roles: […] }',
  ],
  [
    "a bucket's region is mistyped",
    bucket({ region: "us-esat-1", kmsKey: { source: "create" } }, undefined),
    'region: must be a region of AWS, got "us-esat-1": did you mean "us-east-1"?',
  ],
  [
    "a role is one of another copy of the library",
    bucket({ roles: [new OtherCopys()] }),
    `roles[0]: must be a BackupRole of this copy of the library, ${OWN_COPY}, and not of that in /other/lib, got "BackupRole": have one version of the library in package.json, and run \`npm dedupe\``,
  ],
  [
    "a role's props are null",
    (stack) => new BackupRole(stack, "construct", null as never),
    "identityProvider: must be a GitHubIdentityProvider, got nothing: make one and pass it to every role",
  ],
  [
    "a bucket has no roles",
    bucket({ roles: undefined }),
    "roles: must be given, got nothing: list the roles, at least one",
  ],
  [
    "a bucket has an empty list of roles",
    bucket({}),
    "roles: must be a list with at least one entry, got []: list the roles, at least one",
  ],
  [
    "a bucket's role is an ARN",
    bucket({ roles: ["arn:aws:iam::123456789012:role/backup"] }),
    'roles[0]: must be a BackupRole, got "arn:aws:iam::123456789012:role/backup": make one, and list it here',
  ],
  [
    "a bucket's role is its props",
    bucket({ roles: [{ roleName: "backup", trust: [TRUST] }] }),
    'roles[0]: must be a BackupRole, got {"roleName":"backup","trust":[{"repository":"octo-org/octo-repo","branch":"main"}]}: make one, and list it here',
  ],
  [
    "a role that restores is its name",
    bucket({ restoreRoles: ["restore"] }, undefined),
    'restoreRoles[0]: must be a RestoreRole, got "restore": make one, and list it here',
  ],
  [
    "a role that backs up is to restore",
    (stack) =>
      bucket(
        { restoreRoles: [role({ roleName: "other" }, "other")(stack)] },
        undefined,
      )(stack),
    "restoreRoles[0]: must be a RestoreRole, got an object that JSON can't hold: make one, and list it here",
  ],
  [
    "a role that restores has a folder that no job has",
    restoring({ prefix: "other" }, "acme", "globex"),
    'restoreRoles[0].prefix: must be that of one of `roles`, or left out as theirs is, got "other": give both roles of a job the same',
  ],
  [
    "a role that restores has the whole bucket where jobs have folders",
    restoring({}, "acme"),
    "restoreRoles[0].prefix: must be that of one of `roles`, or left out as theirs is, got nothing: give both roles of a job the same",
  ],
  [
    "a bucket's roles are said to be jobs",
    bucket({ backups: [] }, undefined),
    "backups: must be a known prop, got []: leave it out, or use one of the nearest: tags, kmsKey, name",
  ],
  [
    "one of a bucket's two roles has no prefix",
    bucket({}, "acme", undefined),
    "roles[1].prefix: must be given where there is more than one job, since a job without a prefix could read and delete the backups of the others, got nothing: give every job a folder of its own, or list several repositories in the `trust` of one job",
  ],
  [
    "a bucket's roles are one inside the other",
    bucket({}, "acme", "acme/prod"),
    'roles[1].prefix: must not be inside the prefix "acme" of roles[0].prefix, whose job could then read and delete these backups, got "acme/prod": choose a folder beside it',
  ],
  [
    "a bucket's administrators do not fit into its policy",
    bucket(
      {
        administrators: Array.from(
          { length: 400 },
          (_, index) => `arn:aws:iam::123456789012:role/administrator-${index}`,
        ),
      },
      undefined,
    ),
    'roles: must make a bucket policy of at most 20480 bytes, AWS\'s limit, got "22046 bytes from 1 job": name fewer administrators, readers, VPC endpoints and further statements',
  ],
  [
    "a bucket's role is an administrator",
    bucket(
      { administrators: ["arn:aws:iam::123456789012:role/backup-0"] },
      undefined,
    ),
    'administrators[0]: must not be a backup role, since a backup job must not be able to delete backups for good, got "arn:aws:iam::123456789012:role/backup-0": name the role or user who administers the account',
  ],
  [
    "a bucket has a key, and its region is not known",
    bucket({ kmsKey: { source: "create" } }, undefined),
    "region: must be given with `kmsKey`, got nothing: write the region of the bucket's AWS provider",
  ],
  [
    "a bucket is copied, and neither its region nor a provider is there",
    bucket(
      {
        replication: {
          source: "create",
          bucketName: "neon-s3-backup-copies",
          region: "us-west-2",
        },
      },
      undefined,
    ),
    "region: must be given with `replication`, got nothing: write the region of the bucket's AWS provider",
    "replicaProvider: must be given for a replica that is made here, got nothing: make an AwsProvider with an alias and the replica's region",
  ],
  [
    "a bucket's name and its role are wrong",
    bucket({ name: "Neon", roles: [null] }),
    'name: must hold only lower-case letters, digits and hyphens, got "Neon": write "neon"',
    "roles[0]: must be a BackupRole, got null: make one, and list it here",
  ],
  [
    "a bucket's key is in another region",
    bucket(
      {
        region: "us-east-1",
        kmsKey: {
          source: "existing",
          arn: "arn:aws:kms:us-west-2:123456789012:key/mrk-1",
        },
      },
      undefined,
    ),
    'kmsKey.arn: must be in the bucket\'s region, "us-east-1", since S3 can\'t use a key of another one, got "arn:aws:kms:us-west-2:123456789012:key/mrk-1": name a key of that region, or a replica of the key there',
  ],
  [
    "a role has no identity provider",
    role({ identityProvider: undefined }),
    "identityProvider: must be a GitHubIdentityProvider, got nothing: make one and pass it to every role",
  ],
  [
    "a role's identity provider is an ARN",
    role({
      identityProvider:
        "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
    }),
    'identityProvider: must be a GitHubIdentityProvider, got "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com": make one and pass it to every role',
  ],
  [
    "a role has a job's name",
    role({ name: "acme" }),
    'name: must be a known prop, got "acme": leave it out, or use one of the nearest: path, tags, roleName',
  ],
  [
    "a role trusts any repository of an owner",
    role({ trust: [{ repository: "octo-org/*", branch: "main" }] }),
    'trust[0].repository: must name one repository, since a wildcard here would let in repositories of others, got "octo-org/*": list every repository as an entry of its own',
  ],
  [
    "a role's trust policy has 2049 characters",
    role({ trust: [{ repository: "o/r", branch: branchFor(2049) }] }),
    `trust: must make a trust policy of at most 2048 characters, AWS's quota, got "2049 characters from 1 entries": remove entries, or trust one repository whose workflow the others call`,
  ],
  [
    "a role's identity provider is in a stack that waits for the role's",
    (stack) =>
      role({
        identityProvider: new GitHubIdentityProvider(later(stack), "github"),
      })(stack),
    `identityProvider: ${NOT_BEFORE}, got "other/github": ${ONE_WAY}`,
  ],
  [
    "a role's identity provider is in another app",
    (stack) => {
      const foreign = new TerraformStack(
        new App({ outdir: tmpdir() }),
        "foreign",
      );
      return role({
        identityProvider: new GitHubIdentityProvider(foreign, "github"),
      })(stack);
    },
    'identityProvider: must be in the app of elsewhere/construct, since nothing keeps an order between two apps, got "foreign/github": make both in one app',
  ],
  [
    "a bucket's roles are in a stack that waits for the bucket's",
    (stack) => {
      const one = later(stack);
      return bucket({
        roles: [role({}, "role")(one)],
        restoreRoles: [
          restoreRole(one, { identityProvider: one.node.findChild("github") }),
        ],
      })(stack);
    },
    `roles[0]: ${NOT_BEFORE}, got "other/role": ${ONE_WAY}`,
    `restoreRoles[0]: ${NOT_BEFORE}, got "other/restoring": ${ONE_WAY}`,
  ],
  [
    "a bucket's role is in another stack, for which the identity provider is in the bucket's",
    (stack) =>
      bucket({
        roles: [
          role(
            {
              identityProvider: new GitHubIdentityProvider(stack, "github"),
            },
            "role",
          )(other(stack)),
        ],
      })(stack),
    `roles[0]: ${NOT_BEFORE}, got "other/role": ${ONE_WAY}`,
  ],
  [
    "a user of a bucket for states is in a stack that waits for the bucket's",
    (stack) =>
      states({
        name: "octo-org-terraform-state",
        users: [role({}, "role")(later(stack))],
      })(stack),
    `users[0]: ${NOT_BEFORE}, got "other/role": ${ONE_WAY}`,
  ],
  [
    "a role that restores is given to two buckets",
    (stack) => {
      const restoreRoles = [restoreRole(stack)];
      const roles = [role({}, "role")(stack)];
      new BackupBucket(stack, "earlier", {
        name: "neon-s3-backup-earlier",
        roles,
        restoreRoles,
      });
      return bucket({ roles, restoreRoles })(stack);
    },
    'restoreRoles[0]: must not be given to elsewhere/construct as well as to elsewhere/earlier, since each would overwrite what the other lets it read, got "elsewhere/restoring": make a role of its own for each bucket',
  ],
  [
    "the provider of a bucket for copies is another stack's",
    (stack) =>
      bucket(
        {
          region: "us-east-1",
          replication: COPIES,
          replicaProvider: new AwsProvider(other(stack), "replica", {
            alias: "replica",
          }),
        },
        undefined,
      )(stack),
    'replicaProvider: must be in the stack of elsewhere/construct, since Terraform knows no provider of another one, got "other/replica": make one there, with an alias and the replica\'s region',
  ],
  [
    "the provider of a bucket for copies is its alias",
    bucket(
      {
        region: "us-east-1",
        replication: COPIES,
        replicaProvider: "aws.replica",
      },
      undefined,
    ),
    'replicaProvider: must be given for a replica that is made here, got "aws.replica": make an AwsProvider with an alias and the replica\'s region',
  ],
  [
    "the props of a bucket for states are null",
    states(null),
    'props: must be an object, got null: write { name: "octo-org-terraform-state" }',
  ],
  [
    "a user of a bucket for states is a name",
    states({ name: "octo-org-terraform-state", users: ["plan"] }),
    'users[0]: must be a role that workflows assume, got "plan": make one, and list it here',
  ],
  [
    "an identity provider's props are null",
    provider(null),
    'props: must be an object, got null: write { source: "existing" }, or leave the prop out',
  ],
  [
    "an identity provider's source is mistyped",
    provider({ source: "existng" }),
    'source: must be one of "create", "existing", got "existng": did you mean "existing"?',
  ],
  [
    "an identity provider is said in one word",
    provider("existing"),
    'props: must be an object, got "existing": write { source: "existing" }, or leave the prop out',
  ],
  ...[null, "role"].map((value): BadConstruct => [
    `a bucket's roles are ${JSON.stringify(value)}`,
    bucket({ roles: value }),
    `roles: must be a list with at least one entry, got ${JSON.stringify(value)}: list the roles, at least one`,
  ]),
  [
    "a bucket's roles can reach one another's backups in all ways",
    bucket({}, "a", undefined, "a/b", "c", "c"),
    "roles[1].prefix: must be given where there is more than one job, since a job without a prefix could read and delete the backups of the others, got nothing: give every job a folder of its own, or list several repositories in the `trust` of one job",
    'roles[4].prefix: must differ from every other job\'s, as roles[3].prefix has it already, got "c": choose another folder',
    'roles[2].prefix: must not be inside the prefix "a" of roles[0].prefix, whose job could then read and delete these backups, got "a/b": choose a folder beside it',
  ],
  [
    "a bucket has a role more than fits into its policy",
    bucket({}, ...prefixes(96)),
    'roles: must make a bucket policy of at most 20480 bytes, AWS\'s limit, got "20606 bytes from 96 jobs": move some jobs to another bucket, in another stack of the same app',
  ],
  [
    "a bucket has two roles of one folder, and more than fit into its policy, which is said once the folders are right",
    bucket({}, ...prefixes(96), "p-0"),
    'roles[96].prefix: must differ from every other job\'s, as roles[0].prefix has it already, got "p-0": choose another folder',
  ],
  [
    "a bucket's role has backups that expire, and no folder",
    (stack) =>
      new BackupBucket(stack, "construct", {
        name: "neon-s3-backup",
        roles: [role({ expireAfterDays: 90 }, "role")(stack)],
      }),
    "roles[0].expireAfterDays: must not be given without `prefix`, since all of the bucket's backups would expire, got 90: write it as the bucket's `expireAfterDays`",
  ],
  [
    "a bucket's administrator is a name, and its region is not known",
    bucket({ administrators: ["administrator"] }, undefined),
    'administrators[0]: must be the ARN of a role or a user, without wildcards, got "administrator": write it like "arn:aws:iam::123456789012:role/administrator"',
  ],
  [
    "a bucket is copied to one that exists, and its region is not known",
    bucket({ replication: { ...COPIES, source: "existing" } }, undefined),
    "region: must be given with `replication`, got nothing: write the region of the bucket's AWS provider",
  ],
  [
    "a bucket is copied to one that is made, and no provider is there",
    bucket({ region: "us-east-1", replication: COPIES }, undefined),
    "replicaProvider: must be given for a replica that is made here, got nothing: make an AwsProvider with an alias and the replica's region",
  ],
  [
    "a bucket's administrator is not in its region's partition",
    bucket({ region: "us-east-1", administrators: GOV }, undefined),
    'administrators[0]: must be in the bucket\'s partition, "aws", got "arn:aws-us-gov:iam::123456789012:role/administrator": write "arn:aws:…"',
  ],
  [
    "a bucket's name is wrong, and it has no roles",
    bucket({ name: "Neon" }),
    'name: must hold only lower-case letters, digits and hyphens, got "Neon": write "neon"',
    "roles: must be a list with at least one entry, got []: list the roles, at least one",
  ],
  [
    "a bucket's retention is none",
    bucket({ recoverableDays: 0 }, undefined),
    "recoverableDays: must be a whole number of days from 1 to 36500, got 0: write 30 for a month",
  ],
  [
    "there is no user in the list of a bucket for states",
    states({ name: "octo-org-terraform-state", users: [] }),
    "users: must be a list with at least one entry, got []: list the roles, or leave the prop out",
  ],
  [
    "a role trusts by ids, and its identity provider is a server's",
    (stack) => {
      server(stack);
      return role({
        trust: [{ ...TRUST, ownerId: "65", repositoryId: "74" }],
      })(stack);
    },
    'trust[0]: must be without ids for GitHub Enterprise Server, whose tokens have none, got {"ownerId":"65","repositoryId":"74"}: remove `ownerId` and `repositoryId`',
  ],
  [
    "a construct is where a role's boundary belongs",
    (stack) => role({ permissionsBoundary: stack })(stack),
    "permissionsBoundary: must be a non-empty string, got an object that JSON can't hold: write the value in quotes, or leave the prop out",
  ],
  [
    "a role's name, session and trust are wrong",
    role({ roleName: "GitHubActions", maxSessionSeconds: 60, trust: [] }),
    'roleName: must not be this name, under which workflows are known to fail to assume a role, got "GitHubActions": choose another, such as "neon-s3-backup-github-actions"',
    "maxSessionSeconds: must be a whole number of seconds from 3600 (one hour) to 43200 (twelve hours), got 60: write 3600 if you meant 60 minutes",
    'trust: must be a list with at least one entry, got []: say who may assume the role, such as [{ repository: "octo-org/octo-repo", branch: "main" }]',
  ],
];

export const good: GoodConstruct[] = [
  [
    "a role that restores is in another stack",
    (stack) =>
      bucket({ restoreRoles: [restoreRole(other(stack))] }, undefined)(stack),
  ],
  ["a role that restores a job's folder", restoring({ prefix: "a" }, "a", "b")],
  ["a role that restores the whole bucket", restoring({}, undefined)],
  ["no role that restores", bucket({ restoreRoles: [] }, undefined)],
  [
    "a role whose identity provider is a server's",
    (stack) => {
      server(stack);
      return role({})(stack);
    },
  ],
  [
    "a role whose trust policy has 2048 characters",
    role({ trust: [{ repository: "o/r", branch: branchFor(2048) }] }),
  ],
  ["a bucket with one role", bucket({}, undefined)],
  ["a bucket with two roles", bucket({}, "acme", "globex")],
  [
    "a bucket with a key, in its region",
    bucket({ region: "us-east-1", kmsKey: { source: "create" } }, undefined),
  ],
  [
    "a bucket with copies in a bucket that exists",
    bucket(
      {
        region: "us-east-1",
        replication: {
          source: "existing",
          bucketName: "octo-org-copies",
          region: "us-west-2",
        },
      },
      undefined,
    ),
  ],
  ["a role", role({})],
  ["an identity provider", provider(undefined)],
  ["a bucket for states", states({ name: "octo-org-terraform-state" })],
  [
    "a bucket with as many roles as fit into its policy",
    bucket({}, ...prefixes(95)),
  ],
  [
    "a bucket with copies, in its region, with a provider in theirs",
    (stack) =>
      bucket(
        {
          region: "us-east-1",
          replication: COPIES,
          replicaProvider: new AwsProvider(stack, "replica", {
            alias: "replica",
            region: "us-west-2",
          }),
        },
        undefined,
      )(stack),
  ],
  [
    "a bucket with an administrator in its region's partition",
    bucket({ region: "us-gov-west-1", administrators: GOV }, undefined),
  ],
];
