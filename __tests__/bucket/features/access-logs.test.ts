import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import type { BackupBucketOptions } from "../../../src";
import {
  type AccessLogs,
  accessLogs,
} from "../../../src/bucket/features/access-logs";
import { ReadableStack } from "../../../src/terraform/readable-stack";
import { EVERYTHING } from "../../support/everything";
import {
  addresses,
  countByType,
  GUIDE,
  only,
  synthApp,
  synthStack,
  type TerraformJson,
} from "../../support/synth";
import { siteIn } from "../support/site";

const administrator = "arn:aws:iam::123456789012:role/administrator";

/** A stack with a bucket for logs, and the logging that waits for it. */
const synth = (
  options: Partial<BackupBucketOptions> = {},
  logs: { expireAfterDays?: number } = {},
  roleArns: readonly string[] = [],
) =>
  synthApp((app) => {
    const stack = new (class extends ReadableStack {})(app, "stack");
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    const props = {
      name: "neon-s3-backup",
      accessLogs: {
        source: "create",
        bucketName: "neon-s3-backup-logs",
        ...logs,
      },
      ...options,
    } as const;
    const site = siteIn(stack, props.name, {
      jobs: roleArns.map((arn) => ({
        arn,
        dependsOn: [new IamRole(stack, "job", { assumeRolePolicy: "{}" })],
      })),
    });
    accessLogs.place?.(
      props,
      { ...site, ...accessLogs.prepare?.(props, site) },
      { bucket: "neon-s3-backup", dependsOn: [] },
    );
  }).stacks.stack as TerraformJson;

const statements = (...given: Parameters<typeof synth>) =>
  only(synth(...given).data, "aws_iam_policy_document").statement as {
    sid: string;
    effect: string;
  }[];

const bucketWith = (logs: AccessLogs) => ({
  bucket: { ...GUIDE.bucket, accessLogs: logs },
});

const PARTITION = "${data.aws_partition.current.partition}";
const ACCOUNT = "${data.aws_caller_identity.current.account_id}";
const LOGS = `arn:${PARTITION}:s3:::neon-s3-backup-logs`;

test("the bucket for logs has one of each of the protections that a bucket for backups has", () => {
  const json = synth();
  expect(countByType(json.resource)).toEqual({
    aws_s3_bucket: 1,
    aws_s3_bucket_lifecycle_configuration: 1,
    aws_s3_bucket_logging: 1,
    aws_s3_bucket_ownership_controls: 1,
    aws_s3_bucket_policy: 1,
    aws_s3_bucket_public_access_block: 1,
    aws_s3_bucket_server_side_encryption_configuration: 1,
    aws_s3_bucket_versioning: 1,
  });
  expect(countByType(json.data)).toEqual({
    aws_caller_identity: 1,
    aws_iam_policy_document: 1,
    aws_partition: 1,
  });
  expect(
    addresses(json).filter((address) => !address.includes("logging")),
  ).toEqual([
    "aws_s3_bucket.access-logs",
    "aws_s3_bucket_lifecycle_configuration.access-logs",
    "aws_s3_bucket_ownership_controls.access-logs",
    "aws_s3_bucket_policy.access-logs",
    "aws_s3_bucket_public_access_block.access-logs",
    "aws_s3_bucket_server_side_encryption_configuration.access-logs",
    "aws_s3_bucket_versioning.access-logs",
    "data.aws_caller_identity.current",
    "data.aws_iam_policy_document.access-logs",
    "data.aws_partition.current",
  ]);
});

test("it has its own name, and Terraform refuses to destroy it", () => {
  expect(only(synth().resource, "aws_s3_bucket")).toEqual({
    bucket: "neon-s3-backup-logs",
    lifecycle: { prevent_destroy: true },
  });
});

test("it can be destroyed where the bucket for backups can", () => {
  const { resource } = synth({ dangerouslyAllowDestroy: true });
  expect(only(resource, "aws_s3_bucket")).toEqual({
    bucket: "neon-s3-backup-logs",
    lifecycle: { prevent_destroy: false },
  });
});

test("it encrypts with S3's keys, which its logging can use", () => {
  expect(
    only(synth().resource, "aws_s3_bucket_server_side_encryption_configuration")
      .rule,
  ).toEqual([
    {
      apply_server_side_encryption_by_default: { sse_algorithm: "AES256" },
      blocked_encryption_types: ["SSE-C"],
    },
  ]);
});

const lifecycle = (json: TerraformJson) =>
  (
    only(json.resource, "aws_s3_bucket_lifecycle_configuration")
      .rule as unknown as { id: string }[]
  ).map(({ id, ...rule }) => [id, JSON.stringify(rule)]);

test("logs are kept for ever where nothing else is said, and deleted ones as long as backups", () => {
  const rules = lifecycle(synth({ recoverableDays: 60 }));
  expect(rules.map(([id]) => id)).toEqual([
    "abort-incomplete-uploads",
    "expire-deleted-and-overwritten",
  ]);
  expect(rules[1]?.[1]).toContain(
    '"noncurrent_version_expiration":[{"noncurrent_days":60}]',
  );
});

