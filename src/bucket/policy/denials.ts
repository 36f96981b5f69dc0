import {
  EVERYONE,
  type PolicyCondition,
  type PolicyStatement,
} from "../../aws/policy-document";
import { PREFIX_TAG } from "../../aws/tag-rules";
import type { Grant } from "./grants";

/**
 * What destroys backups for good, or takes away what protects them. None of it is part of making a backup.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export const DESTRUCTIVE_ACTIONS = [
  "s3:BypassGovernanceRetention",
  "s3:DeleteBucket",
  "s3:DeleteBucketPolicy",
  "s3:DeleteObjectVersion",
  "s3:PutBucketAcl",
  "s3:PutBucketLogging",
  "s3:PutBucketObjectLockConfiguration",
  "s3:PutBucketOwnershipControls",
  "s3:PutBucketPolicy",
  "s3:PutBucketPublicAccessBlock",
  "s3:PutBucketVersioning",
  "s3:PutEncryptionConfiguration",
  "s3:PutLifecycleConfiguration",
  "s3:PutObjectLegalHold",
  "s3:PutObjectRetention",
  "s3:PutReplicationConfiguration",
  "s3:UpdateObjectEncryption",
];

/**
 * Refuses plain HTTP, and TLS below 1.2. Two statements, since a request over plain HTTP has no version of TLS, and the
 * conditions of one statement would have to hold together.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html#example-object-tls-version
 */
export function denyOldTransport(bucketArn: string): PolicyStatement[] {
  return [
    denyAll("DenyPlainHttp", bucketArn, {
      test: "Bool",
      variable: "aws:SecureTransport",
      values: ["false"],
    }),
    denyAll("DenyTlsBelow12", bucketArn, {
      test: "NumericLessThan",
      variable: "s3:TlsVersion",
      values: ["1.2"],
    }),
  ];
}

/**
 * Refuses uploads that are encrypted with a key which the client keeps (SSE-C): whoever has taken over a role could
 * overwrite the backups with what only they can read.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html
 */
export function denyCustomerKeys(bucketArn: string): PolicyStatement {
  return denyUploadsWith(
    "DenyCustomerKeys",
    bucketArn,
    "s3:x-amz-server-side-encryption-customer-algorithm",
  );
}

/**
 * Refuses uploads that choose their encryption themselves, be it another key of KMS, AWS's own key, or none of KMS's.
 * An upload that says nothing, as `aws s3 cp` does, is encrypted with the bucket's key.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
 */
export function denyOtherEncryption(bucketArn: string): PolicyStatement {
  return denyUploadsWith(
    "DenyOtherEncryption",
    bucketArn,
    "s3:x-amz-server-side-encryption",
  );
}

/** Whom the denial of everything destructive is for. Either all roles have a prefix, or none has. */
export interface Destroyers {
  /** The ARNs of those who may; everyone else may not. None: only the roles may not. */
  readonly administrators?: readonly string[];
  /** The roles that use the bucket, or the one it belongs to; it need not let them in. */
  readonly roles: readonly Grant[];
}

/**
 * Refuses to delete backups for good and to take away their protections, whatever else a role is allowed elsewhere.
 * `UpdateObjectEncryption` encrypts a version anew, in its place; with a key that is then deleted, it is gone.
 * Roles with a prefix are known by their tag, so that the statement does not list them again.
 *
 * @returns the statement; none without administrators and without roles
 */
export function denyDestruction(
  bucketArn: string,
  { administrators, roles }: Destroyers,
): PolicyStatement[] {
  const wholeBucket = roles.filter(({ prefix }) => prefix === undefined);
  const statement: Omit<PolicyStatement, "principals"> = {
    sid: "DenyDeletingVersionsAndChangingProtections",
    effect: "Deny",
    actions: DESTRUCTIVE_ACTIONS,
    resources: bucketAndObjects(bucketArn),
  };
  if (administrators !== undefined)
    return [
      {
        ...statement,
        principals: EVERYONE,
        condition: [
          {
            test: "ArnNotEquals",
            variable: "aws:PrincipalArn",
            values: [...administrators],
          },
        ],
      },
    ];
  if (wholeBucket.length > 0)
    return [
      {
        ...statement,
        principals: [
          { type: "AWS", identifiers: wholeBucket.map((one) => one.roleArn) },
        ],
      },
    ];
  return roles.length === 0
    ? []
    : [
        {
          ...statement,
          principals: EVERYONE,
          condition: [present(`aws:PrincipalTag/${PREFIX_TAG}`)],
        },
      ];
}

function denyAll(
  sid: string,
  bucketArn: string,
  condition: PolicyCondition,
): PolicyStatement {
  return {
    sid,
    effect: "Deny",
    actions: ["s3:*"],
    principals: EVERYONE,
    resources: bucketAndObjects(bucketArn),
    condition: [condition],
  };
}

function denyUploadsWith(
  sid: string,
  bucketArn: string,
  header: string,
): PolicyStatement {
  return {
    sid,
    effect: "Deny",
    actions: ["s3:PutObject"],
    principals: EVERYONE,
    resources: [`${bucketArn}/*`],
    condition: [present(header)],
  };
}

function present(key: string): PolicyCondition {
  return { test: "Null", variable: key, values: ["false"] };
}

function bucketAndObjects(bucketArn: string): string[] {
  return [bucketArn, `${bucketArn}/*`];
}
