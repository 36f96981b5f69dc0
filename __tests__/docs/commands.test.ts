import * as fs from "node:fs";
import * as path from "node:path";
import { COMMANDS } from "../../src/cli/run-command";

const root = path.resolve(__dirname, "../..");
const read = (file: string) => fs.readFileSync(path.join(root, file), "utf8");
const { scripts } = JSON.parse(read("package.json")) as {
  scripts: Record<string, string>;
};

const NPM = ["ci", "pack"];
const CDKTF = ["deploy", "destroy", "diff", "list", "output", "synth"];
const TERRAFORM = ["apply", "destroy", "init", "output", "plan", "show"];

describe.each(["help", "README.md", "CONTRIBUTING.md", "docs/deployment.md"])(
  "the commands in %s",
  (file) => {
    const text = read(file);
    const words = (pattern: RegExp) =>
      [...text.matchAll(pattern)].map(([, word]) => word as string);

    test("run npm scripts that exist", () => {
      const run = words(/npm run ([a-z:]+)/g);
      expect(run.length).toBeGreaterThan(0);
      expect(Object.keys(scripts)).toEqual(expect.arrayContaining(run));
    });

    test("run commands of npm that exist", () => {
      const own = words(/npm (?!run\b)([a-z]+)/g);
      expect([...NPM, "test"]).toEqual(expect.arrayContaining(own));
    });

    test("run commands of cdktf that exist", () => {
      expect(CDKTF).toEqual(
        expect.arrayContaining(words(/npx cdktf ([a-z]+)/g)),
      );
    });

    test("run commands of Terraform that exist", () => {
      expect(TERRAFORM).toEqual(
        expect.arrayContaining(words(/terraform -chdir=\S+ ([a-z]+)/g)),
      );
    });
  },
);

test("help names every command of the package, and none else", () => {
  const named = [...read("help").matchAll(/npx postgres-backups\s+(\w+)/g)];
  expect(named.map(([, name]) => name).sort()).toEqual(
    Object.keys(COMMANDS).sort(),
  );
});

test("help names every npm script", () => {
  const named = [...read("help").matchAll(/npm (?:run )?([a-z:]+)/g)].map(
    ([, word]) => word,
  );
  const forPeople = Object.keys(scripts).filter((name) => name !== "prepack");
  expect(named).toEqual(expect.arrayContaining(forPeople));
});

test("help fits a terminal of 80 columns", () => {
  for (const line of read("help").split("\n"))
    expect(line.length).toBeLessThanOrEqual(80);
});
