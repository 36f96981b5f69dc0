import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describeWith } from "./support/describe-with";
import * as guide from "./support/guide";
import { writeOverlay } from "./support/overlay";
import { PROJECT } from "./support/paths";
import { Terraform } from "./support/terraform";
import { tool } from "./support/tools";
import { Workspace } from "./support/workspace";

const KEPT = join(PROJECT, "locks/postgres-backups.lock.hcl");

describeWith(["terraform"], "a lock file that names a version alone", () => {
  let workspace: Workspace;
  let terraform: Terraform;

  beforeEach(() => {
    workspace = new Workspace();
    workspace.synthesize(guide.PROPS);
    writeOverlay(workspace.stackFolder, "http://127.0.0.1:1");
    terraform = new Terraform(workspace.stackFolder);
  });
  afterEach(() => workspace.remove());

  const lockFile = () => join(workspace.stackFolder, ".terraform.lock.hcl");

  /** The example's lock file, for a version of the provider. */
  function lock(version: string): string {
    const text = readFileSync(KEPT, "utf8")
      .replace(/(version +=) ".*"/, `$1 "${version}"`)
      .replace(/(constraints +=) ".*"/, `$1 "${version}"`);
    expect(text).not.toContain("hashes");
    writeFileSync(lockFile(), text);
    return text;
  }

  test("is taken by init, which adds the checksums of this machine", async () => {
    const { version } = tool("terraform").provider;
    lock(version);

    await terraform.init();
    await terraform.validate();

    const written = readFileSync(lockFile(), "utf8");
    expect(written).toContain(`version     = "${version}"`);
    expect(written).toMatch(/hashes = \[\s+"h1:/);
  });

  test("is put in place by the next synth as it is kept, and Terraform goes on", async () => {
    const kept = lock(tool("terraform").provider.version);
    await terraform.init();
    writeFileSync(lockFile(), kept);

    await terraform.validate();
    await terraform.init();
  });

  test("keeps out every other version", async () => {
    lock("5.0.1");

    expect(await terraform.refusal("init")).toMatch(
      /locked provider .* does not match configured version constraint|no longer available/,
    );
  });
});
