import type { PostgresBackupStackProps } from "../../src";
import { AwsCli } from "./support/aws-cli";
import { describeWith } from "./support/describe-with";
import { ACCOUNT_ID, type Emulator, startEmulator } from "./support/emulator";
import { Fuse } from "./support/fuse";
import * as guide from "./support/guide";
import { writeOverlay } from "./support/overlay";
import { actions } from "./support/plan";
import { run } from "./support/run";
import { makeStateBucket, overlayS3Backend, STATE } from "./support/s3-state";
import { Terraform } from "./support/terraform";
import { Workspace } from "./support/workspace";

const TEN_MINUTES = 600_000;

/** What a stack makes that has a name, and the id by which Terraform takes it over. */
const NAMED = [
  [
    "aws_iam_openid_connect_provider.github",
    `arn:aws:iam::${ACCOUNT_ID}:oidc-provider/token.actions.githubusercontent.com`,
  ],
  ["aws_iam_role.acme-co-prod", guide.JOB.roleName],
  ["aws_s3_bucket.backups", guide.PROPS.bucket.name],
] as const;

describeWith(["terraform", "emulator", "aws"], "a killed apply", () => {
  let emulator: Emulator;
  let fuse: Fuse;
  let aws: AwsCli;
  let workspace: Workspace;
  let terraform: Terraform;

  beforeEach(async () => {
    emulator = await startEmulator();
    fuse = await Fuse.before(emulator.url);
    aws = new AwsCli(emulator.url);
    workspace = new Workspace();
    terraform = new Terraform(workspace.stackFolder);
  });
  afterEach(async () => {
    await fuse.close();
    await emulator.stop();
    workspace.remove();
  });

  function synthesize(props: PostgresBackupStackProps): void {
    workspace.synthesize(props);
    writeOverlay(workspace.stackFolder, fuse.url);
  }

  async function applyAll(): Promise<void> {
    await terraform.apply();
    expect(await terraform.drift()).toBe("");
  }

  test(
    "can leave a key of KMS that the next one would make again, unless it is imported",
    async () => {
      const keys = () =>
        aws.json<string[]>("kms", "list-keys", "--query", "Keys[].KeyId");
      synthesize({
        ...guide.PROPS,
        bucket: { ...guide.PROPS.bucket, kmsKey: { source: "create" } },
      });
      await terraform.init();
      await fuse.killApply(workspace.stackFolder, {
        when: "after",
        action: "kms:CreateKey",
      });
      const made = await keys();
      expect(made).toHaveLength(1);
      expect(actions(await terraform.plan())).toContain(
        "create aws_kms_key.backups",
      );

      await terraform.import("aws_kms_key.backups", String(made[0]));
      await applyAll();

      expect(await keys()).toEqual(made);
    },
    TEN_MINUTES,
  );

  test(
    "can leave a state in S3 locked and empty, and is completed once it is unlocked and what has a name is imported",
    async () => {
      await makeStateBucket(aws);
      synthesize({ ...guide.PROPS, state: STATE });
      overlayS3Backend(workspace.stackFolder, emulator.url);
      await terraform.init();
      await fuse.killApply(workspace.stackFolder, {
        when: "after",
        action: "s3:PutLifecycleConfiguration",
      });

      const refusal = await terraform.refusal("apply", "-auto-approve");
      expect(refusal).toMatch("Error acquiring the state lock");
      const [, lock = ""] = /Lock Info: ID: (\S+)/.exec(refusal) ?? [];
      await run("terraform", ["force-unlock", "-force", lock], {
        cwd: workspace.stackFolder,
      });
      expect(await terraform.refusal("state", "list")).toMatch(
        "No state file was found",
      );

      expect(await terraform.refusal("apply", "-auto-approve")).toMatch(
        "BucketAlreadyExists",
      );
      for (const [address, id] of NAMED) await terraform.import(address, id);
      await applyAll();
    },
    TEN_MINUTES,
  );
});
