import type { TerraformStack } from "cdktf";
import {
  BackupBucket,
  type BackupBucketProps,
  BackupRole,
  type BackupRoleProps,
  GitHubIdentityProvider,
  StateBucket,
} from "../../src";
import { type Change, TRUST } from "./change";

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
        role({ roleName: `backup-${index}`, prefix }, `role-${index}`)(stack),
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

const provider = (props: unknown) => (stack: TerraformStack) =>
  new GitHubIdentityProvider(stack, "construct", props as Change);

const states = (props: unknown) => (stack: TerraformStack) =>
  new StateBucket(stack, "construct", props as never);

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
    "a bucket's roles are said to be jobs",
    bucket({ backups: [] }, undefined),
    "backups: must be a known prop, got []: leave it out, or use one of the nearest: tags, name, kmsKey",
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
    'roles: must make a bucket policy of at most 20480 bytes, AWS\'s limit, got "22046 bytes from 1 job": name fewer administrators and VPC endpoints',
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
    'name: must be a known prop, got "acme": leave it out, or use one of the nearest: path, roleName, trust',
  ],
  [
    "a role trusts any repository of an owner",
    role({ trust: [{ repository: "octo-org/*", branch: "main" }] }),
    'trust[0].repository: must name one repository, since a wildcard here would let in repositories of others, got "octo-org/*": list every repository as an entry of its own',
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
];

export const good: GoodConstruct[] = [
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
];
