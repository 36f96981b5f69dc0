import { App } from "cdktf";
import { join } from "node:path";
import { PostgresBackupStack, type S3State } from "../../src";
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
const STATE: S3State = { type: "s3", bucket: STATES, region: "us-east-1" };
const KEY = `${STACK}.tfstate`;

describeWith(["terraform", "emulator", "aws"], "a state in S3", () => {
  let emulator: Emulator;
  let aws: AwsCli;
  const ours = new Workspace();
  const theirs = new Workspace();

  /** Terraform in the project of somebody who works on the same stack, or on another one. */
  async function terraformOf(folder: string): Promise<Terraform> {
    writeOverlay(folder, emulator.url);
    overlayS3Backend(folder, emulator.url);
    const terraform = new Terraform(folder);
    await terraform.init();
    return terraform;
  }

  const keys = () =>
    aws.json<string[]>(
      ...["s3api", "list-objects-v2", "--bucket", STATES],
      ...["--query", "sort(Contents[].Key)"],
    );

  beforeAll(async () => {
    emulator = await startEmulator();
    aws = new AwsCli(emulator.url);
    await aws.json("s3api", "create-bucket", "--bucket", STATES);
  });
  afterAll(async () => {
    await emulator.stop();
    for (const workspace of [ours, theirs]) workspace.remove();
  });

  test("is locked for one of two applies at once, and the other says who holds it", async () => {
    for (const workspace of [ours, theirs])
      workspace.synthesize({ ...guide.PROPS, state: STATE });
    await terraformOf(ours.stackFolder);
    const other = await terraformOf(theirs.stackFolder);

    const apply = await HeldApply.start(ours.stackFolder);
    try {
      expect(await keys()).toEqual([`${KEY}.tflock`]);
      const refusal = await other.refusal("apply", "-auto-approve");
      expect(refusal).toContain("Error acquiring the state lock");
      expect(refusal).toMatch(/Operation: OperationTypeApply Who: \S+@\S+/);
      expect(await keys()).toEqual([`${KEY}.tflock`]);
      await apply.approve();
    } finally {
      await apply.kill();
    }

    expect(await keys()).toEqual([KEY]);
    expect(await other.drift()).toBe("");
  });

  test("is encrypted", async () => {
    const of = ["--bucket", STATES, "--key", KEY];
    expect(await aws.json("s3api", "head-object", ...of)).toMatchObject({
      ServerSideEncryption: "AES256",
    });
  });

  test("of a second stack is another one in the same bucket", async () => {
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

    expect(await keys()).toEqual([KEY, "second.tfstate"]);
    const first = await terraformOf(join(outdir, "stacks", STACK));
    expect(await first.drift()).toBe("");
  });

  test("stays locked by an apply that was killed, until it is unlocked", async () => {
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
    await terraform.plan();
    await terraform.applyPlan();
    expect(await terraform.drift()).toBe("");
  });
});
