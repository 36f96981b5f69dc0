import { TerraformOutput } from "cdktf";

/** An output of several lines, the last of which ends as the others do. */
export class ScriptOutput extends TerraformOutput {
  // CDKTF writes several lines as a heredoc, to which HCL itself adds the last end.
  protected override synthesizeHclAttributes(): Record<string, unknown> {
    const attributes = super.synthesizeHclAttributes() as {
      value: { value: string };
    };
    const { value } = attributes.value;
    return {
      ...attributes,
      value: { ...attributes.value, value: value.replace(/\n$/, "") },
    };
  }
}
