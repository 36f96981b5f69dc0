import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import type { AwsCli } from "./support/aws-cli";
import { cleanEnv } from "./support/clean-env";
import { describeWith } from "./support/describe-with";
import * as guide from "./support/guide";
import { PROJECT } from "./support/paths";
import { run } from "./support/run";
import { useAccount } from "./support/use-account";

const SCRIPTED = { CI: "1", DISABLE_VERSION_CHECK: "1" };
// Else the CLI looks for the provider in the registry, even where Terraform has it from a mirror.
const NO_LOCK = "--skip-provider-lock";

describeWith(["terraform", "emulator", "aws"], "the CDKTF CLI", () => {
  const account = useAccount();

  async function cdktf(...args: string[]): Promise<string> {
    const cli = join(PROJECT, "node_modules/.bin/cdktf");
    const { output } = await run(cli, args, {
      cwd: account().workspace.folder,
      env: cleanEnv(SCRIPTED),
    });
    return stripVTControlCharacters(output);
  }

  beforeAll(() => {
    const runApp = join(PROJECT, "scripts/run-app.js");
    const app = join(__dirname, "fixtures/app.ts");
    writeFileSync(
      join(account().workspace.folder, "cdktf.json"),
      JSON.stringify({
        ...settingsOfTheProject(),
        app: `node ${JSON.stringify(runApp)} ${JSON.stringify(app)}`,
      }),
    );
  });

  test("synthesizes what the app itself synthesizes", async () => {
    const { workspace, aim } = account();
    await cdktf("synth");
    const synthesized = workspace.synthesized();
    aim();

    workspace.synthesize({
      ...guide.PROPS,
      bucket: { ...guide.PROPS.bucket, dangerouslyAllowDestroy: true },
    });
    expect(synthesized).toBe(workspace.synthesized());
  });

  test("shows what it would create", async () => {
    const output = await cdktf("diff", NO_LOCK);

    expect(output).toContain("Plan: 9 to add, 0 to change, 0 to destroy.");
    expect(await bucketNames(account().aws)).toEqual([]);
  });

  test("deploys, and tells the values to hand over", async () => {
    const { aws, workspace } = account();
    const output = await cdktf("deploy", "--auto-approve", NO_LOCK);

    for (const [name, value] of Object.entries(guide.HANDED_OVER))
      expect(output).toMatch(new RegExp(`${name} = "?${value}`));
    expect(await bucketNames(aws)).toEqual(["neon-s3-backup"]);
    expect(existsSync(workspace.stateFile)).toBe(true);
  });

  test("destroys", async () => {
    await cdktf("destroy", "--auto-approve", NO_LOCK);

    expect(await bucketNames(account().aws)).toEqual([]);
  });
});

function settingsOfTheProject(): object {
  const file = join(PROJECT, "cdktf.json");
  return JSON.parse(readFileSync(file, "utf8")) as object;
}

async function bucketNames(aws: AwsCli): Promise<string[]> {
  const { Buckets } = await aws.json<{ Buckets: { Name: string }[] }>(
    ...["s3api", "list-buckets"],
  );
  return Buckets.map(({ Name }) => Name);
}
