import type { ITerraformDependable, TerraformProvider } from "cdktf";

/** What a protection needs to know of the bucket it is for. */
export interface PlacedBucket {
  /** The bucket's name. */
  readonly bucket: string;
  /** What must be done before: writes to one bucket at the same time are refused with `OperationAborted`. */
  readonly dependsOn: ITerraformDependable[];
  /** The AWS provider of the bucket's region, if it is not the stack's only one. */
  readonly provider?: TerraformProvider;
}
