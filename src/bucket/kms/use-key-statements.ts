import type { DnsAccount } from "../../aws/arn";
import type { PolicyStatement } from "../../aws/policy-document";
import { throughS3 } from "./key-statements";

/** A key as a policy names it: by its own ARN, or by its alias where its ARN is not known yet. */
export interface UsableKey {
  readonly arn: string;
  readonly alias?: string;
}

/** A bucket, and the key that it encrypts with. */
export interface KeyedBucket {
  readonly bucketArn: string;
  readonly region: string;
  readonly key: UsableKey;
}

/** The statement that lets a role use a bucket's key, only by way of S3 and only for this bucket. */
export function useKeyStatement(
  sid: string,
  account: DnsAccount,
  { bucketArn, key: { arn, alias }, region }: KeyedBucket,
  actions: string[],
): PolicyStatement {
  const statement = { sid, effect: "Allow", actions } as const;
  const condition = throughS3(account, region, bucketArn);
  if (alias === undefined) return { ...statement, resources: [arn], condition };
  // A policy can't name an alias as its resource, but it can ask for a key that has one.
  return {
    ...statement,
    resources: [`${arn.slice(0, -alias.length)}key/*`],
    condition: [
      ...condition,
      {
        test: "ForAnyValue:StringEquals",
        variable: "kms:ResourceAliases",
        values: [alias],
      },
    ],
  };
}
