import {
  EVERYONE,
  present,
  type PolicyStatement,
} from "../../aws/policy-document";
import type { BucketFeature } from "./feature";
import type { KmsKeyProps } from "./kms-key";
import type { NameProps } from "./name";

/** Uploads that are encrypted as the bucket is. */
export const uploadEncryption: BucketFeature<NameProps & KmsKeyProps> = {
  statements: ({ kmsKey }, { bucketArn }) => [
    denyCustomerKeys(bucketArn),
    ...(kmsKey === undefined ? [] : [denyOtherEncryption(bucketArn)]),
  ],
};

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
function denyOtherEncryption(bucketArn: string): PolicyStatement {
  return denyUploadsWith(
    "DenyOtherEncryption",
    bucketArn,
    "s3:x-amz-server-side-encryption",
  );
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
