import { isRecord } from "../../validation/values";
import { required } from "../../validation/prop";
import { matching } from "../../validation/text-rule";
import type { Backend } from "../backend";
import {
  block,
  called,
  flag,
  inEnvironment,
  since,
  text,
  wholeNumber,
} from "../option";
import { ADDRESS, OBJECT_PATH } from "../text-rules";

/** A role of Tencent Cloud that Terraform assumes. */
export interface CosAssumeRole {
  /** The role's name in full: `qcs::cam::uin/100000000001:roleName/terraform-state`. */
  readonly roleArn: string;

  /**
   * The name of the session.
   *
   * @default "terraform"
   */
  readonly sessionName?: string;

  /**
   * How long a session lasts, up to 43200 seconds.
   *
   * @default 7200
   */
  readonly sessionDurationSeconds?: number;

  /**
   * What the role asks for as external id. It is no secret. Needs Terraform 1.10.
   *
   * @default - none
   */
  readonly externalId?: string;
}

/**
 * An object in Tencent Cloud's object storage, encrypted, and locked by a second object beside it. Credentials come from
 * `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/cos
 */
export interface CosState {
  readonly type: "cos";

  /** The bucket's name with the application's id behind it: `octo-org-terraform-1250000000`. */
  readonly bucket: string;

  /** The bucket's region: `eu-frankfurt`. */
  readonly region: string;

  /**
   * The folder in the bucket.
   *
   * @default - none
   */
  readonly prefix?: string;

  /**
   * The object's key, behind the folder.
   *
   * @default - `<stack>.tfstate`
   */
  readonly key?: string;

  /**
   * A role that Terraform assumes to reach the state.
   *
   * @default - the identity of the credentials
   */
  readonly assumeRole?: CosAssumeRole;

  /**
   * The profile in Tencent Cloud's files that has the credentials. Needs Terraform 1.10.
   *
   * @default - what `TENCENTCLOUD_PROFILE` names
   */
  readonly profile?: string;

  /**
   * The folder with these files. Needs Terraform 1.10.
   *
   * @default - what `TENCENTCLOUD_SHARED_CREDENTIALS_DIR` names, or `~/.tccli`
   */
  readonly sharedCredentialsDir?: string;

  /**
   * The role of the machine that Terraform runs on, whose credentials are used. Needs Terraform 1.10.
   *
   * @default - what `TENCENTCLOUD_CAM_ROLE_NAME` names
   */
  readonly camRoleName?: string;

  /**
   * Whether the bucket is reached over its global acceleration.
   *
   * @default false
   */
  readonly accelerate?: boolean;

  /**
   * The address of the storage.
   *
   * @default - what `TENCENTCLOUD_ENDPOINT` says, or the region's
   */
  readonly endpoint?: string;

  /**
   * The domain of Tencent Cloud's interfaces.
   *
   * @default - what `TENCENTCLOUD_DOMAIN` says, or "tencentcloudapi.com"
   */
  readonly domain?: string;
}

const assumeRole = block<CosAssumeRole>({
  options: {
    roleArn: required(text()),
    sessionName: text(),
    sessionDurationSeconds: called(
      "session_duration",
      wholeNumber("seconds", 0, 43200),
    ),
    externalId: since("1.10.0", text()),
  },
  leftOut: {
    policy: [
      "since a policy in full would have to be kept in step with the state's place",
      "narrow the role itself",
    ],
  },
});

export const COS: Backend<CosState> = {
  options: {
    bucket: required(
      text(
        matching(
          /^[a-z0-9][a-z0-9-]*-\d+$/,
          "must be the bucket's name with the application's id behind it",
          'write it like "octo-org-terraform-1250000000"',
        ),
      ),
    ),
    region: required(text()),
    prefix: text(OBJECT_PATH),
    key: text(OBJECT_PATH),
    assumeRole,
    profile: since("1.10.0", text()),
    sharedCredentialsDir: since("1.10.0", text()),
    camRoleName: since("1.10.0", text()),
    accelerate: flag,
    endpoint: text(ADDRESS),
    domain: text(),
  },
  always: { encrypt: true },
  secrets: {
    secret_id: inEnvironment("TENCENTCLOUD_SECRET_ID"),
    secret_key: inEnvironment("TENCENTCLOUD_SECRET_KEY"),
    security_token: inEnvironment("TENCENTCLOUD_SECURITY_TOKEN"),
  },
  leftOut: {
    encrypt: ["since it is always on", "leave it out"],
    acl: ["since nobody else may read the state", "leave it out"],
  },
  // A session that is given no name and no duration has none in Terraform, which then refuses the block.
  defaults: (stackId, { key = `${stackId}.tfstate`, assumeRole: role }) => ({
    key,
    assumeRole: isRecord(role)
      ? { sessionName: "terraform", sessionDurationSeconds: 7200, ...role }
      : role,
  }),
  apart: "key",
  location: ({ bucket, prefix, key }) => [bucket, prefix, key],
};
