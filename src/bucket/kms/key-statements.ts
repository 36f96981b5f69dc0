import type { DnsAccount } from "../../aws/arn";
import { accountManagesKey } from "../../aws/key-management";
import {
  EVERYONE,
  type PolicyCondition,
  type PolicyStatement,
} from "../../aws/policy-document";

/** What a key's policy depends on, all of it names. */
export interface KeyPolicyFacts {
  /** The account, which manages the key. */
  readonly account: DnsAccount;
  /** The ARNs of the roles that read and write what the key encrypts. */
  readonly roleArns: readonly string[];
  /** The ARNs of those who only read it. */
  readonly readerArns?: readonly string[];
  readonly bucketArn: string;
  readonly region: string;
}

/** How long AWS waits before it deletes a key: the longest that there is, since without the key every backup is lost. */
export const DELETION_WINDOW_DAYS = 30;

/** The statements of the policy of a key that encrypts backups. */
export function keyStatements({
  account,
  roleArns,
  readerArns = [],
  bucketArn,
  region,
}: KeyPolicyFacts): PolicyStatement[] {
  const use = (
    sid: string,
    actions: string[],
    arns: readonly string[],
  ): PolicyStatement[] =>
    arns.length === 0
      ? []
      : [
          {
            sid,
            effect: "Allow",
            actions,
            principals: [{ type: "AWS", identifiers: [...arns] }],
            resources: ["*"],
            condition: throughS3(account, region, bucketArn),
          },
        ];
  return [
    accountManagesKey(account),
    denyEarlyDeletion(),
    ...use(
      "EncryptAndDecryptBackupsThroughS3",
      ["kms:Decrypt", "kms:GenerateDataKey"],
      roleArns,
    ),
    ...use("DecryptBackupsThroughS3", ["kms:Decrypt"], readerArns),
  ];
}

/**
 * Refuses to have the key deleted any sooner, to everyone. Whoever asks may leave the number out; AWS then waits as long.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html#conditions-kms-schedule-key-deletion-pending-window-in-days
 */
function denyEarlyDeletion(): PolicyStatement {
  return {
    sid: `DenyDeletingKeyWithin${DELETION_WINDOW_DAYS}Days`,
    effect: "Deny",
    actions: ["kms:ScheduleKeyDeletion"],
    principals: EVERYONE,
    resources: ["*"],
    condition: [
      {
        test: "NumericLessThan",
        variable: "kms:ScheduleKeyDeletionPendingWindowInDays",
        values: [String(DELETION_WINDOW_DAYS)],
      },
    ],
  };
}

/**
 * The conditions under which S3 uses a key for one bucket. With a bucket key the encryption context is the bucket, for
 * objects from before it is the object.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
 */
export function throughS3(
  { dnsSuffix }: DnsAccount,
  region: string,
  bucketArn: string,
): PolicyCondition[] {
  return [
    {
      test: "StringEquals",
      variable: "kms:ViaService",
      values: [`s3.${region}.${dnsSuffix}`],
    },
    {
      test: "StringLike",
      variable: "kms:EncryptionContext:aws:s3:arn",
      values: [bucketArn, `${bucketArn}/*`],
    },
  ];
}
