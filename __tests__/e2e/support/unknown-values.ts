import type { Plan } from "./plan";

/** What may be known only after apply, because only AWS can know it, by type of resource. */
const KNOWN_TO_AWS_ALONE: Record<string, readonly string[]> = {
  aws_cloudwatch_event_rule: [
    "arn", // the policies spell it from names
    "id",
    "is_enabled", // deprecated; `state` is known
    "name_prefix",
    "tags_all", // only where there are no tags
  ],
  aws_cloudwatch_event_target: ["id"],
  aws_cloudwatch_log_group: [
    "arn", // the target and the policy spell it from names
    "id",
    "log_group_class", // AWS's default
    "name_prefix",
    "tags_all", // only where there are no tags
  ],
  aws_cloudwatch_log_resource_policy: ["id"],
  aws_cloudwatch_metric_alarm: [
    "arn", // the policies spell it from names
    "evaluate_low_sample_count_percentiles", // not for sums
    "id",
    "tags_all", // only where there are no tags
  ],
  aws_iam_openid_connect_provider: [
    "arn", // the policies spell it from names
    "id",
    "tags_all", // only where there are no tags
    "thumbprint_list", // AWS ignores it for GitHub
  ],
  aws_iam_policy: [
    "arn", // the attachments spell it from names
    "attachment_count",
    "id",
    "name_prefix",
    "policy_id",
    "tags_all", // only where there are no tags
  ],
  aws_iam_role: [
    "arn", // the policies spell it from names
    "create_date",
    "id",
    "inline_policy", // deprecated; none is made
    "managed_policy_arns", // deprecated; none is attached
    "name_prefix",
    "tags_all", // only where there are no tags
    "unique_id",
  ],
  aws_iam_role_policy: ["id", "name_prefix"],
  aws_iam_role_policy_attachment: ["id"],
  aws_kms_alias: [
    "arn", // the bucket spells it from names
    "id",
    "name_prefix",
    "target_key_arn",
    "target_key_id", // the key that the same plan makes
  ],
  aws_kms_key: [
    "arn", // known by its alias
    "id",
    "key_id",
    "rotation_period_in_days", // AWS's default, one year
    "tags_all", // only where there are no tags
  ],
  aws_sns_topic: [
    "arn", // the alarms spell it from names
    "beginning_archive_time", // of another kind of topic
    "fifo_throughput_scope", // of another kind of topic
    "id",
    "name_prefix",
    "owner",
    "policy", // a resource of its own, which says all of it
    "signature_version", // AWS's default
    "tags_all", // only where there are no tags
    "tracing_config", // AWS's default
  ],
  aws_sns_topic_policy: ["id", "owner"],
  aws_sns_topic_subscription: [
    "arn",
    "confirmation_was_authenticated",
    "filter_policy_scope", // there is no filter
    "id",
    "owner_id",
    "pending_confirmation",
  ],
  aws_s3_bucket: [
    "arn", // the policies spell it from names
    "bucket_domain_name",
    "bucket_prefix",
    "bucket_region",
    "bucket_regional_domain_name",
    "hosted_zone_id",
    "id",
    "region",
    "tags_all", // only where there are no tags
    "website_domain",
    "website_endpoint",
    // Deprecated views of what has a resource of its own, or is not used.
    "acceleration_status",
    "acl",
    "cors_rule",
    "grant",
    "lifecycle_rule",
    "logging",
    "object_lock_configuration",
    "object_lock_enabled",
    "policy",
    "replication_configuration",
    "request_payer",
    "server_side_encryption_configuration",
    "versioning",
    "website",
  ],
  aws_s3_bucket_lifecycle_configuration: [
    "expected_bucket_owner", // not used
    "id",
  ],
  aws_s3_bucket_logging: ["id"],
  aws_s3_bucket_notification: ["id"],
  aws_s3_bucket_object_lock_configuration: ["id"],
  aws_s3_bucket_ownership_controls: ["id"],
  aws_s3_bucket_policy: ["id"],
  aws_s3_bucket_public_access_block: ["id"],
  aws_s3_bucket_replication_configuration: ["id"],
  aws_s3_bucket_server_side_encryption_configuration: ["id"],
  aws_s3_bucket_versioning: [
    "id",
    "versioning_configuration.mfa_delete", // only the root user can turn it on, outside of Terraform
  ],
};

/** Every value of a plan that is known only after apply, be it an attribute, a data source's or an output's. */
export function unknownValues(plan: Plan): string[] {
  return [
    ...plan.resource_changes.flatMap(({ address, change }) =>
      leaves(change.after_unknown, [address]),
    ),
    ...Object.entries(plan.output_changes).flatMap(([name, change]) =>
      leaves(change.after_unknown, ["output", name]),
    ),
  ];
}

/** Those of them that a reviewer should have seen. */
export function hiddenFromReview(plan: Plan): string[] {
  const allowed = plan.resource_changes.flatMap(({ address, type }) =>
    (KNOWN_TO_AWS_ALONE[type] ?? []).map((path) => `${address}.${path}`),
  );
  return unknownValues(plan).filter((value) => !allowed.includes(value));
}

function leaves(unknown: unknown, path: string[]): string[] {
  if (unknown === true) return [path.join(".")];
  if (typeof unknown !== "object" || unknown === null) return [];
  return Object.entries(unknown).flatMap(([key, value]) =>
    leaves(value, Array.isArray(unknown) ? path : [...path, key]),
  );
}
