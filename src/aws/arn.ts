/** What every ARN of an account needs: as tokens in a construct, as plain text in a pure function's test. */
export interface AccountContext {
  /** The partition: `aws`, `aws-cn`, `aws-us-gov`. */
  readonly partition: string;
  /** The account's id: 12 digits. */
  readonly accountId: string;
}

/** An account, and how the names of hosts end in its partition: `amazonaws.com`. */
export interface DnsAccount extends AccountContext {
  readonly dnsSuffix: string;
}

/** An account of which only the partition is known at synth, to write out ARNs as long as they will be. */
export function someAccount(partition: string): AccountContext {
  return { partition, accountId: "000000000000" };
}

/** The ARN by which policies name an account as a whole, and its root user. */
export function rootArn(account: AccountContext): string {
  return `arn:${account.partition}:iam::${account.accountId}:root`;
}

/** The ARN of a resource of KMS: `alias/…`, or `key/*` for all keys. */
export function kmsArn(
  account: AccountContext,
  region: string,
  resource: string,
): string {
  return regionalArn(account, "kms", region, resource);
}

/** The ARN of a resource that is in a region. */
export function regionalArn(
  { partition, accountId }: AccountContext,
  service: string,
  region: string,
  resource: string,
): string {
  return `arn:${partition}:${service}:${region}:${accountId}:${resource}`;
}

/** What the ARN of a resource of KMS says; `undefined` for what is none. */
export function kmsParts(arn: string):
  | {
      readonly partition: string;
      readonly region: string;
      readonly resource: string;
    }
  | undefined {
  const [, partition, region, resource] =
    /^arn:(aws[\w-]*):kms:([a-z0-9-]+):\d{12}:(.+)$/.exec(arn) ?? [];
  return partition && region && resource
    ? { partition, region, resource }
    : undefined;
}

/** The ARN of an identity provider, from its issuer without the scheme. */
export function oidcProviderArn(
  account: AccountContext,
  issuerHostPath: string,
): string {
  return `arn:${account.partition}:iam::${account.accountId}:oidc-provider/${issuerHostPath}`;
}

/** The ARN of a role, from its path (with both slashes) and its name. */
export function roleArn(
  account: AccountContext,
  path: string,
  roleName: string,
): string {
  return `arn:${account.partition}:iam::${account.accountId}:role${path}${roleName}`;
}

/** The ARN of a policy of the account's own, from its path (with both slashes) and its name. */
export function policyArn(
  account: AccountContext,
  path: string,
  policyName: string,
): string {
  return `arn:${account.partition}:iam::${account.accountId}:policy${path}${policyName}`;
}

/** What a workflow calls a role: its name, behind its path where it has one. */
export function pathAndName(path: string, roleName: string): string {
  return `${path.slice(1)}${roleName}`;
}

/** The ARN of a bucket. */
export function bucketArn(
  account: Pick<AccountContext, "partition">,
  bucketName: string,
): string {
  return `arn:${account.partition}:s3:::${bucketName}`;
}
