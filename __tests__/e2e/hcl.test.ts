import { mkdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { App } from "cdktf";
import { PostgresBackupStack } from "../../src";
import { placeDeployment } from "../support/deployment";
import { EVERYTHING } from "../support/everything";
import { describeWith } from "./support/describe-with";
import * as guide from "./support/guide";
import { run } from "./support/run";
import { writeOverlay } from "./support/overlay";
import { Terraform } from "./support/terraform";
import { useAccount } from "./support/use-account";

/** Apps, the stack that is looked at, and how many resources it has. `drift.test.ts` has the other configurations. */
const APPS: readonly [string, (app: App) => void, string, number][] = [
  [
    "the guide",
    (app) => new PostgresBackupStack(app, "guide", guide.PROPS),
    "guide",
    9,
  ],
  [
    "everything that can be turned on",
    (app) => new PostgresBackupStack(app, "all", EVERYTHING),
    "all",
    58,
  ],
  ["a stack for deployment", placeDeployment, "deployment", 14],
  [
    "values that HCL has signs of its own for",
    (app) =>
      new PostgresBackupStack(app, "signs", {
        ...guide.PROPS,
        backups: [
          {
            ...guide.JOB,
            description: 'Back\\up of "all" at 50 % of ${all} %{x}',
            tags: { "a/b c": "d @ e" },
          },
        ],
      }),
    "signs",
    9,
  ],
];

/** Synthesizes as `cdktf synth --hcl` does: the app's own option does not reach the stacks. */
function synthesizeHcl(outdir: string, build: (app: App) => void): void {
  process.env["SYNTH_HCL_OUTPUT"] = "true";
  try {
    const app = new App({ outdir, stackTraces: false });
    build(app);
    app.synth();
  } finally {
    delete process.env["SYNTH_HCL_OUTPUT"];
  }
}

describeWith(["terraform", "emulator", "aws"], "the form in HCL", () => {
  const account = useAccount();

  test.each(APPS)(
    "of %s is formatted and plans the same as the JSON",
    async (_, build, stack, resources) => {
      const { workspace, emulatorUrl } = account();
      workspace.synthesizeApp(build);
      const folder = workspace.folderOf(stack);
      const terraform = new Terraform(folder);
      writeOverlay(folder, emulatorUrl);
      await terraform.init();
      const fromJson = await terraform.plan();

      const outdir = join(workspace.folder, "hcl.out");
      mkdirSync(outdir, { recursive: true });
      synthesizeHcl(outdir, build);
      rmSync(join(folder, "cdk.tf.json"));
      renameSync(
        join(outdir, "stacks", stack, "cdk.tf"),
        join(folder, "cdk.tf"),
      );
      await run("terraform", ["fmt", "-check", "-no-color", folder]);
      await terraform.init();
      await terraform.validate();
      const fromHcl = await terraform.plan();

      expect(fromHcl.resource_changes).toEqual(fromJson.resource_changes);
      expect(fromHcl.output_changes).toEqual(fromJson.output_changes);
      expect(
        fromHcl.resource_changes.filter(({ mode }) => mode === "managed"),
      ).toHaveLength(resources);
    },
  );
});
