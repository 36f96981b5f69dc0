import type { BadInput, GoodInput } from "./change";
import { GUIDE } from "../support/synth";

const WRITE =
  'write "guide", or an address as the plan has it, such as "aws_s3_bucket_lifecycle_configuration.backups"';

export const bad: BadInput[] = [
  [
    "what exists is no list",
    { adopt: "guide" },
    'adopt: must be a list with at least one entry, got "guide": write ["guide"], or leave it out',
  ],
  [
    "what exists is nothing",
    { adopt: [] },
    'adopt: must be a list with at least one entry, got []: write ["guide"], or leave it out',
  ],
  [
    "what exists is called by something else than an address",
    { adopt: ["neon-s3-backup"] },
    `adopt[0]: must be "guide" or the address of a resource, got "neon-s3-backup": ${WRITE}`,
  ],
  [
    "what exists is listed twice",
    { adopt: ["guide", "guide"] },
    'adopt[1]: must differ from adopt[0], got "guide": remove it',
  ],
  [
    "what exists is nothing that the stack makes, several times",
    {
      adopt: [
        "guide",
        "aws_iam_role.acme-co-prd",
        "aws_s3_bucket_logging.backups",
      ],
    },
    'adopt[1]: must be the address of a resource that the stack makes, got "aws_iam_role.acme-co-prd": did you mean "aws_iam_role.acme-co-prod"?',
    'adopt[2]: must be the address of a resource that the stack makes, got "aws_s3_bucket_logging.backups": did you mean "aws_s3_bucket_policy.backups"?',
  ],
  [
    "what exists has an id that nothing here knows",
    {
      adopt: ["aws_kms_key.backups"],
      bucket: { ...GUIDE.bucket, kmsKey: { source: "create" } },
    },
    'adopt[0]: must be the address of what has a name for an id: aws_cloudwatch_log_group, aws_cloudwatch_metric_alarm, aws_iam_openid_connect_provider, aws_iam_role, aws_iam_role_policy, aws_kms_alias, aws_s3_bucket, aws_s3_bucket_lifecycle_configuration, aws_s3_bucket_logging, aws_s3_bucket_notification, aws_s3_bucket_object_lock_configuration, aws_s3_bucket_ownership_controls, aws_s3_bucket_policy, aws_s3_bucket_public_access_block, aws_s3_bucket_replication_configuration, aws_s3_bucket_server_side_encryption_configuration, aws_s3_bucket_versioning, got "aws_kms_key.backups": leave it out, and run `terraform import aws_kms_key.backups <id>` before the plan',
  ],
];

export const good: GoodInput[] = [
  ["what the guide has made", { adopt: ["guide"] }],
  [
    "that, and lifecycle rules",
    { adopt: ["guide", "aws_s3_bucket_lifecycle_configuration.backups"] },
  ],
  ["a role alone", { adopt: ["aws_iam_role.acme-co-prod"] }],
];
