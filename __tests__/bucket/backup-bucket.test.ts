import { TerraformOutput, type TerraformStack } from "cdktf";
import {
  BackupBucket,
  type BackupBucketOptions,
  BackupRole,
  GitHubIdentityProvider,
} from "../../src";
import { messageLines } from "../support/problems-of";
import {
  addresses,
  countByType,
  GUIDE,
  only,
  prefixedJob,
  synthForeign,
  synthStack,
} from "../support/synth";

const guide = () => synthStack();
const withBucket = (options: Partial<BackupBucketOptions>) =>
  only(
    synthStack({ bucket: { ...GUIDE.bucket, ...options } }).resource,
    "aws_s3_bucket",
  );

test("there is one bucket, one of each of its protections, and one policy", () => {
  expect(countByType(guide().resource)).toEqual({
    aws_iam_openid_connect_provider: 1,
    aws_iam_role: 1,
    aws_s3_bucket: 1,
    aws_s3_bucket_ownership_controls: 1,
    aws_s3_bucket_policy: 1,
    aws_s3_bucket_public_access_block: 1,
    aws_s3_bucket_server_side_encryption_configuration: 1,
    aws_s3_bucket_versioning: 1,
  });
});

test("by default the bucket has its name alone, and Terraform refuses to destroy it", () => {
  expect(only(guide().resource, "aws_s3_bucket")).toEqual({
    bucket: "neon-s3-backup",
    lifecycle: { prevent_destroy: true },
  });
});

test("destroying is allowed only by the loudly named prop", () => {
  expect(withBucket({ dangerouslyAllowDestroy: true }).lifecycle).toEqual({
    prevent_destroy: false,
  });
  expect(withBucket({ dangerouslyAllowDestroy: false }).lifecycle).toEqual({
    prevent_destroy: true,
  });
});

test("even then a bucket that holds backups is not destroyed", () => {
  expect(withBucket({ dangerouslyAllowDestroy: true })).not.toHaveProperty(
    "force_destroy",
  );
});

test("tags are the bucket's alone", () => {
  const { resource } = synthStack({
    bucket: { name: "neon-s3-backup", tags: { team: "db", cost: "42" } },
  });
  expect(only(resource, "aws_s3_bucket").tags).toEqual({
    team: "db",
    cost: "42",
  });
  expect(JSON.stringify(resource).match(/"tags"/g)).toHaveLength(1);
});

test("writes to the bucket follow one another: public access, ownership, versions, encryption, policy", () => {
  const { resource } = guide();
  const waitsFor = Object.fromEntries(
    Object.keys(resource)
      .filter((type) => type.startsWith("aws_s3_bucket"))
      .map((type) => [type, only(resource, type).depends_on]),
  );
  expect(waitsFor).toEqual({
    aws_s3_bucket: undefined,
    aws_s3_bucket_public_access_block: ["aws_s3_bucket.backups"],
    aws_s3_bucket_ownership_controls: [
      "aws_s3_bucket_public_access_block.backups",
    ],
    aws_s3_bucket_versioning: ["aws_s3_bucket_ownership_controls.backups"],
    aws_s3_bucket_server_side_encryption_configuration: [
      "aws_s3_bucket_versioning.backups",
    ],
    aws_s3_bucket_policy: [
      "aws_s3_bucket_server_side_encryption_configuration.backups",
      "aws_iam_role.acme-co-prod",
    ],
  });
});

test("the policy waits for every role that it names, and a role for the identity provider", () => {
  const { resource } = synthStack({
    backups: ["a", "b", "c"].map(prefixedJob),
  });
  expect(only(resource, "aws_s3_bucket_policy").depends_on).toEqual([
    "aws_s3_bucket_server_side_encryption_configuration.backups",
    "aws_iam_role.a",
    "aws_iam_role.b",
    "aws_iam_role.c",
  ]);
  expect(
    Object.values(resource.aws_iam_role ?? {}).map((role) => role.depends_on),
  ).toEqual(Array(3).fill(["aws_iam_openid_connect_provider.github"]));
});

const account =
  "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}";
const bucketArn =
  "arn:${data.aws_partition.current.partition}:s3:::neon-s3-backup";

test("the guide's bucket lets the one role in, to do what the guide's policy says", () => {
  const { data } = guide();
  const principals = [
    {
      type: "AWS",
      identifiers: [`${account}:role/neon-s3-backup-github-actions`],
    },
  ];
  expect(data.aws_iam_policy_document?.backups).toEqual({
    statement: [
      {
        sid: "ListAllBackups",
        effect: "Allow",
        actions: ["s3:ListBucket"],
        principals,
        resources: [bucketArn],
      },
      {
        sid: "ReadWriteAndDeleteAllBackups",
        effect: "Allow",
        actions: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
        principals,
        resources: [`${bucketArn}/*`],
      },
    ],
  });
});

