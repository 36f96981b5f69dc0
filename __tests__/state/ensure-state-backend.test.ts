import { S3Backend, TerraformStack, Testing } from "cdktf";
import { Construct } from "constructs";
import { PostgresBackupStack, type StateBackend } from "../../src";
import { ensureStateBackend } from "../../src/state/ensure-state-backend";
import { GUIDE, synthApp, synthStack } from "../support/synth";

/** The backend of a stack in which something else was placed. */
const backendOf = (place: (stack: PostgresBackupStack) => void) =>
  synthApp((app) => {
    place(new PostgresBackupStack(app, "postgres-backups", GUIDE));
  }).stacks["postgres-backups"]?.terraform.backend;

test("by default the state is a local file with a relative path, beside cdktf.out", () => {
  expect(backendOf(() => undefined)).toEqual({
    local: { path: "../../../terraform.postgres-backups.tfstate" },
  });
});

test("a backend that the user places takes its place, and is the only one", () => {
  expect(
    backendOf((stack) => {
      new S3Backend(stack, {
        bucket: "states",
        key: "postgres-backups.tfstate",
        region: "us-east-1",
      });
    }),
  ).toEqual({
    s3: {
      bucket: "states",
      key: "postgres-backups.tfstate",
      region: "us-east-1",
    },
  });
});

test("a backend's override reaches the JSON", () => {
  expect(
    backendOf((stack) => {
      new S3Backend(stack, { bucket: "states", key: "key" }).addOverride(
        "use_lockfile",
        true,
      );
    }),
  ).toEqual({ s3: { bucket: "states", key: "key", use_lockfile: true } });
});

test("each stack has a file of its own", () => {
  const { stacks } = synthApp((app) => {
    for (const id of ["one", "two"])
      ensureStateBackend(new TerraformStack(app, id));
  });
  expect(
    Object.values(stacks).map(({ terraform }) => terraform.backend),
  ).toEqual([
    { local: { path: "../../../terraform.one.tfstate" } },
    { local: { path: "../../../terraform.two.tfstate" } },
  ]);
});

test("asking twice places one backend", () => {
  expect.assertions(1);
  synthApp((app) => {
    const stack = new TerraformStack(app, "stack");
    ensureStateBackend(stack);
    ensureStateBackend(stack);
    expect(stack.node.children.map(({ node }) => node.id)).toEqual(["backend"]);
  });
});

test("nothing of the synthesizing machine is in the path", () => {
  expect(JSON.stringify(synthStack().terraform)).not.toContain(process.cwd());
});

test("a backend inside a construct of the stack takes the local one's place, too", () => {
  expect(
    backendOf((stack) => {
      const inside = new Construct(stack, "inside");
      new S3Backend(inside, { bucket: "states", key: "key" });
    }),
  ).toEqual({ s3: { bucket: "states", key: "key" } });
});

describe("a state beside a backend that is placed", () => {
  const synthBoth = (place?: (stack: PostgresBackupStack) => void) =>
    synthApp((app) => {
      const state: StateBackend = { type: "gcs", bucket: "states" };
      const stack = new PostgresBackupStack(app, "stack", { ...GUIDE, state });
      place?.(stack);
    });

  test("is refused, since a stack has one", () => {
    expect(() =>
      synthBoth((stack) => {
        new S3Backend(stack, { bucket: "states", key: "key" });
      }),
    ).toThrow(
      "stack: state must not be given where a backend of CDKTF's is placed in the stack, as stack/backend is: leave out the one or the other",
    );
  });

  test("is not refused if there is none", () => {
    expect(synthBoth().stacks["stack"]?.terraform.backend).toEqual({
      gcs: { bucket: "states", prefix: "stack" },
    });
  });
});

test("an app that is synthesized twice has one backend, of the same state", () => {
  const app = Testing.app();
  const state: StateBackend = { type: "gcs", bucket: "states" };
  const stack = new PostgresBackupStack(app, "stack", { ...GUIDE, state });
  const first = Testing.synth(stack);
  expect(Testing.synth(stack)).toBe(first);
});
