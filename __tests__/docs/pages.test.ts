import * as fs from "node:fs";
import * as path from "node:path";
import MarkdownIt from "markdown-it";
import { blocks, page, synthesize } from "../support/snippets";

const root = path.resolve(__dirname, "../..");
const PAGES = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md"],
  ...fs.readdirSync(path.join(root, "docs")).map((name) => `docs/${name}`),
];

const known = new Map<string, readonly string[]>();

/** The anchors of a page. */
function anchors(name: string): readonly string[] {
  const found = known.get(name) ?? anchorsOf(name);
  known.set(name, found);
  return found;
}

/** The anchors of a page's headings, as GitHub makes them. */
function anchorsOf(name: string): string[] {
  const headings = new MarkdownIt()
    .parse(page(name), {})
    .flatMap((token, index, tokens) =>
      token.type === "heading_open" ? [tokens[index + 1]?.content ?? ""] : [],
    );
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

/** The links of a page that do not leave the project. */
function links(name: string): string[] {
  const html = new MarkdownIt().render(page(name));
  return [...html.matchAll(/<a href="(?!https?:)([^"]*)"/g)].map(
    ([, link]) => link as string,
  );
}

test.each(PAGES)("%s links only to what is there", (name) => {
  for (const link of links(name)) {
    const [file = "", anchor] = link.split("#");
    const target = file ? path.join(path.dirname(name), file) : name;
    const exists = fs.existsSync(path.join(root, target));
    expect({ link, exists }).toEqual({ link, exists: true });
    if (anchor !== undefined)
      expect(anchors(target)).toContain(decodeURIComponent(anchor));
  }
});

test("every page can be reached from the README", () => {
  const reached = new Set<string>();
  const visit = (name: string) => {
    if (reached.has(name) || !name.endsWith(".md")) return;
    reached.add(name);
    for (const link of links(name)) {
      const [file] = link.split("#");
      if (file) visit(path.join(path.dirname(name), file));
    }
  };
  visit("README.md");
  expect([...reached]).toEqual(
    expect.arrayContaining(PAGES.filter((name) => name !== "CHANGELOG.md")),
  );
});

const SNIPPETS = [
  "docs/adopting.md",
  "docs/alarm.md",
  "docs/jobs.md",
  "docs/trust.md",
  "docs/package.md",
].flatMap((name) => blocks(name, "ts").map((code) => [name, code] as const));

test.each(SNIPPETS)("%s has a snippet that synthesizes: %s", (_, code) => {
  const stacks = Object.values(synthesize(code));
  expect(stacks).toHaveLength(1);
  expect(Object.keys(stacks[0]?.resource ?? {})).toContain(
    "aws_s3_bucket_policy",
  );
});

test.each([
  ...["README.md", "docs/atlantis.md", "docs/gitlab-ci.md"],
  ...["docs/hcp-terraform.md", "docs/spacelift.md"],
  ".github/workflows/plan.yml",
])("the way to a plan in %s checks the types before it synthesizes", (name) => {
  expect(page(name)).toMatch(/npm run build\b.{0,100}npm run synth/s);
});
