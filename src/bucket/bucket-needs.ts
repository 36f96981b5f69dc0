import { type AccountContext, bucketArn } from "../aws/arn";
import type { Need } from "../aws/need";
import type { BackupBucketOptions } from "./backup-bucket-props";
import { FEATURES, madeFor } from "./features";

/** A bucket that is made, and where. */
export interface DeployedBucket {
  /** The bucket's props. */
  readonly bucket: BackupBucketOptions;
  readonly region: string;
  /** Whether there are tags that everything gets. */
  readonly defaultTags: boolean;
}

/**
 * The order in which policies have what is needed, by the service that it is of, so that what belongs together stands
 * together.
 */
const SERVICES = ["s3", "kms", "iam"];

/** What it takes to make the buckets and what belongs to them. None of it reads, writes or deletes what is in them. */
export function bucketNeeds(
  account: AccountContext,
  { bucket, region, defaultTags }: DeployedBucket,
): readonly Need[] {
  const bucketArns = madeFor(bucket).buckets.map((made) =>
    bucketArn(account, made.name),
  );
  const facts = {
    account,
    region,
    defaultTags,
    bucketArn: bucketArn(account, bucket.name),
    bucketArns,
  };
  return [
    {
      of: "Buckets",
      resources: bucketArns,
      reads: FEATURES.flatMap(({ reads = [] }) => reads),
      writes: FEATURES.flatMap(({ writes = [] }) => writes),
    },
    ...FEATURES.flatMap(({ needs }) => needs?.(bucket, facts) ?? []),
  ].sort((one, other) => rank(one) - rank(other));
}

function rank({ reads = [], writes = [] }: Need): number {
  const [service = ""] = [...reads, ...writes][0]?.split(":") ?? [];
  return SERVICES.indexOf(service);
}
