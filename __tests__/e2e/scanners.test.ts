import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { placeDeployment } from "../support/deployment";
import { EVERYTHING } from "../support/everything";
import { scan, scanForAll, skippedChecks } from "./support/checkov";
import { describeWith } from "./support/describe-with";
import * as guide from "./support/guide";
import type { Plan } from "./support/plan";
import { useAccount } from "./support/use-account";

/** Synthesized JSON, as far as tests change it. */
type Json = Record<
  "resource" | "data",
  Record<string, Record<string, Record<string, unknown>>>
>;

describeWith(["terraform", "emulator", "checkov"], "checkov", () => {
  const account = useAccount();
  let synthesized: string;
  let byDefault: Plan;
  let everything: Plan;
  let deployment: Plan;

  beforeAll(async () => {
    const { workspace } = account();
    workspace.synthesize(EVERYTHING);
    everything = await plan(workspace.synthesized());
    workspace.synthesize(guide.PROPS);
    synthesized = workspace.synthesized();
    byDefault = await plan(synthesized);
    workspace.synthesizeApp((app) => placeDeployment(app));
    const file = join(workspace.folderOf("deployment"), "cdk.tf.json");
    deployment = await plan(readFileSync(file, "utf8"));
  });

  async function plan(json: string): Promise<Plan> {
    const { workspace, terraform, aim } = account();
    writeFileSync(join(workspace.stackFolder, "cdk.tf.json"), json);
    aim();
    // Another stack has its local state in another file.
    await terraform.init("-reconfigure");
    return terraform.plan();
  }

  test("finds nothing in the default example, with the command of the documentation", async () => {
    const { passed, failed } = await scan(byDefault);
    expect(failed).toEqual([]);
    expect(passed).toContain("CKV_AWS_21 aws_s3_bucket.backups");
  });

  test("finds nothing in the example with everything on, in none of its buckets", async () => {
    const { passed, failed } = await scan(everything);
    expect(failed).toEqual([]);
    expect(
      passed.filter((one) => one.startsWith("CKV_AWS_21 ")).sort(),
    ).toEqual(
      ["backups", "backups_access-logs", "backups_replica"].map(
        (name) => `CKV_AWS_21 aws_s3_bucket.${name}`,
      ),
    );
  });

  test("finds nothing in a stack for deployment", async () => {
    expect((await scan(deployment)).failed).toEqual([]);
  });

  test("is told to pass over what it would find, and nothing else", async () => {
    const all = await Promise.all(
      [byDefault, everything, deployment].map(scanForAll),
    );
    const found = all.flatMap(({ failed }) =>
      failed.map((one) => one.split(" ")[0]),
    );
    expect([...new Set(found)].sort()).toEqual(skippedChecks().sort());
  });

  test("finds a bucket that is open to the public", async () => {
    const json = JSON.parse(synthesized) as Json;
    Object.assign(
      json.resource["aws_s3_bucket_public_access_block"]?.["backups"] as object,
      { block_public_acls: false, block_public_policy: false },
    );
    const { failed } = await scan(await plan(JSON.stringify(json)));
    expect(failed.sort()).toEqual([
      "CKV2_AWS_6 aws_s3_bucket.backups",
      "CKV_AWS_53 aws_s3_bucket_public_access_block.backups",
      "CKV_AWS_54 aws_s3_bucket_public_access_block.backups",
    ]);
  });

  test("that has read nothing does not count as one that has found nothing", async () => {
    await expect(scan({ resource_changes: [] })).rejects.toThrow(
      "checkov has not read the file",
    );
  });
});
