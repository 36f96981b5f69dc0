import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { actionlint } from "../workflows/actionlint";
import { text, type Workflow } from "../workflows/workflow-files";

const root = path.resolve(__dirname, "../..");

/** The blocks of YAML in a page. */
function blocks(page: string): string[] {
  const text = readFileSync(path.join(root, "docs", page), "utf8");
  return [...text.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(
    ([, block]) => block as string,
  );
}

const PAGES = {
  "atlantis.md": 2,
  "gitlab-ci.md": 1,
  "hcp-terraform.md": 1,
  "spacelift.md": 1,
};

describe.each(Object.entries(PAGES))("docs/%s", (page, count) => {
  test("has configuration files that can be read", () => {
    expect(blocks(page)).toHaveLength(count);
    for (const block of blocks(page)) {
      const parsed = parse(block, { strict: true }) as object;
      expect(Object.keys(parsed).length).toBeGreaterThan(1);
    }
  });

  test("runs npm scripts that exist", () => {
    const { scripts } = JSON.parse(
      readFileSync(path.join(root, "package.json"), "utf8"),
    ) as { scripts: Record<string, string> };
    const run = [
      ...blocks(page)
        .join()
        .matchAll(/\brun (?:--silent )?(\w+) --/g),
    ];
    expect(run.length).toBeGreaterThan(0);
    for (const [, script] of run)
      expect(Object.keys(scripts)).toContain(script);
  });

  test("links only to pages that its neighbours know", () => {
    const written = readFileSync(path.join(root, "docs", page), "utf8");
    for (const [, link] of written.matchAll(/\]\((?!https)([^)]+)\)/g))
      expect(["workflows.md", "deployment.md", "state.md"]).toContain(link);
  });
});

test("actionlint finds nothing in the workflow for HCP Terraform", () => {
  expect(actionlint(blocks("hcp-terraform.md")[0] ?? "")).toEqual([[]]);
});

test("the workflow for HCP Terraform gives its token to Terraform alone, of the version of the other workflows", () => {
  const [block = ""] = blocks("hcp-terraform.md");
  const { jobs } = parse(block) as Workflow;
  const token = "${{ secrets.HCP_TERRAFORM_TOKEN }}";
  for (const { steps } of Object.values(jobs)) {
    const given = steps.filter((step) => JSON.stringify(step).includes(token));
    expect(given.length).toBeGreaterThan(2);
    for (const { run = "" } of given)
      for (const line of run.trim().split("\n"))
        expect(line).toMatch(/^terraform /);
    expect(block.split(token)).toHaveLength(given.length + 1);
  }
  const [version = ""] =
    /terraform_version: \S+/.exec(text(".github/workflows/apply.yml")) ?? [];
  expect(block).toContain(version);
});
