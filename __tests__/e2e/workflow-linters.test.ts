import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parse } from "yaml";
import { TO_COPY } from "../workflows/workflow-files";
import type { Workflow } from "./support/actions/workflow-file";
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
    ...TO_COPY.map((of) => ({
      schema: "github-workflows",
      of,
      file: () => join(PROJECT, of),
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

describeWith(["shellcheck"], "shellcheck", () => {
  /** Checks a command of a workflow, as the shell of the workflow reads it. */
  function check(command: string) {
    const script = join(folder, "step.sh");
    writeFileSync(script, command);
    return tryRun(tool("shellcheck").command, ["--shell=bash", script]);
  }
  const commands = [
    ...TO_COPY.map((file) => join(PROJECT, file)),
    ...readdirSync(join(GITHUB, "workflows")).map((name) =>
      join(GITHUB, "workflows", name),
    ),
  ].flatMap((file) => {
    const { jobs } = parse(readFileSync(file, "utf8")) as Workflow;
    return Object.values(jobs).flatMap(({ steps }) =>
      steps.flatMap(({ run }) => (run === undefined ? [] : [[file, run]])),
    );
  });

  test("finds nothing in the commands of the workflows", async () => {
    expect(commands.length).toBeGreaterThan(20);
    for (const [file, command = ""] of commands)
      expect({ file, ...(await check(command)) }).toMatchObject({ output: "" });
  });

  test("finds what is not quoted", async () => {
    const { code, output } = await check("rm -r $RUNNER_TEMP/backup\n");
    expect(code).toBe(1);
    expect(output).toContain("SC2086");
  });
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

  /** The workflows to copy, where they are copied to. */
  function copied(change: (text: string) => string = (text) => text): string {
    const copy = mkdtempSync(join(folder, "copied-"));
    const to = join(copy, ".github/workflows");
    mkdirSync(to, { recursive: true });
    for (const file of TO_COPY)
      writeFileSync(
        join(to, basename(file)),
        change(readFileSync(join(PROJECT, file), "utf8")),
      );
    return copy;
  }

  test("finds no weakness in the workflows to copy, but one that is put in", async () => {
    expect(await scan(copied())).toMatchObject({
      code: 0,
      output: expect.stringContaining("No findings to report"),
    });
    const { code, output } = await scan(
      copied((text) => text.replaceAll(/@[0-9a-f]{40} # v/g, "@v")),
    );
    expect(code).not.toBe(0);
    expect(output).toContain("[unpinned-uses]");
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
