import { App, TerraformStack } from "cdktf";
import { ScriptOutput } from "../../src/terraform/script-output";

const SCRIPT = 'set -eu\nprintf "%s" "$1"\n';

const output = () => {
  const stack = new TerraformStack(new App(), "stack");
  return new ScriptOutput(stack, "SCRIPT", { value: SCRIPT, description: "x" });
};

test("the JSON has the script as it is", () => {
  expect(output().toTerraform()).toEqual({
    output: { SCRIPT: { value: SCRIPT, description: "x" } },
  });
});

test("HCL, which ends the last line of a heredoc by itself, has it without that end", () => {
  const { output: outputs } = output().toHclTerraform() as {
    output: { SCRIPT: { value: { value: string } } };
  };
  expect(outputs.SCRIPT.value.value).toBe(SCRIPT.replace(/\n$/, ""));
});
