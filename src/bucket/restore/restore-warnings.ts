import type { KmsKeyProps } from "../features/kms-key";

/**
 * What must hold of a key that exists for backups to be read by roles that restore. Neither synth nor Terraform can see
 * it.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function restoreWarnings(
  { kmsKey }: KmsKeyProps,
  restoring: boolean,
): readonly string[] {
  return restoring && kmsKey?.source === "existing"
    ? [
        "The policy of the key of `kmsKey` must let the roles of `restore` decrypt with it, by a statement of its own or by leaving it to the account's IAM policies: otherwise they can list backups and not read them. `aws kms get-key-policy --policy-name default --key-id …` shows it",
      ]
    : [];
}
