import type { PolicyStatement } from "../../aws/policy-document";
import {
  denyCustomerKeys,
  denyDestruction,
  denyOldTransport,
  denyOtherEncryption,
} from "./denials";
import { type Grant, grantStatements } from "./grants";
import { denyFromElsewhere, fromThere, type OnlyFrom } from "./only-from";

/** What a bucket's policy depends on, all of it names. */
export interface BucketPolicyFacts {
  readonly bucketArn: string;
  /** The roles that are let in. */
  readonly grants: readonly Grant[];
  /** The roles of the backup jobs, which may not destroy anything. */
  readonly jobs: readonly Grant[];
  /** The ARNs of those who alone may delete for good and change protections; none: all but the jobs. */
  readonly administrators?: readonly string[];
  /** Whether the bucket encrypts with a key of KMS. */
  readonly kms: boolean;
  readonly onlyFrom?: OnlyFrom;
}

/** The statements of a bucket's policy: who is let in, and what is refused to whom. */
export function bucketStatements({
  bucketArn,
  grants,
  jobs,
  administrators,
  kms,
  onlyFrom,
}: BucketPolicyFacts): PolicyStatement[] {
  return [
    ...grantStatements(bucketArn, grants, fromThere(onlyFrom)),
    ...denyOldTransport(bucketArn),
    denyCustomerKeys(bucketArn),
    ...(kms ? [denyOtherEncryption(bucketArn)] : []),
    ...denyDestruction(bucketArn, { administrators, roles: jobs }),
    ...denyFromElsewhere(bucketArn, onlyFrom),
  ];
}
