import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformOutput, type TerraformStack } from "cdktf";
import {
  createKey,
  type CreatedKeyOptions,
} from "../../../src/bucket/kms/created-key";
import { keepVersions } from "../../../src/bucket/features/versioning";
import { ReadableStack } from "../../../src/terraform/readable-stack";
import { EVERYTHING } from "../../support/everything";
import {
  addresses,
  countByType,
  only,
  synthApp,
  synthStack,
  type TerraformJson,
} from "../../support/synth";

const OPTIONS: CreatedKeyOptions = {
  bucketName: "neon-s3-backup",
  bucketArn: "arn:aws:s3:::neon-s3-backup",
  region: "us-east-1",
  roleArns: ["arn:aws:iam::123456789012:role/a"],
  allowDestroy: false,
  dependsOn: [],
};

const synth = (
  options: (stack: TerraformStack) => Partial<CreatedKeyOptions> = () => ({}),
) =>
  synthApp((app) => {
    const stack = new (class extends ReadableStack {})(app, "stack");
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    const key = createKey(stack, { ...OPTIONS, ...options(stack) });
    new TerraformOutput(stack, "arn", { value: key.arn });
    new TerraformOutput(stack, "alias-name", { value: key.alias });
    keepVersions(stack, { bucket: "b", dependsOn: [key.ready] });
  }).stacks.stack as TerraformJson;

const keyWith = (
  options?: (stack: TerraformStack) => Partial<CreatedKeyOptions>,
) => only(synth(options).resource, "aws_kms_key");

const ACCOUNT = "${data.aws_caller_identity.current.account_id}";
const PARTITION = "${data.aws_partition.current.partition}";

test("there is one key with one alias and one policy", () => {
  const { data, resource } = synth();
  expect(countByType(resource)).toEqual({
    aws_kms_alias: 1,
    aws_kms_key: 1,
    aws_s3_bucket_versioning: 1,
  });
  expect(countByType(data)).toEqual({
    aws_caller_identity: 1,
    aws_iam_policy_document: 1,
    aws_partition: 1,
  });
});

test("the key is rotated once a year, kept for 30 days when deleted, and not destroyed", () => {
  expect(keyWith()).toEqual({
    description: "Encrypts the bucket neon-s3-backup",
    enable_key_rotation: true,
    deletion_window_in_days: 30,
    multi_region: false,
    policy: "${data.aws_iam_policy_document.key-policy.json}",
    depends_on: [],
    lifecycle: { prevent_destroy: true },
  });
});

test("the key can be destroyed where that is allowed, and still 30 days pass", () => {
  expect(keyWith(() => ({ allowDestroy: true }))).toEqual({
    ...keyWith(),
    lifecycle: { prevent_destroy: false },
  });
});

test("the alias has the bucket's name, and is what must be there before the key is used", () => {
  const { resource } = synth();
  expect(only(resource, "aws_kms_alias")).toEqual({
    name: "alias/neon-s3-backup",
    target_key_id: "${aws_kms_key.key.key_id}",
  });
  expect(only(resource, "aws_s3_bucket_versioning").depends_on).toEqual([
    "aws_kms_alias.alias",
  ]);
});

test("the key is known by its alias, whose ARN is made of names, so that the first plan shows it", () => {
  const { output } = synth(() => ({ region: "eu-west-1" }));
  expect(output?.["alias-name"]?.value).toBe("alias/neon-s3-backup");
  expect(output?.arn?.value).toBe(
    `arn:${PARTITION}:kms:eu-west-1:${ACCOUNT}:alias/neon-s3-backup`,
  );
});

test("the policy lets the account manage the key and the roles use it, and says so in the first plan", () => {
  expect(only(synth().data, "aws_iam_policy_document")).toEqual({
    statement: [
      {
        sid: "AccountManagesKey",
        effect: "Allow",
        actions: ["kms:*"],
        principals: [
          {
            type: "AWS",
            identifiers: [`arn:${PARTITION}:iam::${ACCOUNT}:root`],
          },
        ],
        resources: ["*"],
        condition: [
          {
            test: "StringEquals",
            variable: "kms:CallerAccount",
            values: [ACCOUNT],
          },
        ],
      },
      {
        sid: "DenyDeletingKeyWithin30Days",
        effect: "Deny",
        actions: ["kms:ScheduleKeyDeletion"],
        principals: [{ type: "*", identifiers: ["*"] }],
        resources: ["*"],
        condition: [
          {
            test: "NumericLessThan",
            variable: "kms:ScheduleKeyDeletionPendingWindowInDays",
            values: ["30"],
          },
        ],
      },
      {
        sid: "EncryptAndDecryptBackupsThroughS3",
        effect: "Allow",
        actions: ["kms:Decrypt", "kms:GenerateDataKey"],
        principals: [
          { type: "AWS", identifiers: ["arn:aws:iam::123456789012:role/a"] },
        ],
        resources: ["*"],
        condition: [
          {
            test: "StringEquals",
            variable: "kms:ViaService",
            values: ["s3.us-east-1.${data.aws_partition.current.dns_suffix}"],
          },
          {
            test: "StringLike",
            variable: "kms:EncryptionContext:aws:s3:arn",
            values: [
              "arn:aws:s3:::neon-s3-backup",
              "arn:aws:s3:::neon-s3-backup/*",
            ],
          },
        ],
      },
    ],
  });
});

