import { BUCKET_ACL, OBJECT } from "./access-lists";
import { ACCESS_POINT } from "./access-points";
import {
  AZURE_FIREWALL_RULE,
  AZURE_ROLE_ASSIGNMENT,
  AZURE_SECURITY_GROUP,
  AZURE_SECURITY_RULE,
} from "./azure-access";
import { BUCKET } from "./bucket";
import {
  LOGGING,
  NOTIFICATION,
  OWNERSHIP,
  PUBLIC_ACCESS_BLOCK,
  VERSIONING,
} from "./bucket-protections";
import { CREDENTIALS, GROUP_MEMBERSHIP } from "./credentials";
import { ENCRYPTION } from "./encryption";
import { EXCLUSIVE } from "./exclusive-policies";
import { FUNCTION_PERMISSION, FUNCTION_URL } from "./function-access";
import { GIVEN_ACCESS } from "./given-access";
import {
  GOOGLE_ACL_ENTRY,
  GOOGLE_MEMBERS,
  GOOGLE_POLICY,
} from "./google-access";
import { GOOGLE_FIREWALL } from "./google-firewall";
import { OPENID_CONNECT_PROVIDER, SAML_PROVIDER } from "./identity-providers";
import type { TypeJudge } from "./judge";
import { KEY, KEY_ALIAS } from "./keys";
import { LIFECYCLE } from "./lifecycle";
import { OBJECT_LOCK } from "./object-lock";
import { plainJudge } from "./plain-types";
import {
  ATTACHMENT,
  BUCKET_POLICY,
  INLINE_POLICY,
  KEY_POLICY,
  MANAGED_POLICY,
} from "./policies";
import { REPLICATION } from "./replication";
import { ROLE } from "./roles";
import { SHARED_IMAGE } from "./shared-images";
import {
  EGRESS_RULE,
  SECURITY_GROUP,
  SECURITY_GROUP_RULE,
} from "./security-groups";

/** How each type of resource is judged that has a judge of its own. */
export const JUDGES: ReadonlyMap<string, TypeJudge> = new Map<
  string,
  TypeJudge
>([
  ...CREDENTIALS,
  ...GIVEN_ACCESS,
  ...EXCLUSIVE,
  ["aws_default_security_group", SECURITY_GROUP],
  ["aws_security_group", SECURITY_GROUP],
  ["aws_security_group_rule", SECURITY_GROUP_RULE],
  ["aws_vpc_security_group_ingress_rule", SECURITY_GROUP_RULE],
  ["aws_vpc_security_group_egress_rule", EGRESS_RULE],
  ["aws_s3_bucket_acl", BUCKET_ACL],
  ["aws_s3_object", OBJECT],
  ["aws_s3_bucket_object", OBJECT],
  ["aws_s3_object_copy", OBJECT],
  ["aws_s3_access_point", ACCESS_POINT],
  ["aws_lambda_function_url", FUNCTION_URL],
  ["aws_lambda_permission", FUNCTION_PERMISSION],
  ["aws_iam_user_group_membership", GROUP_MEMBERSHIP],
  ["aws_iam_group_membership", GROUP_MEMBERSHIP],
  ["aws_iam_policy_attachment", ATTACHMENT],
  ["aws_ami_launch_permission", SHARED_IMAGE],
  ["aws_snapshot_create_volume_permission", SHARED_IMAGE],
  ["google_compute_firewall", GOOGLE_FIREWALL],
  ["google_storage_bucket_access_control", GOOGLE_ACL_ENTRY],
  ["google_storage_default_object_access_control", GOOGLE_ACL_ENTRY],
  ["google_storage_object_access_control", GOOGLE_ACL_ENTRY],
  ["azurerm_network_security_group", AZURE_SECURITY_GROUP],
  ["azurerm_network_security_rule", AZURE_SECURITY_RULE],
  ["azurerm_role_assignment", AZURE_ROLE_ASSIGNMENT],
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

/** Families of types that are judged alike. */
const FAMILIES: readonly (readonly [RegExp, TypeJudge])[] = [
  [/^google_.*_iam_(?:member|binding)$/, GOOGLE_MEMBERS],
  [/^google_.*_iam_policy$/, GOOGLE_POLICY],
  [/^azurerm_.*_firewall_rule$/, AZURE_FIREWALL_RULE],
];

/** The judge of a type. A type without one is not judged, but for what is judged in every type. */
export function judgeOf(type: string): TypeJudge | undefined {
  return (
    JUDGES.get(type) ??
    FAMILIES.find(([pattern]) => pattern.test(type))?.[1] ??
    plainJudge(type)
  );
}
