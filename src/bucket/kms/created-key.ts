import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { kmsArn } from "../../aws/arn";
import { CallerAccount } from "../../aws/caller-account";
import {
  DELETION_WINDOW_DAYS,
  type KeyPolicyFacts,
  keyStatements,
} from "./key-statements";

/** What a key is for. */
export interface CreatedKeyOptions extends Omit<KeyPolicyFacts, "account"> {
  readonly bucketName: string;
  readonly allowDestroy: boolean;
  /** What must be there before the policy can name it. */
  readonly dependsOn: ITerraformDependable[];
  readonly provider?: TerraformProvider;
}

/** A key of KMS that a bucket encrypts with. */
export interface PlacedKey {
  /** What the bucket calls the key. */
  readonly arn: string;
  /** What must be there before the bucket can use it. */
  readonly ready: ITerraformDependable;
  /** The key's alias, by which policies know it; none for a key that is known by its own ARN. */
  readonly alias?: string;
}

/**
 * Makes a key with an alias. The bucket knows it by the alias, whose ARN is made of names and so stands in the first
 * plan; a key's own ARN is assigned by AWS.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function createKey(
  scope: Construct,
  options: CreatedKeyOptions,
): PlacedKey {
  const { bucketName, region, provider } = options;
  const account = CallerAccount.of(scope);
  const policy = new DataAwsIamPolicyDocument(scope, "key-policy", {
    statement: keyStatements({ ...options, account }),
  });
  const key = new KmsKey(scope, "key", {
    description: `Encrypts the bucket ${bucketName}`,
    enableKeyRotation: true,
    deletionWindowInDays: DELETION_WINDOW_DAYS,
    multiRegion: false,
    policy: policy.json,
    provider,
    dependsOn: options.dependsOn,
    lifecycle: { preventDestroy: !options.allowDestroy },
  });
  const alias = `alias/${bucketName}`;
  return {
    arn: kmsArn(account, region, alias),
    alias,
    ready: new KmsAlias(scope, "alias", {
      name: alias,
      targetKeyId: key.keyId,
      provider,
    }),
  };
}
