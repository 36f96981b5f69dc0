import { existsSync, readdirSync } from "node:fs";
import { AwsCli } from "./support/aws-cli";
import { describeWith } from "./support/describe-with";
import { type Emulator, startEmulator } from "./support/emulator";
import * as guide from "./support/guide";
import { HeldApply } from "./support/held-apply";
import { writeOverlay } from "./support/overlay";
import { overlayS3Backend } from "./support/s3-state";
import { Terraform } from "./support/terraform";
import { STACK, Workspace } from "./support/workspace";

const STATES = "octo-org-terraform-state";

describeWith(["terraform", "emulator", "aws"], "a local state", () => {
  let emulator: Emulator;
  let aws: AwsCli;
  const workspace = new Workspace();
  const terraform = new Terraform(workspace.stackFolder);

  beforeAll(async () => {
    emulator = await startEmulator();
    aws = new AwsCli(emulator.url);
    await aws.json("s3api", "create-bucket", "--bucket", STATES);
  });
  afterAll(async () => {
    await emulator.stop();
    workspace.remove();
  });

  test("is locked for one of two applies at once, and the other says who holds it", async () => {
    workspace.synthesize({ ...guide.PROPS, state: { type: "local" } });
    writeOverlay(workspace.stackFolder, emulator.url);
    await terraform.init();

    const apply = await HeldApply.start(workspace.stackFolder);
    try {
      const refusal = await terraform.refusal("apply", "-auto-approve");
      expect(refusal).toContain("Error acquiring the state lock");
      expect(refusal).toMatch(/Operation: OperationTypeApply Who: \S+@\S+/);
      await apply.approve();
    } finally {
      await apply.kill();
    }

    expect(existsSync(workspace.stateFile)).toBe(true);
    expect(await terraform.drift()).toBe("");
  });

  test("moves to S3, where the plan is empty", async () => {
    workspace.synthesize({
      ...guide.PROPS,
      state: { type: "s3", bucket: STATES, region: "us-east-1" },
    });
    overlayS3Backend(workspace.stackFolder, emulator.url);
    expect(await terraform.refusal("plan")).toContain(
      "Backend initialization required",
    );
    await terraform.init("-migrate-state", "-force-copy");

    expect(await terraform.drift()).toBe("");
    const listed = ["s3api", "list-objects-v2", "--bucket", STATES];
    expect(await aws.json(...listed, "--query", "Contents[].Key")).toEqual([
      `${STACK}.tfstate`,
    ]);
    // Terraform leaves the old one where it was.
    expect(readdirSync(workspace.folder)).toContain(
      `terraform.${STACK}.tfstate`,
    );
  });
});
