import type { StateBackend } from "../../src";
import type { StateType } from "../../src/state/state-backend";

type Of<T extends StateType> = Extract<StateBackend, { type: T }>;

/** Every prop of a state, those of groups as well; of two that exclude each other the one that is given here. */
type Full<T> = {
  readonly [K in Exclude<keyof T, "workspaces">]-?: Required<T>[K];
} & ("workspaces" extends keyof T ? Pick<T, "workspaces" & keyof T> : unknown);

const PEM = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
const ROLE_ARN = "arn:aws:iam::123456789012:role/terraform-state";
const UUID = "00000000-0000-0000-0000-000000000000";

/** A state of each type with what it must have, and no more. */
export const LEAST: { readonly [T in StateType]: Of<T> } = {
  local: { type: "local" },
  s3: { type: "s3", bucket: "octo-org-terraform-state", region: "us-east-1" },
  azurerm: {
    type: "azurerm",
    storageAccountName: "octoorgterraform",
    containerName: "terraform-state",
  },
  gcs: { type: "gcs", bucket: "octo-org-terraform-state" },
  pg: { type: "pg" },
  http: { type: "http", address: "https://terraform.example.com/backups" },
  consul: { type: "consul" },
  cos: {
    type: "cos",
    bucket: "octo-org-terraform-1250000000",
    region: "eu-frankfurt",
  },
  oss: {
    type: "oss",
    bucket: "octo-org-terraform-state",
    region: "eu-central-1",
    tablestoreEndpoint: "https://octo-org.eu-central-1.ots.aliyuncs.com",
    tablestoreTable: "terraform_locks",
  },
  kubernetes: { type: "kubernetes" },
  remote: { type: "remote", organization: "octo-org" },
  cloud: { type: "cloud", organization: "octo-org" },
};