test("without roles the policy lets in the account alone", () => {
  const { data } = synth(() => ({ roleArns: [] }));
  expect(only(data, "aws_iam_policy_document").statement).toEqual([
    expect.objectContaining({ sid: "AccountManagesKey", effect: "Allow" }),
    expect.objectContaining({
      sid: "DenyDeletingKeyWithin30Days",
      effect: "Deny",
    }),
  ]);
});

test("the key waits for the roles that its policy names, and the policy's text does not", () => {
  const { data, resource } = synth((stack) => ({
    dependsOn: [new IamRole(stack, "a", { assumeRolePolicy: "{}" })],
  }));
  expect(only(resource, "aws_kms_key").depends_on).toEqual(["aws_iam_role.a"]);
  expect(JSON.stringify(data)).not.toContain("depends_on");
});

test("key and alias in another region go by that region's provider", () => {
  const json = synth((stack) => ({
    provider: new AwsProvider(stack, "other", {
      alias: "other",
      region: "eu-west-1",
    }),
  }));
  expect(only(json.resource, "aws_kms_key").provider).toBe("aws.other");
  expect(only(json.resource, "aws_kms_alias").provider).toBe("aws.other");
  expect(addresses(json)).toEqual(addresses(synth()));
});

/** A bucket's rule for encryption with a key of KMS. */
const encryptedWith = (key: string) => [
  {
    apply_server_side_encryption_by_default: {
      sse_algorithm: "aws:kms",
      kms_master_key_id: key,
    },
    bucket_key_enabled: true,
    blocked_encryption_types: ["SSE-C"],
  },
];

/** Without an alarm, whose topic has a key of its own. */
const SILENT = { ...EVERYTHING, alarm: undefined };

test("backups and copies have a key each, in their own region, and logs have none", () => {
  const { resource } = synthStack(SILENT);
  const rules = Object.entries(
    resource.aws_s3_bucket_server_side_encryption_configuration ?? {},
  ).map(([name, { rule }]) => [name, rule]);
  const aliases = `arn:${PARTITION}:kms:REGION:${ACCOUNT}:alias`;
  expect(Object.fromEntries(rules)).toEqual({
    backups: encryptedWith(
      `${aliases.replace("REGION", "eu-central-1")}/octo-org-backups`,
    ),
    "backups_access-logs": [
      {
        apply_server_side_encryption_by_default: { sse_algorithm: "AES256" },
        blocked_encryption_types: ["SSE-C"],
      },
    ],
    backups_replica: encryptedWith(
      `${aliases.replace("REGION", "eu-west-1")}/octo-org-backups-copies`,
    ),
  });
  expect(countByType(resource)).toMatchObject({
    aws_kms_alias: 2,
    aws_kms_key: 2,
  });
});

test("the roles that use the bucket use its key, which waits for them", () => {
  const { data, resource } = synthStack(EVERYTHING);
  const principals = (name: string, sid: string) =>
    (
      data.aws_iam_policy_document?.[name]?.statement as {
        sid: string;
        principals: { identifiers: string[] }[];
      }[]
    ).find((one) => one.sid === sid)?.principals;
  const roles = principals(
    "backups_key-policy",
    "EncryptAndDecryptBackupsThroughS3",
  );
  expect(roles?.[0]?.identifiers).toHaveLength(3);
  expect(roles).toEqual(principals("backups", "ListBackupsUnderOwnPrefix"));
  expect(resource.aws_kms_key?.backups?.depends_on).toEqual([
    "aws_iam_role.acme",
    "aws_iam_role.globex",
    "aws_iam_role.initech",
  ]);
});

test("without a key of KMS nothing knows of KMS, and uploads may choose their encryption", () => {
  const { kmsKey, ...bucket } = EVERYTHING.bucket;
  expect(kmsKey).toEqual({ source: "create" });
  const without = JSON.stringify(synthStack({ ...SILENT, bucket }));
  expect(without).not.toContain("kms");
  expect(without).not.toContain("DenyOtherEncryption");
  expect(
    JSON.stringify(synthStack(EVERYTHING)).match(/DenyOtherEncryption/g),
  ).toHaveLength(2);
});
