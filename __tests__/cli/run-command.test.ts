import type { Machine } from "../../src/workflow/machine";
import { COMMANDS, runCommand } from "../../src/cli/run-command";
import { recordedText } from "../support/recorded-plans";

const machine: Machine = {
  env: {},
  read: () => recordedText("trust-widened"),
  append: () => undefined,
};

const run = (...args: string[]) => runCommand(args, machine);

const NAMES = Object.keys(COMMANDS) as (keyof typeof COMMANDS)[];

test.each(["--help", "-h"])("%s lists every command", async (help) => {
  const { code, stdout, stderr } = await run(help);

  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  for (const name of NAMES)
    expect(stdout).toContain(`  ${name.padEnd(10)}${COMMANDS[name].summary}\n`);
});

test.each(NAMES)("%s says how it is used", async (name) => {
  const usage = COMMANDS[name].usage;

  expect(usage).toMatch(new RegExp(`^usage: postgres-backups ${name} `));
  expect(await run(name, "a", "--help")).toEqual({
    code: 0,
    stdout: usage,
    stderr: "",
  });
  expect(await run(name)).toMatchObject({
    code: 1,
    stdout: "",
    stderr: expect.stringContaining(usage),
  });
});

test("a review ends with the code of its verdict", async () => {
  expect(await run("review", "plan.json")).toMatchObject({
    code: 2,
    stdout: expect.stringMatching(/^\*\*Look twice/),
    stderr: "",
  });
});

test("what a workflow's command can't do is said on the standard error", async () => {
  expect(await run("workflow", "reviewed", "stack")).toEqual({
    code: 1,
    stdout: "",
    stderr: expect.stringMatching(/^not set: GITHUB_EVENT_NAME, /),
  });
});

test.each(["", "deploy", "toString"])(
  "%j is no command, and the usage says which there are",
  async (name) => {
    const { code, stdout, stderr } = await run(name);

    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr.startsWith(name && `"${name}" is no command\n`)).toBe(true);
    expect(stderr).toContain("usage: postgres-backups <command>");
  },
);

test("a wrong argument is named before the usage", async () => {
  expect(await run("workflow", "plan", "--force")).toEqual({
    code: 1,
    stdout: "",
    stderr: `unknown option '--force'\n${COMMANDS.workflow.usage}`,
  });
});

test("a mistake in the code is not hidden", async () => {
  const broken = { ...machine, read: () => undefined as unknown as string };

  await expect(runCommand(["review", "plan.json"], broken)).rejects.toThrow(
    TypeError,
  );
});
