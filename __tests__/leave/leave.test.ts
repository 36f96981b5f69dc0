import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runCommand } from "../../src/cli/run-command";
import { CannotLeave, leave } from "../../src/leave/leave";

let root: string;
let from: string;
let to: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "leave-"));
  from = join(root, "hcl.out");
  to = join(root, "terraform");
});
afterEach(() => rmSync(root, { recursive: true }));

const HCL =
  'terraform {\n  backend "local" {\n    path = "../../../one.tfstate"\n  }\n}\n';

/** Writes what CDKTF does of stacks, each with its files. */
function synthesized(
  stacks: Readonly<Record<string, Readonly<Record<string, string>>>>,
  file = "cdk.tf",
): void {
  for (const [name, files] of Object.entries(stacks)) {
    const folder = join(from, "stacks", name);
    mkdirSync(folder, { recursive: true });
    for (const [called, text] of Object.entries(files))
      writeFileSync(join(folder, called), text);
  }
  const entries = Object.keys(stacks).map((name) => [
    name,
    { name, synthesizedStackPath: `stacks/${name}/${file}` },
  ]);
  writeFileSync(
    join(from, "manifest.json"),
    JSON.stringify({ stacks: Object.fromEntries(entries) }),
  );
}

test("each stack has a folder with its HCL, its lock file and its policies, and nothing of CDKTF", () => {
  const along = {
    ".terraform.lock.hcl": "# lock",
    "deployer-policy.json": "{}",
    "deployer-policy-2.json": "{}",
    "planner-policy.json": "{}",
  };
  synthesized({
    one: { "cdk.tf": HCL, "metadata.json": "{}", "plan.tfplan": "", ...along },
    two: { "cdk.tf": "# two\n" },
  });

  expect(leave(from, to)).toEqual([join(to, "one"), join(to, "two")]);

  expect(readdirSync(join(to, "one")).sort()).toEqual(
    [...Object.keys(along), ".gitignore", "README.md", "main.tf"].sort(),
  );
  expect(readFileSync(join(to, "one/.terraform.lock.hcl"), "utf8")).toBe(
    "# lock",
  );
  expect(readFileSync(join(to, "two/main.tf"), "utf8")).toBe("# two\n");
});

test("a state that is there is moved from where it is", () => {
  synthesized({ one: { "cdk.tf": HCL } });
  writeFileSync(join(root, "one.tfstate"), "{}");
  leave(from, to);

  expect(readFileSync(join(to, "one/README.md"), "utf8")).toContain(
    "mv ../../one.tfstate terraform.tfstate",
  );
  expect(existsSync(join(root, "one.tfstate"))).toBe(true);
});

test("a folder that is there is not written to, nor any other", () => {
  synthesized({ one: { "cdk.tf": HCL }, two: { "cdk.tf": HCL } });
  mkdirSync(join(to, "two"), { recursive: true });

  expect(() => leave(from, to)).toThrow(
    new CannotLeave(
      `${join(to, "two")} is there already: remove it, or name another folder with --output`,
    ),
  );
  expect(readdirSync(to)).toEqual(["two"]);
});

test("what was not synthesized as HCL is refused, with what to do", () => {
  expect(() => leave(from, to)).toThrow(
    /^.*hcl\.out has no manifest\.json: name the folder that `cdktf synth --hcl/,
  );
  mkdirSync(from);
  synthesized({ one: { "cdk.tf.json": "{}" } }, "cdk.tf.json");
  expect(() => leave(from, to)).toThrow(
    /^one is not there as HCL: synthesize it with `cdktf synth --hcl/,
  );
  synthesized({ two: {} });
  expect(() => leave(from, to)).toThrow(/^two is not there as HCL/);
  expect(existsSync(to)).toBe(false);
});

describe("the command", () => {
  const machine = { env: {}, read: () => "", append: () => undefined };

  test("says which folders it has written", async () => {
    synthesized({ one: { "cdk.tf": HCL } });

    expect(await runCommand(["leave", from, "--output", to], machine)).toEqual({
      code: 0,
      stdout: `${join(to, "one")}: README.md there says how to go on\n`,
      stderr: "",
    });
  });

  test("says why it has written nothing", async () => {
    expect(await runCommand(["leave", from, "--output", to], machine)).toEqual({
      code: 1,
      stdout: "",
      stderr: expect.stringMatching(/ has no manifest\.json: .*\n$/),
    });
  });

  test("takes one folder", async () => {
    expect(await runCommand(["leave", from, to], machine)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^one folder is needed, not 2\nusage: postgres-backups leave /,
      ),
    });
  });
});
