import { LEAST } from "../support/states";
import { unknownText } from "../support/trust-fixtures";
import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  refused,
  taken,
} from "./change";

const state = (value: unknown): Change => ({ state: value });
const s3 = (change: object) => state({ ...LEAST.s3, ...change });

const ROLE = { roleArn: "arn:aws:iam::123456789012:role/terraform" };

const UUID = "0f3a6c1e-7b1d-4c3a-9a52-6f0d8e2b4c71";
const KEY = "arn:aws:kms:us-east-1:123456789012:key/";

export const bad: BadInput[] = [
  [
    "the state's key is a variable of a policy's",
    s3({ key: "states/&{aws:username}.tfstate" }),
    'state.key: must hold no ${, %{ or &{, since neither a state backend nor a policy that names the state can have expressions, got "states/&{aws:username}.tfstate": write the value itself',
  ],
  [
    "the tags of the state's role have an expression for a key",
    s3({
      assumeRole: {
        roleArn: "arn:aws:iam::123456789012:role/state",
        tags: { "${path.cwd}": "a" },
      },
    }),
    'state.assumeRole.tags.${path.cwd}: must hold no ${, %{ or &{, since neither a state backend nor a policy that names the state can have expressions, got "${path.cwd}": write the value itself',
  ],
  [
    "the state is its type alone",
    state("s3"),
    'state: must be an object, got "s3": write { type: "s3", bucket: "octo-org-terraform-state", region: "us-east-1" }, or leave the prop out',
  ],
  [
    "the state is a connection string with a password",
    state("postgres://terraform:hunter2@db.example.com/terraform"),
    'state: must be an object, got "(not shown)": write { type: "s3", bucket: "octo-org-terraform-state", region: "us-east-1" }, or leave the prop out',
  ],
  [
    "the state is a list",
    state([LEAST.s3]),
    'state: must be an object, got "(not shown)": write { type: "s3", bucket: "octo-org-terraform-state", region: "us-east-1" }, or leave the prop out',
  ],
  [
    "the state is known to Terraform alone",
    state(unknownText()),
    'state: must be known when the app is synthesized, since a state backend can\'t have variables, got "a value that only Terraform knows": write the value itself',
  ],
  [
    "the state has no type",
    state({ bucket: "octo-org-terraform-state" }),
    'state.type: must be given, got nothing: add one of type: "local", type: "s3", type: "azurerm", type: "gcs", type: "pg", type: "http", type: "consul", type: "cos", type: "oss", type: "kubernetes", type: "remote", type: "cloud"',
  ],
  [
    "the state's type is mistyped",
    state({ type: "s2" }),
    'state.type: must be one of "local", "s3", "azurerm", "gcs", "pg", "http", "consul", "cos", "oss", "kubernetes", "remote", "cloud", got "s2": did you mean "s3"?',
  ],
  [
    "the state's type is what Terraform has dropped",
    state({ type: "artifactory" }),
    'state.type: must be one of "local", "s3", "azurerm", "gcs", "pg", "http", "consul", "cos", "oss", "kubernetes", "remote", "cloud", got "artifactory": use one of local, s3, azurerm, gcs, pg, http, consul, cos, oss, kubernetes, remote, cloud',
  ],
  [
    "the state's type is no text",
    state({ type: 7 }),
    'state.type: must be one of "local", "s3", "azurerm", "gcs", "pg", "http", "consul", "cos", "oss", "kubernetes", "remote", "cloud", got 7: did you mean "s3"?',
  ],
  [
    "the state's type is the name of something that every object has",
    state({ type: "constructor" }),
    'state.type: must be one of "local", "s3", "azurerm", "gcs", "pg", "http", "consul", "cos", "oss", "kubernetes", "remote", "cloud", got "constructor": use one of local, s3, azurerm, gcs, pg, http, consul, cos, oss, kubernetes, remote, cloud',
  ],
  [
    "the state's bucket and region are left out",
    state({ type: "s3" }),
    'state.bucket: must be given, got nothing: add "bucket"',
    'state.region: must be given, got nothing: add "region"',
  ],
  [
    "the state's region is mistyped",
    s3({ region: "us-esat-1" }),
    'state.region: must be a region of AWS, got "us-esat-1": did you mean "us-east-1"?',
  ],
  [
    "the state's region for sessions is mistyped",
    s3({ stsRegion: "us-esat-1" }),
    'state.stsRegion: must be a region of AWS, got "us-esat-1": did you mean "us-east-1"?',
  ],
  [
    "the state's bucket is only known to Terraform",
    s3({ bucket: unknownText() }),
    'state.bucket: must be known when the app is synthesized, since a state backend can\'t have variables, got "a value that only Terraform knows": write the value itself',
  ],
  [
    "the state's bucket is an expression of Terraform's",
    s3({ bucket: "${var.bucket}" }),
    'state.bucket: must hold no ${, %{ or &{, since neither a state backend nor a policy that names the state can have expressions, got "${var.bucket}": write the value itself',
  ],
  [
    "the state's bucket is a directive of Terraform's",
    s3({ bucket: "%{if true}a%{endif}" }),
    'state.bucket: must hold no ${, %{ or &{, since neither a state backend nor a policy that names the state can have expressions, got "%{if true}a%{endif}": write the value itself',
  ],
  [
    "the state's key is empty",
    s3({ key: "" }),
    'state.key: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  [
    "the state's key is null",
    s3({ key: null }),
    "state.key: must be a non-empty string, got null: write the value in quotes, or leave the prop out",
  ],
  [
    "the state's key of KMS is an alias",
    s3({ kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:alias/state" }),
    'state.kmsKeyArn: must be the ARN of a key, not of an alias, got "arn:aws:kms:us-east-1:123456789012:alias/state": write it like "arn:aws:kms:us-east-1:123456789012:key/0f3a6c1e-7b1d-4c3a-9a52-6f0d8e2b4c71"',
  ],
  [
    "the state's key of KMS is in another region than the state",
    s3({
      kmsKeyArn:
        "arn:aws:kms:us-west-2:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab",
    }),
    'state.kmsKeyArn: must be in the state\'s region, "us-east-1", since S3 can\'t use a key of another one, got "arn:aws:kms:us-west-2:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab": name a key of that region, or a replica of the key there',
  ],
  [
    "the state's key of KMS has no id that Terraform takes",
    s3({ kmsKeyArn: "arn:aws:kms:us-east-1:123456789012:key/mrk-1" }),
    'state.kmsKeyArn: must be the ARN of a key, not of an alias, got "arn:aws:kms:us-east-1:123456789012:key/mrk-1": write it like "arn:aws:kms:us-east-1:123456789012:key/0f3a6c1e-7b1d-4c3a-9a52-6f0d8e2b4c71"',
  ],
  [
    "the state's key of KMS has Terraform's name",
    s3({ kms_key_id: "mrk-1" }),
    'state.kms_key_id: must be a known prop, got "(not shown)": write it as "kmsKeyArn"',
  ],
  [
    "the state is locked by a table",
    s3({ dynamodbTable: "terraform-locks" }),
    'state.dynamodbTable: must not be given, since S3 locks the state by itself now, with no table of DynamoDB, got "terraform-locks": leave it out',
  ],
  [
    "the state is locked by a table in Terraform's words",
    s3({ dynamodb_table: "terraform-locks" }),
    'state.dynamodb_table: must not be given, since S3 locks the state by itself now, with no table of DynamoDB, got "terraform-locks": leave it out',
  ],
  [
    "the state is not locked",
    s3({ useLockfile: false }),
    "state.useLockfile: must not be given, since it is always on, got false: leave it out",
  ],
  [
    "the state is not encrypted",
    s3({ encrypt: false }),
    "state.encrypt: must not be given, since it is always on, got false: leave it out",
  ],
  [
    "the state has an access key",
    s3({ accessKey: "AKIAIOSFODNN7EXAMPLE", secretKey: "wJalrXUtnFEMI" }),
    'state.accessKey: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set AWS_ACCESS_KEY_ID where Terraform runs',
    'state.secretKey: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set AWS_SECRET_ACCESS_KEY where Terraform runs',
  ],
  [
    "the state has an access key in Terraform's words",
    s3({ access_key: "AKIAIOSFODNN7EXAMPLE", secret_key: "wJalrXUtnFEMI" }),
    'state.access_key: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set AWS_ACCESS_KEY_ID where Terraform runs',
    'state.secret_key: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set AWS_SECRET_ACCESS_KEY where Terraform runs',
  ],
  [
    "the state has an access key in the case of the environment",
    s3({ SECRET_KEY: "wJalrXUtnFEMI" }),
    'state.SECRET_KEY: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set AWS_SECRET_ACCESS_KEY where Terraform runs',
  ],
  [
    "the state has an access key that is mistyped",
    s3({ secretKye: "wJalrXUtnFEMI" }),
    'state.secretKye: must be a known prop, got "(not shown)": leave it out, or use one of the nearest: bucket, maxRetries, retryMode',
  ],
  [
    "the state has an access key that only Terraform knows",
    s3({ accessKey: unknownText() }),
    'state.accessKey: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set AWS_ACCESS_KEY_ID where Terraform runs',
  ],
  [
    "the state has a session token",
    s3({ token: "FwoGZXIvYXdz" }),
    'state.token: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set AWS_SESSION_TOKEN where Terraform runs',
  ],
  [
    "the state has a key of the client's",
    s3({ sseCustomerKey: "czNjcjN0" }),
    'state.sseCustomerKey: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": set AWS_SSE_CUSTOMER_KEY where Terraform runs',
  ],
  [
    "the state's bucket is an object with a secret",
    s3({ bucket: { secretKey: "wJalrXUtnFEMI" } }),
    'state.bucket: must be a non-empty string, got "(not shown)": write the value in quotes, or leave the prop out',
  ],
  [
    "the state's role is its ARN alone",
    s3({ assumeRole: "arn:aws:iam::123456789012:role/terraform" }),
    'state.assumeRole: must be an object, got "arn:aws:iam::123456789012:role/terraform": write { roleArn }',
  ],
  [
    "the state's role has no ARN",
    s3({ assumeRole: {} }),
    'state.assumeRole.roleArn: must be given, got nothing: add "roleArn"',
  ],
  [
    "the state's role is only known to Terraform",
    s3({ assumeRole: unknownText() }),
    'state.assumeRole: must be known when the app is synthesized, since a state backend can\'t have variables, got "a value that only Terraform knows": write the value itself',
  ],
  [
    "the state's session has a name with a space",
    s3({ assumeRole: { ...ROLE, sessionName: "of terraform" } }),
    'state.assumeRole.sessionName: must have 2 to 64 letters, digits and characters of _+=,.@-, got "of terraform": write it like "terraform"',
  ],
  [
    "the state's session is narrowed by a role",
    s3({ assumeRole: { ...ROLE, policyArns: [ROLE.roleArn] } }),
    'state.assumeRole.policyArns[0]: must be the ARN of a policy, got "arn:aws:iam::123456789012:role/terraform": write it like "arn:aws:iam::123456789012:policy/terraform-state"',
  ],
  [
    "the state's role asks for an id with a space",
    s3({ assumeRole: { ...ROLE, externalId: "octo org" } }),
    'state.assumeRole.externalId: must have 2 to 1224 letters, digits and characters of _+=,.@:/-, got "octo org": copy it from the condition of the role\'s trust policy',
  ],
  [
    "the state's session is too short",
    s3({ assumeRole: { ...ROLE, durationSeconds: 899 } }),
    "state.assumeRole.durationSeconds: must be a whole number of seconds from 900 to 43200, got 899: write a number from that range, without quotes",
  ],
  [
    "the state's session is too long",
    s3({ assumeRole: { ...ROLE, durationSeconds: 43201 } }),
    "state.assumeRole.durationSeconds: must be a whole number of seconds from 900 to 43200, got 43201: write a number from that range, without quotes",
  ],
  [
    "the state's session lasts a time in Terraform's words",
    s3({ assumeRole: { ...ROLE, duration: "1h" } }),
    'state.assumeRole.duration: must be a known prop, got "(not shown)": write it as "durationSeconds"',
  ],
  [
    "the state's session is narrowed by a policy in full",
    s3({ assumeRole: { ...ROLE, policy: "{}" } }),
    'state.assumeRole.policy: must not be given, since a policy in full would have to be kept in step with the state\'s place, got "{}": narrow the role itself, or write policyArns',
  ],
  [
    "the state's session has a tag that is a number",
    s3({ assumeRole: { ...ROLE, tags: { team: 7 } } }),
    "state.assumeRole.tags.team: must be a non-empty string, got 7: write the value in quotes, or leave the prop out",
  ],
  [
    "the state's session has a token",
    s3({
      assumeRoleWithWebIdentity: { ...ROLE, webIdentityToken: "eyJhbGciOi" },
    }),
    'state.assumeRoleWithWebIdentity.webIdentityToken: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": have it written to a file where Terraform runs, and name that as webIdentityTokenFile',
    'state.assumeRoleWithWebIdentity.webIdentityTokenFile: must be given, got nothing: add "webIdentityTokenFile"',
  ],
  [
    "an account of the state is a number",
    s3({ allowedAccountIds: [123456789012] }),
    "state.allowedAccountIds[0]: must be a non-empty string, got 123456789012: write the value in quotes, or leave the prop out",
  ],
  [
    "an account of the state is undefined",
    s3({ allowedAccountIds: [undefined] }),
    "state.allowedAccountIds[0]: must be given, got nothing: give it a value, or remove it from the list",
  ],
  [
    "the accounts of the state are none",
    s3({ allowedAccountIds: [] }),
    'state.allowedAccountIds: must be a list with at least one entry, got "(not shown)": write ["…"], or leave it out',
  ],
  [
    "the state is asked for a part of a time again",
    s3({ maxRetries: 1.5 }),
    "state.maxRetries: must be a whole number of times from 0 to 100, got 1.5: write a number from that range, without quotes",
  ],
  [
    "the state's way of asking again is Terraform's oldest",
    s3({ retryMode: "legacy" }),
    'state.retryMode: must be one of "standard", "adaptive", got "legacy": use one of standard, adaptive',
  ],
  [
    "the state's flag is a text",
    s3({ usePathStyle: "true" }),
    'state.usePathStyle: must be true or false, got "true": write it without quotes',
  ],
  [
    "the state's flag is only known to Terraform",
    s3({ usePathStyle: unknownText() }),
    'state.usePathStyle: must be known when the app is synthesized, since a state backend can\'t have variables, got "a value that only Terraform knows": write the value itself',
  ],
  [
    "the state's endpoint has a password",
    s3({ endpoints: { s3: "https://terraform:hunter2@s3.example.com" } }),
    'state.endpoints.s3: must not hold a user name, a password or another secret, which would stand in the JSON, got "(not shown)": leave them out',
  ],
  [
    "the state's endpoint is where Terraform had it",
    s3({ endpoint: "https://terraform:hunter2@s3.example.com" }),
    'state.endpoint: must not be given, since Terraform has put it among the endpoints, got "(not shown)": write endpoints: { s3: "https://…" }',
  ],
  [
    "the state is in the bucket for backups",
    s3({ bucket: "neon-s3-backup" }),
    'state.bucket: must be another bucket than the stack\'s own, as bucket.name is, which is not there before the state is, got "neon-s3-backup": keep the state in a bucket that exists',
  ],
  [
    "the state is in the bucket for logs",
    {
      ...bucket({
        accessLogs: { source: "create", bucketName: "octo-org-logs" },
      }),
      ...s3({ bucket: "octo-org-logs" }),
    },
    'state.bucket: must be another bucket than the stack\'s own, as bucket.accessLogs.bucketName is, which is not there before the state is, got "octo-org-logs": keep the state in a bucket that exists',
  ],
  [
    "the state is called otherwise, and has a secret",
    { backend: { type: "s3", secretKey: "wJalrXUtnFEMI" } },
    'backend: must be a known prop, got {"type":"s3","secretKey":"(not shown)"}: leave it out, or use one of the nearest: backups, bucket, accountId',
  ],
  ...refused("state.endpoints.s3", (url) => s3({ endpoints: { s3: url } }), [
    "must start with https://, since the state and the password pass over it",
    'write it like "https://terraform.example.com/state"',
    "http://s3.example.com",
    ...["https://", "https:///state", "https://a b"],
    ...["http://localhost.example.com", "http://127.0.0.1.example.com"],
    ...["ftp://terraform.example.com", "terraform.example.com"],
  ]),
  ...refused("state.key", (key) => s3({ key }), [
    'must not start or end with "/", and must have no "//" and no "./" in front',
    'write it like "teams/data/postgres-backups.tfstate"',
    "/backups.tfstate",
    "backups/",
    "data//backups.tfstate",
    ...["/a", "a/", "a//b", "./a", "/"],
  ]),
  ...refused("state.bucket", (name) => s3({ bucket: name }), [
    "must be the bucket's name alone, in lower case",
    'write it like "octo-org-terraform-state"',
    "s3://octo-org-terraform-state",
    "Octo-Org-Terraform-State",
    ...["ab", "a".repeat(223), "-ab", "ab-", "aBc", "a/b", "s3://abc", "a b"],
  ]),
  ...refused(
    "state.assumeRole.roleArn",
    (roleArn) => s3({ assumeRole: { roleArn } }),
    [
      "must be the ARN of a role",
      'write it like "arn:aws:iam::123456789012:role/terraform"',
      "arn:aws:iam::123456789012:user/terraform",
      "arn:aws:iam::12345678901:role/a",
      "arn:aws:iam::123456789012:role/",
      "arn:aws:sts::123456789012:assumed-role/a/b",
      "a",
    ],
  ),
  ...refused("state.kmsKeyArn", (kmsKeyArn) => s3({ kmsKeyArn }), [
    "must be the ARN of a key, not of an alias",
    `write it like "${KEY}0f3a6c1e-7b1d-4c3a-9a52-6f0d8e2b4c71"`,
    UUID,
    `${KEY}${UUID.toUpperCase()}`,
    `${KEY}${UUID}0`,
    `${KEY}mrk-1234abcd12ab34cd56ef1234567890a`,
    "arn:aws:kms:us-east-1:123456789012:alias/a",
  ]),
  ...refused(
    "state.allowedAccountIds[0]",
    (id) => s3({ allowedAccountIds: [id] }),
    [
      "must be a string of 12 digits",
      "copy it from the account menu of the AWS console, or from `aws sts get-caller-identity`",
      "octo-org",
      ...["12345678901", "1234567890123", "1234-5678-9012"],
    ],
  ),
];

export const good: GoodInput[] = [
  ["no state", state(undefined)],
  [
    "a state in a bucket with dots",
    s3({ bucket: "terraform.octo-org.example" }),
  ],
  [
    "a state whose bucket is called as the one for logs that is not made here",
    {
      ...bucket({
        accessLogs: { source: "existing", bucketName: "octo-org-logs" },
      }),
      ...s3({ bucket: "octo-org-logs" }),
    },
  ],
  [
    "a state in other storage, in a bucket that is called as that for backups",
    s3({
      bucket: "neon-s3-backup",
      region: "auto",
      endpoints: { s3: "https://storage.example.com" },
    }),
  ],
  [
    "a region that Terraform does not know yet",
    s3({ region: "mars-north-1", skipRegionValidation: true }),
  ],
  [
    "a state in another region than the bucket for backups",
    s3({ region: "eu-central-1" }),
  ],
  [
    "storage on the machine itself, without TLS",
    s3({ endpoints: { s3: "http://127.0.0.1:9000" } }),
  ],
  [
    "the key of KMS in the state's region",
    s3({
      kmsKeyArn:
        "arn:aws:kms:us-east-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab",
    }),
  ],
  [
    "the shortest session",
    s3({ assumeRole: { ...ROLE, durationSeconds: 900 } }),
  ],
  [
    "the longest session",
    s3({ assumeRole: { ...ROLE, durationSeconds: 43200 } }),
  ],
  ["a key with folders", s3({ key: "data/backups.tfstate" })],
  [
    "props that are undefined",
    s3({ key: undefined, assumeRole: undefined, accessKey: undefined }),
  ],
  ...taken(
    "an endpoint",
    (url) => s3({ endpoints: { s3: url } }),
    ...["https://a", "https://terraform.example.com:8443/state?stack=a"],
    ...["http://localhost", "http://localhost:8080/state"],
    ...["http://127.0.0.1/state", "http://[::1]:9000"],
  ),
  ...taken(
    "a state's key",
    (key) => s3({ key }),
    ...["a", "a/b/c.tfstate", ".a", "..a/b"],
  ),
  ...taken(
    "a state's bucket",
    (name) => s3({ bucket: name }),
    ...["abc", "a.b-c_d", "a".repeat(222), "1a1"],
  ),
  ...taken(
    "a state's role",
    (roleArn) => s3({ assumeRole: { roleArn } }),
    "arn:aws:iam::123456789012:role/a",
    "arn:aws-cn:iam::123456789012:role/path/to/a",
  ),
  ["a state's key of KMS", s3({ kmsKeyArn: `${KEY}${UUID}` })],
  [
    "a state's key of KMS in GovCloud",
    s3({
      region: "us-gov-west-1",
      kmsKeyArn: `arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/${UUID}`,
    }),
  ],
  ...taken(
    "a state's account",
    (id) => s3({ allowedAccountIds: [id] }),
    ...["123456789012", "000000000000"],
  ),
];
