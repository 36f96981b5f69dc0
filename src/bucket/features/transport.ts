import {
  EVERYONE,
  type PolicyCondition,
  type PolicyStatement,
} from "../../aws/policy-document";
import { bucketAndObjects } from "../bucket-and-objects";
import type { BucketFeature } from "./feature";

/** Encryption on the way. */
export const transport: BucketFeature<object> = {
  statements: (_, { bucketArn }) => denyOldTransport(bucketArn),
};

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
