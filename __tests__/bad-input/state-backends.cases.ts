import { FULL, LEAST, SEVERAL_WORKSPACES } from "../support/states";
import type { BadInput, Change, GoodInput } from "./change";

const state = (value: unknown): Change => ({ state: value });
const of = (type: keyof typeof LEAST, change: object) =>
  state({ ...LEAST[type], ...change });

export const bad: BadInput[] = [
  [
    "the state's storage account has a hyphen",
    of("azurerm", { storageAccountName: "octo-org" }),
    'state.storageAccountName: must have 3 to 24 lower-case letters and digits, got "octo-org": write it like "octoorgterraform"',
  ],
  [
    "the state's container is in upper case",
    of("azurerm", { containerName: "Terraform" }),
    'state.containerName: must have 3 to 63 lower-case letters, digits and single hyphens, got "Terraform": write it like "terraform-state"',
  ],
  [
    "the state's storage account has its access key",
    of("azurerm", { accessKey: "Zm9v" }),
    'state.accessKey: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set ARM_ACCESS_KEY where Terraform runs',
  ],
  [
    "the state's storage account has a token",
    of("azurerm", { sasToken: "?sv=2024&sig=Zm9v" }),
    'state.sasToken: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set ARM_SAS_TOKEN where Terraform runs',
  ],
  [
    "the state's application has its secret",
    of("azurerm", {
      client_secret: "hunter2",
      clientCertificatePassword: "hunter2",
    }),
    'state.client_secret: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set ARM_CLIENT_SECRET where Terraform runs',
    'state.clientCertificatePassword: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set ARM_CLIENT_CERTIFICATE_PASSWORD where Terraform runs',
  ],
  [
    "the state's application is its name",
    of("azurerm", { clientId: "terraform" }),
    'state.clientId: must be an id of Azure, got "terraform": write it like "00000000-0000-0000-0000-000000000000"',
  ],
  [
    "the state's cloud of Azure is gone",
    of("azurerm", { environment: "german" }),
    'state.environment: must be one of "public", "usgovernment", "china", got "german": use one of public, usgovernment, china',
  ],
  [
    "the state's bucket of Google is a URL",
    of("gcs", { bucket: "gs://octo-org" }),
    'state.bucket: must be the bucket\'s name alone, in lower case, got "gs://octo-org": write it like "octo-org-terraform-state"',
  ],
  [
    "the state's service account has its key",
    of("gcs", {
      credentials: "{}",
      accessToken: "ya29",
      encryptionKey: "Zm9v",
    }),
    'state.credentials: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set GOOGLE_CREDENTIALS where Terraform runs',
    'state.accessToken: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set GOOGLE_OAUTH_ACCESS_TOKEN where Terraform runs',
    'state.encryptionKey: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set GOOGLE_ENCRYPTION_KEY where Terraform runs',
  ],
  [
    "the state's service account is its name",
    of("gcs", { impersonateServiceAccount: "terraform" }),
    'state.impersonateServiceAccount: must be the e-mail address of a service account, got "terraform": write it like "terraform@octo-org.iam.gserviceaccount.com"',
  ],
  [
    "the state's key of Google is its name alone",
    of("gcs", { kmsEncryptionKey: "terraform" }),
    'state.kmsEncryptionKey: must be the name of a key in full, got "terraform": write it like "projects/octo-org/locations/europe/keyRings/terraform/cryptoKeys/state"',
  ],
  [
    "the state's role of Alibaba Cloud is one of AWS",
    of("oss", {
      assumeRoleRoleArn: "arn:aws:iam::123456789012:role/terraform",
    }),
    'state.assumeRoleRoleArn: must be the ARN of a role, got "arn:aws:iam::123456789012:role/terraform": write it like "acs:ram::1234567890123456:role/terraform-state"',
  ],
  [
    "the state's database has a password",
    of("pg", {
      connStr: "postgres://terraform:hunter2@db.example.com/terraform",
    }),
    'state.connStr: must not hold a user name, a password or another secret, which would stand in the JSON, got "(not shown)": set PGUSER and PGPASSWORD or all of PG_CONN_STR where Terraform runs',
  ],
  [
    "the state's database has a user",
    of("pg", { connStr: "postgres://terraform@db.example.com/terraform" }),
    'state.connStr: must not hold a user name, a password or another secret, which would stand in the JSON, got "(not shown)": set PGUSER and PGPASSWORD or all of PG_CONN_STR where Terraform runs',
  ],
  [
    "the state's database has a password as a parameter",
    of("pg", {
      connStr: "postgres://db.example.com/terraform?password=hunter2",
    }),
    'state.connStr: must not hold a user name, a password or another secret, which would stand in the JSON, got "(not shown)": set PGUSER and PGPASSWORD or all of PG_CONN_STR where Terraform runs',
  ],
  [
    "the state's database has a password in a list of words",
    of("pg", { connStr: "host=db.example.com password=hunter2" }),
    'state.connStr: must not hold a user name, a password or another secret, which would stand in the JSON, got "(not shown)": set PGUSER and PGPASSWORD or all of PG_CONN_STR where Terraform runs',
  ],
  [
    "the state's database has a password in a list of words, in quotes",
    of("pg", { connStr: "host=db.example.com password = 'hunter2'" }),
    'state.connStr: must not hold a user name, a password or another secret, which would stand in the JSON, got "(not shown)": set PGUSER and PGPASSWORD or all of PG_CONN_STR where Terraform runs',
  ],
  [
    "the state's database is a list of words",
    of("pg", { connStr: "host=db.example.com" }),
    'state.connStr: must be an address of Postgres, got "host=db.example.com": write it like "postgres://db.example.com/terraform?sslmode=verify-full"',
  ],
  [
    "the state's schema is too long",
    of("pg", { schemaName: "b".repeat(64) }),
    'state.schemaName: must have 1 to 63 characters of ASCII, of which Postgres tells schemas apart, got "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb": write a short schemaName',
  ],
  [
    "the state's server is asked without TLS",
    of("http", { address: "http://terraform.example.com/backups" }),
    'state.address: must start with https://, since the state and the password pass over it, got "http://terraform.example.com/backups": write it like "https://terraform.example.com/state"',
  ],
  [
    "the state's server has a password",
    of("http", {
      address: "https://terraform:hunter2@terraform.example.com/backups",
    }),
    'state.address: must not hold a user name, a password or another secret, which would stand in the JSON, got "(not shown)": set TF_HTTP_USERNAME and TF_HTTP_PASSWORD where Terraform runs',
  ],
  [
    "the state's server has a token",
    of("http", {
      address: "https://terraform.example.com/backups?private_token=hunter2",
    }),
    'state.address: must not hold a user name, a password or another secret, which would stand in the JSON, got "(not shown)": set TF_HTTP_USERNAME and TF_HTTP_PASSWORD where Terraform runs',
  ],
  [
    "the state's server has its password beside it",
    of("http", { username: "terraform", password: "hunter2" }),
    'state.username: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set TF_HTTP_USERNAME where Terraform runs',
    'state.password: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set TF_HTTP_PASSWORD where Terraform runs',
  ],
  [
    "the state's server is trusted blindly",
    of("http", { skipCertVerification: true }),
    "state.skipCertVerification: must not be given, since anyone on the way could read and change the state, got true: write clientCaCertificatePem with the authority of the server's certificate",
  ],
  [
    "the state's server is asked in another language",
    of("http", { lockMethod: "LOKC" }),
    'state.lockMethod: must be one of "GET", "POST", "PUT", "PATCH", "DELETE", "LOCK", "UNLOCK", got "LOKC": did you mean "LOCK"?',
  ],
  [
    "the state's Consul has a password",
    of("consul", { address: "terraform:hunter2@consul.example.com:8501" }),
    'state.address: must not hold a user name, a password or another secret, which would stand in the JSON, got "(not shown)": set CONSUL_HTTP_AUTH or CONSUL_HTTP_TOKEN where Terraform runs',
  ],
  [
    "the state's Consul is a URL",
    of("consul", { address: "https://consul.example.com:8501" }),
    'state.address: must be a host with its port, without scheme, user and path, got "https://consul.example.com:8501": write it like "consul.example.com:8501"',
  ],
  [
    "the state's Consul has its token",
    of("consul", { accessToken: "hunter2", httpAuth: "terraform:hunter2" }),
    'state.accessToken: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set CONSUL_HTTP_TOKEN where Terraform runs',
    'state.httpAuth: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set CONSUL_HTTP_AUTH where Terraform runs',
  ],
  [
    "the state's Consul does not lock",
    of("consul", { lock: false }),
    "state.lock: must not be given, since it is always on, got false: leave it out",
  ],
  [
    "the state's bucket of Tencent Cloud lacks the application",
    of("cos", { bucket: "octo-org" }),
    'state.bucket: must be the bucket\'s name with the application\'s id behind it, got "octo-org": write it like "octo-org-terraform-1250000000"',
  ],
  [
    "the state's Tencent Cloud has its key",
    of("cos", {
      secretId: "AKID",
      secretKey: "hunter2",
      securityToken: "hunter2",
    }),
    'state.secretId: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set TENCENTCLOUD_SECRET_ID where Terraform runs',
    'state.secretKey: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set TENCENTCLOUD_SECRET_KEY where Terraform runs',
    'state.securityToken: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set TENCENTCLOUD_SECURITY_TOKEN where Terraform runs',
  ],
  [
    "the state's Tencent Cloud is open to all",
    of("cos", { acl: "public-read" }),
    'state.acl: must not be given, since nobody else may read the state, got "public-read": leave it out',
  ],
  [
    "the state's role of Tencent Cloud is null",
    of("cos", { assumeRole: null }),
    "state.assumeRole: must be an object, got null: write { roleArn }",
  ],
  [
    "the state's Alibaba Cloud has no locks",
    of("oss", { tablestoreEndpoint: undefined, tablestoreTable: undefined }),
    'state.tablestoreEndpoint: must be given, got nothing: add "tablestoreEndpoint"',
    'state.tablestoreTable: must be given, got nothing: add "tablestoreTable"',
  ],
  [
    "the state's Alibaba Cloud has its key",
    of("oss", { accessKey: "LTAI", secretKey: "hunter2" }),
    'state.accessKey: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set ALICLOUD_ACCESS_KEY where Terraform runs',
    'state.secretKey: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set ALICLOUD_SECRET_KEY where Terraform runs',
  ],
  [
    "the state's secret ends in a number",
    of("kubernetes", { secretSuffix: "backups-2" }),
    'state.secretSuffix: must have 1 to 63 lower-case letters, digits, hyphens and dots, and no number at the end, got "backups-2": write secretSuffix: "postgres-backups"',
  ],
  [
    "the state's secret is in upper case",
    of("kubernetes", { secretSuffix: "Backups" }),
    'state.secretSuffix: must have 1 to 63 lower-case letters, digits, hyphens and dots, and no number at the end, got "Backups": write secretSuffix: "postgres-backups"',
  ],
  [
    "the state's cluster has its token",
    of("kubernetes", {
      token: "hunter2",
      clientKey: "hunter2",
      password: "hunter2",
    }),
    'state.token: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set KUBE_TOKEN where Terraform runs',
    'state.clientKey: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set KUBE_CLIENT_KEY_DATA where Terraform runs',
    'state.password: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set KUBE_PASSWORD where Terraform runs',
  ],
  [
    "the state's cluster is trusted blindly",
    of("kubernetes", { insecure: true }),
    "state.insecure: must not be given, since anyone on the way could read and change the state, got true: write clusterCaCertificate with the authority of the cluster's certificate",
  ],
  [
    "the state's command has variables",
    of("kubernetes", {
      exec: {
        apiVersion: "v1",
        command: "aws",
        env: { AWS_SECRET_ACCESS_KEY: "hunter2" },
      },
    }),
    'state.exec.env: must not be given, since the command sees the environment that Terraform runs in, got "(not shown)": set the variables there',
  ],
  [
    "the state's secret has labels in a list",
    of("kubernetes", { labels: ["team"] }),
    'state.labels: must be an object, got "(not shown)": write { name: "value" }',
  ],
  [
    "the state's organization is left out",
    state({ type: "cloud" }),
    'state.organization: must be given, got nothing: add "organization"',
  ],
  [
    "the state's HCP Terraform has its token",
    of("cloud", { token: "hunter2" }),
    'state.token: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": run `terraform login`, or set TF_TOKEN_ with the host\'s name behind it, such as TF_TOKEN_app_terraform_io, where Terraform runs',
  ],
  [
    "the state's host of HCP Terraform is a URL",
    of("remote", { hostname: "https://terraform.example.com" }),
    'state.hostname: must be a host name, without scheme, user and path, got "https://terraform.example.com": write it like "terraform.example.com"',
  ],
  [
    "the state's workspace is its name alone",
    of("cloud", { workspaces: "backups" }),
    'state.workspaces: must be an object, got "backups": write { name, tags, project }',
  ],
  [
    "the state's workspace is called as Terraform calls no workspace",
    of("cloud", { workspaces: { name: "post gres" } }),
    'state.workspaces.name: must have 1 to 90 letters, digits, hyphens and underscores, got "post gres": write workspaces: { name: "postgres-backups" }',
  ],
  [
    "the state's workspaces have a name and tags",
    of("cloud", { workspaces: { name: "backups", tags: ["data"] } }),
    'state.workspaces.tags: must not be given with a name, got "(not shown)": write the one or the other',
  ],
  [
    "the state's workspaces have a name and a prefix",
    of("remote", { workspaces: { name: "backups", prefix: "data-" } }),
    'state.workspaces.prefix: must not be given with a name, got "data-": write the one or the other',
  ],
  [
    "the state's schema is not ASCII",
    of("pg", { schemaName: "größe" }),
    'state.schemaName: must have 1 to 63 characters of ASCII, of which Postgres tells schemas apart, got "größe": write a short schemaName',
  ],
  [
    "the state's Consul has a path that starts with a slash",
    of("consul", { path: "/backups" }),
    'state.path: must not start or end with "/", got "/backups": write it like "terraform/postgres-backups"',
  ],
];

export const good: GoodInput[] = [
  ...Object.values(LEAST).map((one): GoodInput => [
    `a state of the type ${one.type} with no more than it must have`,
    state(one),
  ]),
  ...Object.values(FULL).map((one): GoodInput => [
    `a state of the type ${one.type} with all that it can have`,
    state(one),
  ]),
  ...SEVERAL_WORKSPACES.map((one): GoodInput => [
    `a state of the type ${one.type} in several workspaces`,
    state(one),
  ]),
  ["the longest name of a schema", of("pg", { schemaName: "b".repeat(63) })],
  [
    "a database by the other word for it",
    of("pg", { connStr: "postgresql://db.example.com/terraform" }),
  ],
  [
    "a server on the machine itself, without TLS",
    of("http", { address: "http://localhost:8080/backups" }),
  ],
  [
    "a server with a parameter that is no secret",
    of("http", {
      address: "https://terraform.example.com/state?stack=backups",
    }),
  ],
  [
    "an agent of Consul on the machine itself",
    of("consul", { address: "127.0.0.1:8500", scheme: "http" }),
  ],
  [
    "a secret whose name has a number that is not at the end",
    of("kubernetes", { secretSuffix: "backups-2-eu" }),
  ],
];
