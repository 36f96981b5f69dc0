import { stateBlock } from "../../src/state/state-block";
import type { StateType } from "../../src/state/state-backend";
import { FULL, LEAST, SEVERAL_WORKSPACES } from "../support/states";

const PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";

/** What Terraform is told where a state has no more than it must have. */
const LEAST_BLOCKS: Record<StateType, object> = {
  local: { path: "../../../terraform.backups-stack.tfstate" },
  s3: {
    bucket: "octo-org-terraform-state",
    key: "backups-stack.tfstate",
    region: "us-east-1",
    encrypt: true,
    use_lockfile: true,
  },
  azurerm: {
    storage_account_name: "octoorgterraform",
    container_name: "terraform-state",
    key: "backups-stack.tfstate",
  },
  gcs: { bucket: "octo-org-terraform-state", prefix: "backups-stack" },
  pg: { schema_name: "backups-stack" },
  http: {
    address: "https://terraform.example.com/backups",
    lock_address: "https://terraform.example.com/backups",
    unlock_address: "https://terraform.example.com/backups",
  },
  consul: { path: "terraform/backups-stack", scheme: "https", lock: true },
  cos: {
    bucket: "octo-org-terraform-1250000000",
    region: "eu-frankfurt",
    key: "backups-stack.tfstate",
    encrypt: true,
  },
  oss: {
    bucket: "octo-org-terraform-state",
    region: "eu-central-1",
    tablestore_endpoint: "https://octo-org.eu-central-1.ots.aliyuncs.com",
    tablestore_table: "terraform_locks",
    key: "backups-stack.tfstate",
    encrypt: true,
  },
  kubernetes: { secret_suffix: "backups-stack" },
  remote: { organization: "octo-org", workspaces: { name: "backups-stack" } },
  cloud: { organization: "octo-org", workspaces: { name: "backups-stack" } },
};

/** What Terraform is told where a state has all that it can have. */
const FULL_BLOCKS: Record<StateType, object> = {
  local: { path: "backups.tfstate", workspace_dir: "workspaces" },
  s3: {
    bucket: "octo-org-terraform-state",
    key: "data/backups.tfstate",
    region: "eu-central-1",
    kms_key_id:
      "arn:aws:kms:eu-central-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab",
    assume_role: {
      role_arn: "arn:aws:iam::123456789012:role/terraform-state",
      session_name: "terraform",
      duration: "900s",
      policy_arns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"],
      external_id: "octo-org",
      source_identity: "octocat",
      tags: { team: "data" },
      transitive_tag_keys: ["team"],
    },
    assume_role_with_web_identity: {
      role_arn: "arn:aws:iam::123456789012:role/terraform-state",
      session_name: "terraform",
      duration: "43200s",
      policy_arns: ["arn:aws:iam::123456789012:policy/terraform-state"],
      web_identity_token_file: "/var/run/token",
    },
    allowed_account_ids: ["123456789012"],
    profile: "data",
    shared_config_files: ["~/.aws/data"],
    shared_credentials_files: ["~/.aws/data-credentials"],
    workspace_key_prefix: "workspaces",
    max_retries: 0,
    retry_mode: "adaptive",
    custom_ca_bundle: "/etc/ssl/ca.pem",
    use_fips_endpoint: false,
    use_dualstack_endpoint: true,
    sts_region: "us-east-1",
    endpoints: {
      s3: "https://s3.example.com",
      sts: "https://sts.example.com",
      iam: "https://iam.example.com",
      sso: "https://sso.example.com",
    },
    use_path_style: true,
    skip_credentials_validation: true,
    skip_metadata_api_check: true,
    skip_region_validation: true,
    skip_requesting_account_id: true,
    skip_s3_checksum: true,
    encrypt: true,
    use_lockfile: true,
  },
  azurerm: {
    storage_account_name: "octoorgterraform",
    container_name: "terraform-state",
    key: "data/backups.tfstate",
    resource_group_name: "terraform",
    subscription_id: "00000000-0000-0000-0000-000000000000",
    tenant_id: "00000000-0000-0000-0000-000000000000",
    client_id: "00000000-0000-0000-0000-000000000000",
    use_azuread_auth: true,
    use_oidc: true,
    use_cli: false,
    use_msi: false,
    use_aks_workload_identity: false,
    ado_pipeline_service_connection_id: "00000000-0000-0000-0000-000000000000",
    snapshot: true,
    lookup_blob_endpoint: true,
    environment: "usgovernment",
    metadata_host: "management.example.com",
  },
  gcs: {
    bucket: "octo-org-terraform-state",
    prefix: "data/backups",
    kms_encryption_key:
      "projects/octo-org/locations/europe/keyRings/terraform/cryptoKeys/state",
    impersonate_service_account: "terraform@octo-org.iam.gserviceaccount.com",
    impersonate_service_account_delegates: [
      "ci@octo-org.iam.gserviceaccount.com",
    ],
    storage_custom_endpoint: "https://storage.example.com/storage/v1/b",
  },
  pg: {
    conn_str: "postgres://db.example.com/terraform?sslmode=verify-full",
    schema_name: "backups",
    skip_schema_creation: true,
    skip_table_creation: true,
    skip_index_creation: true,
  },
  http: {
    address: "https://gitlab.example.com/api/v4/projects/7/terraform/state/b",
    update_method: "PUT",
    lock_address:
      "https://gitlab.example.com/api/v4/projects/7/terraform/state/b/lock",
    lock_method: "POST",
    unlock_address:
      "https://gitlab.example.com/api/v4/projects/7/terraform/state/b/unlock",
    unlock_method: "DELETE",
    retry_max: 100,
    retry_wait_min: 0,
    retry_wait_max: 3600,
    client_ca_certificate_pem: PEM,
  },
  consul: {
    path: "data/backups",
    address: "consul.example.com:8501",
    scheme: "http",
    datacenter: "dc1",
    gzip: true,
    ca_file: "/etc/consul/ca.pem",
    cert_file: "/etc/consul/cert.pem",
    key_file: "/etc/consul/key.pem",
    lock: true,
  },
  cos: {
    bucket: "octo-org-terraform-1250000000",
    region: "eu-frankfurt",
    prefix: "data",
    key: "backups.tfstate",
    assume_role: {
      role_arn: "qcs::cam::uin/100000000001:roleName/terraform-state",
      session_name: "backups",
      session_duration: 3600,
      external_id: "octo-org",
    },
    profile: "data",
    shared_credentials_dir: "~/.tccli-data",
    cam_role_name: "terraform",
    accelerate: true,
    endpoint: "https://cos-internal.eu-frankfurt.tencentcos.cn",
    domain: "internal.tencentcloudapi.com",
    encrypt: true,
  },
  oss: {
    bucket: "octo-org-terraform-state",
    region: "eu-central-1",
    tablestore_endpoint: "https://octo-org.eu-central-1.ots.aliyuncs.com",
    tablestore_table: "terraform_locks",
    tablestore_instance_name: "octo-org",
    prefix: "data",
    key: "backups.tfstate",
    assume_role_role_arn: "acs:ram::1234567890123456:role/terraform-state",
    assume_role_session_name: "backups",
    assume_role_session_expiration: 900,
    ecs_role_name: "terraform",
    profile: "data",
    shared_credentials_file: "~/.aliyun/data.json",
    endpoint: "https://oss-eu-central-1-internal.aliyuncs.com",
    sts_endpoint: "https://sts.eu-central-1.aliyuncs.com",
    encrypt: true,
  },
  kubernetes: {
    secret_suffix: "backups",
    namespace: "terraform",
    labels: { "app.kubernetes.io/part-of": "backups" },
    config_paths: ["~/.kube/config", "~/.kube/data"],
    config_context: "data",
    config_context_auth_info: "terraform",
    config_context_cluster: "data",
    in_cluster_config: false,
    host: "https://kubernetes.example.com",
    cluster_ca_certificate: PEM,
    exec: {
      api_version: "client.authentication.k8s.io/v1",
      command: "aws",
      args: ["eks", "get-token", "--cluster-name", "data"],
    },
    proxy_url: "https://proxy.example.com",
  },
  remote: {
    organization: "octo-org",
    hostname: "terraform.example.com",
    workspaces: { name: "backups" },
  },
  cloud: {
    organization: "octo-org",
    hostname: "terraform.example.com",
    workspaces: { name: "backups", project: "data" },
  },
};

