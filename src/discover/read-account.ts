import { spawnSync } from "node:child_process";
import {
  type Document,
  type Found,
  type FoundBucket,
  type FoundRole,
  ISSUER,
  type LifecycleRule,
} from "./found";

/** Why an account can't be read. */
export class CannotRead extends Error {
  public override readonly name = "CannotRead";
}

/** How a command of the AWS CLI ended. */
export interface Answer {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the AWS CLI, with the credentials of whoever calls. */
export type Aws = (args: readonly string[]) => Answer;

/** The AWS CLI of this machine. */
export const awsCli: Aws = (args) => {
  const { status, stdout, stderr, error } = spawnSync(
    "aws",
    [...args, "--output", "json"],
    { encoding: "utf8", env: process.env, maxBuffer: 64 * 1024 * 1024 },
  );
  if (error !== undefined)
    throw new CannotRead(
      "aws is not there: install the AWS CLI, and log in, or set its variables",
    );
  return { code: status, stdout, stderr };
};

/** What S3 and IAM say where something is not set. */
const NOT_SET =
  /\((?:NoSuchBucketPolicy|NoSuchLifecycleConfiguration|NoSuchTagSet|NoSuchPublicAccessBlockConfiguration|OwnershipControlsNotFoundError|ReplicationConfigurationNotFoundError|ObjectLockConfigurationNotFoundError|ServerSideEncryptionConfigurationNotFoundError|NoSuchCORSConfiguration|NoSuchWebsiteConfiguration)\)/;

/**
 * Reads what is in an account under two names. It writes nothing.
 *
 * @throws CannotRead
 */
export function readAccount(
  aws: Aws,
  bucketName: string,
  roleName: string,
): Found {
  const reader = new Reader(aws);
  const { Account } = reader.read<{ Account: string }>("sts", [
    "get-caller-identity",
  ]);
  const { LocationConstraint } = reader.read<{
    LocationConstraint?: string | null;
  }>("s3api", ["get-bucket-location", "--bucket", bucketName]);
  return {
    accountId: Account,
    region: regionOf(LocationConstraint),
    bucket: bucketIn(reader, bucketName),
    role: roleIn(reader, roleName),
    audiences: audiencesIn(reader),
  };
}

/** S3's oldest region has no name there, and another one an old one. */
function regionOf(constraint: string | null | undefined): string {
  if (!constraint) return "us-east-1";
  return constraint === "EU" ? "eu-west-1" : constraint;
}

class Reader {
  public constructor(private readonly aws: Aws) {}

  /** What a command answers. */
  public read<T extends object>(service: string, args: readonly string[]): T {
    const answer = this.readIfSet<T>(service, args);
    if (answer === undefined)
      throw new CannotRead(`aws ${service} ${args.join(" ")} found nothing`);
    return answer;
  }

  /** The same; nothing where it is not set. */
  public readIfSet<T extends object>(
    service: string,
    args: readonly string[],
  ): T | undefined {
    const { code, stdout, stderr } = this.aws([service, ...args]);
    if (code === 0) return JSON.parse(stdout || "{}") as T;
    if (NOT_SET.test(stderr)) return undefined;
    throw new CannotRead(`aws ${service} ${args.join(" ")}: ${stderr.trim()}`);
  }
}

interface Tag {
  readonly Key: string;
  readonly Value: string;
}

function tagsOf(tags: readonly Tag[] = []): Record<string, string> {
  return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
}

function bucketIn(reader: Reader, name: string): FoundBucket {
  const of = <T extends object>(what: string) =>
    reader.readIfSet<T>("s3api", [`get-${what}`, "--bucket", name]);
  const encryption = of<{
    ServerSideEncryptionConfiguration: {
      Rules: {
        ApplyServerSideEncryptionByDefault?: { KMSMasterKeyID?: string };
      }[];
    };
  }>("bucket-encryption");
  const policy = of<{ Policy: string }>("bucket-policy");
  const logging = of<{ LoggingEnabled?: { TargetBucket: string } }>(
    "bucket-logging",
  );
  const notifications = of<object>("bucket-notification-configuration");
  const further: readonly (readonly [string, object | undefined])[] = [
    ["replication", of("bucket-replication")],
    ["Object Lock", of("object-lock-configuration")],
    ["rules for other origins (CORS)", of("bucket-cors")],
    ["a website", of("bucket-website")],
    [
      "notifications",
      Object.keys(notifications ?? {}).length > 0 ? notifications : undefined,
    ],
  ];
  const [rule] = encryption?.ServerSideEncryptionConfiguration.Rules ?? [];
  return {
    name,
    tags: tagsOf(of<{ TagSet: Tag[] }>("bucket-tagging")?.TagSet),
    hasPublicAccessBlock: of("public-access-block") !== undefined,
    hasOwnership: of("bucket-ownership-controls") !== undefined,
    kmsKeyArn: rule?.ApplyServerSideEncryptionByDefault?.KMSMasterKeyID,
    policy: policy && (JSON.parse(policy.Policy) as Document),
    lifecycle: of<{ Rules: LifecycleRule[] }>("bucket-lifecycle-configuration")
      ?.Rules,
    logsTo: logging?.LoggingEnabled?.TargetBucket,
    further: further
      .filter(([, answer]) => answer !== undefined)
      .map(([what]) => what),
  };
}

interface IamRole {
  readonly Path: string;
  readonly Arn: string;
  readonly RoleName: string;
  readonly Description?: string;
  readonly MaxSessionDuration?: number;
  readonly AssumeRolePolicyDocument: Document;
  readonly PermissionsBoundary?: { readonly PermissionsBoundaryArn: string };
  readonly Tags?: readonly Tag[];
}

function roleIn(reader: Reader, name: string): FoundRole {
  const of = <T extends object>(command: string) =>
    reader.read<T>("iam", [command, "--role-name", name]);
  const { Role: role } = of<{ Role: IamRole }>("get-role");
  const { PolicyNames } = of<{ PolicyNames: string[] }>("list-role-policies");
  const { AttachedPolicies } = of<{
    AttachedPolicies: { PolicyArn: string }[];
  }>("list-attached-role-policies");
  return {
    name: role.RoleName,
    path: role.Path,
    arn: role.Arn,
    description: role.Description,
    maxSessionSeconds: role.MaxSessionDuration ?? 3600,
    permissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
    tags: tagsOf(role.Tags),
    trust: role.AssumeRolePolicyDocument,
    policies: [
      ...PolicyNames,
      ...AttachedPolicies.map(({ PolicyArn }) => PolicyArn),
    ],
  };
}

/** The audiences of the account's provider for GitHub. */
function audiencesIn(reader: Reader): readonly string[] | undefined {
  const { OpenIDConnectProviderList: all } = reader.read<{
    OpenIDConnectProviderList: { Arn: string }[];
  }>("iam", ["list-open-id-connect-providers"]);
  const own = all.find(({ Arn }) => Arn.endsWith(`:oidc-provider/${ISSUER}`));
  return (
    own &&
    reader.read<{ ClientIDList: string[] }>("iam", [
      "get-open-id-connect-provider",
      ...["--open-id-connect-provider-arn", own.Arn],
    ]).ClientIDList
  );
}
