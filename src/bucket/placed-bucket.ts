import type { ITerraformDependable } from "cdktf";

/** What a protection needs to know of the bucket it is for. */
export interface PlacedBucket {
  /** The bucket's name. */
  readonly bucket: string;
  /** What must be done before: writes to one bucket at the same time are refused with `OperationAborted`. */
  readonly dependsOn: ITerraformDependable[];
}
