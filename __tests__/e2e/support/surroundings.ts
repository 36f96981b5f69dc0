import type { AwsCli, Credentials } from "./aws-cli";
import { ACCOUNT_ID } from "./emulator";

/** The regions of the configurations; each one's copies are in the other. */
export const REGIONS = ["us-east-1", "eu-central-1"] as const;

/** One of those regions. */
export type Region = (typeof REGIONS)[number];

/** What an account has before any configuration is applied, and only AWS can name. */
export interface Surroundings {
  /** The keys of the administrator, who applies. */
  readonly credentials: Credentials;
  /** The ARN of a key of KMS in each region. */
  readonly keys: Readonly<Record<Region, string>>;
}

const ADMINISTRATOR = "administrator";

/** The ARN of the administrator. */
export const ADMINISTRATOR_ARN = `arn:aws:iam::${ACCOUNT_ID}:user/${ADMINISTRATOR}`;

/** The audiences of the identity providers that exist. */
export const AUDIENCES = ["sts.amazonaws.com", "backups", "octo-org"];

/** The issuers of the identity providers that exist: one for each kind of GitHub. */
const ISSUERS = [
  "token.actions.githubusercontent.com",
  "token.actions.githubusercontent.com/octo-enterprise",
  "token.actions.octocorp.ghe.com",
  "github.example.com/_services/token",
];

/** The bucket for logs that exists in a region. */
export function existingLogs(region: Region): string {
  return `existing-logs-${region}`;
}

/** The bucket for copies that exists in a region. */
export function existingCopies(region: Region): string {
  return `existing-copies-${region}`;
}

/** Makes in an empty account what is to exist. */
export async function surround(aws: AwsCli): Promise<Surroundings> {
  const [credentials, us, eu] = await Promise.all([
    makeAdministrator(aws),
    makeKey(aws, "us-east-1"),
    makeKey(aws, "eu-central-1"),
    ...REGIONS.map((region) => makeLogs(aws, region)),
    ...REGIONS.map((region) => makeCopies(aws, region)),
    ...ISSUERS.map((issuer) => makeIdentityProvider(aws, issuer)),
  ]);
  return { credentials, keys: { "us-east-1": us, "eu-central-1": eu } };
}

async function makeAdministrator(aws: AwsCli): Promise<Credentials> {
  const user = ["--user-name", ADMINISTRATOR];
  await aws.json("iam", "create-user", ...user);
  const { AccessKey } = await aws.json<{ AccessKey: Credentials }>(
    ...["iam", "create-access-key", ...user],
  );
  return AccessKey;
}

async function makeKey(aws: AwsCli, region: Region): Promise<string> {
  const { KeyMetadata } = await aws.json<{ KeyMetadata: { Arn: string } }>(
    ...["kms", "create-key", "--region", region],
    // AWS's default, which the emulator does not know.
    ...["--key-usage", "ENCRYPT_DECRYPT"],
  );
  return KeyMetadata.Arn;
}

async function makeLogs(aws: AwsCli, region: Region): Promise<void> {
  const bucket = existingLogs(region);
  await makeBucket(aws, bucket, region);
  const Statement = {
    Effect: "Allow",
    Principal: { Service: "logging.s3.amazonaws.com" },
    Action: "s3:PutObject",
    Resource: `arn:aws:s3:::${bucket}/*`,
  };
  const policy = JSON.stringify({
    Version: "2012-10-17",
    Statement: [Statement],
  });
  await aws.json(
    ...["s3api", "put-bucket-policy", "--bucket", bucket, "--policy", policy],
  );
}

async function makeCopies(aws: AwsCli, region: Region): Promise<void> {
  const bucket = existingCopies(region);
  await makeBucket(aws, bucket, region);
  await aws.json(
    ...["s3api", "put-bucket-versioning", "--bucket", bucket],
    ...["--versioning-configuration", "Status=Enabled"],
  );
}

async function makeBucket(
  aws: AwsCli,
  bucket: string,
  region: Region,
): Promise<void> {
  const elsewhere = region !== "us-east-1";
  await aws.json(
    ...["s3api", "create-bucket", "--bucket", bucket, "--region", region],
    ...(elsewhere
      ? ["--create-bucket-configuration", `LocationConstraint=${region}`]
      : []),
  );
}

async function makeIdentityProvider(
  aws: AwsCli,
  issuer: string,
): Promise<void> {
  await aws.json(
    ...["iam", "create-open-id-connect-provider", "--url", `https://${issuer}`],
    ...["--client-id-list", ...AUDIENCES],
  );
}
