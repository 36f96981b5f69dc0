import {
  copyFileSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { StateBackend } from "../../src";
import { cleanEnv } from "./support/clean-env";
import { describeWith } from "./support/describe-with";
import * as guide from "./support/guide";
import { PROJECT } from "./support/paths";
import { run, tryRun } from "./support/run";
import { makeStateBucket, overlayS3Backend, STATE } from "./support/s3-state";
import { useAccount } from "./support/use-account";
import { STACK } from "./support/workspace";

const PAGE = readFileSync(join(PROJECT, "docs/leaving.md"), "utf8");

/** The commands of a page, indented or not. */
const commands = (page: string) =>
  [...page.matchAll(/^ *```sh\n(.*?)^ *```$/gms)].map(([, block]) =>
    String(block).replaceAll(/^ +/gm, ""),
  );

/** An app as a user's is, of a stack with these props. */
function main(state: StateBackend | undefined): string {
  return `import { App } from "cdktf";
import { PostgresBackupStack } from ${JSON.stringify(join(PROJECT, "src"))};
const app = new App({ stackTraces: false });
new PostgresBackupStack(app, ${JSON.stringify(STACK)}, ${JSON.stringify({ ...guide.PROPS, state })});
app.synth();
`;
}

describeWith(["terraform", "emulator", "aws"], "leaving", () => {
  describe.each([
    ["a local state", undefined],
    ["a state in S3", STATE],
  ])("with %s", (_, state) => {
    const account = useAccount();
    /** Where somebody works on. */
    const left = () => join(account().workspace.folder, "terraform", STACK);
    /** Follows commands in the user's folder. */
    const follow = (script: string) =>
      tryRun("bash", ["-euo", "pipefail", "-c", script], {
        cwd: account().workspace.folder,
        env: cleanEnv(),
      });

    beforeAll(async () => {
      const { workspace, terraform, aim, aws, emulatorUrl } = account();
      writeFileSync(join(workspace.folder, "main.ts"), main(state));
      symlinkSync(
        join(PROJECT, "node_modules"),
        join(workspace.folder, "node_modules"),
      );
      workspace.synthesize({ ...guide.PROPS, state });
      aim();
      if (state !== undefined) {
        await makeStateBucket(aws);
        overlayS3Backend(workspace.stackFolder, emulatorUrl);
      }
      await terraform.init();
      await terraform.apply();
      await run("node", [join(PROJECT, "scripts/leave.js")], {
        cwd: workspace.folder,
        env: cleanEnv(),
      });
    }, 300_000);

    test("writes all that is needed, and leaves nothing else behind", () => {
      const { workspace } = account();

      expect(readdirSync(left()).sort()).toEqual([
        ".gitignore",
        ".terraform.lock.hcl",
        "README.md",
        "deployer-policy.json",
        "main.tf",
        "planner-policy.json",
      ]);
      expect(readdirSync(workspace.folder)).toEqual(
        expect.not.arrayContaining([expect.stringMatching(/^\.leave-/)]),
      );
    });

    test("ends in an empty plan, by the commands of the README that it wrote", async () => {
      const { workspace } = account();
      const [readme = ""] = commands(
        readFileSync(join(left(), "README.md"), "utf8"),
      );
      // The emulator's address, and the version of the provider that can be had here.
      for (const file of readdirSync(workspace.stackFolder))
        if (/_override\.tf\.json$|\.ini$/.test(file))
          copyFileSync(join(workspace.stackFolder, file), join(left(), file));
      const { code, output } = await follow(`cd terraform/${STACK}\n${readme}`);

      expect({ code, output }).toEqual({
        code: 0,
        output: expect.stringContaining("No changes."),
      });
      await run("terraform", ["fmt", "-check", left()]);
    });

    test("is refused where it was done before, and nothing is written over", async () => {
      const before = readFileSync(join(left(), "main.tf"), "utf8");
      const { code, output } = await follow(
        `node ${join(PROJECT, "scripts/leave.js")}`,
      );

      expect({ code, output }).toEqual({
        code: 1,
        output: expect.stringContaining(`terraform/${STACK} is there already`),
      });
      expect(readFileSync(join(left(), "main.tf"), "utf8")).toBe(before);
    });

    test("has the commands that the page says", () => {
      const [, page] = commands(PAGE);
      const [readme = ""] = commands(
        readFileSync(join(left(), "README.md"), "utf8"),
      );
      const plain = readme.replace(/ #.*/, "");
      const withoutMove = (text = "") => text.replace(/^mv .*\n/m, "");

      expect(`cd terraform/${STACK}\n${plain}`).toBe(
        state === undefined ? page : withoutMove(page),
      );
    });
  });

  test("an option that is none is refused before anything runs", async () => {
    const { code, output } = await tryRun("node", [
      join(PROJECT, "scripts/leave.js"),
      "--hcl",
    ]);

    expect({ code, output }).toEqual({
      code: 2,
      output:
        "Unknown option '--hcl': --output names the folder for the stacks\n",
    });
  });
});
