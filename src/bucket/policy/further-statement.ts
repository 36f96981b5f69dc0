/** What must hold besides, in the terms of a policy. */
export interface FurtherCondition {
  /** The operator: `"StringEquals"`. */
  readonly test: string;

  /** The key that is compared: `"aws:SourceAccount"`. */
  readonly variable: string;

  /** The values, of which any one will do; a policy's variables are not resolved in them. */
  readonly values: readonly string[];
}

/** What a further statement says, whoever it is for. */
export interface FurtherStatementBase {
  /** What it is for, in letters and digits: `"AuditVersions"`. In the policy `Further` stands before it. */
  readonly sid: string;

  /** `"Allow"` lets in, `"Deny"` refuses to whomever else lets in. */
  readonly effect: "Allow" | "Deny";

  /**
   * The actions of S3: `["s3:GetObjectVersion"]`. None that destroys backups or changes the bucket's protections can be
   * allowed, and none that changes the policy denied.
   *
   * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
   */
  readonly actions: readonly string[];

  /**
   * The objects that it is about, as patterns of their keys: `["acme/*"]`.
   *
   * @default - the bucket itself
   */
  readonly keys?: readonly string[];

  /**
   * What must hold besides, all of it.
   *
   * @default - nothing
   */
  readonly conditions?: readonly FurtherCondition[];
}

/** A statement for roles, users and accounts. */
export interface StatementForPrincipals {
  /** Their ARNs, or `["*"]` for everyone in a denial. */
  readonly principals: readonly string[];
}

/** A statement for services of AWS. */
export interface StatementForServices {
  /**
   * Their names: `["cloudtrail.amazonaws.com"]`. What lets a service in must ask by a condition for whom it acts:
   * `aws:SourceAccount`, `aws:SourceArn` or `aws:SourceOrgID`.
   *
   * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
   */
  readonly services: readonly string[];
}

/** A statement of the bucket's policy for what no prop covers. */
export type FurtherStatement = FurtherStatementBase &
  (
    | (StatementForPrincipals & { readonly services?: never })
    | (StatementForServices & { readonly principals?: never })
  );
