import type { StateType } from "../../src/state/state-backend";

const words = (text: string) => text.trim().split(/\s+/);

/**
 * The names that the backends of Terraform 1.15 know, those in a group behind the group's. There are no others in 1.7
 * and later, but for some of S3's that 1.10 has dropped, from where on this project needs it there.
 *
 * @see https://github.com/hashicorp/terraform/tree/v1.15.0/internal/backend/remote-state
 */
export const TERRAFORM_OPTIONS: Readonly<Record<StateType, readonly string[]>> =
  {
    local: words("path workspace_dir"),
    s3: words(`
      access_key acl allowed_account_ids assume_role assume_role.duration assume_role.external_id assume_role.policy
      assume_role.policy_arns assume_role.role_arn assume_role.session_name assume_role.source_identity
      assume_role.tags assume_role.transitive_tag_keys assume_role_with_web_identity
      assume_role_with_web_identity.duration assume_role_with_web_identity.policy
      assume_role_with_web_identity.policy_arns assume_role_with_web_identity.role_arn
      assume_role_with_web_identity.session_name assume_role_with_web_identity.web_identity_token
      assume_role_with_web_identity.web_identity_token_file bucket custom_ca_bundle dynamodb_endpoint dynamodb_table
      ec2_metadata_service_endpoint ec2_metadata_service_endpoint_mode encrypt endpoint endpoints endpoints.dynamodb
      endpoints.iam endpoints.s3 endpoints.sso endpoints.sts forbidden_account_ids force_path_style http_proxy
      https_proxy iam_endpoint insecure key kms_key_id max_retries no_proxy profile region retry_mode secret_key
      shared_config_files shared_credentials_file shared_credentials_files skip_credentials_validation
      skip_metadata_api_check skip_region_validation skip_requesting_account_id skip_s3_checksum sse_customer_key
      sts_endpoint sts_region token use_dualstack_endpoint use_fips_endpoint use_lockfile use_path_style
      workspace_key_prefix`),
    azurerm: words(`
      access_key ado_pipeline_service_connection_id client_certificate client_certificate_password
      client_certificate_path client_id client_id_file_path client_secret client_secret_file_path container_name
      endpoint environment key lookup_blob_endpoint metadata_host msi_endpoint oidc_request_token oidc_request_url
      oidc_token oidc_token_file_path resource_group_name sas_token snapshot storage_account_name subscription_id
      tenant_id use_aks_workload_identity use_azuread_auth use_cli use_msi use_oidc`),
    gcs: words(`
      access_token bucket credentials encryption_key impersonate_service_account
      impersonate_service_account_delegates kms_encryption_key prefix storage_custom_endpoint`),
    pg: words(`
      conn_str schema_name skip_index_creation skip_schema_creation skip_table_creation`),
    http: words(`
      address client_ca_certificate_pem client_certificate_pem client_private_key_pem lock_address lock_method password
      retry_max retry_wait_max retry_wait_min skip_cert_verification unlock_address unlock_method update_method
      username`),
    consul: words(`
      access_token address ca_file cert_file datacenter gzip http_auth key_file lock path scheme`),
    cos: words(`
      accelerate acl assume_role assume_role.external_id assume_role.policy assume_role.role_arn
      assume_role.session_duration assume_role.session_name bucket cam_role_name domain encrypt endpoint key prefix
      profile region secret_id secret_key security_token shared_credentials_dir`),
    oss: words(`
      access_key acl assume_role assume_role_policy assume_role_role_arn assume_role_session_expiration
      assume_role_session_name bucket ecs_role_name encrypt endpoint key prefix profile region secret_key
      security_token shared_credentials_file sts_endpoint tablestore_endpoint tablestore_instance_name
      tablestore_table`),
    kubernetes: words(`
      client_certificate client_key cluster_ca_certificate config_context config_context_auth_info
      config_context_cluster config_path config_paths exec exec.api_version exec.args exec.command exec.env host
      in_cluster_config insecure labels load_config_file namespace password proxy_url secret_suffix token username`),
    remote: words(`
      hostname organization token workspaces workspaces.name workspaces.prefix`),
    cloud: words(`
      hostname organization token workspaces workspaces.name workspaces.project workspaces.tags`),
  };
