import type { IamPolicy } from "../../support/rendered-policy";

/**
 * The bucket policy of the guide, for a role and a bucket.
 *
 * @see https://neon.com/docs/manage/backups-aws-s3-backup-part-1#s3-bucket-policy
 */
export function guidePolicy(role: string, bucket: string): IamPolicy {
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: role },
        Action: [
          "s3:ListBucket",
          "s3:GetObject",
          "s3:PutObject",
          "s3:DeleteObject",
        ],
        Resource: [bucket, `${bucket}/*`],
      },
    ],
  };
}
