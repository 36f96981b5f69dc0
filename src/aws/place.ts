/** Where a bucket is, as far as that is known at synth. */
export interface BucketPlace {
  readonly partition?: string;
  readonly region?: string;
  readonly accountId?: string;
}
