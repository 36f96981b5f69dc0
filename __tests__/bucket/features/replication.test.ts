import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { BackupBucketOptions } from "../../../src";
import { replication } from "../../../src/bucket/features/replication";
import { ReadableStack } from "../../../src/terraform/readable-stack";
import {
  addresses,
  type Block,
  GUIDE,
  only,
  synthApp,
  synthStack,
  type TerraformJson,
} from "../../support/synth";
import { siteIn } from "../support/site";

const onlyFrom = { organizationId: "o-a1b2c3d4e5" };
const administrator = "arn:aws:iam::123456789012:role/administrator";
const LOCK = { mode: "COMPLIANCE", retentionDays: 14 } as const;

const kmsKey = { source: "create" } as const;

/** A stack with a replica, and the replication that waits for it. */
const synth = (
  options: Partial<BackupBucketOptions> = {},
  roleArns: readonly string[] = [],
) =>
  synthApp((app) => {
    const stack = new (class extends ReadableStack {})(app, "stack");
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    const replicaProvider = new AwsProvider(stack, "other", {
      alias: "other",
      region: "us-west-2",
    });
    const jobs = roleArns.map((arn) => ({
      arn,
      dependsOn: [new IamRole(stack, "job", { assumeRolePolicy: "{}" })],
    }));
    replication.place?.(
      {
        name: "neon-s3-backup",
        replication: {
          source: "create",
          bucketName: "copies",
          region: "us-west-2",
        },
        ...options,
      },
      siteIn(stack, "neon-s3-backup", {
        region: "us-east-1",
        replicaProvider,
        jobs,
      }),
      { bucket: "neon-s3-backup", dependsOn: [] },
    );
  }).stacks.stack as TerraformJson;

const statements = (json: TerraformJson) =>
  (
    json.data.aws_iam_policy_document?.replica as unknown as {
      statement: { sid: string; effect: string }[];
    }
  ).statement;

const PARTITION = "${data.aws_partition.current.partition}";
const ACCOUNT = "${data.aws_caller_identity.current.account_id}";

const BUCKET = [
  "aws_s3_bucket.replica",
  "aws_s3_bucket_lifecycle_configuration.replica",
  "aws_s3_bucket_ownership_controls.replica",
  "aws_s3_bucket_policy.replica",
  "aws_s3_bucket_public_access_block.replica",
  "aws_s3_bucket_server_side_encryption_configuration.replica",
  "aws_s3_bucket_versioning.replica",
  "data.aws_iam_policy_document.replica",
];
const ofReplica = (json: TerraformJson) =>
  addresses(json).filter((address) => /\.replica(?:_|$)/.test(address));

test("the bucket for copies has one of each protection of a bucket for backups", () => {
  expect(ofReplica(synth())).toEqual(BUCKET);
});

test("with a key and Object Lock it has those, too, and the same addresses else", () => {
  expect(ofReplica(synth({ kmsKey, objectLock: LOCK }))).toEqual(
    [
      ...BUCKET,
      "aws_kms_alias.replica",
      "aws_kms_key.replica",
      "aws_s3_bucket_object_lock_configuration.replica",
      "data.aws_iam_policy_document.replica_key-policy",
    ].sort(),
  );
});

test("everything of it is in its region, and nothing else is", () => {
  const { resource } = synth({ kmsKey, objectLock: LOCK });
  const providers = Object.entries(resource).flatMap(([type, byName]) =>
    Object.entries(byName).map(([name, { provider }]) => [
      `${type}.${name}`,
      provider,
    ]),
  );
  expect(providers).toHaveLength(13);
  expect(providers.filter(([, one]) => one !== "aws.other")).toEqual([
    ["aws_iam_role.replication", undefined],
    ["aws_iam_role_policy.replication", undefined],
    [
      "aws_s3_bucket_replication_configuration.replication-configuration",
      undefined,
    ],
  ]);
});

test("it has its own name, and is destroyed only where that is allowed", () => {
  expect(only(synth().resource, "aws_s3_bucket")).toEqual({
    bucket: "copies",
    lifecycle: { prevent_destroy: true },
    provider: "aws.other",
  });
  const { resource } = synth({ dangerouslyAllowDestroy: true, kmsKey });
  for (const type of ["aws_s3_bucket", "aws_kms_key"])
    expect(only(resource, type).lifecycle).toEqual({ prevent_destroy: false });
  expect(only(synth({ kmsKey }).resource, "aws_kms_key").lifecycle).toEqual({
    prevent_destroy: true,
  });
});

test("copies are locked as backups are, and only then", () => {
  const { resource } = synth({ objectLock: LOCK });
  expect(only(resource, "aws_s3_bucket").object_lock_enabled).toBe(true);
  expect(
    only(resource, "aws_s3_bucket_object_lock_configuration").rule,
  ).toEqual({ default_retention: { mode: "COMPLIANCE", days: 14 } });
  expect(only(synth().resource, "aws_s3_bucket")).not.toHaveProperty(
    "object_lock_enabled",
  );
});

