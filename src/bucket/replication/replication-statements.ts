import type { PolicyStatement } from "../../aws/policy-document";
import type { DnsAccount } from "../../aws/arn";
import { type UsableKey, useKeyStatement } from "../kms/use-key-statements";

/** A bucket at either end of replication. */
export interface ReplicationEnd {
  readonly bucketName: string;
  readonly bucketArn: string;
  readonly region: string;
  /** The bucket's key of KMS, if it has one. */
  readonly key?: UsableKey;
}

/** What the policies of the role depend on, all of it names. */
export interface ReplicationFacts {
  readonly from: ReplicationEnd;
  readonly to: ReplicationEnd;
  readonly account: DnsAccount;
  /** Whether backups are locked, so that their copies are locked as they are. */
  readonly objectLock: boolean;
  /** The account of the copies, if it is another one, which then owns them. */
  readonly otherAccountId?: string;
}

/** Lets S3 itself assume the role, for one bucket. */
export function replicationTrust({
  from,
  account,
}: Pick<ReplicationFacts, "from" | "account">): PolicyStatement[] {
  return [
    {
      sid: "AssumeByS3ForThisBucket",
      effect: "Allow",
      actions: ["sts:AssumeRole"],
      principals: [{ type: "Service", identifiers: ["s3.amazonaws.com"] }],
      condition: [
        {
          test: "ArnEquals",
          variable: "aws:SourceArn",
          values: [from.bucketArn],
        },
        {
          test: "StringEquals",
          variable: "aws:SourceAccount",
          values: [account.accountId],
        },
      ],
    },
  ];
}

/**
 * What the role may do: read versions of backups, and write copies of them. Not delete any.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/setting-repl-config-perm-overview.html
 */
export function replicationStatements({
  from,
  to,
  account,
  objectLock,
  otherAccountId,
}: ReplicationFacts): PolicyStatement[] {
  return [
    allow("ReadReplicationOfBackups", from.bucketArn, [
      "s3:GetReplicationConfiguration",
      "s3:ListBucket",
    ]),
    allow("ReadVersionsOfBackups", `${from.bucketArn}/*`, [
      ...(objectLock ? ["s3:GetObjectLegalHold", "s3:GetObjectRetention"] : []),
      "s3:GetObjectVersionAcl",
      "s3:GetObjectVersionForReplication",
      "s3:GetObjectVersionTagging",
    ]),
    allow("WriteCopies", `${to.bucketArn}/*`, [
      ...(otherAccountId !== undefined
        ? ["s3:ObjectOwnerOverrideToBucketOwner"]
        : []),
      "s3:ReplicateObject",
      "s3:ReplicateTags",
    ]),
    ...useKey("DecryptBackupsThroughS3", account, from, ["kms:Decrypt"]),
    ...useKey("EncryptCopiesThroughS3", account, to, [
      "kms:Encrypt",
      "kms:GenerateDataKey",
    ]),
  ];
}

function allow(
  sid: string,
  resource: string,
  actions: string[],
): PolicyStatement {
  return { sid, effect: "Allow", actions, resources: [resource] };
}

function useKey(
  sid: string,
  account: DnsAccount,
  { key, region, bucketArn }: ReplicationEnd,
  actions: string[],
): PolicyStatement[] {
  return key === undefined
    ? []
    : [useKeyStatement(sid, account, { bucketArn, key, region }, actions)];
}
