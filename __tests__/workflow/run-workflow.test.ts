import { readFileSync } from "node:fs";
import { runWorkflow } from "../../src/workflow/run-workflow";
import { FakeGitHub, type Permissions } from "../support/fake-github";
import { recordedText } from "../support/recorded-plans";
import { keptPlan, mergedPull, planRun } from "../support/reviewed-on-github";

const RUN_URL = "https://github.com/octo-org/octo-repo/actions/runs/5";

/** A plan that changes an output alone, or nothing. */
function planJson(actions = ["no-op"]): string {
  return JSON.stringify({
    format_version: "1.2",
    planned_values: {},
    resource_changes: [],
    output_changes: { IAM_ROLE: { actions, before: "a", after: "b" } },
  });
}

let github: FakeGitHub;
let files: Record<string, string>;

beforeEach(async () => {
  github = await FakeGitHub.start();
  github.branches.set("main", "a1");
  github.pulls.push(mergedPull());
  files = {
    "plan.json": planJson(),
    "plan.txt": "No changes.",
    output: "",
    summary: "",
  };
});

afterEach(() => github.stop());

function run(
  args: string,
  permissions: Permissions = {},
  env: Record<string, string> = {},
) {
  return runWorkflow(args.split(" "), {
    env: {
      GITHUB_API_URL: github.url,
      GITHUB_EVENT_NAME: "push",
      GITHUB_OUTPUT: "output",
      GITHUB_REF_NAME: "main",
      GITHUB_REPOSITORY: github.repository,
      GITHUB_RUN_ATTEMPT: "1",
      GITHUB_RUN_ID: "5",
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_SHA: "a1",
      GITHUB_STEP_SUMMARY: "summary",
      GITHUB_TOKEN: github.token(permissions),
      HEAD_SHA: "c0ffee",
      PULL_REQUEST: "7",
      ...env,
    },
    read: (file) => files[file] ?? readFileSync(file, "utf8"),
    append: (file, text) => {
      files[file] += text;
    },
  });
}

describe("plan", () => {
  const command = "plan postgres-backups plan.json plan.txt";
  const permissions = { "pull-requests": "write" };

  test("comments, sums up, and hands over the verdict's level", async () => {
    expect(await run(command, permissions)).toEqual({
      code: 0,
      said: "postgres-backups: nothing; the plan is in a new comment",
    });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain(`(${RUN_URL})`);
    expect(files["summary"]).toBe(`${github.comments[0]?.body}\n`);
    expect(files["summary"]).toContain("For commit c0ffee");
    expect(files["output"]).toBe("postgres-backups=nothing\n");
  });

  test("writes its one comment anew", async () => {
    await run(command, permissions);
    files["plan.txt"] = "Changes.";
    expect(await run(command, permissions)).toEqual({
      code: 0,
      said: "postgres-backups: nothing; the plan is in the comment of the one before",
    });
    expect(github.comments).toHaveLength(1);
    expect(github.comments[0]?.body).toContain("Changes.");
  });

  test("says what must pass where data is at risk, and not where none is", async () => {
    await run(command, permissions);
    expect(files["summary"]).not.toContain("`data-at-risk`");
    expect(files["summary"]).not.toContain("\n\n\n");

    files["plan.json"] = recordedText("bucket-destroyed");
    expect((await run(command, permissions)).said).toMatch(
      /^postgres-backups: data at risk; /,
    );
    expect(github.comments[0]?.body).toContain(
      "**Nothing of this is applied unless the job `data-at-risk` has passed.**",
    );
    expect(files["output"]).toContain("postgres-backups=data at risk\n");
  });

  test("leads to the artifact where a summary is cut", async () => {
    files["plan.txt"] = "line\n".repeat(300_000);
    await run(command, permissions);
    expect(files["summary"]).toContain(
      "in the run's artifact `plan-postgres-backups-7-c0ffee`.",
    );
  });

  test("says when the comment is left to a newer commit", async () => {
    const { code, said } = await run(command, permissions, { HEAD_SHA: "0ld" });
    expect({ code, said }).toMatchObject({
      code: 0,
      said: expect.stringContaining("has gone on to another commit"),
    });
    expect(github.comments).toEqual([]);
  });

  test("fails where it may not comment", async () => {
    expect(await run(command, { "pull-requests": "read" })).toEqual({
      code: 1,
      said: "POST /repos/octo-org/octo-repo/issues/7/comments: 403 Resource not accessible by integration",
    });
  });

  test("fails on a plan that can't be read, before anything is written", async () => {
    files["plan.json"] = "{}";
    expect(await run(command, permissions)).toMatchObject({ code: 1 });
    expect(github.requests).toEqual([]);
    expect(files["summary"]).toBe("");
  });
});