test("copies are kept as long as backups are", () => {
  const { rule } = only(
    synth({
      recoverableDays: 60,
      expireAfterDays: 400,
      transitions: [{ storageClass: "GLACIER", afterDays: 30 }],
    }).resource,
    "aws_s3_bucket_lifecycle_configuration",
  ) as { rule?: Block[] };
  expect(rule?.map(({ id }) => id)).toEqual([
    "abort-incomplete-uploads",
    "expire-deleted-and-overwritten",
    "move-to-colder-storage",
    "expire-after-days",
  ]);
  expect(rule?.[1]).toMatchObject({
    noncurrent_version_expiration: [{ noncurrent_days: 60 }],
  });
});

test("nobody is let in: the policy is denials alone", () => {
  const all = statements(synth());
  expect(all.map(({ sid, effect }) => [sid, effect])).toEqual([
    ["DenyPlainHttp", "Deny"],
    ["DenyTlsBelow12", "Deny"],
    ["DenyCustomerKeys", "Deny"],
  ]);
  const most = statements(
    synth({
      kmsKey,
      objectLock: LOCK,
      administrators: [administrator],
      onlyFrom,
    }),
  );
  expect(most.map(({ sid, effect }) => [sid, effect])).toEqual([
    ["DenyPlainHttp", "Deny"],
    ["DenyTlsBelow12", "Deny"],
    ["DenyCustomerKeys", "Deny"],
    ["DenyOtherEncryption", "Deny"],
    ["DenyDeletingVersionsAndChangingProtections", "Deny"],
    ["DenyOutsideOrganization", "Deny"],
  ]);
});

test("the denials are on the bucket for copies, and the administrators are those of the backups, and root", () => {
  const all = statements(synth({ administrators: [administrator] }));
  const arn = `arn:${PARTITION}:s3:::copies`;
  expect(all.at(-1)).toMatchObject({
    resources: [arn, `${arn}/*`],
    condition: [
      {
        test: "ArnNotEquals",
        variable: "aws:PrincipalArn",
        values: [administrator, `arn:${PARTITION}:iam::${ACCOUNT}:root`],
      },
    ],
  });
});

test("where no administrators are named, the jobs may not destroy copies, and need to exist before the policy says so", () => {
  const json = synth({}, ["arn:aws:iam::123456789012:role/job"]);
  expect(statements(json).at(-1)).toMatchObject({
    sid: "DenyDeletingVersionsAndChangingProtections",
    effect: "Deny",
    principals: [
      { type: "AWS", identifiers: ["arn:aws:iam::123456789012:role/job"] },
    ],
    resources: [
      `arn:${PARTITION}:s3:::copies`,
      `arn:${PARTITION}:s3:::copies/*`,
    ],
  });
  const { resource } = synthStack({
    bucket: {
      ...GUIDE.bucket,
      replication: {
        source: "create",
        bucketName: "copies",
        region: "us-west-2",
      },
    },
  });
  expect(
    resource.aws_s3_bucket_policy?.["backups_replica"]?.depends_on,
  ).toContain("aws_iam_role.acme-co-prod");
});

test("its key is its own, named after it, in its region, and used by nobody but the account", () => {
  const json = synth({ kmsKey });
  expect(only(json.resource, "aws_kms_alias").name).toBe("alias/copies");
  expect(
    only(json.resource, "aws_s3_bucket_server_side_encryption_configuration")
      .rule,
  ).toEqual([
    {
      apply_server_side_encryption_by_default: {
        sse_algorithm: "aws:kms",
        kms_master_key_id: `arn:${PARTITION}:kms:us-west-2:${ACCOUNT}:alias/copies`,
      },
      bucket_key_enabled: true,
      blocked_encryption_types: ["SSE-C"],
    },
  ]);
  const document = json.data.aws_iam_policy_document?.["replica_key-policy"];
  expect(document?.statement).toEqual([
    expect.objectContaining({
      sid: "AccountManagesKey",
      principals: [
        { type: "AWS", identifiers: [`arn:${PARTITION}:iam::${ACCOUNT}:root`] },
      ],
    }),
    expect.objectContaining({
      sid: "DenyDeletingKeyWithin30Days",
      effect: "Deny",
    }),
  ]);
});

test("without a key of the backups' there is none for copies", () => {
  expect(JSON.stringify(synth())).not.toContain("kms");
});

test("who copies waits for the replica's policy", () => {
  expect(
    only(synth().resource, "aws_s3_bucket_replication_configuration")
      .depends_on,
  ).toEqual([
    "aws_s3_bucket_policy.replica",
    "aws_iam_role_policy.replication",
  ]);
});
