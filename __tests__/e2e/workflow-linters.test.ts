import {
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describeWith } from "./support/describe-with";
import { PROJECT } from "./support/paths";
import { tryRun } from "./support/run";
import { tool } from "./support/tools";

const GITHUB = join(PROJECT, ".github");
const folder = mkdtempSync(join(tmpdir(), "e2e-linters-"));
afterAll(() => rmSync(folder, { recursive: true }));

describeWith(["schemas"], "the schema of", () => {
  /** Checks a file. What GitLab makes of its own YAML is only known for its own schema. */
  function check(schema: string, file: string) {
    return tryRun(tool("schemas").command, [
      ...["--builtin-schema", `vendor.${schema}`],
      ...(schema === "gitlab-ci" ? ["--data-transform", schema] : []),
      file,
    ]);
  }

  /** The configuration file in a page. */
  function extract(page: string): string {
    const text = readFileSync(join(PROJECT, "docs", page), "utf8");
    const [, block = ""] = /^```yaml\n([\s\S]*?)^```$/m.exec(text) ?? [];
    const file = join(folder, `${page}.yml`);
    writeFileSync(file, block);
    return file;
  }

  /** Spoils a file. */
  function spoil(file: string, word: string, by: string): string {
    const text = readFileSync(file, "utf8");
    expect(text).toContain(word);
    const spoilt = join(folder, "spoilt.yml");
    writeFileSync(spoilt, text.replace(word, by));
    return spoilt;
  }

  const cases = [
    ...readdirSync(join(GITHUB, "workflows")).map((name) => ({
      schema: "github-workflows",
      of: name,
      file: () => join(GITHUB, "workflows", name),
      word: "runs-on:",
    })),
    {
      schema: "github-workflows",
      of: "docs/hcp-terraform.md",
      file: () => extract("hcp-terraform.md"),
      word: "runs-on:",
    },
    {
      schema: "github-actions",
      of: "the action prepare",
      file: () => join(GITHUB, "actions/prepare/action.yml"),
      word: "using: composite",
    },
    {
      schema: "gitlab-ci",
      of: "docs/gitlab-ci.md",
      file: () => extract("gitlab-ci.md"),
      word: "resource_group:",
    },
  ];

  test.each(cases)(
    "$schema allows $of, and no mistake in it",
    async ({ schema, file, word }) => {
      const right = await check(schema, file());
      expect({ right }).toMatchObject({ right: { code: 0 } });
      const wrong = await check(schema, spoil(file(), word, "mistake: 1 #"));
      expect(wrong.code).toBe(1);
    },
  );
});

describeWith(["zizmor"], "zizmor", () => {
  function scan(workflows: string) {
    return tryRun(tool("zizmor").command, [
      ...["--offline", "--no-progress", "--persona", "auditor"],
      ...["--min-severity", "medium", workflows],
    ]);
  }

  test("finds no weakness in the workflows", async () => {
    expect(await scan(GITHUB)).toMatchObject({
      code: 0,
      output: expect.stringContaining("No findings to report"),
    });
  });

  test.each([
    ["dangerous-triggers", "  pull_request:", "  pull_request_target:"],
    ["template-injection", "$STACK", "${{ github.head_ref }}"],
    ["artipacked", "persist-credentials: false", "persist-credentials: true"],
    ["unpinned-uses", /@[0-9a-f]{40} # v/, "@v"],
  ])("finds what it calls %s", async (audit, word, by) => {
    const copy = mkdtempSync(join(folder, "copy-"));
    cpSync(GITHUB, join(copy, ".github"), { recursive: true });
    const file = join(copy, ".github/workflows/plan.yml");
    const text = readFileSync(file, "utf8");
    expect(text).toMatch(word);
    writeFileSync(file, text.replace(word, by));

    const { code, output } = await scan(copy);
    expect(code).not.toBe(0);
    expect(output).toContain(`[${audit}]`);
  });
});
