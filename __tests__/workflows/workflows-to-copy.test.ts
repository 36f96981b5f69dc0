import { parse } from "yaml";
import { actionlint } from "./actionlint";
import { FILES, steps, text, TO_COPY, type Workflow } from "./workflow-files";

const page = text("docs/backups.md");

/** The steps that run after one has failed: what cleans up, and what tells of it. All others stop with it. */
const AFTER_A_FAILURE: Readonly<Record<string, unknown>> = {
  "workflows/backup.yml": {
    "Remove what does not count":
      "${{ always() && steps.manifest.outcome != 'success' }}",
    "Forget the connection": "${{ always() }}",
  },
  "workflows/restore-drill.yml": {
    "Open or close the issue": "${{ always() }}",
    "Forget the connection and the container": "${{ always() }}",
  },
};

/** What a file has beside what it does: the keys of everything, and what each step is on condition of. */
function frame(yaml: string) {
  const { jobs, defaults, ...rest } = parse(yaml) as Workflow;
  const all = Object.values(jobs);
  const own = all.flatMap((job) => job.steps);
  const keysOf = (of: readonly object[]) =>
    [...new Set(of.flatMap((one) => Object.keys(one)))].sort();
  return {
    defaults,
    workflow: keysOf([rest]),
    job: keysOf(all),
    step: keysOf(own),
    conditions: Object.fromEntries(
      own.flatMap((step) => (step.if ? [[step.name, step.if]] : [])),
    ) as unknown,
    inEnvironment: own
      .filter(({ uses }) => uses?.startsWith("aws-actions/"))
      .map((step) => step.with?.["output-env-credentials"]),
  };
}

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

  const expected = {
    defaults: { run: { shell: "bash" } },
    workflow: ["name", "on", "permissions"],
    job: [
      ...["concurrency", "env", "environment", "permissions", "runs-on"],
      ...["steps", "strategy", "timeout-minutes"],
    ],
    step: ["env", "id", "if", "name", "run", "uses", "with"],
    conditions: AFTER_A_FAILURE[file],
    inEnvironment: [false],
  };

  test("stops at the step that fails, and has no key that nobody has looked at", () => {
    expect(frame(text(file))).toEqual(expected);
  });

  test.each([
    ["a job that may fail", /^ {4}steps:/m, "    continue-on-error: true\n$&"],
    ["a job of a condition", /^ {4}steps:/m, "    if: false\n$&"],
    ["a container of somebody's", /^ {4}steps:/m, "    container: a/b\n$&"],
    [
      "a step that may fail",
      /^ {6}- id: /m,
      "      - continue-on-error: true\n        id: ",
    ],
    [
      "a step of a condition",
      /^ {6}- id: credentials\n/m,
      "$&        if: github.event_name == 'push'\n",
    ],
    [
      "a step in another shell",
      /^ {6}- id: credentials\n/m,
      "$&        shell: sh\n",
    ],
    ["another shell", "shell: bash", "shell: sh"],
    [
      "credentials for every step",
      "output-env-credentials: false",
      "output-env-credentials: true",
    ],
    [
      "a cleaning that a failure stops",
      "if: ${{ always() }}",
      "if: ${{ success() }}",
    ],
  ])("would be told from one with %s", (_, from, to) => {
    const changed = text(file).replace(from, to);
    expect(changed).not.toBe(text(file));
    expect(frame(changed)).not.toEqual(expected);
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
