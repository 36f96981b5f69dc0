import type { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { bucketArn } from "../../aws/arn";
import { CallerAccount } from "../../aws/caller-account";
import { createKey, type PlacedKey } from "../kms/created-key";
import type { Retention } from "../lifecycle/retention";
import type { ObjectLock } from "../object-lock/object-lock";
import { guardAgainstLockOut, withRoot } from "../policy/administrators";
import { bucketStatements } from "../policy/bucket-statements";
import type { Grant } from "../policy/grants";
import type { OnlyFrom } from "../policy/only-from";
import {
  placeProtectedBucket,
  type ProtectedBucket,
} from "../protected-bucket";

/** What a bucket for copies takes over from the bucket for backups, and where it is. */
export interface ReplicaOptions {
  readonly bucketName: string;
  readonly region: string;
  readonly provider: AwsProvider;
  readonly kms: boolean;
  readonly allowDestroy: boolean;
  readonly retention: Retention;
  readonly objectLock?: ObjectLock;
  readonly administrators?: readonly string[];
  /** The roles of the backup jobs, which may not destroy copies either. */
  readonly jobs: readonly Grant[];
  /** The same, as what must exist before a policy can name it. */
  readonly principals: readonly ITerraformDependable[];
  readonly onlyFrom?: OnlyFrom;
}

/** A bucket for copies, and its key if it has one. */
export interface PlacedReplica extends ProtectedBucket {
  readonly key?: PlacedKey;
}

/** Makes a bucket for copies, protected as the bucket for backups, that lets nobody in. */
export function createReplica(
  scope: Construct,
  options: ReplicaOptions,
): PlacedReplica {
  const { bucketName, region, provider, administrators, allowDestroy } =
    options;
  const replica = new Construct(scope, "replica");
  const arn = bucketArn(CallerAccount.of(scope), bucketName);
  const key = options.kms
    ? createKey(replica, {
        bucketName,
        bucketArn: arn,
        region,
        roleArns: [],
        allowDestroy,
        dependsOn: [],
        provider,
      })
    : undefined;
  const placed = placeProtectedBucket(replica, {
    name: bucketName,
    allowDestroy,
    key,
    retention: options.retention,
    objectLock: options.objectLock,
    precondition: guardAgainstLockOut(scope, administrators),
    statements: bucketStatements({
      bucketArn: arn,
      grants: [],
      jobs: options.jobs,
      administrators: withRoot(scope, administrators),
      kms: options.kms,
      onlyFrom: options.onlyFrom,
    }),
    principals: options.principals,
    provider,
  });
  return { ...placed, key };
}
