/** Why what is called like this is there. The first that fits is said. */
const BY_ADDRESS: readonly (readonly [RegExp, string])[] = [
  [
    /^aws_iam_role\..+_replication$/,
    "The role that S3 copies the backups with.",
  ],
  [
    /^aws_iam_role_policy\..+_replication$/,
    "What S3 may read and write to copy the backups.",
  ],
  [/^aws_iam_role\..+-restore$/, "A role that can only read backups."],
  [/^aws_s3_bucket\..+_access-logs$/, "The bucket for logs of who reads what."],
  [/^aws_s3_bucket\..+_replica$/, "The bucket for copies of the backups."],
  [/^aws_s3_bucket\.backups$/, "The bucket for the backups."],
  [
    /^data\.aws_iam_policy_document\..+_trust$/,
    "Whose runs get in: exactly these values. The policy below is made of it.",
  ],
  [
    /^data\.aws_iam_policy_document\..+_key-policy$/,
    "Who may use the key, and who may manage it.",
  ],
  [
    /^data\.aws_iam_policy_document\.alarm_/,
    "Which service of AWS may write here, and for whom.",
  ],
  [
    /^data\.aws_iam_policy_document\.backups(?:_access-logs|_replica)?$/,
    "Who may do what in the bucket, and what nobody may.",
  ],
];

/** Why a resource or a data source of a type is there. */
const BY_TYPE: Readonly<Record<string, string>> = {
  aws_cloudwatch_event_rule: "Hears of each backup that counts.",
  aws_cloudwatch_event_target: "Keeps a receipt of it.",
  aws_cloudwatch_log_group: "The receipts of backups.",
  aws_cloudwatch_log_resource_policy: "Lets EventBridge write the receipts.",
  aws_cloudwatch_metric_alarm: "Tells somebody when no backup has come.",
  aws_iam_openid_connect_provider: "GitHub as an identity provider.",
  aws_iam_policy: "What the role may do in the account.",
  aws_iam_role: "A role that only the named workflows can assume.",
  aws_iam_role_policies_exclusive:
    "Takes all other policies out of a role that was there before.",
  aws_iam_role_policy_attachments_exclusive:
    "Detaches all policies from a role that was there before.",
  aws_iam_role_policy: "All that the role may do.",
  aws_iam_role_policy_attachment: "Gives the role its policy.",
  aws_kms_alias: "The name of the key.",
  aws_kms_key: "The key that encrypts. Without it nothing can be read.",
  aws_s3_bucket: "A bucket, which Terraform refuses to destroy.",
  aws_s3_bucket_lifecycle_configuration:
    "Deletes for good what was deleted or overwritten long ago.",
  aws_s3_bucket_logging: "Logs who reads what.",
  aws_s3_bucket_notification: "Tells others what happens in the bucket.",
  aws_s3_bucket_object_lock_configuration:
    "Keeps every version for a time, whoever wants it gone.",
  aws_s3_bucket_ownership_controls: "Turns access control lists off.",
  aws_s3_bucket_policy: "Lets the roles in, but not to destroy.",
  aws_s3_bucket_public_access_block: "Keeps the public out.",
  aws_s3_bucket_replication_configuration: "Copies every backup elsewhere.",
  aws_s3_bucket_server_side_encryption_configuration:
    "Encrypts, and refuses keys that a client brings.",
  aws_s3_bucket_versioning: "Keeps what is deleted or overwritten.",
  aws_sns_topic: "Where alarms are told.",
  aws_sns_topic_policy: "Lets the alarms speak here.",
  aws_sns_topic_subscription: "Who hears of it.",
  "data.aws_caller_identity": "The account, and who applies.",
  "data.aws_iam_openid_connect_provider":
    "GitHub as an identity provider, which is there already.",
  "data.aws_iam_policy_document": "All that the role may do.",
  "data.aws_kms_key": "The key that encrypts, which is there already.",
  "data.aws_partition": "The part of AWS that the account is in.",
};

/** Why something that a stack of this project makes is there, in a sentence; `undefined` for all else. */
export function reasonFor(address: string): string | undefined {
  const [, reason] =
    BY_ADDRESS.find(([pattern]) => pattern.test(address)) ?? [];
  const type = address.slice(0, address.lastIndexOf("."));
  return reason ?? (Object.hasOwn(BY_TYPE, type) ? BY_TYPE[type] : undefined);
}
