import { LEAST } from "../support/states";
import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  trust,
} from "./change";

const of = (type: keyof typeof LEAST, change: object): Change => ({
  state: { ...LEAST[type], ...change },
});
const exec = (...args: string[]) =>
  of("kubernetes", { exec: { apiVersion: "v1", command: "kubectl", args } });

const GITHUB = "ghp_0123456789abcdefghijklmnopqrstuvwxyz";
const KEY =
  "-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----";
const SECRET_OF_STATE =
  'must not hold a user name, a password or another secret, which would stand in the JSON, got "(not shown)"';
const LEAVE_OUT = "leave them out";
const HTTP = "set TF_HTTP_USERNAME and TF_HTTP_PASSWORD where Terraform runs";
const PG =
  "set PGUSER and PGPASSWORD or all of PG_CONN_STR where Terraform runs";

export const bad: BadInput[] = [
  [
    "a repository's address has a token",
    trust({
      repository: `https://x-access-token:${GITHUB}@github.com/octo-org/octo-repo`,
    }),
    'backups[0].trust[0].repository: must be OWNER/REPO and not a URL, got "(not shown)": write "octo-org/octo-repo"',
  ],
  [
    "a branch is a token",
    trust({ branch: ` ${GITHUB}` }),
    "backups[0].trust[0].branch: must be a name that Git allows for a branch, got \"(not shown)\": copy it from `git for-each-ref --format='%(refname:short)'`",
  ],
  [
    "a bucket's name is a token, which the fix would hold in lower case",
    bucket({ name: GITHUB }),
    'bucket.name: must hold only lower-case letters, digits and hyphens, got "(not shown)": write it without the secret',
  ],
  [
    "the database's region is the connection string",
    {
      databaseRegion:
        "postgres://neondb_owner:npg_hunter2hunter2@ep-cool.us-east-1.aws.neon.tech/neondb",
    },
    'databaseRegion: must be a region id of Neon, such as "aws-us-east-1" or "azure-eastus2", or a region of AWS, got "(not shown)": write a region of AWS, such as "us-east-1"',
  ],
  [
    "there are keys of AWS and a connection string as props",
    {
      awsSecretAccessKey: "hunter2",
      awsAccessKeyId: "AKIAIOSFODNN7EXAMPLE",
      databaseUrl: "hunter2",
    },
    'awsSecretAccessKey: must be a known prop, got "(not shown)": leave it out, or use one of the nearest: assumeRole, ignoreTags, state',
    'awsAccessKeyId: must be a known prop, got "(not shown)": leave it out, or use one of the nearest: accountId, assumeRole, backups',
    'databaseUrl: must be a known prop, got "(not shown)": leave it out, or use one of the nearest: databaseRegion, alarm, backups',
  ],
  [
    "there is a password deep in a prop that there is none of",
    bucket({ database: { urls: [{ password: "hunter2", host: "db" }] } }),
    'bucket.database: must be a known prop, got {"urls":[{"password":"(not shown)","host":"db"}]}: leave it out, or use one of the nearest: tags, name, readers',
  ],
  [
    "there is a token among the claims",
    trust({ claims: { token: "hunter2" } }),
    'backups[0].trust[0].claims.token: must be a claim that AWS can compare, or the condition would never hold, got "(not shown)": leave it out, or use one of the nearest: ref, actor, actor_id',
  ],
  [
    "the state's server has a password as a parameter, in short",
    of("http", { address: "https://terraform.example.com/b?pwd=hunter2" }),
    `state.address: ${SECRET_OF_STATE}: ${HTTP}`,
  ],
  [
    "the state's server has a key as a parameter",
    of("http", { address: "https://terraform.example.com/b?auth=hunter2" }),
    `state.address: ${SECRET_OF_STATE}: ${HTTP}`,
  ],
  [
    "the state's database has a password whose name is spelt by numbers",
    of("pg", { connStr: "postgres://db.example.com/t?pass%77ord=hunter2" }),
    `state.connStr: ${SECRET_OF_STATE}: ${PG}`,
  ],
  [
    "the state's command has a token as an argument",
    exec("get", "--token", "hunter2"),
    `state.exec.args[2]: ${SECRET_OF_STATE}: ${LEAVE_OUT}`,
  ],
  [
    "the state's command has a token within an argument",
    exec("--token=hunter2"),
    `state.exec.args[0]: ${SECRET_OF_STATE}: ${LEAVE_OUT}`,
  ],
  [
    "the state's certificate is a private key",
    of("http", { clientCaCertificatePem: KEY }),
    `state.clientCaCertificatePem: ${SECRET_OF_STATE}: ${LEAVE_OUT}`,
  ],
];

export const good: GoodInput[] = [
  [
    "the state's server has parameters",
    of("http", { address: "https://terraform.example.com/b?author=octo" }),
  ],
  [
    "the state's command reads a token from a file",
    exec("get-token", "backups", "--token-file", "token", "--cluster", "a"),
  ],
  [
    "the state's certificate is one",
    of("http", {
      clientCaCertificatePem:
        "-----BEGIN CERTIFICATE-----\nMIIE\n-----END CERTIFICATE-----",
    }),
  ],
];
