import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as os from "node:os";
import * as path from "node:path";
import { App } from "cdktf";
import { transformSync } from "esbuild";
import * as project from "../../src";

const root = path.resolve(__dirname, "../..");

/** The text of a page. */
export function page(name: string): string {
  return fs.readFileSync(path.join(root, name), "utf8");
}

/** A page's code blocks in a language. */
export function blocks(name: string, language: string): string[] {
  return [...page(name).matchAll(/^\s*```(\w+)\n([\s\S]*?)^\s*```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , code]) => code as string);
}

/** The JSON that a snippet synthesizes. */
export interface Synthesized {
  readonly resource: Record<string, Record<string, unknown>>;
  readonly terraform: { readonly backend: Record<string, unknown> };
}

/** Synthesizes a snippet as if it stood in main.ts; the parsed JSON of its stacks. */
export function synthesize(snippet: string): Record<string, Synthesized> {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "snippet-"));
  try {
    const app = new App({ outdir, stackTraces: false });
    const nodeRequire = createRequire(path.join(root, "main.ts"));
    const { code } = transformSync(snippet, { loader: "ts", format: "cjs" });
    const load = (name: string): unknown => {
      if (["./src", "cdktf-postgres-backups"].includes(name)) return project;
      if (name !== "cdktf") return nodeRequire(name);
      const OneApp = function () {
        return app;
      };
      return { ...(nodeRequire(name) as object), App: OneApp };
    };
    const parameters = ["require", "module", "exports"];
    const values: unknown[] = [load, { exports: {} }, {}];
    if (!snippet.includes("new App(")) {
      parameters.push("app", "PostgresBackupStack");
      values.push(app, project.PostgresBackupStack);
    }
    new Function(...parameters, code)(...values);
    if (!snippet.includes("app.synth()")) app.synth();
    return Object.fromEntries(
      fs
        .readdirSync(path.join(outdir, "stacks"))
        .map((stack) => [
          stack,
          JSON.parse(
            fs.readFileSync(
              path.join(outdir, "stacks", stack, "cdk.tf.json"),
              "utf8",
            ),
          ) as Synthesized,
        ]),
    );
  } finally {
    fs.rmSync(outdir, { recursive: true });
  }
}
