import { partitionOf, regionFix } from "../../aws/regions";
import { checkKeyArn } from "../../bucket/kms/kms-key-rules";
import type { Backend } from "../backend";
import {
  choice,
  flag,
  inEnvironment,
  type LeftOut,
  required,
  text,
  texts,
  wholeNumber,
} from "../option";
import { ACCOUNT_ID, BUCKET, KMS_KEY_ARN, OBJECT_PATH } from "../text-rules";
import { ENDPOINTS, type S3Endpoints } from "./s3-endpoints";
import {
  ASSUME_ROLE,
  ASSUME_ROLE_WITH_WEB_IDENTITY,
  type S3AssumeRole,
  type S3AssumeRoleWithWebIdentity,
} from "./s3-role";

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

const byItself: LeftOut = [
  "since S3 locks the state by itself now, with no table of DynamoDB",
  "leave it out",
];
const inEndpoints = (service: string): LeftOut => [
  "since Terraform has put it among the endpoints",
  `write endpoints: { ${service}: "https://…" }`,
];
const metadata: LeftOut = [
  "since it belongs to the machine that Terraform runs on",
  "set AWS_EC2_METADATA_SERVICE_ENDPOINT or AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE there",
];
const proxy: LeftOut = [
  "since it belongs to the machine that Terraform runs on",
  "set HTTPS_PROXY and NO_PROXY there",
];
const always: LeftOut = ["since it is always on", "leave it out"];

export const S3: Backend<S3State> = {
  options: {
    bucket: required(text("bucket", BUCKET)),
    key: text("key", OBJECT_PATH),
    region: required(text("region")),
    kmsKeyArn: text("kms_key_id", KMS_KEY_ARN),
    assumeRole: ASSUME_ROLE,
    assumeRoleWithWebIdentity: ASSUME_ROLE_WITH_WEB_IDENTITY,
    allowedAccountIds: texts("allowed_account_ids", ACCOUNT_ID),
    profile: text("profile"),
    sharedConfigFiles: texts("shared_config_files"),
    sharedCredentialsFiles: texts("shared_credentials_files"),
    workspaceKeyPrefix: text("workspace_key_prefix", OBJECT_PATH),
    maxRetries: wholeNumber("max_retries", "times", 0, 100),
    retryMode: choice("retry_mode", ["standard", "adaptive"]),
    customCaBundle: text("custom_ca_bundle"),
    useFipsEndpoint: flag("use_fips_endpoint"),
    useDualstackEndpoint: flag("use_dualstack_endpoint"),
    stsRegion: text("sts_region"),
    endpoints: ENDPOINTS,
    usePathStyle: flag("use_path_style"),
    skipCredentialsValidation: flag("skip_credentials_validation"),
    skipMetadataApiCheck: flag("skip_metadata_api_check"),
    skipRegionValidation: flag("skip_region_validation"),
    skipRequestingAccountId: flag("skip_requesting_account_id"),
    skipS3Checksum: flag("skip_s3_checksum"),
  },
  always: { encrypt: true, use_lockfile: true },
  since: "1.10.0",
  secrets: {
    access_key: inEnvironment("AWS_ACCESS_KEY_ID"),
    secret_key: inEnvironment("AWS_SECRET_ACCESS_KEY"),
    token: inEnvironment("AWS_SESSION_TOKEN"),
    sse_customer_key: inEnvironment("AWS_SSE_CUSTOMER_KEY"),
  },
  leftOut: {
    encrypt: always,
    use_lockfile: always,
    dynamodb_table: byItself,
    dynamodb_endpoint: byItself,
    endpoint: inEndpoints("s3"),
    iam_endpoint: inEndpoints("iam"),
    sts_endpoint: inEndpoints("sts"),
    shared_credentials_file: [
      "since Terraform takes several files now",
      'write sharedCredentialsFiles: ["…"]',
    ],
    force_path_style: [
      "since Terraform has given it another name",
      "write usePathStyle",
    ],
    forbidden_account_ids: [
      "since an account that is forgotten would not be forbidden",
      "write allowedAccountIds",
    ],
    acl: [
      "since the bucket's owner owns the state, and nobody else may read it",
      "leave it out",
    ],
    insecure: [
      "since anyone on the way could read and change the state",
      "write customCaBundle with the authority of the endpoint's certificate",
    ],
    ec2_metadata_service_endpoint: metadata,
    ec2_metadata_service_endpoint_mode: metadata,
    http_proxy: proxy,
    https_proxy: proxy,
    no_proxy: proxy,
  },
  defaults: (stackId, { key = `${stackId}.tfstate` }) => ({ key }),
  apart: "key",
  location: ({ bucket, key, endpoints }) => [
    bucket,
    key,
    (endpoints as S3Endpoints | undefined)?.s3,
  ],
  check(problems, path, given) {
    const { region, stsRegion, kmsKeyArn, endpoints } = given;
    // Storage that only speaks S3's language has regions of its own.
    if (endpoints?.s3 !== undefined) return;
    for (const [prop, value] of Object.entries({ region, stsRegion }))
      if (
        value !== undefined &&
        partitionOf(value) === undefined &&
        given.skipRegionValidation !== true
      )
        problems.add(
          `${path}.${prop}`,
          "must be a region of AWS",
          value,
          regionFix(value),
        );
    const place = { region };
    checkKeyArn(problems, `${path}.kmsKeyArn`, kmsKeyArn, place, "the state's");
  },
};
