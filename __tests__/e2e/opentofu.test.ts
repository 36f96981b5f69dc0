import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { PostgresBackupStackProps } from "../../src";
import { click } from "./support/clicked";
import * as guide from "./support/guide";
import { PROJECT } from "./support/paths";
import { actions } from "./support/plan";
import { makeStateBucket, overlayS3Backend, STATE } from "./support/s3-state";
import { Terraform } from "./support/terraform";
import { tool, tools } from "./support/tools";
import { useAccount } from "./support/use-account";

const detected = tools().opentofu;

test("OpenTofu is here, or it is said in a line that what runs by it is left out", () => {
  expect(detected).toMatchObject(
    detected?.found
      ? { version: expect.stringMatching(/^1\.\d+\.\d+/) }
      : { why: "OpenTofu is not on PATH" },
  );
});

test("the oldest version that works is what the page says", () => {
  const page = readFileSync(join(PROJECT, "docs/opentofu.md"), "utf8");
  expect(page).toContain("OpenTofu 1.10 or newer");
  if (detected?.found)
    expect(
      detected.version.localeCompare("1.10.0", "en", { numeric: true }),
    ).toBeGreaterThanOrEqual(0);
});

/** Tests that nobody needs to run: they are left out where OpenTofu is not there, which the line has said. */
const describeByTofu: (name: string, tests: () => void) => void =
  detected?.found ? describe : () => undefined;

describeByTofu("by OpenTofu", () => {
  const account = useAccount();
  const destroyable = {
    ...guide.PROPS,
    bucket: { ...guide.PROPS.bucket, dangerouslyAllowDestroy: true },
  };

  /** Synthesizes a stack for the emulator, with the provider where Terraform has it. */
  async function tofu(props: PostgresBackupStackProps): Promise<Terraform> {
    const { workspace, aim, emulatorUrl } = account();
    workspace.synthesize(props);
    aim();
    if (props.state !== undefined)
      overlayS3Backend(workspace.stackFolder, emulatorUrl);
    const { version } = tool("terraform").provider;
    writeFileSync(
      join(workspace.stackFolder, "registry_override.tf.json"),
      JSON.stringify({
        terraform: {
          required_providers: {
            aws: { source: "registry.terraform.io/hashicorp/aws", version },
          },
        },
      }),
    );
    const found = new Terraform(workspace.stackFolder, {}, "tofu");
    await found.init("-reconfigure");
    await found.validate();
    return found;
  }

  test("the guide's stack is planned, applied, planned again and destroyed", async () => {
    const stack = await tofu(destroyable);
    expect(actions(await stack.plan())).toHaveLength(9);
    await stack.applyPlan();

    expect(await stack.drift()).toBe("");
    await stack.destroy();
  });

  test("what is there is taken over, and the provider let go of, with a state that locks in S3", async () => {
    const { aws } = account();
    await click(aws);
    await makeStateBucket(aws);
    const stack = await tofu({
      ...destroyable,
      adopt: ["guide"],
      state: STATE,
    });
    expect(
      actions(await stack.plan()).filter((action) =>
        /create|delete/.test(action),
      ),
    ).toEqual(["create aws_s3_bucket_lifecycle_configuration.backups"]);
    await stack.applyPlan();
    expect(await stack.drift()).toBe("");

    const existing = await tofu({
      ...destroyable,
      identityProvider: { source: "existing" },
      adopt: ["guide"],
      state: STATE,
    });
    expect(actions(await existing.plan())).toEqual([
      "forget aws_iam_openid_connect_provider.github",
    ]);
    await existing.applyPlan();
    expect(await existing.drift()).toBe("");
  });

  test("a role moves with the name of its job", async () => {
    const name = { name: "acme", formerName: guide.JOB.name };
    const stack = await tofu({
      ...destroyable,
      identityProvider: { source: "existing" },
      backups: [{ ...guide.JOB, ...name }],
      state: STATE,
    });
    const plan = await stack.plan();

    expect(
      plan.resource_changes.find(
        ({ address }) => address === "aws_iam_role.acme",
      ),
    ).toMatchObject({
      previous_address: `aws_iam_role.${guide.JOB.name}`,
      change: { actions: ["no-op"] },
    });
  });
});
