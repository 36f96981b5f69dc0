import { group, type Option, required, text, textMap, texts } from "../option";
import { wholeNumberCheck } from "../option-rules";
import { ROLE_ARN } from "../text-rules";

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

const SESSION_NAME = {
  pattern: /^[\w+=,.@-]{2,64}$/,
  rule: "must have 2 to 64 letters, digits and characters of _+=,.@-",
  fix: 'write it like "terraform"',
};

const assumed = {
  roleArn: required(text("role_arn", ROLE_ARN)),
  sessionName: text("session_name", SESSION_NAME),
  durationSeconds: {
    terraform: "duration",
    check: wholeNumberCheck("seconds", 900, 43200),
    write: (seconds: number) => `${seconds}s`,
  },
  policyArns: texts("policy_arns", {
    pattern: /^arn:aws[\w-]*:iam::(?:\d{12}|aws):policy\/[\w+=,.@/-]+$/,
    rule: "must be the ARN of a policy",
    fix: 'write it like "arn:aws:iam::123456789012:policy/terraform-state"',
  }),
} satisfies Record<keyof S3AssumedRole, Option>;

const leftOut = {
  policy: [
    "since a policy in full would have to be kept in step with the state's place",
    "narrow the role itself, or write policyArns",
  ],
} as const;

export const ASSUME_ROLE = group("assume_role", {
  options: {
    ...assumed,
    externalId: text("external_id", {
      pattern: /^[\w+=,.@:/-]{2,1224}$/,
      rule: "must have 2 to 1224 letters, digits and characters of _+=,.@:/-",
      fix: "copy it from the condition of the role's trust policy",
    }),
    sourceIdentity: text("source_identity", SESSION_NAME),
    tags: textMap("tags"),
    transitiveTagKeys: texts("transitive_tag_keys"),
  } satisfies Record<keyof S3AssumeRole, Option>,
  leftOut,
});

export const ASSUME_ROLE_WITH_WEB_IDENTITY = group(
  "assume_role_with_web_identity",
  {
    options: {
      ...assumed,
      webIdentityTokenFile: required(text("web_identity_token_file")),
    } satisfies Record<keyof S3AssumeRoleWithWebIdentity, Option>,
    secrets: {
      web_identity_token:
        "have it written to a file where Terraform runs, and name that as webIdentityTokenFile",
    },
    leftOut,
  },
);
