import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import type {
  ITerraformDependable,
  Precondition,
  TerraformProvider,
} from "cdktf";
import type { Construct } from "constructs";
import type { PolicyStatement } from "../aws/policy-document";
import { literals } from "../terraform/literal";
import { encryptObjects } from "./encryption";
import type { PlacedKey } from "./kms/created-key";
import type { Retention } from "./lifecycle/retention";
import { expireLeftovers } from "./lifecycle/lifecycle";
import { lockObjects, type ObjectLock } from "./object-lock/object-lock";
import { ownObjects } from "./ownership";
import type { PlacedBucket } from "./placed-bucket";
import { setBucketPolicy } from "./policy/bucket-policy";
import { blockPublicAccess } from "./public-access";
import { keepVersions } from "./versioning";

/** One more setting of a bucket. */
export type Setting = (placed: PlacedBucket) => ITerraformDependable;

/** What is particular about a bucket; all else is the same for every bucket that is made here. */
export interface ProtectedBucketOptions {
  readonly name: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly allowDestroy: boolean;
  readonly key?: PlacedKey;
  readonly retention: Retention;
  readonly objectLock?: ObjectLock;
  /** Settings that only this bucket has. */
  readonly settings?: readonly Setting[];
  readonly statements: PolicyStatement[];
  /** The principals that the policy names, which must exist before. */
  readonly principals?: readonly ITerraformDependable[];
  /** What must hold of whoever applies. */
  readonly precondition?: Precondition[];
  readonly provider?: TerraformProvider;
}

/** A bucket that stands with all its protections. */
export interface ProtectedBucket {
  /** The bucket's name, as an attribute of the bucket. */
  readonly bucket: string;
  /** What must be there before the bucket is used. */
  readonly ready: ITerraformDependable;
}

/**
 * Places a bucket with all its protections, one after the other, and its policy last.
 */
export function placeProtectedBucket(
  scope: Construct,
  options: ProtectedBucketOptions,
): ProtectedBucket {
  const { name, tags, key, objectLock, provider } = options;
  const bucket = new S3Bucket(scope, "Default", {
    bucket: name,
    tags: tags && literals(tags),
    objectLockEnabled: objectLock === undefined ? undefined : true,
    provider,
    lifecycle: {
      preventDestroy: !options.allowDestroy,
      precondition: options.precondition,
    },
  });
  const settings: Setting[] = [
    (placed) => blockPublicAccess(scope, placed),
    (placed) => ownObjects(scope, placed),
    (placed) => keepVersions(scope, placed),
    (placed) => encryptObjects(scope, after(placed, key?.ready), key?.arn),
    (placed) => expireLeftovers(scope, options.retention, placed),
    ...(objectLock === undefined
      ? []
      : [(placed: PlacedBucket) => lockObjects(scope, objectLock, placed)]),
    ...(options.settings ?? []),
  ];
  const last = settings.reduce<ITerraformDependable>(
    (before, set) =>
      set({ bucket: bucket.bucket, provider, dependsOn: [before] }),
    bucket,
  );
  const ready = setBucketPolicy(scope, options.statements, {
    bucket: bucket.bucket,
    provider,
    dependsOn: [last, ...(options.principals ?? [])],
  });
  return { bucket: bucket.bucket, ready };
}

function after(
  placed: PlacedBucket,
  what: ITerraformDependable | undefined,
): PlacedBucket {
  return what === undefined
    ? placed
    : { ...placed, dependsOn: [...placed.dependsOn, what] };
}