/** A state of each type with everything that it can have. */
export const FULL: { readonly [T in StateType]: Full<Of<T>> } = {
  local: {
    type: "local",
    path: "backups.tfstate",
    workspaceDir: "workspaces",
  },
  s3: {
    type: "s3",
    bucket: "octo-org-terraform-state",
    region: "eu-central-1",
    key: "data/backups.tfstate",
    kmsKeyArn:
      "arn:aws:kms:eu-central-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab",
    assumeRole: {
      roleArn: ROLE_ARN,
      sessionName: "terraform",
      durationSeconds: 900,
      policyArns: ["arn:aws:iam::aws:policy/AmazonS3FullAccess"],
      externalId: "octo-org",
      sourceIdentity: "octocat",
      tags: { team: "data" },
      transitiveTagKeys: ["team"],
    },
    assumeRoleWithWebIdentity: {
      roleArn: ROLE_ARN,
      sessionName: "terraform",
      durationSeconds: 43200,
      policyArns: ["arn:aws:iam::123456789012:policy/terraform-state"],
      webIdentityTokenFile: "/var/run/token",
    },
    allowedAccountIds: ["123456789012"],
    profile: "data",
    sharedConfigFiles: ["~/.aws/data"],
    sharedCredentialsFiles: ["~/.aws/data-credentials"],
    workspaceKeyPrefix: "workspaces",
    maxRetries: 0,
    retryMode: "adaptive",
    customCaBundle: "/etc/ssl/ca.pem",
    useFipsEndpoint: false,
    useDualstackEndpoint: true,
    stsRegion: "us-east-1",
    endpoints: {
      s3: "https://s3.example.com",
      sts: "https://sts.example.com",
      iam: "https://iam.example.com",
      sso: "https://sso.example.com",
    },
    usePathStyle: true,
    skipCredentialsValidation: true,
    skipMetadataApiCheck: true,
    skipRegionValidation: true,
    skipRequestingAccountId: true,
    skipS3Checksum: true,
  },
  azurerm: {
    type: "azurerm",
    storageAccountName: "octoorgterraform",
    containerName: "terraform-state",
    key: "data/backups.tfstate",
    resourceGroupName: "terraform",
    subscriptionId: UUID,
    tenantId: UUID,
    clientId: UUID,
    useAzureadAuth: true,
    useOidc: true,
    useCli: false,
    useMsi: false,
    useAksWorkloadIdentity: false,
    adoPipelineServiceConnectionId: UUID,
    snapshot: true,
    lookupBlobEndpoint: true,
    environment: "usgovernment",
    metadataHost: "management.example.com",
  },
  gcs: {
    type: "gcs",
    bucket: "octo-org-terraform-state",
    prefix: "data/backups",
    kmsEncryptionKey:
      "projects/octo-org/locations/europe/keyRings/terraform/cryptoKeys/state",
    impersonateServiceAccount: "terraform@octo-org.iam.gserviceaccount.com",
    impersonateServiceAccountDelegates: ["ci@octo-org.iam.gserviceaccount.com"],
    storageCustomEndpoint: "https://storage.example.com/storage/v1/b",
  },
  pg: {
    type: "pg",
    connStr: "postgres://db.example.com/terraform?sslmode=verify-full",
    schemaName: "backups",
    skipSchemaCreation: true,
    skipTableCreation: true,
    skipIndexCreation: true,
  },
  http: {
    type: "http",
    address: "https://gitlab.example.com/api/v4/projects/7/terraform/state/b",
    updateMethod: "PUT",
    lockAddress:
      "https://gitlab.example.com/api/v4/projects/7/terraform/state/b/lock",
    lockMethod: "POST",
    unlockAddress:
      "https://gitlab.example.com/api/v4/projects/7/terraform/state/b/unlock",
    unlockMethod: "DELETE",
    retryMax: 100,
    retryWaitMinSeconds: 0,
    retryWaitMaxSeconds: 3600,
    clientCaCertificatePem: PEM,
  },
  consul: {
    type: "consul",
    path: "data/backups",
    address: "consul.example.com:8501",
    scheme: "http",
    datacenter: "dc1",
    gzip: true,
    caFile: "/etc/consul/ca.pem",
    certFile: "/etc/consul/cert.pem",
    keyFile: "/etc/consul/key.pem",
  },
  cos: {
    type: "cos",
    bucket: "octo-org-terraform-1250000000",
    region: "eu-frankfurt",
    prefix: "data",
    key: "backups.tfstate",
    assumeRole: {
      roleArn: "qcs::cam::uin/100000000001:roleName/terraform-state",
      sessionName: "backups",
      sessionDurationSeconds: 3600,
      externalId: "octo-org",
    },
    profile: "data",
    sharedCredentialsDir: "~/.tccli-data",
    camRoleName: "terraform",
    accelerate: true,
    endpoint: "https://cos-internal.eu-frankfurt.tencentcos.cn",
    domain: "internal.tencentcloudapi.com",
  },
  oss: {
    type: "oss",
    bucket: "octo-org-terraform-state",
    region: "eu-central-1",
    tablestoreEndpoint: "https://octo-org.eu-central-1.ots.aliyuncs.com",
    tablestoreTable: "terraform_locks",
    tablestoreInstanceName: "octo-org",
    prefix: "data",
    key: "backups.tfstate",
    assumeRoleRoleArn: "acs:ram::1234567890123456:role/terraform-state",
    assumeRoleSessionName: "backups",
    assumeRoleSessionExpirationSeconds: 900,
    ecsRoleName: "terraform",
    profile: "data",
    sharedCredentialsFile: "~/.aliyun/data.json",
    endpoint: "https://oss-eu-central-1-internal.aliyuncs.com",
    stsEndpoint: "https://sts.eu-central-1.aliyuncs.com",
  },
  kubernetes: {
    type: "kubernetes",
    secretSuffix: "backups",
    namespace: "terraform",
    labels: { "app.kubernetes.io/part-of": "backups" },
    configPaths: ["~/.kube/config", "~/.kube/data"],
    configContext: "data",
    configContextAuthInfo: "terraform",
    configContextCluster: "data",
    inClusterConfig: false,
    host: "https://kubernetes.example.com",
    clusterCaCertificate: PEM,
    exec: {
      apiVersion: "client.authentication.k8s.io/v1",
      command: "aws",
      args: ["eks", "get-token", "--cluster-name", "data"],
    },
    proxyUrl: "https://proxy.example.com",
  },
  remote: {
    type: "remote",
    organization: "octo-org",
    hostname: "terraform.example.com",
    workspaces: { name: "backups" },
  },
  cloud: {
    type: "cloud",
    organization: "octo-org",
    hostname: "terraform.example.com",
    workspaces: { name: "backups", project: "data" },
  },
};

/** States that say the workspaces of HCP Terraform in the other way. */
export const SEVERAL_WORKSPACES: readonly StateBackend[] = [
  {
    type: "remote",
    organization: "octo-org",
    workspaces: { prefix: "backups-" },
  },
  {
    type: "cloud",
    organization: "octo-org",
    workspaces: { tags: ["backups", "data"], project: "data" },
  },
];
