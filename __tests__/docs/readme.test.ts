import * as fs from "node:fs";
import { createRequire } from "node:module";
import * as os from "node:os";
import * as path from "node:path";
import { App } from "cdktf";
import { transformSync } from "esbuild";
import * as project from "../../src";
import { BACKUP_BUCKET } from "../../src/bucket/bucket-rules";
import { CLAIM_KEYS } from "../../src/trust/claim-keys";
import { STACK } from "../../src/stack/stack-rules";
import { BACKUP_ROLE } from "../../src/trust/role-rules";
import { TRUST } from "../../src/trust/trust-rules";

const root = path.resolve(__dirname, "../..");
const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");

/** The README's code blocks in a language. */
function blocks(language: string): string[] {
  return [...readme.matchAll(/^\s*```(\w+)\n([\s\S]*?)^\s*```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , code]) => code as string);
}

/** The first column of the table below a sentence, without the marks of code. */
function firstColumn(sentence: string): string[] {
  const behind = readme.slice(readme.indexOf(sentence));
  const table = behind.slice(behind.indexOf("\n|") + 1).split("\n\n")[0] ?? "";
  return table
    .split("\n")
    .slice(2)
    .flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/g)].map(
        ([, name]) => name as string,
      ),
    );
}

/** Synthesizes a snippet as if it stood in main.ts; the parsed JSON of its stacks. */
function synthesize(snippet: string): Record<string, Synthesized> {
  const outdir = fs.mkdtempSync(path.join(os.tmpdir(), "readme-"));
  try {
    const app = new App({ outdir, stackTraces: false });
    const nodeRequire = createRequire(path.join(root, "main.ts"));
    const { code } = transformSync(snippet, { loader: "ts", format: "cjs" });
    const load = (name: string): unknown => {
      if (name === "./src") return project;
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

interface Synthesized {
  readonly resource: Record<string, Record<string, unknown>>;
  readonly terraform: { readonly backend: Record<string, unknown> };
}

describe("the README", () => {
  test("shows main.ts as it is", () => {
    expect(blocks("ts")[0]).toBe(
      fs.readFileSync(path.join(root, "main.ts"), "utf8"),
    );
  });

  test.each(blocks("ts").map((code) => [code]))(
    "has a snippet that synthesizes: %s",
    (code) => {
      const stacks = Object.values(synthesize(code));
      expect(stacks).toHaveLength(1);
      expect(Object.keys(stacks[0]?.resource ?? {})).toContain(
        "aws_s3_bucket_policy",
      );
    },
  );

  test("has its snippet of a remote state replace the local one", () => {
    const snippet = blocks("ts").find((code) => code.includes("state: {"));
    const stack = synthesize(snippet ?? "")["remote-state"];
    expect(stack?.terraform.backend).toEqual({
      s3: {
        bucket: "octo-org-terraform-state",
        encrypt: true,
        key: "remote-state.tfstate",
        region: "us-east-1",
        use_lockfile: true,
      },
    });
  });

  test("lists the addresses of the example, and counts them", () => {
    const stack = synthesize(blocks("ts")[0] ?? "")["postgres-backups"];
    const addresses = Object.entries(stack?.resource ?? {}).flatMap(
      ([type, named]) => Object.keys(named).map((name) => `${type}.${name}`),
    );
    const listed = [...readme.matchAll(/^\| `(aws_[^`]+)`/gm)].map(
      ([, address]) => (address as string).replace("<job>", "acme-co-prod"),
    );
    expect(listed.sort()).toEqual(addresses.sort());
    expect(readme).toContain(`adds ${addresses.length} resources`);
  });

  test("lists every prop of a stack", () => {
    expect(firstColumn("All of `main.ts`:").sort()).toEqual(
      Object.keys(STACK).sort(),
    );
  });

  test("lists every prop of a bucket", () => {
    expect(firstColumn("The bucket is private").sort()).toEqual(
      Object.keys(BACKUP_BUCKET).sort(),
    );
  });

  test("lists every prop of a trust", () => {
    expect(firstColumn("An entry of `trust`").sort()).toEqual(
      Object.keys(TRUST).sort(),
    );
  });

  test("lists every prop of a job", () => {
    expect(firstColumn("A job:").sort()).toEqual(
      ["name", ...Object.keys(BACKUP_ROLE)].sort(),
    );
  });

  test("lists every claim that AWS can compare", () => {
    const row = readme
      .split("\n")
      .find((line) => line.startsWith("| `claims`"));
    const listed = [...(row?.split("|")[2] ?? "").matchAll(/`([^`]+)`/g)];
    expect(listed.map(([, key]) => key)).toEqual([...CLAIM_KEYS]);
  });

  test("links only to files that exist", () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      ([, file]) => file as string,
    );
    expect(links.length).toBeGreaterThan(0);
    for (const file of links)
      expect({ file, exists: fs.existsSync(path.join(root, file)) }).toEqual({
        file,
        exists: true,
      });
  });
});
