import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as os from "node:os";
import * as path from "node:path";
import { App } from "cdktf";
import { transformSync } from "esbuild";
import * as project from "../../src";

const root = path.resolve(__dirname, "../..");
const page = fs.readFileSync(path.join(root, "docs/deployment.md"), "utf8");
const EXAMPLE = "examples/deployment/main.ts";

/** The page's code blocks in a language. */
function blocks(language: string): string[] {
  return [...page.matchAll(/^\s*```(\w+)\n([\s\S]*?)^\s*```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , code]) => code as string);
}

/** Synthesizes a snippet as if it stood beside the example; the ids of the stacks that it writes. */
function synthesize(snippet: string): string[] {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "deployment-"));
  try {
    const app = new App({ outdir, stackTraces: false });
    const nodeRequire = createRequire(path.join(root, EXAMPLE));
    const { code } = transformSync(snippet, { loader: "ts", format: "cjs" });
    const load = (name: string): unknown => {
      if (name === "../../src") return project;
      if (name !== "cdktf") return nodeRequire(name);
      const OneApp = function () {
        return app;
      };
      return { ...(nodeRequire(name) as object), App: OneApp };
    };
    new Function("require", "module", "exports", code)(
      load,
      { exports: {} },
      {},
    );
    return fs.readdirSync(path.join(outdir, "stacks")).sort();
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}

describe("docs/deployment.md", () => {
  test("shows the example as it is", () => {
    expect(blocks("ts")[0]).toBe(
      fs.readFileSync(path.join(root, EXAMPLE), "utf8"),
    );
  });

  test("has snippets that synthesize", () => {
    expect(blocks("ts").map(synthesize)).toEqual([
      ["deployment", "postgres-backups"],
      ["bounds"],
      ["own"],
    ]);
  });

  test("lets the first apply do without `state`, as its first step says", () => {
    const [example = ""] = blocks("ts");
    const without = example.replace(
      /\n {2}\/\/ To come with the second apply.*\n {2}state: .*\n/,
      "\n",
    );
    expect(without).not.toBe(example);
    expect(synthesize(without)).toEqual(["deployment", "postgres-backups"]);
  });

  test("runs Terraform in the folders of the example's stacks", () => {
    const folders = blocks("sh").flatMap((code) =>
      [...code.matchAll(/-chdir=cdktf\.out\/stacks\/(\S+)/g)].map(
        ([, stack]) => stack,
      ),
    );
    expect(new Set(folders)).toEqual(new Set(["deployment"]));
    expect(folders.length).toBeGreaterThan(4);
  });

  test("removes the local state that the stack has by default", () => {
    expect(blocks("sh").join("")).toContain("rm terraform.deployment.tfstate*");
  });

  test("names the outputs that the stack has", () => {
    for (const output of ["PLAN_ROLE_ARN", "APPLY_ROLE_ARN"])
      expect(page).toContain(`\`${output}\``);
  });
});
