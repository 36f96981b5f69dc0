/** Where a copy of every backup is kept. Deletions are not copied, so that a copy outlives them. */
export type Replication =
  | {
      /** A bucket that is made here, in another region of the same account, as protected as that of the backups. */
      readonly source: "create";
      /** The name of the bucket for copies. */
      readonly bucketName: string;
      /** The region of the bucket for copies. */
      readonly region: string;
      /**
       * The name of the role with which S3 copies.
       *
       * @default - the name of the bucket for backups with "-replication" behind it
       */
      readonly roleName?: string;
      /**
       * The ARN of the policy that bounds the role with which S3 copies, so that whoever deploys can't give it more. A
       * `DeploymentStack` demands it.
       *
       * @default - no boundary
       * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
       */
      readonly permissionsBoundary?: string;
    }
  | {
      /**
       * A bucket that exists, in another region or in another account, with versioning on, and with Object Lock on where
       * backups have it: S3 copies what is locked to no other. In another account its policy must let the role write
       * replicas, see docs/protections.md. Where `kmsKey` is a key that exists, whatever the source of the copies, its
       * policy must let the role decrypt.
       */
      readonly source: "existing";
      /** The name of the bucket for copies. */
      readonly bucketName: string;
      /** The region of the bucket for copies. */
      readonly region: string;
      /**
       * The id of the account of the bucket for copies, which then owns the copies.
       *
       * @default - the account of the bucket for backups
       */
      readonly accountId?: string;
      /**
       * The ARN of the key of KMS that encrypts the copies, in their region. Goes with `kmsKey`.
       *
       * @default - no key of KMS
       */
      readonly kmsKeyArn?: string;
      /**
       * The name of the role with which S3 copies.
       *
       * @default - the name of the bucket for backups with "-replication" behind it
       */
      readonly roleName?: string;
      /**
       * The ARN of the policy that bounds the role with which S3 copies, so that whoever deploys can't give it more. A
       * `DeploymentStack` demands it.
       *
       * @default - no boundary
       * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
       */
      readonly permissionsBoundary?: string;
    };

export interface ReplicationProps {
  /**
   * Copies every backup to another bucket. Backups from before are not copied.
   *
   * @default - no copies
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
   */
  readonly replication?: Replication;
}

/** The name of the role with which S3 copies. */
export function replicationRoleName(
  bucketName: string,
  { roleName }: Replication,
): string {
  return roleName ?? `${bucketName}-replication`;
}
