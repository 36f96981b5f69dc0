import type { S3Endpoints } from "./s3-endpoints";
import type { S3AssumeRole, S3AssumeRoleWithWebIdentity } from "./s3-role";

/**
 * An object in a bucket of S3, encrypted, and locked by a second object beside it, `<key>.tflock`. Needs Terraform 1.10.
 * Credentials come from the environment (`AWS_ACCESS_KEY_ID` and so on) or a profile, as for the AWS provider.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3
 */
export interface S3State {
  readonly type: "s3";

  /** The bucket's name. It must exist, best with versioning, and be another one than the bucket for backups. */
  readonly bucket: string;

  /** The bucket's region: `us-east-1`. */
  readonly region: string;

  /**
   * The object's key. Give it where the apps of several repositories share the bucket.
   *
   * @default - `<stack>.tfstate`
   */
  readonly key?: string;

  /**
   * The ARN of the key of KMS that encrypts state and lock, in the bucket's region.
   *
   * @default - keys that S3 manages
   */
  readonly kmsKeyArn?: string;

  /**
   * A role that Terraform assumes to reach the state, as in another account.
   *
   * @default - the identity of the credentials
   */
  readonly assumeRole?: S3AssumeRole;

  /**
   * A role that Terraform assumes with a token of an OIDC provider.
   *
   * @default - the identity of the credentials
   */
  readonly assumeRoleWithWebIdentity?: S3AssumeRoleWithWebIdentity;

  /**
   * Ids of the accounts that may hold the bucket, 12 digits each. Terraform stops in every other one.
   *
   * @default - every account
   */
  readonly allowedAccountIds?: readonly string[];

  /**
   * The profile in AWS's files that has the credentials.
   *
   * @default - what `AWS_PROFILE` names
   */
  readonly profile?: string;

  /**
   * Files with profiles.
   *
   * @default - what `AWS_CONFIG_FILE` names, or `~/.aws/config`
   */
  readonly sharedConfigFiles?: readonly string[];

  /**
   * Files with the credentials of profiles.
   *
   * @default - what `AWS_SHARED_CREDENTIALS_FILE` names, or `~/.aws/credentials`
   */
  readonly sharedCredentialsFiles?: readonly string[];

  /**
   * The folder in the bucket for the states of workspaces other than `default`.
   *
   * @default "env:"
   */
  readonly workspaceKeyPrefix?: string;

  /**
   * How many times a request is made again.
   *
   * @default 5
   */
  readonly maxRetries?: number;

  /**
   * How the time between requests is chosen.
   *
   * @default - what `AWS_RETRY_MODE` says, or "standard"
   */
  readonly retryMode?: "standard" | "adaptive";

  /**
   * A file with certificates of authorities, where a proxy has one of its own.
   *
   * @default - what `AWS_CA_BUNDLE` names, or those of the system
   */
  readonly customCaBundle?: string;

  /**
   * Whether endpoints are used that comply with FIPS 140.
   *
   * @default false
   */
  readonly useFipsEndpoint?: boolean;

  /**
   * Whether endpoints are used that can be reached by IPv6.
   *
   * @default false
   */
  readonly useDualstackEndpoint?: boolean;

  /**
   * The region of the security token service.
   *
   * @default - `region`
   */
  readonly stsRegion?: string;

  /**
   * Addresses of services in place of AWS's own, for storage that speaks S3's language. It must know conditional
   * writes, which the lock is made of.
   *
   * @default - AWS's
   */
  readonly endpoints?: S3Endpoints;

  /**
   * Whether the bucket stands in the path of addresses and not in the host's name.
   *
   * @default false
   */
  readonly usePathStyle?: boolean;

  /**
   * Whether credentials are used without asking AWS's security token service, which other storage lacks.
   *
   * @default false
   */
  readonly skipCredentialsValidation?: boolean;

  /**
   * Whether the metadata service of EC2 is left alone.
   *
   * @default false
   */
  readonly skipMetadataApiCheck?: boolean;

  /**
   * Whether a region is taken that Terraform does not know.
   *
   * @default false
   */
  readonly skipRegionValidation?: boolean;

  /**
   * Whether the account's id is not asked for.
   *
   * @default false
   */
  readonly skipRequestingAccountId?: boolean;

  /**
   * Whether objects are sent without a checksum, which some storage refuses.
   *
   * @default false
   */
  readonly skipS3Checksum?: boolean;
}
