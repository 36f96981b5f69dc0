import { Construct } from "constructs";
import { bucketArn } from "../../aws/arn";
import {
  administrators,
  type AdministratorsProps,
} from "../features/administrators";
import {
  allowDestroy,
  type AllowDestroyProps,
} from "../features/allow-destroy";
import { ALWAYS_ON } from "../features/always-on";
import { bucketPolicy } from "../features/bucket-policy";
import { kmsKey, type KmsKeyProps } from "../features/kms-key";
import type { NameProps } from "../features/name";
import { objectLock, type ObjectLockProps } from "../features/object-lock";
import { onlyFrom, type OnlyFromProps } from "../features/only-from";
import { retention } from "../features/retention";
import { uploadEncryption } from "../features/upload-encryption";
import type { RetentionProps } from "../lifecycle/retention";
import { placeBucket } from "../place-bucket";
import type { PlacedBucket, Site } from "../site";

/** What the bucket for copies takes over. */
export interface CopiesProps
  extends
    NameProps,
    RetentionProps,
    ObjectLockProps,
    AdministratorsProps,
    KmsKeyProps,
    OnlyFromProps,
    AllowDestroyProps {}

/** Makes a bucket for copies, protected as the bucket for backups, that lets nobody in. */
export function placeReplica(
  options: CopiesProps,
  { bucketName, region }: { bucketName: string; region: string },
  { account, destructive, jobs, replicaProvider, scope }: Site,
): PlacedBucket {
  return placeBucket<CopiesProps>(
    [
      ...ALWAYS_ON,
      uploadEncryption,
      objectLock,
      retention,
      administrators,
      kmsKey,
      onlyFrom,
      allowDestroy,
      bucketPolicy,
    ],
    {
      name: bucketName,
      recoverableDays: options.recoverableDays,
      expireAfterDays: options.expireAfterDays,
      transitions: options.transitions,
      objectLock: options.objectLock,
      administrators: options.administrators,
      kmsKey: options.kmsKey && { source: "create" },
      onlyFrom: options.onlyFrom,
      dangerouslyAllowDestroy: options.dangerouslyAllowDestroy,
    },
    {
      scope: new Construct(scope, "replica"),
      account,
      bucketArn: bucketArn(account, bucketName),
      region,
      provider: replicaProvider,
      grants: [],
      jobs,
      destructive,
    },
  );
}
