import { spawnSync } from "node:child_process";
import * as fs from "node:fs";
import * as os from "node:os";
import * as path from "node:path";
import { withoutVersion } from "../support/app-run";

const root = path.resolve(__dirname, "../..");
const app = fs.mkdtempSync(path.join(os.tmpdir(), "consumer-"));
const terrain = fs.mkdtempSync(path.join(os.tmpdir(), "on-terrain-"));
afterAll(() => {
  for (const folder of [app, terrain])
    fs.rmSync(folder, { recursive: true, force: true });
});

function run(command: string, args: string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: "utf8",
  });
  if (status !== 0)
    throw new Error(`${command} ${args.join(" ")}\n${stdout}\n${stderr}`);
  return stdout;
}

/** A package of this checkout, as the app's dependency: the same versions, and no network needed. */
const local = (name: string) => `file:${path.join(root, "node_modules", name)}`;

const PLAN = JSON.stringify({
  format_version: "1.2",
  planned_values: {},
  output_changes: { IAM_ROLE: { actions: ["no-op"] } },
});

const MAIN = `
import { App, TerraformStack } from "cdktf";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import {
  BackupBucket,
  type BackupJob,
  BackupRole,
  GitHubIdentityProvider,
  PostgresBackupStack,
  type Trust,
} from "cdktf-postgres-backups";
import { readPlan, verdict } from "cdktf-postgres-backups/review";

const app = new App();
const trust: Trust[] = [{ repository: "octo-org/octo-repo", branch: "main" }];
const job: BackupJob = { name: "acme", roleName: "backup-acme", trust };
new PostgresBackupStack(app, "whole", {
  region: "us-east-1",
  bucket: { name: "octo-org-backups" },
  backups: [job],
});
const own = new TerraformStack(app, "own");
new AwsProvider(own, "aws", { region: "us-east-1" });
const identityProvider = new GitHubIdentityProvider(own, "github");
const role = new BackupRole(own, "role", { identityProvider, roleName: "own", trust });
new BackupBucket(own, "bucket", { name: "octo-org-own", roles: [role] });
app.synth();
console.log(verdict(readPlan(${JSON.stringify(PLAN)})).level);
`;

/** The modules of the library that its entries load, and what they load, as files without their endings. */
function loaded(folder: string, entries: readonly string[]): Set<string> {
  const found = new Set<string>();
  const visit = (module: string) => {
    if (found.has(module)) return;
    found.add(module);
    const load = /\b(?:require\(|from |import\(?)"(\.[^"]*)"/g;
    for (const end of [".js", ".d.ts"]) {
      const text = fs.readFileSync(path.join(folder, module + end), "utf8");
      for (const [, name = ""] of text.matchAll(load)) {
        const next = path.join(path.dirname(module), name);
        visit(
          fs.existsSync(path.join(folder, `${next}.js`))
            ? next
            : path.join(next, "index"),
        );
      }
    }
  };
  entries.forEach(visit);
  return found;
}

let filename: string;
let files: readonly { readonly path: string }[];

