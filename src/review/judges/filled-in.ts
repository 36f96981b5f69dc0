/** What a bucket repeats of what resources of their own set, with the types of those. */
export const BUCKET_COPIES: Readonly<Record<string, string>> = {
  acceleration_status: "aws_s3_bucket_accelerate_configuration",
  acl: "aws_s3_bucket_acl",
  cors_rule: "aws_s3_bucket_cors_configuration",
  grant: "aws_s3_bucket_acl",
  lifecycle_rule: "aws_s3_bucket_lifecycle_configuration",
  logging: "aws_s3_bucket_logging",
  object_lock_configuration: "aws_s3_bucket_object_lock_configuration",
  policy: "aws_s3_bucket_policy",
  replication_configuration: "aws_s3_bucket_replication_configuration",
  request_payer: "aws_s3_bucket_request_payment_configuration",
  server_side_encryption_configuration:
    "aws_s3_bucket_server_side_encryption_configuration",
  versioning: "aws_s3_bucket_versioning",
  website: "aws_s3_bucket_website_configuration",
};

/**
 * What the AWS provider fills in itself where the configuration leaves it out, so that it is unknown until the resource
 * is made. Every other list or map that is unknown as a whole may be a `dynamic` block, which the configuration in a
 * plan does not hold.
 */
const FILLED_IN: Readonly<Record<string, readonly string[]>> = {
  aws_iam_openid_connect_provider: ["thumbprint_list"],
  aws_iam_role: ["inline_policy", "managed_policy_arns"],
  aws_kms_key: ["policy", "rotation_period_in_days"],
  aws_s3_bucket: ["object_lock_enabled", ...Object.keys(BUCKET_COPIES)],
  aws_s3_bucket_versioning: ["mfa_delete"],
};

/**
 * Blocks that are unknown where the configuration leaves them out, or where they are `dynamic` and even their number is
 * not known. A verdict takes the first for granted; a comparison does not.
 */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  aws_default_security_group: ["ingress", "egress"],
  aws_security_group: ["ingress", "egress"],
  azurerm_network_security_group: ["security_rule"],
};

/** What is taken to be left out of resources of this type, where it is not configured. */
export function leftOut(type: string): readonly string[] {
  return [
    ...filledIn(type),
    ...((Object.hasOwn(LEFT_OUT, type) ? LEFT_OUT[type] : undefined) ?? []),
  ];
}

/** What the provider fills in of resources of this type. */
export function filledIn(type: string): readonly string[] {
  return (Object.hasOwn(FILLED_IN, type) ? FILLED_IN[type] : undefined) ?? [];
}
