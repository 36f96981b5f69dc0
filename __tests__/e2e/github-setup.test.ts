import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setupScript } from "../../src/stack/github-setup/setup-script";
import { runWithFakeGh } from "../support/fake-gh";
import { describeWith } from "./support/describe-with";
import { tryRun } from "./support/run";
import { tool } from "./support/tools";

const repository = "octo-org/db";
const SCRIPT = setupScript(
  "github.com",
  [
    {
      name: "acme",
      roleName: "backup",
      prefix: "acme",
      trust: [{ repository, environment: "it's a $PROD é" }],
      restore: {
        roleName: "restore",
        trust: [{ repository, branch: "main" }],
      },
    },
  ],
  {
    accountId: "123456789012",
    bucketName: "neon-s3-backup",
    region: "us-east-1",
    partition: "aws",
    audience: "sts.amazonaws.com",
  },
);

const folder = mkdtempSync(join(tmpdir(), "e2e-setup-"));
afterAll(() => rmSync(folder, { recursive: true }));

describeWith(["shellcheck"], "the script that tells GitHub", () => {
  const check = (script: string) => {
    const file = join(folder, "setup.sh");
    writeFileSync(file, script);
    return tryRun(tool("shellcheck").command, ["--shell=sh", file]);
  };

  test("is clean", async () => {
    expect(await check(SCRIPT)).toMatchObject({ code: 0, stdout: "" });
  });

  test("would not be, without a pair of quotes", async () => {
    const { code } = await check(SCRIPT.replace('set "$name"', "set $name"));
    expect(code).toBe(1);
  });
});

test("asks at the terminal, though the shell reads the script from a pipe", () => {
  const url = "postgresql://user:password@host/db";
  writeFileSync(join(folder, "piped.sh"), SCRIPT);
  // `script` makes a terminal, types what it is given, and runs a command there.
  const { commands, status } = runWithFakeGh(`${url}\n\u0004`, {
    command: "script",
    args: ["-qec", `cat ${join(folder, "piped.sh")} | sh`, "/dev/null"],
    onGitHub: { environments: "it's a $PROD é" },
  });
  const [asked, ...others] = commands.filter(({ stdin }) => stdin !== "");
  expect(asked?.args).toEqual([
    ...["secret", "set", "DATABASE_URL", "--repo", repository],
    ...["--env", "it's a $PROD é"],
  ]);
  expect(asked?.stdin).toContain(url);
  expect(others).toEqual([]);
  expect(JSON.stringify(commands.map(({ args }) => args))).not.toContain(url);
  expect(status).toBe(0);
});
