import { existsSync } from "node:fs";
import type { AwsCli } from "./support/aws-cli";
import { cdktf, writeCdktfJson } from "./support/cdktf-cli";
import { describeWith } from "./support/describe-with";
import * as guide from "./support/guide";
import {
  makeStateBucket,
  overlayS3Backend,
  stateKeys,
} from "./support/s3-state";
import { useAccount } from "./support/use-account";

// Else the CLI looks for the provider in the registry, even where Terraform has it from a mirror.
const NO_LOCK = "--skip-provider-lock";

describeWith(
  ["terraform", "emulator", "aws", "cdktfCli"],
  "the CDKTF CLI",
  () => {
    const account = useAccount();

    const cli = (...args: string[]) =>
      cdktf(account().workspace.folder, ...args);

    beforeAll(() => writeCdktfJson(account().workspace.folder, "app.ts"));

    test("synthesizes what the app itself synthesizes", async () => {
      const { workspace, aim } = account();
      await cli("synth");
      const synthesized = workspace.synthesized();
      aim();

      workspace.synthesize({
        ...guide.PROPS,
        bucket: { ...guide.PROPS.bucket, dangerouslyAllowDestroy: true },
      });
      expect(synthesized).toBe(workspace.synthesized());
    });

    test("shows what it would create", async () => {
      const output = await cli("diff", NO_LOCK);

      expect(output).toContain("Plan: 9 to add, 0 to change, 0 to destroy.");
      expect(await bucketNames(account().aws)).toEqual([]);
    });

    test("deploys, and tells the values to hand over", async () => {
      const { aws, workspace } = account();
      const output = await cli("deploy", "--auto-approve", NO_LOCK);

      for (const [name, value] of Object.entries(guide.HANDED_OVER))
        expect(output).toMatch(new RegExp(`${name} = "?${value}`));
      expect(await bucketNames(aws)).toEqual(["neon-s3-backup"]);
      expect(existsSync(workspace.stateFile)).toBe(true);
    });

    test("destroys", async () => {
      await cli("destroy", "--auto-approve", NO_LOCK);

      expect(await bucketNames(account().aws)).toEqual([]);
    });
  },
);

describeWith(
  ["terraform", "emulator", "aws", "cdktfCli"],
  "the CDKTF CLI with a state in S3",
  () => {
    const account = useAccount();

    test("deploys to it, and shows no difference then", async () => {
      const { aws, workspace, aim, emulatorUrl } = account();
      const cli = (...args: string[]) => cdktf(workspace.folder, ...args);
      await makeStateBucket(aws);
      writeCdktfJson(workspace.folder, "app-with-state.ts");
      await cli("synth");
      aim();
      overlayS3Backend(workspace.stackFolder, emulatorUrl);

      await cli("deploy", "--auto-approve", NO_LOCK);
      expect(existsSync(workspace.stateFile)).toBe(false);
      expect(await stateKeys(aws)).toEqual(["postgres-backups.tfstate"]);

      expect(await cli("diff", NO_LOCK)).toContain("No changes");
    });
  },
);

async function bucketNames(aws: AwsCli): Promise<string[]> {
  const { Buckets } = await aws.json<{ Buckets: { Name: string }[] }>(
    ...["s3api", "list-buckets"],
  );
  return Buckets.map(({ Name }) => Name);
}
