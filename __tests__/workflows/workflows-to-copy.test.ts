import { parse } from "yaml";
import { actionlint } from "./actionlint";
import { FILES, steps, text, TO_COPY, type Workflow } from "./workflow-files";

const page = text("docs/backups.md");

/** The part of a file between two texts. */
function between(file: string, from: string, to: string): string {
  const all = text(file);
  const start = all.indexOf(from);
  expect(start).toBeGreaterThan(0);
  return all.slice(start, all.indexOf(to, start));
}

test("backup and drill count rows, and read a connection string, in the same way", () => {
  const [backup = "", drill = ""] = TO_COPY;
  const inBackup = (text: string) =>
    text.replaceAll("TEMP/drill", "TEMP/backup");
  for (const [from, to] of [
    ["      FINGERPRINT: |", "    steps:"],
    [
      "          # From here on the connection",
      '          service "$DATABASE_URL"',
    ],
  ] as const)
    expect(
      inBackup(between(drill, from, to)).replace("backup.yml has", ""),
    ).toBe(between(backup, from, to).replace("restore-drill.yml has", ""));
});

test("an action has the commit that the project's own workflows use", () => {
  const own = FILES.map(text).join("\n");
  for (const file of TO_COPY)
    for (const [, used] of text(file).matchAll(
      /uses: (\S+@[0-9a-f]{40} # \S+)/g,
    ))
      expect(own).toContain(used);
});

test("docs/backups.md names every variable and secret that a file reads, and no other", () => {
  const read = TO_COPY.flatMap((file) => [
    ...text(file).matchAll(/(?:vars|secrets)\.(\w+)/g),
  ]).map(([, name]) => name as string);
  const tables = page.split("\n").filter((line) => line.startsWith("| `"));
  const named = tables.flatMap((line) =>
    [...(line.split("|")[1] ?? "").matchAll(/`(\w+)`/g)].map(
      ([, name]) => name as string,
    ),
  );
  expect(named.sort()).toEqual([...new Set(read)].sort());
});

test("docs/backups.md names the defaults that the files have", () => {
  const defaults = TO_COPY.flatMap((file) => [
    ...text(file).matchAll(/vars\.(\w+) \|\| '([\w.]+)'/g),
  ]);
  expect(defaults.length).toBeGreaterThan(5);
  for (const [, name, value] of defaults) {
    const row = page
      .split("\n")
      .find((line) => line.startsWith("| ") && line.includes(`\`${name}\``));
    expect(row).toContain(`\`${value}\``);
  }
});

test("actionlint finds nothing in them", () => {
  expect(actionlint(...TO_COPY.map(text))).toEqual(TO_COPY.map(() => []));
});

describe.each(TO_COPY)("%s", (file) => {
  const workflow = parse(text(file)) as Workflow;
  const [job] = Object.values(workflow.jobs);

  test("stands alone", () => {
    expect(Object.keys(workflow.jobs)).toHaveLength(1);
    for (const { uses = "" } of steps(file))
      expect(uses).not.toMatch(/^\.|checkout/);
  });

  test("pins every action to a commit, with its version beside it", () => {
    for (const line of text(file).match(/^.*\buses:.*$/gm) ?? [])
      expect(line).toMatch(
        /uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/,
      );
  });

  test("puts no expression into a command, and is strict in each with more than one line", () => {
    for (const { run = "" } of steps(file)) {
      expect(run).not.toContain("${{");
      if (run.split("\n").length > 4)
        expect(run).toMatch(/^set -euo pipefail\n/);
    }
  });

  test("starts by schedule at an odd minute, by hand, and by a call", () => {
    expect(Object.keys(workflow.on)).toEqual([
      "schedule",
      "workflow_dispatch",
      "workflow_call",
    ]);
    const [{ cron = "" } = {}] = workflow.on["schedule"] as { cron: string }[];
    expect(Number(cron.split(" ")[0]) % 5).not.toBe(0);
  });

  test("runs once at a time, is never cut off by another run, and ends at some time", () => {
    expect(job).toMatchObject({
      concurrency: { "cancel-in-progress": false },
      "timeout-minutes": expect.any(Number),
    });
  });

  test("gives credentials and connection only to the steps that need them", () => {
    const { env = {} } = job as { env?: Record<string, string> };
    expect(JSON.stringify(env)).not.toMatch(/secrets\.|outputs\./);
    const withUrl = steps(file).filter((step) =>
      JSON.stringify(step).includes("DATABASE_URL }}"),
    );
    for (const { env: own = {} } of withUrl)
      expect(Object.keys(own)).not.toContain("AWS_SECRET_ACCESS_KEY");
    for (const step of steps(file))
      if (step.env?.["AWS_SECRET_ACCESS_KEY"])
        expect(step.run).toMatch(/\baws s3/);
  });
});

test("what a job may do is what it does", () => {
  const permissions = TO_COPY.map((file) => {
    const { permissions, jobs } = parse(text(file)) as Workflow;
    expect(permissions).toEqual({});
    return Object.values(jobs).map((job) => job.permissions);
  });
  expect(permissions).toEqual([
    [{ "id-token": "write" }],
    [{ "id-token": "write", issues: "write" }],
  ]);
});