beforeAll(() => {
  const packed = JSON.parse(
    run("npm", ["pack", "--json", "--pack-destination", app], root).replace(
      /^[^[]*/,
      "",
    ),
  ) as { filename: string; files: { path: string }[] }[];
  ({ filename, files } = packed[0] as (typeof packed)[number]);
});

test("the packed library type-checks and synthesizes in an app of its own, brings its command, and nothing that neither needs", () => {
  const paths = files.map((file) => file.path);
  expect(paths.filter((file) => !file.includes("/")).sort()).toEqual([
    ...["CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "README.md"],
    ...["main.ts", "package.json"],
  ]);
  const readme = fs.readFileSync(path.join(root, "README.md"), "utf8");
  const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)];
  expect(links.length).toBeGreaterThan(20);
  expect(paths).toEqual(expect.arrayContaining(links.map(([, link]) => link)));
  // Both say nothing of a package that all kinds of projects can take.
  expect(
    run("npx", ["publint", "--strict", path.join(app, filename)], root),
  ).not.toMatch(/^(?:Suggestions|Warnings|Errors):/m);
  expect(run("npx", ["attw", path.join(app, filename)], root)).toContain(
    "No problems found",
  );

  fs.writeFileSync(
    path.join(app, "package.json"),
    JSON.stringify({
      name: "consumer",
      private: true,
      dependencies: {
        "@cdktf/provider-aws": local("@cdktf/provider-aws"),
        cdktf: local("cdktf"),
        "cdktf-postgres-backups": `file:./${filename}`,
        constructs: local("constructs"),
        "fastest-levenshtein": local("fastest-levenshtein"),
        typescript: local("typescript"),
      },
    }),
  );
  run("npm", ["install", "--ignore-scripts", "--no-audit", "--no-fund"], app);
  fs.writeFileSync(path.join(app, "main.ts"), MAIN);
  const options = "--strict --module commonjs --target es2022 --skipLibCheck";
  run("npx", ["tsc", ...options.split(" "), "main.ts"], app);
  expect(run("node", ["main.js"], app)).toBe("nothing\n");
  expect(fs.readdirSync(path.join(app, "cdktf.out/stacks")).sort()).toEqual([
    "own",
    "whole",
  ]);

  // The same as a module of ECMAScript's, where a folder of the provider is named to its file.
  fs.rmSync(path.join(app, "cdktf.out"), { recursive: true });
  const flags = "--strict --module node16 --target es2022 --skipLibCheck";
  const folder = "@cdktf/provider-aws/lib/provider";
  fs.writeFileSync(
    path.join(app, "module.mts"),
    MAIN.replace(folder, `${folder}/index.js`),
  );
  run("npx", ["tsc", ...flags.split(" "), "module.mts"], app);
  expect(run("node", ["module.mjs"], app)).toBe("nothing\n");
  expect(fs.readdirSync(path.join(app, "cdktf.out/stacks"))).toHaveLength(2);

  fs.writeFileSync(path.join(app, "plan.json"), PLAN);
  const command = ["postgres-backups", "review", "plan.json"];
  expect(run("npx", ["--no-install", ...command], app)).toMatch(
    /^\*\*Nothing to look at twice/,
  );

  const library = path.join(app, "node_modules/cdktf-postgres-backups/lib");
  const shipped = files.flatMap(
    ({ path: file }) => /^lib\/(.*)\.js$/.exec(file)?.[1] ?? [],
  );
  const entries = ["index", "cdktn/index", "review/index", "cli/bin"];
  expect([...loaded(library, entries)].sort()).toEqual(shipped.sort());

  const wrong = MAIN.replace('branch: "main"', 'branch: "main", tag: "v1"');
  fs.writeFileSync(path.join(app, "main.ts"), wrong);
  expect(() =>
    run("npx", ["tsc", ...options.split(" "), "main.ts"], app),
  ).toThrow("is not assignable to type 'Trust'");
});

test("the packed library synthesizes the same in an app on CDK Terrain, which has nothing of CDKTF", () => {
  fs.writeFileSync(
    path.join(terrain, "package.json"),
    JSON.stringify({
      name: "on-terrain",
      private: true,
      dependencies: {
        "@cdktn/provider-aws": "25.7.0",
        cdktn: "0.24.0",
        "cdktf-postgres-backups": `file:${path.join(app, filename)}`,
        constructs: "10.7.2",
        typescript: local("typescript"),
      },
    }),
  );
  run(
    "npm",
    ["install", "--ignore-scripts", "--no-audit", "--no-fund"],
    terrain,
  );
  const modules = path.join(terrain, "node_modules");
  expect(fs.existsSync(path.join(modules, "cdktf"))).toBe(false);
  expect(fs.existsSync(path.join(modules, "@cdktf"))).toBe(false);

  fs.writeFileSync(
    path.join(terrain, "main.ts"),
    MAIN.replaceAll('"cdktf"', '"cdktn"')
      .replaceAll('"@cdktf/', '"@cdktn/')
      .replaceAll('"cdktf-postgres-backups"', '"cdktf-postgres-backups/cdktn"'),
  );
  const options = "--strict --module commonjs --target es2022 --skipLibCheck";
  run("npx", ["tsc", ...options.split(" "), "main.ts"], terrain);
  expect(run("node", ["main.js"], terrain)).toBe("nothing\n");

  const stack = (folder: string, id: string) =>
    withoutVersion(
      fs.readFileSync(
        path.join(folder, "cdktf.out/stacks", id, "cdk.tf.json"),
        "utf8",
      ),
    ) as { readonly resource: object; readonly data: object };
  expect(stack(terrain, "whole")).toEqual(stack(app, "whole"));
  // The versions and the state of somebody else's stack are up to the framework.
  const { resource, data } = stack(app, "own");
  expect(stack(terrain, "own")).toMatchObject({ resource, data });
});
