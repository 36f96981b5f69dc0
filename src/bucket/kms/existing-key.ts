import { DataAwsKmsKey } from "@cdktf/provider-aws/lib/data-aws-kms-key";
import type { Construct } from "constructs";
import type { PlacedKey } from "../../aws/placed-key";

/**
 * Uses a key that exists, and lets the plan fail where it is not fit: S3 takes any ARN, and the first backup would find
 * out at night.
 */
export function useKey(scope: Construct, arn: string): PlacedKey {
  const ready = new DataAwsKmsKey(scope, "key", {
    keyId: arn,
    lifecycle: {
      postcondition: [
        {
          condition:
            '${self.key_state == "Enabled" && self.key_spec == "SYMMETRIC_DEFAULT" && self.key_usage == "ENCRYPT_DECRYPT"}',
          errorMessage: `The key ${arn} can't encrypt backups: it must be enabled, symmetric and for encryption.`,
        },
      ],
    },
  });
  return { arn, ready };
}
