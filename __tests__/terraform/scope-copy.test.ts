import {
  cpSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import * as cdktf from "cdktf";
import * as constructs from "constructs";
import {
  BackupBucket,
  BackupRole,
  DeploymentStack,
  GitHubIdentityProvider,
  PostgresBackupStack,
  RestoreRole,
  StateBucket,
} from "../../src";
import { manifestIn } from "../../src/terraform/one-copy";
import { requireOneCopy } from "../../src/terraform/scope-copy";
import { GUIDE } from "../support/synth";

const installed = (name: string) =>
  realpathSync(resolve(__dirname, "../../node_modules", name));
const versionOf = (folder: string) => manifestIn(folder) as string;
const work = realpathSync(mkdtempSync(join(tmpdir(), "copies-")));
const options = { outdir: work, stackTraces: false };
afterAll(() => {
  rmSync(work, { recursive: true });
});

/** Makes another copy of a package, of the same or of another version. Everything else that it loads is there once. */
function copy(name: string, version = versionOf(installed(name))) {
  const modules = join(work, `${name}-${version}`, "node_modules");
  const folder = join(modules, name);
  cpSync(installed(name), folder, { recursive: true });
  if (name !== "constructs")
    symlinkSync(installed("constructs"), join(modules, "constructs"));
  const manifest = join(folder, "package.json");
  const text = JSON.parse(readFileSync(manifest, "utf8")) as object;
  writeFileSync(manifest, JSON.stringify({ ...text, version }));
  return folder;
}

const load = <T>(folder: string) => jest.requireActual<T & object>(folder);

const message = (name: string, other: string) =>
  `${name} is there twice, and neither knows what the other makes: ${installed(name)} (${versionOf(installed(name))}), which this library uses, and ${other} (${versionOf(other)}), which has made its scope. Have one version of it in package.json, and run \`npm dedupe\``;

describe("another version of constructs", () => {
  const other = copy("constructs", "10.0.0");
  const { Construct } = load<typeof constructs>(other);
  const newScope = () => new Construct(new cdktf.App(options), "scope");

  test("has made the scope", () => {
    expect(() => {
      requireOneCopy(newScope());
    }).toThrow(message("constructs", other));
  });

  test("has made the scope's scope", () => {
    expect(() => {
      requireOneCopy(new constructs.Construct(newScope(), "inner"));
    }).toThrow(message("constructs", other));
  });

  test.each([
    BackupBucket,
    BackupRole,
    DeploymentStack,
    GitHubIdentityProvider,
    PostgresBackupStack,
    RestoreRole,
    StateBucket,
  ])("is named before what is wrong with the props, by %p", (Exported) => {
    const scope = newScope();
    expect(() => new Exported(scope, "id", null as never)).toThrow(
      message("constructs", other),
    );
    expect(scope.node.children).toEqual([]);
  });
});

test("two copies of one version of constructs get on with each other", () => {
  const { Construct } = load<typeof constructs>(copy("constructs"));
  expect(() => {
    requireOneCopy(new Construct(new cdktf.App(options), "scope"));
  }).not.toThrow();
});

describe("another copy of cdktf, of whatever version,", () => {
  const other = copy("cdktf");
  const { App, TerraformStack } = load<typeof cdktf>(other);

  test("has made the app", () => {
    expect(() => {
      requireOneCopy(new App(options));
    }).toThrow(message("cdktf", other));
  });

  test("has made the stack", () => {
    expect(() => {
      requireOneCopy(new TerraformStack(new cdktf.App(options), "stack"));
    }).toThrow(message("cdktf", other));
  });
});

test("what a test runner has loaded a second time is no second copy", () => {
  jest.isolateModules(() => {
    const { App } = jest.requireActual<typeof cdktf>("cdktf");
    expect(App).not.toBe(cdktf.App);
    const app = new App(options);
    expect(() => new PostgresBackupStack(app, "stack", GUIDE)).not.toThrow();
  });
});
