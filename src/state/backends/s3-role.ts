import { required } from "../../validation/prop";
import { matching } from "../../validation/text-rule";
import { called, group, wholeNumber, text, textMap, texts } from "../option";
import type { Option } from "../option-group";
import {
  EXTERNAL_ID,
  ROLE_ARN,
  SESSION_NAME,
} from "../../aws/assumed-role-rules";

/** A role that Terraform assumes to reach the state. */
export interface S3AssumedRole {
  /** The role's ARN. */
  readonly roleArn: string;

  /**
   * The name of the session, as CloudTrail shows it.
   *
   * @default - one that Terraform makes up
   */
  readonly sessionName?: string;

  /**
   * How long a session lasts, 900 to 43200 seconds. Terraform renews it in time.
   *
   * @default 3600
   */
  readonly durationSeconds?: number;

  /**
   * ARNs of policies that narrow what the session may do.
   *
   * @default - all that the role may do
   */
  readonly policyArns?: readonly string[];
}

/** A role that Terraform assumes with credentials of another identity. */
export interface S3AssumeRole extends S3AssumedRole {
  /**
   * What the role's trust policy asks for as `sts:ExternalId`. It is no secret.
   *
   * @default - none
   */
  readonly externalId?: string;

  /**
   * Who is behind the session, for CloudTrail.
   *
   * @default - none
   */
  readonly sourceIdentity?: string;

  /**
   * Tags of the session.
   *
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;

  /**
   * Keys of tags that further sessions get as well.
   *
   * @default - none
   */
  readonly transitiveTagKeys?: readonly string[];
}

/** A role that Terraform assumes with the token of an OIDC provider, such as a CI's. */
export interface S3AssumeRoleWithWebIdentity extends S3AssumedRole {
  /** The file that holds the token where Terraform runs. */
  readonly webIdentityTokenFile: string;
}

const assumed = {
  roleArn: required(text(ROLE_ARN)),
  sessionName: text(SESSION_NAME),
  durationSeconds: {
    ...called("duration", wholeNumber("seconds", 900, 43200)),
    write: (seconds: number) => `${seconds}s`,
  },
  policyArns: texts(
    matching(
      /^arn:aws[\w-]*:iam::(?:\d{12}|aws):policy\/[\w+=,.@/-]+$/,
      "must be the ARN of a policy",
      'write it like "arn:aws:iam::123456789012:policy/terraform-state"',
    ),
  ),
} satisfies Record<keyof S3AssumedRole, Option>;

const leftOut = {
  policy: [
    "since a policy in full would have to be kept in step with the state's place",
    "narrow the role itself, or write policyArns",
  ],
} as const;

export const ASSUME_ROLE = group<S3AssumeRole>({
  options: {
    ...assumed,
    externalId: text(EXTERNAL_ID),
    sourceIdentity: text(SESSION_NAME),
    tags: textMap,
    transitiveTagKeys: texts(),
  },
  leftOut,
});

export const ASSUME_ROLE_WITH_WEB_IDENTITY = group<S3AssumeRoleWithWebIdentity>(
  {
    options: {
      ...assumed,
      webIdentityTokenFile: required(text()),
    },
    secrets: {
      web_identity_token:
        "have it written to a file where Terraform runs, and name that as webIdentityTokenFile",
    },
    leftOut,
  },
);
