import type { DnsAccount } from "../../aws/arn";
import type {
  PolicyCondition,
  PolicyStatement,
} from "../../aws/policy-document";
import { fromThere, type OnlyFrom } from "../features/only-from";
import { type UsableKey, useKeyStatement } from "../kms/use-key-statements";

/** What the policy of a role that restores depends on, all of it names. */
export interface RestoreFacts {
  readonly bucketArn: string;
  readonly account: DnsAccount;
  /** The folder that the role can read; `undefined` for the whole bucket. */
  readonly prefix?: string;
  /** Where requests must come from. */
  readonly onlyFrom?: OnlyFrom;
  /** The bucket's key of KMS, if it has one, and the region that both are in. */
  readonly key?: UsableKey;
  readonly region?: string;
}

/**
 * What a role that restores may do: list and read backups of one folder, deleted and overwritten ones too. The folder
 * stands there in full, and not as the role's tag, so that whoever reads this policy needs no other.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export function restoreStatements({
  bucketArn,
  account,
  prefix,
  onlyFrom,
  key,
  region,
}: RestoreFacts): PolicyStatement[] {
  const from = fromThere(onlyFrom);
  const keys = prefix === undefined ? "*" : `${prefix}/*`;
  const ownKeys: PolicyCondition[] =
    prefix === undefined
      ? []
      : [{ test: "StringLike", variable: "s3:prefix", values: [keys] }];
  return [
    allow(
      "ListBackupsAndVersions",
      ["s3:ListBucket", "s3:ListBucketVersions"],
      bucketArn,
      [...ownKeys, ...from],
    ),
    allow(
      "ReadBackupsAndVersions",
      ["s3:GetObject", "s3:GetObjectVersion"],
      `${bucketArn}/${keys}`,
      from,
    ),
    ...(key === undefined || region === undefined
      ? []
      : [
          useKeyStatement(
            "DecryptBackupsThroughS3",
            account,
            { bucketArn, key, region },
            ["kms:Decrypt"],
          ),
        ]),
  ];
}

function allow(
  sid: string,
  actions: string[],
  resource: string,
  condition: PolicyCondition[],
): PolicyStatement {
  return {
    sid,
    effect: "Allow",
    actions,
    resources: [resource],
    ...(condition.length > 0 && { condition }),
  };
}