test("with prefixes the bucket lets each role into its own folder, by two statements for all", () => {
  const { data } = synthStack({
    backups: [{ ...prefixedJob("a"), path: "/teams/" }, prefixedJob("b")],
  });
  const principals = [
    {
      type: "AWS",
      identifiers: [
        `${account}:role/teams/backup-a`,
        `${account}:role/backup-b`,
      ],
    },
  ];
  expect(data.aws_iam_policy_document?.backups).toEqual({
    statement: [
      {
        sid: "ListBackupsUnderOwnPrefix",
        effect: "Allow",
        actions: ["s3:ListBucket"],
        principals,
        resources: [bucketArn],
        condition: [
          {
            test: "StringLike",
            variable: "s3:prefix",
            values: ["&{aws:PrincipalTag/backup-prefix}/*"],
          },
        ],
      },
      {
        sid: "ReadWriteAndDeleteBackupsUnderOwnPrefix",
        effect: "Allow",
        actions: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
        principals,
        resources: [`${bucketArn}/&{aws:PrincipalTag/backup-prefix}/*`],
      },
    ],
  });
});

test("the policy's text depends on names alone, and no role or bucket has a policy beside it", () => {
  const { data, resource } = synthStack({
    backups: ["a", "b"].map(prefixedJob),
  });
  const documents = data.aws_iam_policy_document ?? {};
  expect(Object.keys(documents)).toEqual(["a_trust", "b_trust", "backups"]);
  const references = JSON.stringify(documents).match(/\$\{[^}]*\}/g);
  expect([...new Set(references)].sort()).toEqual([
    "${data.aws_caller_identity.current.account_id}",
    "${data.aws_partition.current.partition}",
  ]);
  expect(JSON.stringify(documents)).not.toContain("depends_on");
  expect(Object.keys(resource).filter((t) => /policy|attach/.test(t))).toEqual([
    "aws_s3_bucket_policy",
  ]);
});

/** A role in somebody else's stack. */
const role = (stack: TerraformStack, id: string, prefix?: string) => {
  const placed = stack.node.tryFindChild("github");
  return new BackupRole(stack, id, {
    roleName: `backup-${id}`,
    prefix,
    trust: [{ repository: "octo-org/octo-repo", branch: "main" }],
    identityProvider:
      placed instanceof GitHubIdentityProvider
        ? placed
        : new GitHubIdentityProvider(stack, "github"),
  });
};

test("two buckets in somebody else's stack do not meet in one address", () => {
  const json = synthForeign((stack) => {
    const roles = [role(stack, "role")];
    new BackupBucket(stack, "one", { name: "bucket-one", roles });
    new BackupBucket(stack, "two", { name: "bucket-two", roles });
  });
  expect(countByType(json.resource)).toEqual({
    aws_iam_openid_connect_provider: 1,
    aws_iam_role: 1,
    aws_s3_bucket: 2,
    aws_s3_bucket_ownership_controls: 2,
    aws_s3_bucket_policy: 2,
    aws_s3_bucket_public_access_block: 2,
    aws_s3_bucket_server_side_encryption_configuration: 2,
    aws_s3_bucket_versioning: 2,
  });
  expect(countByType(json.data)).toEqual({
    aws_caller_identity: 1,
    aws_iam_policy_document: 3,
    aws_partition: 1,
  });
  const all = addresses(json);
  expect(new Set(all).size).toBe(all.length);
  expect(
    Object.values(json.resource.aws_s3_bucket ?? {}).map((b) => b.bucket),
  ).toEqual(["bucket-one", "bucket-two"]);
});

test("a bucket's ARN is made of its name", () => {
  const { output } = synthForeign((stack) => {
    const bucket = new BackupBucket(stack, "bucket", {
      name: "neon-s3-backup",
      roles: [role(stack, "role")],
    });
    new TerraformOutput(stack, "arn", { value: bucket.arn });
  });
  expect(output?.arn?.value).toMatch(
    /^arn:\$\{data\.aws_partition\.current_partition_[0-9A-F]+\.partition\}:s3:::neon-s3-backup$/,
  );
});

test("every broken rule of a bucket that stands alone is said, and nothing of it is placed", () => {
  expect.assertions(2);
  synthForeign((stack) => {
    const roles = [role(stack, "a", "a"), role(stack, "b")];
    expect(
      messageLines(
        () =>
          new BackupBucket(stack, "bucket", {
            name: "Neon",
            tag: {},
            roles,
          } as never),
      ),
    ).toEqual([
      "bucket: 3 problems",
      'tag: must be a known prop, got {}: did you mean "tags"?',
      'name: must hold only lower-case letters, digits and hyphens, got "Neon": write "neon"',
      "roles[1].prefix: must be given where there is more than one job, since a job without a prefix could read and delete the backups of the others, got nothing: give every job a folder of its own, or list several repositories in the `trust` of one job",
    ]);
    expect(stack.node.tryFindChild("bucket")).toBeUndefined();
  });
});

test("the roles of a bucket that stands alone are judged like a stack's jobs", () => {
  expect.assertions(1);
  synthForeign((stack) => {
    expect(
      messageLines(
        () =>
          new BackupBucket(stack, "bucket", {
            name: "neon-s3-backup",
            roles: [],
          }),
      ),
    ).toEqual([
      "bucket: 1 problem",
      "roles: must be a list with at least one entry, got []: list the roles, at least one",
    ]);
  });
});
