/** Where a bucket is, as far as that is known at synth. */
export interface Place {
  readonly partition?: string;
  readonly region?: string;
  readonly accountId?: string;
}
