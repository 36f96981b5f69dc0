import { existsSync } from "node:fs";
import { describeWith } from "./support/describe-with";
import * as guide from "./support/guide";
import { HeldApply } from "./support/held-apply";
import {
  makeStateBucket,
  overlayS3Backend,
  STATE,
  stateKeys,
} from "./support/s3-state";
import { useAccount } from "./support/use-account";
import { STACK } from "./support/workspace";

describeWith(["terraform", "emulator", "aws"], "a local state", () => {
  const account = useAccount();

  test("is locked for one of two applies at once, and the other says who holds it", async () => {
    const { workspace, terraform, aim } = account();
    workspace.synthesize({ ...guide.PROPS, state: { type: "local" } });
    aim();
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
    const { workspace, terraform, aws, emulatorUrl } = account();
    await makeStateBucket(aws);
    workspace.synthesize({ ...guide.PROPS, state: STATE });
    overlayS3Backend(workspace.stackFolder, emulatorUrl);
    expect(await terraform.refusal("plan")).toContain(
      "Backend initialization required",
    );
    await terraform.init("-migrate-state", "-force-copy");

    expect(await terraform.drift()).toBe("");
    expect(await stateKeys(aws)).toEqual([`${STACK}.tfstate`]);
  });
});
