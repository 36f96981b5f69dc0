import type { BackupJob, PostgresBackupStackProps } from "../../../src";
import { ACCOUNT_ID } from "./emulator";

/** The only job of the guide. */
export const JOB: BackupJob = {
  name: "acme-co-prod",
  roleName: "neon-s3-backup-github-actions",
  trust: [{ repository: "octo-org/octo-repo", branch: "main" }],
};

/** The guide's values, as `main.ts` has them. */
export const PROPS: PostgresBackupStackProps = {
  region: "us-east-1",
  bucket: { name: "neon-s3-backup" },
  backups: [JOB],
};

/** What part one hands to part two. */
export const HANDED_OVER = {
  AWS_ACCOUNT_ID: ACCOUNT_ID,
  S3_BUCKET_NAME: "neon-s3-backup",
  IAM_ROLE: "neon-s3-backup-github-actions",
};

const PROVIDER_ARN = `arn:aws:iam::${ACCOUNT_ID}:oidc-provider/token.actions.githubusercontent.com`;
const ROLE_ARN = `arn:aws:iam::${ACCOUNT_ID}:role/neon-s3-backup-github-actions`;

/** Who may assume the role: jobs of one branch of one repository. */
export const TRUST_POLICY = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "AssumeByExactSubject",
      Effect: "Allow",
      Principal: {
        Federated: PROVIDER_ARN,
      },
      Action: "sts:AssumeRoleWithWebIdentity",
      Condition: {
        StringEquals: {
          "token.actions.githubusercontent.com:aud": "sts.amazonaws.com",
          "token.actions.githubusercontent.com:sub":
            "repo:octo-org/octo-repo:ref:refs/heads/main",
        },
      },
    },
  ],
};

const BUCKET_ARN = "arn:aws:s3:::neon-s3-backup";

/** What nobody may do to a bucket, whoever is let in. */
export const DENIED_TO_ALL = [
  {
    Sid: "DenyPlainHttp",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [`${BUCKET_ARN}/*`, BUCKET_ARN],
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  },
  {
    Sid: "DenyTlsBelow12",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:*",
    Resource: [`${BUCKET_ARN}/*`, BUCKET_ARN],
    Condition: { NumericLessThan: { "s3:TlsVersion": "1.2" } },
  },
  {
    Sid: "DenyCustomerKeys",
    Effect: "Deny",
    Principal: "*",
    Action: "s3:PutObject",
    Resource: `${BUCKET_ARN}/*`,
    Condition: {
      Null: { "s3:x-amz-server-side-encryption-customer-algorithm": "false" },
    },
  },
];

/** What the roles may not do, whatever else they are allowed. */
export const DENIED_TO_ROLES = {
  Sid: "DenyDeletingVersionsAndChangingProtections",
  Effect: "Deny",
  Action: [
    "s3:UpdateObjectEncryption",
    "s3:PutReplicationConfiguration",
    "s3:PutObjectRetention",
    "s3:PutObjectLegalHold",
    "s3:PutLifecycleConfiguration",
    "s3:PutEncryptionConfiguration",
    "s3:PutBucketVersioning",
    "s3:PutBucketPublicAccessBlock",
    "s3:PutBucketPolicy",
    "s3:PutBucketOwnershipControls",
    "s3:PutBucketObjectLockConfiguration",
    "s3:PutBucketLogging",
    "s3:PutBucketAcl",
    "s3:DeleteObjectVersion",
    "s3:DeleteBucketPolicy",
    "s3:DeleteBucket",
    "s3:BypassGovernanceRetention",
  ],
  Resource: [`${BUCKET_ARN}/*`, BUCKET_ARN],
};

/** What the role may do: the guide's four actions, on the guide's bucket. And what it may not, with everyone else. */
export const BUCKET_POLICY = {
  Version: "2012-10-17",
  Statement: [
    {
      Sid: "ListAllBackups",
      Effect: "Allow",
      Principal: { AWS: ROLE_ARN },
      Action: "s3:ListBucket",
      Resource: BUCKET_ARN,
    },
    {
      Sid: "ReadWriteAndDeleteAllBackups",
      Effect: "Allow",
      Principal: { AWS: ROLE_ARN },
      Action: ["s3:PutObject", "s3:GetObject", "s3:DeleteObject"],
      Resource: `${BUCKET_ARN}/*`,
    },
    ...DENIED_TO_ALL,
    { ...DENIED_TO_ROLES, Principal: { AWS: ROLE_ARN } },
  ],
};

/** Commands of the AWS CLI, and what they must answer once the stack is applied. */
export const READ_BACK: [string, object][] = [
  [
    `iam get-open-id-connect-provider --open-id-connect-provider-arn ${PROVIDER_ARN}`,
    {
      Url: "token.actions.githubusercontent.com",
      ClientIDList: ["sts.amazonaws.com"],
    },
  ],
  [
    "iam get-role --role-name neon-s3-backup-github-actions",
    {
      Role: {
        Arn: ROLE_ARN,
        MaxSessionDuration: 3600,
        AssumeRolePolicyDocument: TRUST_POLICY,
      },
    },
  ],
  [
    "iam list-role-policies --role-name neon-s3-backup-github-actions",
    { PolicyNames: [] },
  ],
  [
    "iam list-attached-role-policies --role-name neon-s3-backup-github-actions",
    { AttachedPolicies: [] },
  ],
  [
    "s3api get-bucket-versioning --bucket neon-s3-backup",
    { Status: "Enabled" },
  ],
  [
    "s3api get-public-access-block --bucket neon-s3-backup",
    {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
    },
  ],
  [
    "s3api get-bucket-ownership-controls --bucket neon-s3-backup",
    {
      OwnershipControls: {
        Rules: [{ ObjectOwnership: "BucketOwnerEnforced" }],
      },
    },
  ],
  [
    "s3api get-bucket-encryption --bucket neon-s3-backup",
    {
      ServerSideEncryptionConfiguration: {
        Rules: [
          { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } },
        ],
      },
    },
  ],
  [
    "s3api get-bucket-lifecycle-configuration --bucket neon-s3-backup",
    {
      Rules: [
        {
          ID: "abort-incomplete-uploads",
          Status: "Enabled",
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
        },
        {
          ID: "expire-deleted-and-overwritten",
          Status: "Enabled",
          Expiration: { ExpiredObjectDeleteMarker: true },
          NoncurrentVersionExpiration: { NoncurrentDays: 30 },
        },
      ],
    },
  ],
];
