import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { App, TerraformStack } from "cdktf";
import { writeBeside } from "../../src/terraform/written-beside";

const outdir = mkdtempSync(path.join(tmpdir(), "beside-"));
afterAll(() => rmSync(outdir, { recursive: true }));

const folder = path.join(outdir, "stacks", "stack");

/** Synthesizes a stack with documents beside it; the names of the files that lie there then. */
function synth(documents: Record<string, object[]>): string[] {
  const app = new App({ outdir, stackTraces: false });
  writeBeside(new TerraformStack(app, "stack"), documents);
  app.synth();
  return readdirSync(folder).sort();
}

test("documents are written beside the JSON of the stack, each to a file of its own", () => {
  expect(
    synth({ policy: [{ a: 1 }, { b: 2 }, { c: 3 }], other: [{ d: 4 }] }),
  ).toEqual([
    "cdk.tf.json",
    "other.json",
    "policy-2.json",
    "policy-3.json",
    "policy.json",
  ]);
  const read = (file: string) => readFileSync(path.join(folder, file), "utf8");
  expect(read("policy.json")).toBe('{\n  "a": 1\n}\n');
  expect(read("policy-3.json")).toBe('{\n  "c": 3\n}\n');
  expect(read("other.json")).toBe('{\n  "d": 4\n}\n');
});

test("those that an earlier synth has left are removed, and no other file is", () => {
  synth({ policy: [{}, {}, {}], "policy-maker": [{}] });
  expect(synth({ policy: [{}] })).toEqual([
    "cdk.tf.json",
    "other.json",
    "policy-maker.json",
    "policy.json",
  ]);
  expect(synth({ policy: [] })).not.toContain("policy.json");
});
