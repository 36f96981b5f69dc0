import { refusal, tests } from "./evidence";
import type { SecurityPromise } from "./promises";

const WHAT_THEY_MAY_DO = "what-they-may-do.test.ts";
const BUCKET_POLICY = "aws_s3_bucket_policy.backups";
const LOG_POLICY = "aws_s3_bucket_policy.backups_access-logs";
const COPY_POLICY = "aws_s3_bucket_policy.backups_replica";
const COPYING_ROLE = "aws_iam_role.backups_replication";
const COPYING_POLICY = "aws_iam_role_policy.backups_replication";
const RESTORE_POLICY = "aws_iam_role_policy.<job>-restore";
const RESTORING = ["a role that restores", "everything on"] as const;
const KEY = "aws_kms_key.backups";
const ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration.backups";
const LIFECYCLE = "aws_s3_bucket_lifecycle_configuration.backups";
const DESTRUCTION = "DenyDeletingVersionsAndChangingProtections";

/** What is one prop away. */
export const BY_PROP: readonly SecurityPromise[] = [
  {
    prop: "prefix",
    promise: "A job reaches its own folder, and sees no other",
    stacks: ["several jobs", "everything on"],
    keptBy: [
      { address: BUCKET_POLICY, sid: "ListBackupsUnderOwnPrefix" },
      {
        address: BUCKET_POLICY,
        sid: "ReadWriteAndDeleteBackupsUnderOwnPrefix",
      },
    ],
    evidence: [
      refusal("reading another job's backup"),
      refusal("listing another job's folder"),
      refusal("listing a folder whose name starts with the own"),
    ],
  },
  {
    prop: "restore",
    promise:
      "A role that restores may list and read its job's backups, deleted and overwritten ones too, and nothing else",
    stacks: RESTORING,
    keptBy: [
      { address: RESTORE_POLICY, sid: "ListBackupsAndVersions" },
      { address: RESTORE_POLICY, sid: "ReadBackupsAndVersions" },
    ],
    evidence: [
      tests(
        WHAT_THEY_MAY_DO,
        [
          "a role that restores",
          "may list and read backups and their versions, and do nothing else: …",
        ],
        [
          "a role that restores",
          "needs each statement of its own policy, and none of the bucket's: …",
        ],
      ),
      refusal(
        "deleting a backup by a role that restores, though it has the job's tag",
      ),
      refusal("reading a version of another job by a role that restores"),
      refusal(
        "reading a version by a role that restores, through no VPC endpoint",
      ),
    ],
  },
  {
    prop: "restore",
    promise: "Nobody gets its session but a run that its own `trust` names",
    stacks: RESTORING,
    keptBy: [
      {
        address: "aws_iam_role.<job>-restore",
        attribute: "assume_role_policy",
        sid: "AssumeByExactSubject",
      },
    ],
    evidence: [
      tests(
        "who-gets-in.test.ts",
        ["a role that trusts …", "keeps out …"],
        ["a role that trusts …", "lets in …"],
      ),
    ],
  },
  {
    prop: "restore",
    promise:
      "It destroys nothing, even if it is given every permission of S3 one day",
    stacks: RESTORING,
    keptBy: [{ address: BUCKET_POLICY, sid: DESTRUCTION }],
    evidence: [
      refusal(
        "deleting a version by a role that restores and has every permission",
      ),
      tests(
        WHAT_THEY_MAY_DO,
        [
          "a role that restores",
          "may not destroy, even with every permission: …",
        ],
        ["who administers", "is refused nothing where nobody is named: …"],
      ),
    ],
  },
  {
    prop: "restore",
    promise:
      "Of a key of KMS it may decrypt with the bucket's, by way of S3 and for this bucket",
    stacks: ["everything on"],
    keptBy: [{ address: RESTORE_POLICY, sid: "DecryptBackupsThroughS3" }],
    evidence: [
      refusal("decrypting by a role that restores without S3"),
      refusal("decrypting by a role that restores with a key of another alias"),
    ],
  },
  {
    prop: "administrators",
    promise:
      "Only those who are named, and the root user, can destroy backups or change what protects them, at the bucket",
    stacks: ["administrators named", "everything on"],
    keptBy: [{ address: BUCKET_POLICY, sid: DESTRUCTION }],
    evidence: [
      refusal(
        "deleting a version by the deployer, where others are the administrators",
      ),
      refusal(
        "changing the policy (s3:PutBucketPolicy) by the deployer, where others are the administrators",
      ),
    ],
  },
  {
    prop: "administrators",
    promise:
      "Whoever applies and is not one of them is stopped, before they lock themselves out",
    stacks: ["administrators named", "everything on"],
    keptBy: [
      {
        address: "aws_s3_bucket.backups",
        has: {
          lifecycle: {
            precondition: [
              {
                error_message:
                  "${data.aws_caller_identity.current.arn} is not among the bucket's administrators and would lock itself out: apply as one of them, or add it to them.",
              },
            ],
          },
        },
      },
    ],
    evidence: [
      tests(
        "../e2e/everything-on.test.ts",
        [
          "is not applied by somebody who is no administrator and would be locked out",
        ],
        [
          "is applied by an administrator, after which there is nothing to change",
        ],
      ),
    ],
  },
  {
    prop: "readers",
    promise:
      "Who is named may list and read backups, in the folders that are named if any are, and do nothing else",
    stacks: ["readers named"],
    keptBy: [
      { address: BUCKET_POLICY, sid: "ListBackupsForReaders" },
      { address: BUCKET_POLICY, sid: "ReadBackupsForReaders" },
    ],
    evidence: [
      tests(
        "readers.test.ts",
        ["a reader may list and read, and do nothing else: …"],
        ["a reader is refused nothing that the account allows"],
      ),
      tests(
        "readers.test.ts",
        ["who may read: …", "not …"],
        ["who may read: …", "and is let in"],
      ),
    ],
  },
  {
    prop: "dangerouslyAddStatements",
    promise:
      "Further statements let in whom they name to what they say, never to what destroys, and take no denial away",
    stacks: ["further statements"],
    keptBy: [{ address: BUCKET_POLICY, sid: "FurtherAudit" }],
    evidence: [
      tests(
        "further-statements.test.ts",
        [
          "whom a further statement names may do what it says, and nothing else",
        ],
        ["who gets in by a further statement: …", "gets in"],
      ),
      tests(
        "further-statements.test.ts",
        ["who gets in by a further statement: …", "not …"],
        ["who gets in by a further statement: …", "gets in"],
      ),
    ],
  },
  {
    prop: "kmsKey",
    promise: "Backups are encrypted with the bucket's key of KMS",
    stacks: ["a key of KMS", "everything on"],
    keptBy: [
      {
        address: ENCRYPTION,
        has: {
          rule: [
            {
              apply_server_side_encryption_by_default: {
                sse_algorithm: "aws:kms",
              },
              bucket_key_enabled: true,
            },
          ],
        },
      },
      {
        address: "aws_kms_alias.backups",
        has: { target_key_id: "${aws_kms_key.backups.key_id}" },
      },
    ],
  },
  {
    prop: "kmsKey",
    promise:
      "Uploads that ask for another encryption are refused; those that ask for none, as the workflow's, pass",
    stacks: ["a key of KMS", "a key that exists", "everything on"],
    keptBy: [{ address: BUCKET_POLICY, sid: "DenyOtherEncryption" }],
    evidence: [
      refusal(
        "a backup that asks for another key of KMS where the bucket has its own",
      ),
      refusal(
        "a backup that asks for keys that S3 manages where the bucket has its own",
      ),
    ],
  },
  {
    prop: "kmsKey",
    promise: "Jobs use the key only through S3, and only for the bucket",
    stacks: ["a key of KMS", "everything on"],
    keptBy: [{ address: KEY, sid: "EncryptAndDecryptBackupsThroughS3" }],
    evidence: [
      refusal("decrypting by a job without S3"),
      refusal("decrypting by a job for another bucket"),
      refusal("deleting the key by a job"),
    ],
  },
  {
    prop: "kmsKey",
    promise: "The account manages the key, so that it is never lost",
    stacks: ["a key of KMS", "everything on"],
    keptBy: [{ address: KEY, sid: "AccountManagesKey" }],
    evidence: [
      tests(
        "keys.test.ts",
        [
          "the account manages the key: its root user, and whom the account lets",
        ],
        ["without the statement for the account nobody could manage the key"],
      ),
    ],
  },
  {
    prop: "kmsKey",
    promise:
      "The key rotates; Terraform does not destroy it, and AWS waits for 30 days, whoever asks",
    stacks: ["a key of KMS", "everything on"],
    keptBy: [
      { address: KEY, sid: "DenyDeletingKeyWithin30Days" },
      {
        address: KEY,
        has: {
          enable_key_rotation: true,
          deletion_window_in_days: 30,
          lifecycle: { prevent_destroy: true },
        },
      },
    ],
    evidence: [refusal("deleting the key in 7 days by the root user")],
  },
  {
    prop: "objectLock",
    promise:
      "Nobody can delete a backup for good before the days are over, except, in the mode `GOVERNANCE`, who may get around a lock",
    stacks: ["Object Lock"],
    keptBy: [
      { address: "aws_s3_bucket.backups", has: { object_lock_enabled: true } },
      {
        address: "aws_s3_bucket_object_lock_configuration.backups",
        has: { rule: { default_retention: { mode: "COMPLIANCE", days: 14 } } },
      },
    ],
  },
  {
    prop: "expireAfterDays",
    promise: "Backups are deleted by age",
    stacks: ["everything on"],
    keptBy: [
      {
        address: LIFECYCLE,
        has: {
          rule: [
            {
              id: "expire-after-days",
              status: "Enabled",
              expiration: [{ days: 400 }],
            },
          ],
        },
      },
    ],
  },
  {
    prop: "transitions",
    promise: "Backups move to colder storage",
    stacks: ["everything on"],
    keptBy: [
      {
        address: LIFECYCLE,
        has: {
          rule: [
            {
              id: "move-to-colder-storage",
              status: "Enabled",
              transition: [{ storage_class: "STANDARD_IA", days: 30 }],
            },
          ],
        },
      },
    ],
  },
  {
    prop: "accessLogs",
    promise: "S3 writes a line for every request",
    stacks: ["access logs", "everything on"],
    keptBy: [
      {
        address: "aws_s3_bucket_logging.backups",
        has: { target_bucket: "${aws_s3_bucket.backups_access-logs.bucket}" },
      },
    ],
  },
  {
    prop: "accessLogs",
    promise: "Only S3's logging of this bucket writes to the bucket for logs",
    stacks: ["access logs", "everything on"],
    keptBy: [
      { address: LOG_POLICY, sid: "WriteAccessLogs" },
      { address: LOG_POLICY, sid: "DenyWritesOfOthers" },
    ],
    evidence: [
      refusal("a line of the log about another bucket"),
      refusal("a line of the log by the root user, who may read it"),
    ],
  },
  {
    prop: "accessLogs",
    promise: "A job can't wipe its tracks there, with every permission of S3",
    stacks: ["access logs", "everything on"],
    keptBy: [{ address: LOG_POLICY, sid: DESTRUCTION }],
    evidence: [
      refusal(
        "deleting a version by a job with every permission in the bucket for logs",
      ),
    ],
  },
  {
    prop: "replication",
    promise: "Every version is copied, and no deletion",
    stacks: ["replication", "everything on"],
    keptBy: [
      {
        address: "aws_s3_bucket_replication_configuration.backups",
        has: {
          rule: [
            {
              id: "copy-every-version",
              status: "Enabled",
              delete_marker_replication: { status: "Disabled" },
            },
          ],
        },
      },
    ],
  },
  {
    prop: "replication",
    promise:
      "A job can't destroy copies that are in a bucket made here, with every permission of S3",
    stacks: ["replication", "everything on"],
    keptBy: [{ address: COPY_POLICY, sid: DESTRUCTION }],
    evidence: [
      refusal(
        "deleting a version by a job with every permission in the bucket for copies",
      ),
    ],
  },
  {
    prop: "replication",
    promise: "Only S3 assumes the role that copies, and only for this bucket",
    stacks: ["replication", "everything on"],
    keptBy: [
      {
        address: COPYING_ROLE,
        attribute: "assume_role_policy",
        sid: "AssumeByS3ForThisBucket",
      },
    ],
    evidence: [
      refusal("the role that copies, assumed by S3 for another bucket"),
      refusal("the role that copies, assumed by the deployer"),
    ],
  },
  {
    prop: "replication",
    promise:
      "The role that copies may read versions and write copies, and nothing else",
    stacks: ["replication", "everything on"],
    keptBy: [
      { address: COPYING_POLICY, sid: "ReadReplicationOfBackups" },
      { address: COPYING_POLICY, sid: "ReadVersionsOfBackups" },
      { address: COPYING_POLICY, sid: "WriteCopies" },
    ],
    evidence: [
      refusal("deleting a version of a backup by the role that copies"),
      refusal("writing copies into another bucket"),
    ],
  },
  {
    prop: "replication",
    promise:
      "With a key of KMS it uses each bucket's own key, through S3, in one direction",
    stacks: ["everything on"],
    keptBy: [
      { address: COPYING_POLICY, sid: "DecryptBackupsThroughS3" },
      { address: COPYING_POLICY, sid: "EncryptCopiesThroughS3" },
    ],
    evidence: [
      refusal("decrypting by the role that copies with a key of another alias"),
      refusal(
        "kms:Decrypt instead of kms:GenerateDataKey by the role that copies",
      ),
    ],
  },
  {
    prop: "eventBridge",
    promise: "EventBridge gets the bucket's events",
    stacks: ["everything on"],
    keptBy: [
      {
        address: "aws_s3_bucket_notification.backups",
        has: { eventbridge: true },
      },
    ],
  },
  {
    prop: "notifications",
    promise:
      "The topics, queues and functions that are named are told of the bucket's events, and nobody else",
    stacks: ["everything on"],
    keptBy: [
      {
        address: "aws_s3_bucket_notification.backups",
        has: {
          topic: [
            {
              id: "events-1",
              topic_arn: "arn:aws:sns:eu-central-1:123456789012:backups",
              events: ["s3:ObjectRemoved:*"],
              filter_prefix: "acme-backup/",
            },
          ],
        },
      },
    ],
  },
  {
    prop: "alarm",
    promise:
      "Whoever is named is told where a job has made no backup that counts for too long, also where nothing has run",
    stacks: ["everything on"],
    keptBy: [
      {
        address: "aws_cloudwatch_event_rule.<job>",
        has: { state: "ENABLED" },
      },
      {
        address: "aws_cloudwatch_event_target.<job>",
        has: { target_id: "receipt" },
      },
      {
        address: "aws_cloudwatch_metric_alarm.<job>",
        has: {
          actions_enabled: true,
          evaluation_periods: 48,
          datapoints_to_alarm: 48,
          threshold: 1,
          comparison_operator: "LessThanThreshold",
          treat_missing_data: "breaching",
        },
      },
      {
        address: "aws_sns_topic_subscription.alarm",
        has: { protocol: "email" },
      },
      {
        address: "aws_sns_topic.alarm",
        has: { kms_master_key_id: "alias/alarm/octo-org" },
      },
      {
        address: "aws_cloudwatch_log_group.alarm",
        has: { retention_in_days: 365 },
      },
    ],
  },
  {
    prop: "alarm",
    promise:
      "Only CloudWatch publishes to the topic, for these alarms and over TLS, and only it uses the topic's key",
    stacks: ["everything on"],
    keptBy: [
      { address: "aws_sns_topic_policy.alarm", sid: "PublishAlarms" },
      { address: "aws_sns_topic_policy.alarm", sid: "DenyPlainHttp" },
      { address: "aws_kms_key.alarm", sid: "EncryptAlarms" },
    ],
    evidence: [
      refusal("publishing a mail by a job"),
      refusal("publishing a mail by CloudWatch for another account"),
      refusal("publishing a mail over plain HTTP by who administers"),
      refusal("encrypting a mail by CloudWatch for another alarm"),
    ],
  },
  {
    prop: "alarm",
    promise: "Only EventBridge writes receipts of backups, for these rules",
    stacks: ["everything on"],
    keptBy: [
      {
        address: "aws_cloudwatch_log_resource_policy.alarm",
        sid: "OpenStreamsOfReceipts",
        attribute: "policy_document",
      },
      {
        address: "aws_cloudwatch_log_resource_policy.alarm",
        sid: "WriteReceipts",
        attribute: "policy_document",
      },
    ],
    evidence: [
      refusal("writing a receipt by another service"),
      refusal("writing a receipt by EventBridge for another rule"),
    ],
  },
  {
    prop: "onlyFrom",
    promise:
      "Backups are reached only through the VPC endpoints, by everyone; who manages the bucket can do so from anywhere",
    stacks: ["requests from one place", "everything on"],
    keptBy: [{ address: BUCKET_POLICY, sid: "DenyOutsideVpcEndpoints" }],
    evidence: [
      refusal("reading a backup through no VPC endpoint"),
      refusal("s3:GetObject by the root user through another VPC endpoint"),
      tests(
        WHAT_THEY_MAY_DO,
        [
          "who administers",
          "is refused the backups from elsewhere, and nothing that manages the bucket",
        ],
        ["who administers", "is refused nothing where nobody is named: …"],
      ),
    ],
  },
  {
    prop: "onlyFrom",
    promise: "Backups are reached only from the organization, by everyone",
    stacks: ["requests from one place", "everything on"],
    keptBy: [{ address: BUCKET_POLICY, sid: "DenyOutsideOrganization" }],
    evidence: [
      refusal("reading a backup from another organization"),
      refusal("s3:GetObject by the root user from outside of organizations"),
    ],
  },
  {
    prop: "onlyFrom",
    promise: "The same holds for copies that are in a bucket made here",
    stacks: ["everything on"],
    keptBy: [
      { address: COPY_POLICY, sid: "DenyOutsideVpcEndpoints" },
      { address: COPY_POLICY, sid: "DenyOutsideOrganization" },
    ],
    evidence: [
      refusal(
        "s3:GetObjectVersion on a copy by the root user through no VPC endpoint",
      ),
    ],
  },
];
