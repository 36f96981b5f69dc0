import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, type TerraformStack, TerraformVariable } from "cdktf";
import {
  BackupBucket,
  type BackupBucketOptions,
  BackupRole,
  GitHubIdentityProvider,
} from "../../src";
import { EVERYONE } from "../../src/aws/policy-document";
import { DESTRUCTIVE_ACTIONS } from "../../src/bucket/features";
import { denyOldTransport } from "../../src/bucket/features/transport";
import { denyCustomerKeys } from "../../src/bucket/features/upload-encryption";
import { EVERYTHING } from "../support/everything";
import {
  addresses,
  type Block,
  countByType,
  GUIDE,
  only,
  prefixedJob,
  synthForeign,
  synthStack,
  type TerraformJson,
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
    aws_s3_bucket_lifecycle_configuration: 1,
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

test("writes to the bucket follow one another: public access, ownership, versions, encryption, lifecycle, policy", () => {
  expect(writes(guide(), "backups")).toEqual([
    "public_access_block: aws_s3_bucket",
    "ownership_controls: public_access_block",
    "versioning: ownership_controls",
    "server_side_encryption_configuration: versioning",
    "lifecycle_configuration: server_side_encryption_configuration",
    "policy: lifecycle_configuration, aws_iam_role.acme-co-prod",
  ]);
});

test("the policy waits for every role that it names, and a role for the identity provider", () => {
  const { resource } = synthStack({
    backups: ["a", "b", "c"].map(prefixedJob),
  });
  expect(only(resource, "aws_s3_bucket_policy").depends_on).toEqual([
    "aws_s3_bucket_lifecycle_configuration.backups",
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

/** What every bucket for backups refuses to everyone; what that is stands in the tests of the denials. */
const REFUSED = [...denyOldTransport(bucketArn), denyCustomerKeys(bucketArn)];

test("the guide's bucket lets the one role in, to do what the guide's policy says, and refuses it what destroys", () => {
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
      ...REFUSED,
      {
        sid: "DenyDeletingVersionsAndChangingProtections",
        effect: "Deny",
        actions: DESTRUCTIVE_ACTIONS,
        resources: [bucketArn, `${bucketArn}/*`],
        principals,
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
      ...REFUSED,
      {
        sid: "DenyDeletingVersionsAndChangingProtections",
        effect: "Deny",
        actions: DESTRUCTIVE_ACTIONS,
        resources: [bucketArn, `${bucketArn}/*`],
        principals: EVERYONE,
        condition: [
          {
            test: "Null",
            variable: "aws:PrincipalTag/backup-prefix",
            values: ["false"],
          },
        ],
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

const everything = (options: Partial<BackupBucketOptions> = {}) =>
  synthStack({
    ...EVERYTHING,
    bucket: { ...EVERYTHING.bucket, ...options },
  });

/** The writes to a bucket, the first one first, each with what it waits for. What is the bucket's own has no name. */
function writes({ resource }: TerraformJson, name: string): string[] {
  const own = (address: string) =>
    address
      .replace(/^aws_s3_bucket_/, "")
      .replace(new RegExp(`\\.${name}$`), "");
  const all = Object.entries(resource).flatMap(([type, byName]) => {
    const before = byName[name]?.depends_on as string[] | undefined;
    return before !== undefined && type.startsWith("aws_s3_bucket_")
      ? [{ address: `${type}.${name}`, before }]
      : [];
  });
  const after = (one: string): string[] =>
    all
      .filter(({ before }) => before.includes(one))
      .flatMap(({ address, before }) => [
        `${own(address)}: ${before.map(own).join(", ")}`,
        ...after(address),
      ]);
  const chain = after(`aws_s3_bucket.${name}`);
  expect(chain).toHaveLength(all.length);
  return chain;
}

describe("with everything that can be turned on", () => {
  test("writes to the bucket for backups follow one another, and each waits for what it needs", () => {
    expect(writes(everything(), "backups")).toEqual([
      "public_access_block: aws_s3_bucket",
      "ownership_controls: public_access_block",
      "versioning: ownership_controls",
      "server_side_encryption_configuration: versioning, aws_kms_alias",
      "lifecycle_configuration: server_side_encryption_configuration",
      "object_lock_configuration: lifecycle_configuration",
      "logging: object_lock_configuration, policy.backups_access-logs",
      "notification: logging",
      "policy: notification, aws_iam_role.acme, aws_iam_role.globex, aws_iam_role.initech, aws_iam_role.acme-restore, aws_iam_role.globex-restore, aws_iam_role.initech-restore",
      "replication_configuration: policy, policy.backups_replica, aws_iam_role_policy.backups_replication",
    ]);
  });

  test("so do those to the bucket for logs", () => {
    expect(writes(everything(), "backups_access-logs")).toEqual([
      "public_access_block: aws_s3_bucket",
      "ownership_controls: public_access_block",
      "versioning: ownership_controls",
      "server_side_encryption_configuration: versioning",
      "lifecycle_configuration: server_side_encryption_configuration",
      "policy: lifecycle_configuration, aws_iam_role.acme, aws_iam_role.globex, aws_iam_role.initech, aws_iam_role.acme-restore, aws_iam_role.globex-restore, aws_iam_role.initech-restore",
    ]);
  });

  test("so do those to the bucket for copies", () => {
    expect(writes(everything(), "backups_replica")).toEqual([
      "public_access_block: aws_s3_bucket",
      "ownership_controls: public_access_block",
      "versioning: ownership_controls",
      "server_side_encryption_configuration: versioning, aws_kms_alias",
      "lifecycle_configuration: server_side_encryption_configuration",
      "object_lock_configuration: lifecycle_configuration",
      "policy: object_lock_configuration, aws_iam_role.acme, aws_iam_role.globex, aws_iam_role.initech, aws_iam_role.acme-restore, aws_iam_role.globex-restore, aws_iam_role.initech-restore",
    ]);
  });

  test("the policy lets the jobs in from there only, and refuses all that can be refused", () => {
    const sids = (name: string) =>
      (
        everything().data.aws_iam_policy_document?.[name]?.statement as {
          sid: string;
          condition?: { variable: string }[];
        }[]
      ).map(({ sid, condition = [] }) => [
        sid,
        ...condition.map(({ variable }) => variable),
      ]);
    expect(sids("backups")).toEqual([
      [
        "ListBackupsUnderOwnPrefix",
        "s3:prefix",
        "aws:SourceVpce",
        "aws:PrincipalOrgID",
      ],
      [
        "ReadWriteAndDeleteBackupsUnderOwnPrefix",
        "aws:SourceVpce",
        "aws:PrincipalOrgID",
      ],
      ["DenyPlainHttp", "aws:SecureTransport"],
      ["DenyTlsBelow12", "s3:TlsVersion"],
      [
        "DenyCustomerKeys",
        "s3:x-amz-server-side-encryption-customer-algorithm",
      ],
      ["DenyOtherEncryption", "s3:x-amz-server-side-encryption"],
      ["DenyDeletingVersionsAndChangingProtections", "aws:PrincipalArn"],
      ["DenyOutsideVpcEndpoints", "aws:SourceVpce"],
      ["DenyOutsideOrganization", "aws:PrincipalOrgID"],
    ]);
  });

  /** Everything with `prevent_destroy`, and its value. */
  const protectedBy = (json: TerraformJson) =>
    Object.fromEntries(
      Object.entries(json.resource).flatMap(([type, byName]) =>
        Object.entries(byName).flatMap(([name, { lifecycle }]) =>
          lifecycle === undefined
            ? []
            : [[`${type}.${name}`, (lifecycle as Block).prevent_destroy]],
        ),
      ),
    );

  test.each([
    [undefined, true],
    [false, true],
    [true, false],
  ])(
    "where dangerouslyAllowDestroy is %s, it is %s that Terraform keeps all buckets and keys",
    (dangerouslyAllowDestroy, kept) => {
      expect(protectedBy(everything({ dangerouslyAllowDestroy }))).toEqual({
        // Nothing is lost with the key of mail that was sent.
        "aws_kms_key.alarm": false,
        "aws_kms_key.backups": kept,
        "aws_kms_key.backups_replica": kept,
        "aws_s3_bucket.backups": kept,
        "aws_s3_bucket.backups_access-logs": kept,
        "aws_s3_bucket.backups_replica": kept,
      });
    },
  );

  test("no bucket is ever emptied by Terraform", () => {
    expect(
      JSON.stringify(everything({ dangerouslyAllowDestroy: true })),
    ).not.toContain("force_destroy");
  });

  test("the tags are the bucket's alone", () => {
    const { resource } = everything();
    expect(
      Object.entries(resource.aws_s3_bucket ?? {}).map(([name, { tags }]) => [
        name,
        tags,
      ]),
    ).toEqual([
      ["backups", { service: "postgres" }],
      ["backups_access-logs", undefined],
      ["backups_replica", undefined],
    ]);
  });
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
    aws_s3_bucket_lifecycle_configuration: 2,
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

/** The values of a bucket that only Terraform knows. */
const unknown = (stack: TerraformStack) => {
  const text = (id: string) => new TerraformVariable(stack, id, {}).stringValue;
  return {
    name: text("name"),
    logs: text("logs"),
    copies: text("copies"),
    roleName: text("role-name"),
    tag: text("tag"),
  };
};

test("names that only Terraform knows are passed on, wherever they go", () => {
  const json = synthForeign((stack) => {
    const { name, logs, copies, roleName, tag } = unknown(stack);
    new BackupBucket(stack, "bucket", {
      name,
      tags: { team: tag },
      roles: [role(stack, "role")],
      region: "us-east-1",
      kmsKey: { source: "create" },
      accessLogs: { source: "create", bucketName: logs },
      replication: {
        source: "create",
        bucketName: copies,
        region: "us-west-2",
        roleName,
      },
      replicaProvider: new AwsProvider(stack, "replica", {
        alias: "replica",
        region: "us-west-2",
      }),
    });
  });
  const values = (type: string, key: string) =>
    Object.values(json.resource[type] ?? {}).map((block) => block[key]);
  expect(values("aws_s3_bucket", "bucket").sort()).toEqual([
    "${var.copies}",
    "${var.logs}",
    "${var.name}",
  ]);
  expect(values("aws_s3_bucket", "tags")).toContainEqual({
    team: "${var.tag}",
  });
  expect(values("aws_kms_alias", "name").sort()).toEqual([
    "alias/${var.copies}",
    "alias/${var.name}",
  ]);
  expect(values("aws_iam_role", "name")).toContain("${var.role-name}");
  expect(values("aws_s3_bucket_logging", "target_prefix")).toEqual([
    "${var.name}/",
  ]);
  // The keys are known by their aliases, whose names must not be cut in the middle of a token.
  const documents = JSON.stringify(json.data.aws_iam_policy_document);
  expect(documents.match(/:kms:[^"]*/g)).toEqual([
    expect.stringMatching(/^:kms:us-east-1:\$\{[^}]+\}:key\/\*$/),
    expect.stringMatching(/^:kms:us-west-2:\$\{[^}]+\}:key\/\*$/),
  ]);
  expect(JSON.stringify(json)).not.toContain("TfToken");
});

test("what exists may be known to Terraform alone", () => {
  const json = synthForeign((stack) => {
    const text = (id: string) =>
      new TerraformVariable(stack, id, {}).stringValue;
    new BackupBucket(stack, "bucket", {
      name: "neon-s3-backup",
      roles: [role(stack, "role")],
      region: "us-east-1",
      kmsKey: { source: "existing", arn: text("key") },
      accessLogs: { source: "existing", bucketName: text("logs") },
      replication: {
        source: "existing",
        bucketName: text("copies"),
        region: "us-east-1",
        accountId: text("account"),
        kmsKeyArn: text("copies-key"),
      },
    });
  });
  expect(only(json.data, "aws_kms_key").key_id).toBe("${var.key}");
  expect(only(json.resource, "aws_s3_bucket_logging").target_bucket).toBe(
    "${var.logs}",
  );
  expect(
    only(json.resource, "aws_s3_bucket_replication_configuration").rule,
  ).toEqual([
    expect.objectContaining({
      destination: {
        account: "${var.account}",
        access_control_translation: { owner: "Destination" },
        bucket: expect.stringMatching(
          /^arn:\$\{[^}]+\}:s3:::\$\{var\.copies\}$/,
        ),
        encryption_configuration: { replica_kms_key_id: "${var.copies-key}" },
      },
    }),
  ]);
});
