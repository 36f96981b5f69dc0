import { required } from "../../validation/prop";
import { matching } from "../../validation/text-rule";
import type { Backend } from "../backend";
import { called, inEnvironment, since, text, wholeNumber } from "../option";
import type { LeftOut } from "../option-group";
import { ADDRESS, BUCKET, OBJECT_PATH } from "../text-rules";

/**
 * An object in Alibaba Cloud's object storage, encrypted, and locked by a row of a Tablestore table. Credentials come
 * from `ALICLOUD_ACCESS_KEY` and `ALICLOUD_SECRET_KEY`.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/oss
 */
export interface OssState {
  readonly type: "oss";

  /** The bucket's name. */
  readonly bucket: string;

  /** The bucket's region: `eu-central-1`. */
  readonly region: string;

  /** The address of the Tablestore instance: `https://octo-org.eu-central-1.ots.aliyuncs.com`. */
  readonly tablestoreEndpoint: string;

  /** The table with the locks. Its primary key is `LockID`, a string. */
  readonly tablestoreTable: string;

  /**
   * The name of the Tablestore instance. Needs Terraform 1.12.
   *
   * @default - what the endpoint starts with
   */
  readonly tablestoreInstanceName?: string;

  /**
   * The folder in the bucket.
   *
   * @default "env:"
   */
  readonly prefix?: string;

  /**
   * The object's key, behind the folder.
   *
   * @default - `<stack>.tfstate`
   */
  readonly key?: string;

  /**
   * The role that Terraform assumes to reach the state: `acs:ram::1234567890123456:role/terraform-state`.
   *
   * @default - the identity of the credentials
   */
  readonly assumeRoleRoleArn?: string;

  /**
   * The name of that role's session.
   *
   * @default - what `ALICLOUD_ASSUME_ROLE_SESSION_NAME` says, or "terraform"
   */
  readonly assumeRoleSessionName?: string;

  /**
   * How long that role's session lasts, 900 to 3600 seconds.
   *
   * @default 3600
   */
  readonly assumeRoleSessionExpirationSeconds?: number;

  /**
   * The role of the machine that Terraform runs on, whose credentials are used.
   *
   * @default - what `ALICLOUD_ECS_ROLE_NAME` names
   */
  readonly ecsRoleName?: string;

  /**
   * The profile in Alibaba Cloud's file that has the credentials.
   *
   * @default - what `ALICLOUD_PROFILE` names
   */
  readonly profile?: string;

  /**
   * That file.
   *
   * @default - what `ALICLOUD_SHARED_CREDENTIALS_FILE` names, or `~/.aliyun/config.json`
   */
  readonly sharedCredentialsFile?: string;

  /**
   * The address of the storage.
   *
   * @default - what `ALICLOUD_OSS_ENDPOINT` says, or the region's
   */
  readonly endpoint?: string;

  /**
   * The address of the security token service.
   *
   * @default - what `ALICLOUD_STS_ENDPOINT` says, or Alibaba Cloud's
   */
  readonly stsEndpoint?: string;
}

const policy: LeftOut = [
  "since a policy in full would have to be kept in step with the state's place",
  "narrow the role itself",
];

export const OSS: Backend<OssState> = {
  options: {
    bucket: required(text(BUCKET)),
    region: required(text()),
    tablestoreEndpoint: required(text(ADDRESS)),
    tablestoreTable: required(text()),
    tablestoreInstanceName: since("1.12.0", text()),
    prefix: text(OBJECT_PATH),
    key: text(OBJECT_PATH),
    assumeRoleRoleArn: text(
      matching(
        /^acs:ram::\d+:role\/\S+$/,
        "must be the ARN of a role",
        'write it like "acs:ram::1234567890123456:role/terraform-state"',
      ),
    ),
    assumeRoleSessionName: text(),
    assumeRoleSessionExpirationSeconds: called(
      "assume_role_session_expiration",
      wholeNumber("seconds", 900, 3600),
    ),
    ecsRoleName: text(),
    profile: text(),
    sharedCredentialsFile: text(),
    endpoint: text(ADDRESS),
    stsEndpoint: text(ADDRESS),
  },
  always: { encrypt: true },
  secrets: {
    access_key: inEnvironment("ALICLOUD_ACCESS_KEY"),
    secret_key: inEnvironment("ALICLOUD_SECRET_KEY"),
    security_token: inEnvironment("ALICLOUD_SECURITY_TOKEN"),
  },
  leftOut: {
    encrypt: ["since it is always on", "leave it out"],
    acl: ["since nobody else may read the state", "leave it out"],
    assume_role: [
      "since Terraform has put it into options of their own",
      "write assumeRoleRoleArn and so on",
    ],
    assume_role_policy: policy,
  },
  defaults: (stackId, { key = `${stackId}.tfstate` }) => ({ key }),
  apart: "key",
  location: ({ bucket, prefix = "env:", key }) => [bucket, prefix, key],
};
