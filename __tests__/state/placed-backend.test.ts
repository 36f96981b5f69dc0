import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { App, TerraformOutput } from "cdktf";
import { PostgresBackupStack } from "../../src";
import { stateBlock } from "../../src/state/state-block";
import { FULL, LEAST, SEVERAL_WORKSPACES } from "../support/states";
import {
  GUIDE,
  only,
  prefixedJob,
  synthApp,
  synthStack,
} from "../support/synth";

const ALL = [
  ...Object.values(LEAST),
  ...Object.values(FULL),
  ...SEVERAL_WORKSPACES,
];

test.each(ALL)("a state is the one backend of the JSON: %j", (state) => {
  const { backend, cloud } = synthStack({ state }).terraform;
  const { type, options } = stateBlock(state, "stack");
  expect({ backend, cloud }).toEqual(
    type === "cloud"
      ? { backend: undefined, cloud: options }
      : { backend: { [type]: options }, cloud: undefined },
  );
});

test("a state that is said to be local is the same file as with no state", () => {
  expect(synthStack({ state: { type: "local" } })).toEqual(synthStack());
});

test("a state changes nothing else", () => {
  const { terraform: before, ...rest } = synthStack();
  const { terraform: after, ...same } = synthStack({ state: LEAST.gcs });
  expect(same).toEqual(rest);
  expect(after).toEqual({
    ...before,
    backend: { gcs: expect.anything() as object },
  });
});

/** What the CDKTF CLI is told of a stack's state. */
function metadata(state: (typeof ALL)[number]): unknown {
  const outdir = mkdtempSync(path.join(tmpdir(), "state-"));
  try {
    const app = new App({ outdir, stackTraces: false });
    new PostgresBackupStack(app, "stack", { ...GUIDE, state });
    app.synth();
    const json = readFileSync(
      path.join(outdir, "stacks/stack/cdk.tf.json"),
      "utf8",
    );
    const { "//": notes } = JSON.parse(json) as { "//": { metadata: object } };
    const { backend, cloud } = notes.metadata as Record<string, unknown>;
    return { backend, cloud };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

test("the CDKTF CLI is told where HCP Terraform or Terraform Enterprise plans and applies", () => {
  expect(
    [
      LEAST.s3,
      LEAST.kubernetes,
      LEAST.cloud,
      FULL.cloud,
      LEAST.remote,
      FULL.remote,
    ].map(metadata),
  ).toEqual([
    { backend: "s3" },
    { backend: "kubernetes" },
    { backend: "cloud", cloud: "tfc" },
    { backend: "cloud", cloud: "tfe" },
    { backend: "remote", cloud: "tfc" },
    { backend: "remote", cloud: "tfe" },
  ]);
});

/** How a second stack reads an output of a first one whose state is given. */
function readBySecond(state: (typeof ALL)[number]) {
  const { stacks } = synthApp((app) => {
    const first = new PostgresBackupStack(app, "first", { ...GUIDE, state });
    const second = new PostgresBackupStack(app, "second", {
      region: "us-east-1",
      identityProvider: { source: "existing" },
      bucket: { name: "second-backup" },
      backups: [prefixedJob("second")],
    });
    const bucket = first.node
      .findChild("backups")
      .node.findChild("Default") as unknown as { arn: string };
    new TerraformOutput(second, "of-first", { value: bucket.arn });
  });
  return only(
    (stacks["second"] as NonNullable<(typeof stacks)[string]>).data,
    "terraform_remote_state",
  );
}

test("another stack of the app reads this one's outputs from the same state", () => {
  expect(readBySecond(LEAST.s3)).toEqual({
    backend: "s3",
    config: stateBlock(LEAST.s3, "first").options,
    workspace: "${terraform.workspace}",
  });
  expect(readBySecond(FULL.kubernetes)).toMatchObject({
    backend: "kubernetes",
    config: { labels: { "app.kubernetes.io/part-of": "backups" } },
  });
});

test("a workspace of HCP Terraform is read by the older backend", () => {
  const config = { organization: "octo-org", workspaces: { name: "first" } };
  expect(readBySecond(LEAST.cloud)).toEqual({ backend: "remote", config });
  expect(readBySecond(LEAST.remote)).toEqual({ backend: "remote", config });
});
