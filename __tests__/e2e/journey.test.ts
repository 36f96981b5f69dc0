import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { empty, versions } from "./support/bucket-contents";
import { describeWith } from "./support/describe-with";
import { PROVIDER_RANGE } from "./support/detect-terraform";
import * as guide from "./support/guide";
import { GuideWorkflow } from "./support/guide-workflow";
import {
  actions,
  type Plan,
  plannedOutputs,
  plannedPolicy,
} from "./support/plan";
import { tool } from "./support/tools";
import { hiddenFromReview, unknownValues } from "./support/unknown-values";
import { useAccount } from "./support/use-account";
import { withoutDenials } from "./support/without-denials";

describeWith(["terraform", "emulator", "aws"], "main.ts", () => {
  const account = useAccount();
  const { bucket } = guide.PROPS;
  let synthesized: string;
  let plan: Plan;

  test("synthesizes JSON that Terraform initializes and validates", async () => {
    const { workspace, terraform, aim } = account();
    await workspace.synthesizeMain();
    synthesized = workspace.synthesized();
    expect(synthesized).toContain(`"version": "${PROVIDER_RANGE}"`);

    // A provider in the range must take the JSON as it is; an older one needs the overlay even for this.
    if (!tool("terraform").provider.inRange) aim();
    await terraform.init();
    await terraform.validate();
  });

  test("plans the guide's three things with the bucket's protections, and nothing else", async () => {
    const { terraform, aim } = account();
    aim();
    plan = await terraform.plan();

    expect(actions(plan)).toEqual([
      "create aws_iam_openid_connect_provider.github",
      "create aws_iam_role.acme-co-prod",
      "create aws_s3_bucket.backups",
      "create aws_s3_bucket_lifecycle_configuration.backups",
      "create aws_s3_bucket_ownership_controls.backups",
      "create aws_s3_bucket_policy.backups",
      "create aws_s3_bucket_public_access_block.backups",
      "create aws_s3_bucket_server_side_encryption_configuration.backups",
      "create aws_s3_bucket_versioning.backups",
    ]);
  });

  test("plans both policies and the values to hand over in full, on an empty account", () => {
    expect(
      plannedPolicy(plan, "aws_iam_role.acme-co-prod", "assume_role_policy"),
    ).toEqual(guide.TRUST_POLICY);
    expect(
      plannedPolicy(plan, "aws_s3_bucket_policy.backups", "policy"),
    ).toEqual(guide.BUCKET_POLICY);
    const { GITHUB_SETUP: script, ...values } = plannedOutputs(plan);
    expect(values).toEqual(guide.HANDED_OVER);
    for (const [name, value] of Object.entries(guide.HANDED_OVER))
      expect(script).toContain(
        `set ${name} --repo octo-org/octo-repo --body ${value}\n`,
      );
  });

  test("leaves nothing that matters for security to be known after apply", () => {
    expect(unknownValues(plan)).toContain(
      "aws_iam_role.acme-co-prod.unique_id",
    );
    expect(hiddenFromReview(plan)).toEqual([]);
  });

  test("applies, after which there is nothing to change", async () => {
    const { workspace, terraform } = account();
    await terraform.applyPlan();

    expect(existsSync(workspace.stateFile)).toBe(true);
    expect(await terraform.drift()).toBe("");
  });

  test.each(guide.READ_BACK)(
    "leads to what AWS tells of %s",
    async (args, expected) => {
      expect(await account().aws.json(...args.split(" "))).toMatchObject(
        expected,
      );
    },
  );

  test("leads to a bucket policy that AWS gives back as it was reviewed", async () => {
    const { Policy } = await account().aws.json<{ Policy: string }>(
      ...["s3api", "get-bucket-policy", "--bucket", bucket.name],
    );

    expect(JSON.parse(Policy)).toEqual(guide.BUCKET_POLICY);
  });

  test("lets part two of the guide make, replace and remove backups", async () => {
    const { aws } = account();
    await withoutDenials(aws, bucket.name, runPartTwo);
  });

  async function runPartTwo(): Promise<void> {
    const { aws, workspace } = account();
    const workflow = await GuideWorkflow.start(
      aws,
      guide.HANDED_OVER,
      "acme-co-prod-backup",
    );
    expect(await workflow.aws.json("sts", "get-caller-identity")).toMatchObject(
      {
        Arn: expect.stringContaining(`:assumed-role/${guide.JOB.roleName}/`),
      },
    );

    expect(await workflow.hasFolder()).toBe(false);
    await workflow.createFolder();
    expect(await workflow.hasFolder()).toBe(true);

    await workflow.upload("-- monday's dump", "monday.gz", workspace.folder);
    expect(await workflow.backupsBefore("2000-01-01")).toEqual([]);
    const old = await workflow.backupsBefore("2100-01-01");
    expect(old).toEqual(["acme-co-prod-backup/monday.gz"]);
    for (const key of old) await workflow.remove(key);

    await workflow.upload("-- tuesday's dump", "tuesday.gz", workspace.folder);
    expect(await workflow.backupsBefore("2100-01-01")).toEqual([
      "acme-co-prod-backup/tuesday.gz",
    ]);
    const downloaded = join(workspace.folder, "downloaded.gz");
    await workflow.download("tuesday.gz", downloaded);
    expect(gunzipSync(readFileSync(downloaded)).toString()).toBe(
      "-- tuesday's dump",
    );
  }

  test("keeps the versions of backups that part two has removed", async () => {
    const { kept, deleted } = await versions(account().aws, bucket.name);

    expect(deleted.map(({ Key }) => Key)).toEqual([
      "acme-co-prod-backup/monday.gz",
    ]);
    expect(kept.map(({ Key }) => Key).sort()).toEqual([
      "acme-co-prod-backup/",
      "acme-co-prod-backup/monday.gz",
      "acme-co-prod-backup/tuesday.gz",
    ]);
  });

  test("lets an administrator download a removed backup", async () => {
    const { aws, workspace } = account();
    const { kept } = await versions(aws, bucket.name);
    const monday = kept.find(({ Key }) => Key.endsWith("monday.gz"));
    const downloaded = join(workspace.folder, "brought-back.gz");
    const at = ["--bucket", bucket.name];

    await withoutDenials(aws, bucket.name, async () => {
      const folder = ["--prefix", "acme-co-prod-backup/"];
      expect(
        await aws.json("s3api", "list-object-versions", ...at, ...folder),
      ).toMatchObject({
        Versions: expect.arrayContaining([expect.objectContaining(monday)]),
      });
      const version = ["--version-id", String(monday?.VersionId)];
      const key = ["--key", "acme-co-prod-backup/monday.gz"];
      await aws.json(
        ...["s3api", "get-object", ...at, ...key, ...version, downloaded],
      );
    });
    expect(gunzipSync(readFileSync(downloaded)).toString()).toBe(
      "-- monday's dump",
    );
  });

  test("refuses to be destroyed", async () => {
    expect(
      await account().terraform.refusal("destroy", "-auto-approve"),
    ).toMatch(
      "Resource aws_s3_bucket.backups has lifecycle.prevent_destroy set",
    );
  });

  test("differs in nothing but that protection when the bucket may be destroyed", () => {
    const { workspace } = account();
    workspace.synthesize({
      ...guide.PROPS,
      bucket: { ...bucket, dangerouslyAllowDestroy: true },
    });

    expect(workspace.synthesized()).toBe(
      synthesized.replace(
        '"prevent_destroy": true',
        '"prevent_destroy": false',
      ),
    );
  });

  test("even then keeps a bucket that holds backups", async () => {
    expect(
      await account().terraform.refusal("destroy", "-auto-approve"),
    ).toMatch("BucketNotEmpty");
  });

  test("is destroyed without a trace once the bucket is empty", async () => {
    const { aws, terraform } = account();
    await empty(aws, bucket.name);
    await terraform.destroy();

    expect(await aws.json("s3api", "list-buckets")).toMatchObject({
      Buckets: [],
    });
    expect(await aws.json("iam", "list-roles")).toMatchObject({ Roles: [] });
    expect(await aws.json("iam", "list-open-id-connect-providers")).toEqual({
      OpenIDConnectProviderList: [],
    });
  });
});
