import { BUCKET } from "./bucket";
import {
  LOGGING,
  NOTIFICATION,
  OWNERSHIP,
  PUBLIC_ACCESS_BLOCK,
  VERSIONING,
} from "./bucket-protections";
import { ENCRYPTION } from "./encryption";
import { OPENID_CONNECT_PROVIDER, SAML_PROVIDER } from "./identity-providers";
import type { TypeJudge } from "./judge";
import { KEY, KEY_ALIAS } from "./keys";
import { LIFECYCLE } from "./lifecycle";
import { OBJECT_LOCK } from "./object-lock";
import {
  ATTACHMENT,
  BUCKET_POLICY,
  INLINE_POLICY,
  KEY_POLICY,
  MANAGED_POLICY,
} from "./policies";
import { REPLICATION } from "./replication";
import { ROLE } from "./roles";

/** What else holds data: its destruction is judged, and nothing else of it. */
export const DATA_HOLDERS: ReadonlySet<string> = new Set([
  ...["aws_dynamodb_table", "aws_s3_object", "aws_s3_bucket_object"],
  ...["aws_s3_directory_bucket", "aws_s3_object_copy"],
  ...["aws_backup_vault", "aws_glacier_vault", "aws_db_instance"],
  ...["aws_db_snapshot", "aws_db_cluster_snapshot", "aws_rds_cluster"],
  ...["aws_ebs_volume", "aws_ebs_snapshot", "aws_efs_file_system"],
  ...["aws_kms_external_key", "aws_kms_replica_key"],
  ...["aws_secretsmanager_secret", "aws_redshift_cluster"],
  ...["azurerm_storage_account", "azurerm_storage_container"],
  ...["google_storage_bucket", "google_sql_database_instance"],
]);

/** How each type of resource is judged. A type that is not here is not judged. */
export const JUDGES: ReadonlyMap<string, TypeJudge> = new Map([
  ["aws_iam_role", ROLE],
  ["aws_iam_openid_connect_provider", OPENID_CONNECT_PROVIDER],
  ["aws_iam_saml_provider", SAML_PROVIDER],
  ["aws_iam_role_policy", INLINE_POLICY],
  ["aws_iam_user_policy", INLINE_POLICY],
  ["aws_iam_group_policy", INLINE_POLICY],
  ["aws_iam_policy", MANAGED_POLICY],
  ["aws_iam_role_policy_attachment", ATTACHMENT],
  ["aws_iam_user_policy_attachment", ATTACHMENT],
  ["aws_iam_group_policy_attachment", ATTACHMENT],
  ["aws_kms_key", KEY],
  ["aws_kms_key_policy", KEY_POLICY],
  ["aws_kms_alias", KEY_ALIAS],
  ["aws_s3_bucket", BUCKET],
  ["aws_s3_bucket_policy", BUCKET_POLICY],
  ["aws_s3_bucket_public_access_block", PUBLIC_ACCESS_BLOCK],
  ["aws_s3_account_public_access_block", PUBLIC_ACCESS_BLOCK],
  ["aws_s3_bucket_ownership_controls", OWNERSHIP],
  ["aws_s3_bucket_versioning", VERSIONING],
  ["aws_s3_bucket_server_side_encryption_configuration", ENCRYPTION],
  ["aws_s3_bucket_lifecycle_configuration", LIFECYCLE],
  ["aws_s3_bucket_object_lock_configuration", OBJECT_LOCK],
  ["aws_s3_bucket_logging", LOGGING],
  ["aws_s3_bucket_notification", NOTIFICATION],
  ["aws_s3_bucket_replication_configuration", REPLICATION],
]);
