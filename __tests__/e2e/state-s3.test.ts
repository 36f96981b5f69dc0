import { App } from "cdktf";
import { join } from "node:path";
import { PostgresBackupStack } from "../../src";
import { describeWith } from "./support/describe-with";
import * as guide from "./support/guide";
import { HeldApply } from "./support/held-apply";
import { writeOverlay } from "./support/overlay";
import {
  makeStateBucket,
  overlayS3Backend,
  STATE,
  stateKeys,
} from "./support/s3-state";
import { Terraform } from "./support/terraform";
import { useAccount } from "./support/use-account";
import { STACK, Workspace } from "./support/workspace";

const KEY = `${STACK}.tfstate`;

describeWith(["terraform", "emulator", "aws"], "a state in S3", () => {
  const account = useAccount();
  const theirs = new Workspace();
  afterAll(() => theirs.remove());

  /** Terraform in a folder of this project, or of somebody's who works on the same stack. */
  async function terraformOf(folder: string): Promise<Terraform> {
    writeOverlay(folder, account().emulatorUrl);
    overlayS3Backend(folder, account().emulatorUrl);
    const terraform = new Terraform(folder);
    await terraform.init();
    return terraform;
  }

  test("is locked for one of two applies at once, and the other says who holds it", async () => {
    const { aws, workspace: ours } = account();
    await makeStateBucket(aws);
    for (const workspace of [ours, theirs])
      workspace.synthesize({ ...guide.PROPS, state: STATE });
    await terraformOf(ours.stackFolder);
    const other = await terraformOf(theirs.stackFolder);

    const apply = await HeldApply.start(ours.stackFolder);
    try {
      expect(await stateKeys(aws)).toEqual([`${KEY}.tflock`]);
      const refusal = await other.refusal("apply", "-auto-approve");
      expect(refusal).toContain("Error acquiring the state lock");
      expect(refusal).toMatch(/Operation: OperationTypeApply Who: \S+@\S+/);
      expect(await stateKeys(aws)).toEqual([`${KEY}.tflock`]);
      await apply.approve();
    } finally {
      await apply.kill();
    }

    expect(await stateKeys(aws)).toEqual([KEY]);
    expect(await other.drift()).toBe("");
  });

  test("is encrypted", async () => {
    const { aws } = account();
    const of = ["--bucket", STATE.bucket, "--key", KEY];
    expect(await aws.json("s3api", "head-object", ...of)).toMatchObject({
      ServerSideEncryption: "AES256",
    });
  });

  test("of a second stack is another one in the same bucket", async () => {
    const { aws } = account();
    const outdir = join(theirs.folder, "cdktf.out");
    const app = new App({ outdir, stackTraces: false });
    new PostgresBackupStack(app, STACK, { ...guide.PROPS, state: STATE });
    new PostgresBackupStack(app, "second", {
      ...guide.PROPS,
      state: STATE,
      identityProvider: { source: "existing" },
      bucket: { name: "second-backup" },
      backups: [{ ...guide.JOB, roleName: "second" }],
    });
    app.synth();
    const second = await terraformOf(join(outdir, "stacks/second"));
    await second.plan("-target=aws_iam_role.acme-co-prod");
    await second.applyPlan();

    expect(await stateKeys(aws)).toEqual([KEY, "second.tfstate"]);
    const first = await terraformOf(join(outdir, "stacks", STACK));
    expect(await first.drift()).toBe("");
  });

  test("stays locked by an apply that was killed, until it is unlocked", async () => {
    const { workspace: ours } = account();
    ours.synthesize({
      ...guide.PROPS,
      state: STATE,
      backups: [{ ...guide.JOB, maxSessionSeconds: 7200 }],
    });
    const terraform = await terraformOf(ours.stackFolder);
    await (await HeldApply.start(ours.stackFolder)).kill();

    const refusal = await terraform.refusal("apply", "-auto-approve");
    const [, id = ""] = /Lock Info: ID: (\S+)/.exec(refusal) ?? [];
    await terraform.unlock(id);

    ours.synthesize({ ...guide.PROPS, state: STATE });
    expect(await terraform.drift()).toBe("");
  });
});
