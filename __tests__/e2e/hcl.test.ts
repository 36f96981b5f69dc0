import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { PostgresBackupStack } from "../../src";
import { describeWith } from "./support/describe-with";
import * as guide from "./support/guide";
import { useAccount } from "./support/use-account";
import { STACK } from "./support/workspace";

describeWith(["terraform", "emulator", "aws"], "the form in HCL", () => {
  const account = useAccount();

  test("plans the same as the JSON", async () => {
    const { workspace, terraform, aim } = account();
    workspace.synthesize(guide.PROPS);
    aim();
    await terraform.init();
    const fromJson = await terraform.plan();

    const outdir = join(workspace.folder, "hcl.out");
    // What `cdktf synth --hcl` sets; the app's own option does not reach the stacks.
    process.env["SYNTH_HCL_OUTPUT"] = "true";
    const app = new App({ outdir, stackTraces: false });
    new PostgresBackupStack(app, STACK, guide.PROPS);
    app.synth();
    delete process.env["SYNTH_HCL_OUTPUT"];
    rmSync(join(workspace.stackFolder, "cdk.tf.json"));
    renameSync(
      join(outdir, "stacks", STACK, "cdk.tf"),
      join(workspace.stackFolder, "cdk.tf"),
    );
    await terraform.init();
    await terraform.validate();
    const fromHcl = await terraform.plan();

    expect(fromHcl.resource_changes).toEqual(fromJson.resource_changes);
    expect(fromHcl.output_changes).toEqual(fromJson.output_changes);
    expect(fromHcl.resource_changes).toHaveLength(9);
  });
});
