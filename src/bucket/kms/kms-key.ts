/** The key of KMS that encrypts the backups. */
export type KmsKey =
  | {
      /** A key that is made here, with an alias of the bucket's name. AWS rotates it once a year. */
      readonly source: "create";
    }
  | {
      /** A key that exists. Its policy must let the roles use it, see docs/protections.md. */
      readonly source: "existing";
      /** The key's ARN, in the region of the bucket: `arn:aws:kms:us-east-1:123456789012:key/…`. */
      readonly arn: string;
    };
