import { EVERYTHING } from "../support/everything";
import { attachedPolicy } from "../support/rendered-policy";
import type { TerraformJson } from "../support/synth";
import type { AwsCli, Credentials } from "./support/aws-cli";
import { describeWith } from "./support/describe-with";
import { ACCOUNT_ID } from "./support/emulator";
import { type Plan, planned, plannedPolicy } from "./support/plan";
import { differences } from "./support/plan-differences";
import { hiddenFromReview, unknownValues } from "./support/unknown-values";
import { useAccount } from "./support/use-account";

const NAME = EVERYTHING.bucket.name;
const COPIES = "octo-org-backups-copies";
const ARN = `arn:aws:iam::${ACCOUNT_ID}`;

/** What the emulator takes and does not tell again, so that a plan would set it once more. */
const FORGOTTEN_BY_THE_EMULATOR = [
  "aws_s3_bucket_notification.backups eventbridge: false -> true",
  'aws_s3_bucket_replication_configuration.backups rule.0.source_selection_criteria.0: undefined -> {"replica_modifications":[],"sse_kms_encrypted_objects":[{"status":"Enabled"}]}',
];

/** Keys of a session of a role that is made here. */
async function sessionOf(aws: AwsCli, role: string): Promise<Credentials> {
  const trust = { Version: "2012-10-17", Statement: [] };
  await aws.json(
    ...["iam", "create-role", "--role-name", role],
    ...["--assume-role-policy-document", JSON.stringify(trust)],
  );
  const { Credentials: keys } = await aws.json<{ Credentials: Credentials }>(
    ...["sts", "assume-role", "--role-arn", `${ARN}:role/${role}`],
    ...["--role-session-name", "terraform"],
  );
  return keys;
}

