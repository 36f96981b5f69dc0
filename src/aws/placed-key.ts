import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { KmsAlias } from "@cdktf/provider-aws/lib/kms-alias";
import { KmsKey } from "@cdktf/provider-aws/lib/kms-key";
import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { kmsArn } from "./arn";
import { CallerAccount } from "./caller-account";
import type { PolicyStatement } from "./policy-document";

/** What a key is called, and who may use it. */
export interface KeyOptions {
  readonly description: string;
  /** Its alias: `alias/…`. */
  readonly alias: string;
  readonly region: string;
  readonly statements: PolicyStatement[];
  /** How many days AWS waits before it deletes the key, from 7 to 30. */
  readonly deletionWindowDays: number;
  readonly preventDestroy: boolean;
  /** What must be there before the policy can name it. */
  readonly dependsOn?: ITerraformDependable[];
  readonly provider?: TerraformProvider;
}

/** A key of KMS. */
export interface PlacedKey {
  /** The ARN by which the key is named where it encrypts: that of its alias, or its own. */
  readonly arn: string;
  /** What must be there before it can be used. */
  readonly ready: ITerraformDependable;
  /** The key's alias, by which policies know it; none for a key that is known by its own ARN. */
  readonly alias?: string;
}

/**
 * Makes a key with an alias. What encrypts with it knows it by the alias, whose ARN is made of names and so stands in the
 * first plan; a key's own ARN is assigned by AWS.
 */
export function placeKey(scope: Construct, options: KeyOptions): PlacedKey {
  const { alias, provider } = options;
  const policy = new DataAwsIamPolicyDocument(scope, "key-policy", {
    statement: options.statements,
  });
  const key = new KmsKey(scope, "key", {
    description: options.description,
    enableKeyRotation: true,
    deletionWindowInDays: options.deletionWindowDays,
    multiRegion: false,
    policy: policy.json,
    provider,
    dependsOn: options.dependsOn,
    lifecycle: { preventDestroy: options.preventDestroy },
  });
  return {
    arn: kmsArn(CallerAccount.of(scope), options.region, alias),
    alias,
    ready: new KmsAlias(scope, "alias", {
      name: alias,
      targetKeyId: key.keyId,
      provider,
    }),
  };
}
