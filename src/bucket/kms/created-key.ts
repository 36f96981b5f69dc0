import type { ITerraformDependable, TerraformProvider } from "cdktf";
import type { Construct } from "constructs";
import { CallerAccount } from "../../aws/caller-account";
import { placeKey, type PlacedKey } from "../../aws/placed-key";
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

/**
 * Makes a key for a bucket, with an alias of the bucket's name.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function createKey(
  scope: Construct,
  options: CreatedKeyOptions,
): PlacedKey {
  const { bucketName, region } = options;
  return placeKey(scope, {
    description: `Encrypts the bucket ${bucketName}`,
    alias: keyAlias(bucketName),
    region,
    statements: keyStatements({
      ...options,
      account: CallerAccount.of(scope),
    }),
    deletionWindowDays: DELETION_WINDOW_DAYS,
    preventDestroy: !options.allowDestroy,
    dependsOn: options.dependsOn,
    provider: options.provider,
  });
}

/** The alias of a bucket's key. */
export function keyAlias(bucketName: string): string {
  return `alias/${bucketName}`;
}
