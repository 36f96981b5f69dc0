import type { TerraformStack } from "cdktf";

/** The resources of a stack as Terraform's JSON has them, by type and name. */
export type Resources = Readonly<
  Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>
>;

/** All that a stack makes. */
export function resourcesOf(stack: TerraformStack): Resources {
  return (stack.toTerraform() as { resource: Resources }).resource;
}

/** What an id is made of beside the resource's own values. */
export interface ImportFacts {
  readonly resources: Resources;
  /** The ARN of the identity provider. */
  readonly identityProviderArn: string;
}

type ImportId = (name: string, facts: ImportFacts) => unknown;

const own =
  (type: string, attribute: string): ImportId =>
  (name, { resources }) =>
    resources[type]?.[name]?.[attribute];
const roleName = own("aws_iam_role", "name");
// The settings of a bucket have its name in their addresses.
const bucketName = own("aws_s3_bucket", "bucket");

/**
 * By which id Terraform takes over what is there: of the types whose ids follow from names.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/s3_bucket#import
 */
const IMPORT_IDS: Readonly<Record<string, ImportId>> = {
  aws_cloudwatch_log_group: own("aws_cloudwatch_log_group", "name"),
  aws_cloudwatch_metric_alarm: own("aws_cloudwatch_metric_alarm", "alarm_name"),
  aws_iam_openid_connect_provider: (_, facts) => facts.identityProviderArn,
  aws_iam_role: roleName,
  aws_iam_role_policies_exclusive: roleName,
  aws_iam_role_policy: (name, facts) =>
    `${String(roleName(name, facts))}:${String(own("aws_iam_role_policy", "name")(name, facts))}`,
  aws_iam_role_policy_attachments_exclusive: roleName,
  aws_kms_alias: own("aws_kms_alias", "name"),
  aws_s3_bucket: bucketName,
  aws_s3_bucket_lifecycle_configuration: bucketName,
  aws_s3_bucket_logging: bucketName,
  aws_s3_bucket_notification: bucketName,
  aws_s3_bucket_object_lock_configuration: bucketName,
  aws_s3_bucket_ownership_controls: bucketName,
  aws_s3_bucket_policy: bucketName,
  aws_s3_bucket_public_access_block: bucketName,
  aws_s3_bucket_replication_configuration: bucketName,
  aws_s3_bucket_server_side_encryption_configuration: bucketName,
  aws_s3_bucket_versioning: bucketName,
};

/** The types that can be adopted. */
export const ADOPTABLE = Object.keys(IMPORT_IDS);

/** The id of what an address names. */
export function importId(address: string, facts: ImportFacts): string {
  const [type = "", name = ""] = address.split(".");
  return String(IMPORT_IDS[type]?.(name, facts));
}
