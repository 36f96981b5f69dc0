import { leftStack, localStatePath } from "../../src/leave/left-stack";
import { PostgresBackupStack, type StateBackend } from "../../src";
import { App } from "cdktf";
import { GUIDE } from "../support/synth";
import { LEAST } from "../support/states";

function hclOf(state?: StateBackend): string {
  const stack = new PostgresBackupStack(new App(), "stack", {
    ...GUIDE,
    state,
  });
  stack.prepareStack();
  return (stack.toHclTerraform() as { hcl: string }).hcl;
}

const left = (state?: StateBackend, stateFile?: string) =>
  leftStack({ name: "stack", hcl: hclOf(state), stateFile });

test.each([
  [undefined, "../../../terraform.stack.tfstate"],
  [{ type: "local", path: "a b.tfstate", workspaceDir: "w" }, "a b.tfstate"],
  [LEAST.s3, undefined],
] as const)("the path of the state %j is %j", (state, path) => {
  expect(localStatePath(hclOf(state))).toBe(path);
});

test("a local state lies in the folder from then on, and nothing else changes", () => {
  expect(left()["main.tf"]).toBe(
    hclOf().replace("../../../terraform.stack.tfstate", "terraform.tfstate"),
  );
  expect(left({ type: "local", workspaceDir: "w" })["main.tf"]).toContain(
    'path          = "terraform.tfstate"\n    workspace_dir = "w"',
  );
});

test("a state elsewhere stays there", () => {
  const { "main.tf": hcl, "README.md": readme } = left(LEAST.s3);

  expect(hcl).toBe(hclOf(LEAST.s3));
  expect(readme).toContain("stays where it is");
  expect(readme).toContain("for Terraform >= 1.10.0, < 2.0.0");
  expect(readme).toContain(
    "```sh\nterraform init\nterraform plan # nothing to change\n```",
  );
});

test.each([
  ["../a.tfstate", "mv ../a.tfstate terraform.tfstate"],
  ["../a b's", "mv '../a b'\\''s' terraform.tfstate"],
])("a local state is moved from %s", (file, command) => {
  expect(left(undefined, file)["README.md"]).toContain(
    `\`\`\`sh\n${command}\nterraform init\nterraform plan # nothing to change\n`,
  );
});

test("where nothing was applied, nothing is moved, and no empty plan promised", () => {
  expect(left()["README.md"]).toContain(
    "```sh\nterraform init\nterraform plan\n```",
  );
});

test("the README has at most ten lines that say something", () => {
  const lines = left(undefined, "../a")["README.md"]?.split("\n") ?? [];
  expect(lines.filter((line) => line !== "").length).toBeLessThanOrEqual(10);
});
