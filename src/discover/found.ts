/** GitHub, as the account's identity provider and the keys of conditions are called. */
export const ISSUER = "token.actions.githubusercontent.com";

/** A policy's document, as AWS gives it. */
export interface Document {
  readonly Statement?: Statement | readonly Statement[];
}

/** A statement of a policy, as far as it is read here. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly Action?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly Condition?: Readonly<
    Record<string, Readonly<Record<string, string | readonly string[]>>>
  >;
}

/** The statements of a policy, one or several; none where there is no policy. */
export function statementsOf(document?: Document): readonly Statement[] {
  return [document?.Statement ?? []].flat() as Statement[];
}

/** A rule of a bucket's lifecycle, as S3 gives it. */
export interface LifecycleRule {
  readonly ID?: string;
  readonly Status?: string;
  readonly Filter?: Readonly<Record<string, unknown>>;
  readonly Prefix?: string;
  readonly [part: string]: unknown;
}

/** What is in an account under two names. */
export interface Found {
  readonly accountId: string;
  readonly region: string;
  readonly bucket: FoundBucket;
  readonly role: FoundRole;
  /** The audiences of the account's identity provider for GitHub; none where it has no such provider. */
  readonly audiences?: readonly string[];
}

export interface FoundBucket {
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly hasPublicAccessBlock: boolean;
  readonly hasOwnership: boolean;
  /** The ARN of the key of KMS that encrypts; none for S3's own. */
  readonly kmsKeyArn?: string;
  readonly policy?: Document;
  readonly lifecycle?: readonly LifecycleRule[];
  /** The bucket that its access logs go to. */
  readonly logsTo?: string;
  /** What else is set, in S3's words, which no prop is made of. */
  readonly further: readonly string[];
}

export interface FoundRole {
  readonly name: string;
  readonly path: string;
  readonly arn: string;
  readonly description?: string;
  readonly maxSessionSeconds: number;
  readonly permissionsBoundary?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly trust: Document;
  /** The names of its policies, inline and attached. */
  readonly policies: readonly string[];
}