test("logs are deleted after the days that are said", () => {
  const rules = lifecycle(synth({}, { expireAfterDays: 365 }));
  expect(rules.map(([id]) => id)).toEqual([
    "abort-incomplete-uploads",
    "expire-deleted-and-overwritten",
    "expire-after-days",
  ]);
  expect(rules[2]?.[1]).toContain('"expiration":[{"days":365}]');
});

test("S3's logging alone is let in, for the one bucket of the one account", () => {
  const all = statements();
  expect(all.filter(({ effect }) => effect === "Allow")).toEqual([
    {
      sid: "WriteAccessLogs",
      effect: "Allow",
      actions: ["s3:PutObject"],
      principals: [
        { type: "Service", identifiers: ["logging.s3.amazonaws.com"] },
      ],
      resources: [`${LOGS}/neon-s3-backup/*`],
      condition: [
        {
          test: "ArnEquals",
          variable: "aws:SourceArn",
          values: [`arn:${PARTITION}:s3:::neon-s3-backup`],
        },
        {
          test: "StringEquals",
          variable: "aws:SourceAccount",
          values: [ACCOUNT],
        },
      ],
    },
  ]);
  expect(all.map(({ sid }) => sid)).toEqual([
    "WriteAccessLogs",
    "DenyWritesOfOthers",
    "DenyPlainHttp",
    "DenyTlsBelow12",
  ]);
});

test("where administrators are named, they alone may delete logs for good", () => {
  const all = statements({ administrators: [administrator] });
  expect(all).toHaveLength(5);
  expect(all.slice(0, 4)).toEqual(statements());
  expect(all[4]).toEqual({
    sid: "DenyDeletingVersionsAndChangingProtections",
    effect: "Deny",
    actions: expect.arrayContaining([
      "s3:DeleteObjectVersion",
      "s3:PutBucketPolicy",
      "s3:PutLifecycleConfiguration",
    ]),
    principals: [{ type: "*", identifiers: ["*"] }],
    resources: [LOGS, `${LOGS}/*`],
    condition: [
      {
        test: "ArnNotEquals",
        variable: "aws:PrincipalArn",
        values: [administrator, `arn:${PARTITION}:iam::${ACCOUNT}:root`],
      },
    ],
  });
});

test("where nobody is named, jobs may not delete logs for good, and need to exist before the policy says so", () => {
  const job = "arn:aws:iam::123456789012:role/job";
  const all = statements({}, {}, [job]);
  expect(all.slice(0, 4)).toEqual(statements());
  expect(all.slice(4)).toEqual([
    expect.objectContaining({
      sid: "DenyDeletingVersionsAndChangingProtections",
      effect: "Deny",
      principals: [{ type: "AWS", identifiers: [job] }],
      resources: [LOGS, `${LOGS}/*`],
    }),
  ]);
  const { resource } = synthStack(
    bucketWith({ source: "create", bucketName: "neon-s3-backup-logs" }),
  );
  expect(
    resource.aws_s3_bucket_policy?.["backups_access-logs"]?.depends_on,
  ).toContain("aws_iam_role.acme-co-prod");
});

test("requests are logged under the name of their bucket, once S3's logging is let in", () => {
  expect(only(synth().resource, "aws_s3_bucket_logging")).toEqual({
    bucket: "neon-s3-backup",
    target_bucket: "${aws_s3_bucket.access-logs.bucket}",
    target_prefix: "neon-s3-backup/",
    depends_on: ["aws_s3_bucket_policy.access-logs"],
  });
});

test("the bucket for backups alone is logged, to the bucket that is made for it", () => {
  const { resource } = synthStack(EVERYTHING);
  expect(only(resource, "aws_s3_bucket_logging")).toEqual({
    bucket: "${aws_s3_bucket.backups.bucket}",
    target_bucket: "${aws_s3_bucket.backups_access-logs.bucket}",
    target_prefix: "octo-org-backups/",
    depends_on: [
      "aws_s3_bucket_object_lock_configuration.backups",
      "aws_s3_bucket_policy.backups_access-logs",
    ],
  });
});

test("it can be logged to a bucket that exists, of which nothing is made here", () => {
  const json = synthStack(
    bucketWith({ source: "existing", bucketName: "all-logs" }),
  );
  expect(only(json.resource, "aws_s3_bucket_logging")).toEqual({
    bucket: "${aws_s3_bucket.backups.bucket}",
    target_bucket: "all-logs",
    target_prefix: "neon-s3-backup/",
    depends_on: ["aws_s3_bucket_lifecycle_configuration.backups"],
  });
  expect(addresses(json)).toEqual(
    [...addresses(synthStack()), "aws_s3_bucket_logging.backups"].sort(),
  );
});