test.each(Object.values(LEAST))(
  "a state of the type $type with no more than it must have",
  (state) => {
    expect(stateBlock(state, "backups-stack")).toEqual({
      type: state.type,
      options: LEAST_BLOCKS[state.type],
    });
  },
);

test.each(Object.values(FULL))(
  "a state of the type $type with all that it can have",
  (state) => {
    expect(stateBlock(state, "backups-stack")).toEqual({
      type: state.type,
      options: FULL_BLOCKS[state.type],
    });
  },
);

test("several workspaces are said by a prefix or by tags, and then none has the stack's id", () => {
  expect(
    SEVERAL_WORKSPACES.map((state) => stateBlock(state, "stack").options),
  ).toEqual([
    { organization: "octo-org", workspaces: { prefix: "backups-" } },
    {
      organization: "octo-org",
      workspaces: { tags: ["backups", "data"], project: "data" },
    },
  ]);
});

test("a project alone leaves the workspace's name to the stack", () => {
  expect(
    stateBlock({ ...LEAST.cloud, workspaces: { project: "data" } }, "stack")
      .options["workspaces"],
  ).toEqual({ name: "stack", project: "data" });
});

test("the lock's address is the state's, and the one that unlocks is the lock's", () => {
  expect(
    stateBlock(
      { ...LEAST.http, lockAddress: "https://terraform.example.com/lock" },
      "stack",
    ).options,
  ).toEqual({
    address: "https://terraform.example.com/backups",
    lock_address: "https://terraform.example.com/lock",
    unlock_address: "https://terraform.example.com/lock",
  });
});

test("a role of Tencent Cloud has a session's name and duration, without which Terraform refuses it", () => {
  const roleArn = "qcs::cam::uin/100000000001:roleName/terraform-state";
  expect(
    stateBlock({ ...LEAST.cos, assumeRole: { roleArn } }, "stack").options[
      "assume_role"
    ],
  ).toEqual({
    role_arn: roleArn,
    session_name: "terraform",
    session_duration: 7200,
  });
});

test("a prop that is undefined counts as not given", () => {
  expect(
    stateBlock({ ...LEAST.s3, key: undefined, profile: undefined }, "stack")
      .options,
  ).toEqual({ ...LEAST_BLOCKS.s3, key: "stack.tfstate" });
});
