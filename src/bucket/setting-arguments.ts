import type { ITerraformDependable, TerraformProvider } from "cdktf";

/** The arguments that every setting of a bucket has. */
export interface SettingArguments {
  /** The bucket's name, as an attribute of the bucket. */
  readonly bucket: string;
  /** What must be done before: writes to one bucket at the same time are refused with `OperationAborted`. */
  readonly dependsOn: ITerraformDependable[];
  /** The AWS provider of the bucket's region, if it is not the stack's only one. */
  readonly provider?: TerraformProvider;
}