test.each(["abc", "0", "7 ", "7/files", "-7", "7e1"])(
  "plan does not take %j for the number of a pull request",
  async (number) => {
    const permissions = { "pull-requests": "write" };
    const command = "plan postgres-backups plan.json plan.txt";
    const { code, said } = await run(command, permissions, {
      PULL_REQUEST: number,
    });
    expect([code, said]).toEqual([
      1,
      expect.stringMatching(/^PULL_REQUEST must be the number of a pull/),
    ]);
    expect([github.requests, files["summary"]]).toEqual([[], ""]);
  },
);

describe("reviewed", () => {
  const command = "reviewed postgres-backups";
  const permissions = {
    actions: "read",
    contents: "read",
    "pull-requests": "read",
  };

  beforeEach(() => {
    github.runs.push(planRun(github));
    github.artifacts.push(keptPlan());
  });

  test("hands over where the plan is", async () => {
    expect(await run(command, permissions)).toEqual({
      code: 0,
      said: "postgres-backups: reviewed with pull request #7, in run 1",
    });
    expect(files["output"]).toBe("run-id=1\nartifact-id=11\n");
    expect(files["summary"]).toBe("");
  });

  test("fails where nothing was reviewed, and says so in the summary", async () => {
    const { code, said } = await run(command, permissions, {
      GITHUB_SHA: "b2",
    });
    expect(code).toBe(1);
    expect(said).toMatch(/^no merged pull request has brought b2 to main/);
    expect(files["summary"]).toBe(
      `## \`postgres-backups\` is not applied\n\n${said}.\n`,
    );
    expect(files["output"]).toBe("");
  });

  test("fails where it may not ask, and says nothing of a review", async () => {
    expect(await run(command, { contents: "read" })).toEqual({
      code: 1,
      said: expect.stringContaining("403 Resource not accessible"),
    });
    expect(files["summary"]).toBe("");
  });

  test.each([
    ["started by hand", { GITHUB_EVENT_NAME: "workflow_dispatch" }],
    ["that runs again", { GITHUB_RUN_ATTEMPT: "2" }],
  ])("of a run %s fails if others have followed the commit", async (_, env) => {
    expect(await run(command, permissions, env)).toMatchObject({ code: 0 });
    github.branches.set("main", "b2");
    expect(await run(command, permissions, env)).toMatchObject({ code: 1 });
    expect(await run(command, permissions)).toMatchObject({ code: 0 });
  });
});

describe("drift", () => {
  const command = "drift postgres-backups plan.json plan.txt";
  const permissions = { issues: "write" };

  test("says nothing of an empty plan", async () => {
    expect(await run(command, permissions)).toEqual({
      code: 0,
      said: "postgres-backups: the plan is empty",
    });
    expect([github.issues, files["summary"]]).toEqual([[], ""]);
  });

  test("opens an issue for any other, and closes it", async () => {
    files["plan.json"] = planJson(["update"]);
    expect((await run(command, permissions)).said).toMatch(/says a new issue$/);
    expect(files["summary"]).toBe(`${github.issues[0]?.body}\n`);
    expect(files["summary"]).not.toContain("\n\n\n");
    expect((await run(command, permissions)).said).toMatch(/issue up to date$/);

    files["plan.json"] = planJson();
    expect((await run(command, permissions)).said).toMatch(/issue closed$/);
    expect(github.issues).toMatchObject([{ state: "closed" }]);
  });
});

test.each([
  "",
  "apply postgres-backups",
  "apply postgres-backups plan.json plan.txt",
  "plan postgres-backups",
  "plan postgres-backups plan.json",
  "plan postgres-backups plan.json plan.txt more",
  "reviewed",
  "reviewed postgres-backups plan.json",
  "reviewed --> plan.json",
  "reviewed postgres%0abackups",
  "drift postgres-backups plan.json",
])("the command %j is not known", async (args) => {
  expect(await run(args)).toEqual({
    code: 1,
    said: expect.stringMatching(/^usage: postgres-backups workflow plan/),
  });
});

test("a file that is not there is named", async () => {
  expect(await run("plan postgres-backups nowhere.json plan.txt")).toEqual({
    code: 1,
    said: expect.stringContaining("no such file or directory, open 'nowhere"),
  });
});

test("a mistake in the code is not hidden", async () => {
  files = new Proxy(files, {
    set: () => {
      throw new TypeError("read-only");
    },
  });
  const ended = run("plan postgres-backups plan.json plan.txt");
  await expect(ended).rejects.toThrow(TypeError);
});
