import type { ResourceRequest } from "../../support/policy-evaluator";
import { ACCOUNT_ID } from "../../support/rendered-policy";
import {
  copyPolicy,
  DEPLOYER,
  DIFFERENT_POLICIES,
  type JudgedStack,
} from "../judged-stacks";
import type { Refusal } from "../refusals";
import { upload } from "./requests";

const CLIENT_KEY = {
  contextVariables: {
    "s3:x-amz-server-side-encryption-customer-algorithm": "AES256",
  },
};

const OTHER_ENCRYPTION: Readonly<Record<string, Record<string, string>>> = {
  "another key of KMS": {
    "s3:x-amz-server-side-encryption": "aws:kms",
    "s3:x-amz-server-side-encryption-aws-kms-key-id": `arn:aws:kms:us-east-1:${ACCOUNT_ID}:key/other`,
  },
  "AWS's own key of KMS": { "s3:x-amz-server-side-encryption": "aws:kms" },
  "two layers of KMS": { "s3:x-amz-server-side-encryption": "aws:kms:dsse" },
  "keys that S3 manages": { "s3:x-amz-server-side-encryption": "AES256" },
};

/** An upload to the bucket for copies by somebody who may. */
function uploadToCopies({ bucket, place }: JudgedStack): ResourceRequest {
  return {
    ...DEPLOYER,
    action: "s3:PutObject",
    resource: `${bucket}-copies/b.gz`,
    contextVariables: place,
  };
}

/** Uploads that are to be encrypted in another way than the bucket's. */
export const WRONG_ENCRYPTION: readonly Refusal[] = [
  {
    name: "a backup encrypted with a key that the client keeps",
    stacks: DIFFERENT_POLICIES,
    letIn: upload,
    change: CLIENT_KEY,
    deniedBy: "DenyCustomerKeys",
  },
  {
    name: "the deployer's upload with a key that the client keeps",
    stacks: DIFFERENT_POLICIES,
    letIn: (judged) => ({ ...upload(judged), ...DEPLOYER }),
    change: CLIENT_KEY,
    deniedBy: "DenyCustomerKeys",
  },
  {
    name: "an upload among the copies with a key that the client keeps",
    stacks: ["replication", "everything on"],
    policy: copyPolicy,
    letIn: uploadToCopies,
    change: CLIENT_KEY,
    deniedBy: "DenyCustomerKeys",
  },
  ...Object.entries(OTHER_ENCRYPTION).flatMap(
    ([encryption, contextVariables]): Refusal[] => [
      {
        name: `a backup that asks for ${encryption} where the bucket has its own`,
        stacks: ["a key of KMS", "a key that exists", "everything on"],
        letIn: upload,
        change: { contextVariables },
        deniedBy: "DenyOtherEncryption",
      },
      {
        name: `an upload among the copies that asks for ${encryption}`,
        stacks: ["everything on"],
        policy: copyPolicy,
        letIn: uploadToCopies,
        change: { contextVariables },
        deniedBy: "DenyOtherEncryption",
      },
    ],
  ),
];
