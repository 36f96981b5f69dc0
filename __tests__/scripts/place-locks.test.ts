import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const RUN_APP = path.resolve(__dirname, "../../scripts/run-app.js");
const LOCK = ".terraform.lock.hcl";
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "place-locks-"));
  for (const made of ["locks", "cdktf.out/stacks/one", "cdktf.out/stacks/two"])
    mkdirSync(path.join(folder, made), { recursive: true });
});

afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, text: string): void {
  writeFileSync(path.join(folder, file), text);
}

/** Runs an app in the folder, and returns the lock files of both stacks. */
function run(app = "", env: NodeJS.ProcessEnv = {}, out = "cdktf.out") {
  write("main.ts", app);
  try {
    execFileSync(process.execPath, [RUN_APP], {
      cwd: folder,
      env: { ...process.env, CDKTF_OUTDIR: undefined, ...env },
      stdio: "ignore",
    });
  } catch {
    // What an app that fails leaves behind is looked at as well.
  }
  return ["one", "two"].map((stack) => {
    const file = path.join(folder, out, "stacks", stack, LOCK);
    return existsSync(file) ? readFileSync(file, "utf8") : undefined;
  });
}

test("a stack has the lock file that is kept for it, and no other's", () => {
  write("locks/one.lock.hcl", "# one");
  expect(run()).toEqual(["# one", undefined]);
  write("locks/two.lock.hcl", "# two");
  expect(run()).toEqual(["# one", "# two"]);
});

test("what is kept wins over what an init has written", () => {
  write("locks/one.lock.hcl", "# kept");
  write(`cdktf.out/stacks/one/${LOCK}`, "# written");
  expect(run()).toEqual(["# kept", undefined]);
});

test("without a kept one, what an init has written stays", () => {
  write(`cdktf.out/stacks/one/${LOCK}`, "# written");
  expect(run()).toEqual(["# written", undefined]);
  rmSync(path.join(folder, "locks"), { recursive: true });
  expect(run()).toEqual(["# written", undefined]);
});

test("the output may be in another folder", () => {
  mkdirSync(path.join(folder, "other/stacks/one"), { recursive: true });
  write("locks/one.lock.hcl", "# one");
  const env = { CDKTF_OUTDIR: path.join(folder, "other") };
  expect(run("", env, "other")).toEqual(["# one", undefined]);
});

test("other files, and those of stacks that are gone, are left where they are", () => {
  write("locks/README.md", "# about");
  write("locks/three.lock.hcl", "# three");
  expect(run()).toEqual([undefined, undefined]);
  expect(existsSync(path.join(folder, "cdktf.out/stacks/three"))).toBe(false);
});

test("an app that fails changes no lock file", () => {
  write("locks/one.lock.hcl", "# one");
  expect(run('throw new Error("boom");')).toEqual([undefined, undefined]);
});