describeWith(["terraform", "emulator", "aws"], "everything on", () => {
  const account = useAccount();
  let plan: Plan;

  beforeAll(async () => {
    const { aws, workspace, terraform, aim } = account();
    const bucket = { ...EVERYTHING.bucket, dangerouslyAllowDestroy: true };
    workspace.synthesize({ ...EVERYTHING, bucket });
    aim(await sessionOf(aws, "administrator-of-another-team"));
    await terraform.init();
    await terraform.validate();
    plan = await terraform.plan();
  });

  test("is planned by anybody who may read, and leaves nothing that matters to be known after apply", () => {
    expect(unknownValues(plan)).toContain("aws_kms_key.backups.key_id");
    expect(hiddenFromReview(plan)).toEqual([]);
  });

  test("shows the policies of buckets, keys and the replication role in the first plan", () => {
    const sids = (address: string, attribute = "policy") => {
      const { Statement } = plannedPolicy(plan, address, attribute) as {
        Statement: { Sid: string }[];
      };
      return Statement.map(({ Sid }) => Sid);
    };
    expect(sids("aws_s3_bucket_policy.backups")).toEqual([
      "ListBackupsUnderOwnPrefix",
      "ReadWriteAndDeleteBackupsUnderOwnPrefix",
      "DenyPlainHttp",
      "DenyTlsBelow12",
      "DenyCustomerKeys",
      "DenyOtherEncryption",
      "DenyDeletingVersionsAndChangingProtections",
      "DenyOutsideVpcEndpoints",
      "DenyOutsideOrganization",
    ]);
    expect(sids("aws_s3_bucket_policy.backups_access-logs")).toEqual([
      "WriteAccessLogs",
      "DenyWritesOfOthers",
      "DenyPlainHttp",
      "DenyTlsBelow12",
      "DenyDeletingVersionsAndChangingProtections",
    ]);
    expect(sids("aws_s3_bucket_policy.backups_replica")).toEqual([
      "DenyPlainHttp",
      "DenyTlsBelow12",
      "DenyCustomerKeys",
      "DenyOtherEncryption",
      "DenyDeletingVersionsAndChangingProtections",
      "DenyOutsideVpcEndpoints",
      "DenyOutsideOrganization",
    ]);
    expect(sids("aws_kms_key.backups")).toEqual([
      "AccountManagesKey",
      "DenyDeletingKeyWithin30Days",
      "EncryptAndDecryptBackupsThroughS3",
    ]);
    expect(sids("aws_kms_key.backups_replica")).toEqual([
      "AccountManagesKey",
      "DenyDeletingKeyWithin30Days",
    ]);
    expect(
      sids("aws_iam_role.backups_replication", "assume_role_policy"),
    ).toEqual(["AssumeByS3ForThisBucket"]);
    expect(sids("aws_iam_role_policy.backups_replication")).toEqual([
      "ReadReplicationOfBackups",
      "ReadVersionsOfBackups",
      "WriteCopies",
      "DecryptBackupsThroughS3",
      "EncryptCopiesThroughS3",
    ]);
    expect(
      planned(plan, "aws_s3_bucket_replication_configuration.backups"),
    ).toMatchObject({ role: `${ARN}:role/octo-org-backups-replication` });
  });

  test("is rendered by Terraform as the security tests have it rendered", () => {
    const json = JSON.parse(
      account().workspace.synthesized(),
      (key, value: unknown) => (key === "//" ? undefined : value),
    ) as TerraformJson;
    const policies = [
      ["aws_s3_bucket_policy.backups", "policy"],
      ["aws_s3_bucket_policy.backups_access-logs", "policy"],
      ["aws_s3_bucket_policy.backups_replica", "policy"],
      ["aws_kms_key.backups", "policy"],
      ["aws_kms_key.backups_replica", "policy"],
      ["aws_iam_role.acme", "assume_role_policy"],
      ["aws_iam_role.backups_replication", "assume_role_policy"],
      ["aws_iam_role_policy.backups_replication", "policy"],
    ] as const;
    for (const [address, attribute] of policies)
      expect(attachedPolicy(json, address, attribute)).toEqual(
        plannedPolicy(plan, address, attribute),
      );
  });

  test("is not applied by somebody who is no administrator and would be locked out", async () => {
    const { aws, terraform } = account();
    expect(await terraform.refusal("apply", "reviewed.tfplan")).toMatch(
      `arn:aws:sts::${ACCOUNT_ID}:assumed-role/administrator-of-another-team/terraform is not among the bucket's administrators and would lock itself out`,
    );
    expect(await aws.succeeds("s3api", "head-bucket", "--bucket", NAME)).toBe(
      false,
    );
  });

  test("is applied by an administrator, after which there is nothing to change", async () => {
    const { aws, terraform, aim } = account();
    aim(await sessionOf(aws, "administrator"));
    await terraform.apply();

    expect(await aws.succeeds("s3api", "head-bucket", "--bucket", NAME)).toBe(
      true,
    );
    expect(differences(await terraform.plan()).sort()).toEqual(
      FORGOTTEN_BY_THE_EMULATOR,
    );
  });

  test.each([
    [
      `s3api get-object-lock-configuration --bucket ${NAME}`,
      { mode: "GOVERNANCE", days: 14 },
    ],
    [
      `s3api get-object-lock-configuration --bucket ${COPIES}`,
      { mode: "GOVERNANCE", days: 14 },
    ],
  ])("leads to what AWS tells of %s", async (args, { mode, days }) => {
    expect(await account().aws.json(...args.split(" "))).toMatchObject({
      ObjectLockConfiguration: {
        Rule: { DefaultRetention: { Mode: mode, Days: days } },
      },
    });
  });

  test("leads to buckets that encrypt with the keys that were made for them", async () => {
    const { aws } = account();
    for (const [bucket, region] of [
      [NAME, "eu-central-1"],
      [COPIES, "eu-west-1"],
    ] as const) {
      expect(
        await aws.json("s3api", "get-bucket-encryption", "--bucket", bucket),
      ).toMatchObject({
        ServerSideEncryptionConfiguration: {
          Rules: [
            {
              ApplyServerSideEncryptionByDefault: {
                SSEAlgorithm: "aws:kms",
                KMSMasterKeyID: `arn:aws:kms:${region}:${ACCOUNT_ID}:alias/${bucket}`,
              },
              BucketKeyEnabled: true,
            },
          ],
        },
      });
      const { KeyMetadata } = await aws.json<{
        KeyMetadata: { KeyId: string; Enabled: boolean };
      }>(
        ...["kms", "describe-key", "--key-id", `alias/${bucket}`],
        ...["--region", region],
      );
      expect(KeyMetadata.Enabled).toBe(true);
      expect(
        await aws.json(
          ...["kms", "get-key-rotation-status", "--region", region],
          ...["--key-id", KeyMetadata.KeyId],
        ),
      ).toMatchObject({ KeyRotationEnabled: true });
    }
  });
});
