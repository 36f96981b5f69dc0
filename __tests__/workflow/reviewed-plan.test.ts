import { GitHubApi } from "../../src/workflow/github-api";
import { NotReviewed } from "../../src/workflow/not-reviewed";
import { reviewedPlan } from "../../src/workflow/reviewed-plan";
import {
  FakeGitHub,
  type FakeArtifact,
  type FakePullRequest,
  type FakeRun,
} from "../support/fake-github";
import { keptPlan, mergedPull, planRun } from "../support/reviewed-on-github";

let github: FakeGitHub;
let api: GitHubApi;

beforeEach(async () => {
  github = await FakeGitHub.start();
  const { url, repository } = github;
  const token = github.token({
    actions: "read",
    contents: "read",
    "pull-requests": "read",
  });
  api = new GitHubApi({ url, repository, token });
  github.branches.set("main", "a1");
});

afterEach(() => github.stop());

function merged(change: Partial<FakePullRequest> = {}): void {
  github.pulls.push(mergedPull(change));
}

function planned(change: Partial<FakeRun> = {}): void {
  github.runs.push(planRun(github, change));
}

function kept(change: Partial<FakeArtifact> = {}): void {
  github.artifacts.push(keptPlan(change));
}

function baseChanged(created_at: string) {
  return { issue: 7, event: "base_ref_changed", created_at };
}

function find(change: { commit?: string; isLate?: boolean } = {}) {
  return reviewedPlan(api, {
    stack: "postgres-backups",
    commit: "a1",
    branch: "main",
    repository: github.repository,
    isLate: false,
    ...change,
  });
}

async function refusal(found = find()): Promise<string> {
  const error: unknown = await found.catch((error: unknown) => error);
  expect(error).toBeInstanceOf(NotReviewed);
  return (error as Error).message;
}

test("the plan of the merged pull request's last commit is found", async () => {
  merged();
  planned();
  kept();
  expect(await find()).toEqual({ pullRequest: 7, runId: 1, artifactId: 11 });
});

describe("without a merged pull request it stops:", () => {
  beforeEach(() => {
    planned();
    kept();
  });

  test("after a push to the branch itself", async () => {
    expect(await refusal()).toMatch(
      /^no merged pull request has brought a1 to main, .*: open a pull request, with an empty commit/,
    );
  });

  test.each<[string, Partial<FakePullRequest>]>([
    [
      "is not merged",
      { merged_at: null, head: { ref: "more-backups", sha: "a1" } },
    ],
    ["was merged to another branch", { base: { ref: "dev" } }],
    [
      "has the commit among others",
      { merge_commit_sha: "b2", head: { ref: "more-backups", sha: "a1" } },
    ],
  ])("where a pull request %s", async (_, change) => {
    merged(change);
    expect(await refusal()).toMatch("no merged pull request");
  });
});

describe("without a run that planned the last commit it stops:", () => {
  beforeEach(() => {
    merged();
    kept();
  });

  test("where there is none", async () => {
    expect(await refusal()).toMatch(
      "the last commit of pull request #7, c0ffee, was not planned in this repository",
    );
  });

  test.each<[string, Partial<FakeRun>]>([
    ["an earlier commit", { head_sha: "0ld" }],
    ["a fork", { head_repository: { full_name: "mallory/octo-repo" } }],
    ["a fork that is gone", { head_repository: null }],
    ["a push", { event: "push" }],
    ["another branch with the same commit", { head_branch: "other" }],
  ])("where the run is for %s, whatever GitHub filters", async (_, change) => {
    planned(change);
    for (github.ignoresFilters of [false, true])
      expect(await refusal()).toMatch("was not planned in this repository");
  });

  test.each(["queued", "in_progress", "waiting"])(
    "where the run is %s",
    async (status) => {
      planned();
      planned({ id: 2, status, conclusion: null });
      expect(await refusal()).toMatch(
        `is not done but "${status}": wait for it, or approve`,
      );
    },
  );

  test("where the run was cancelled, also if an older one ended well", async () => {
    const message = "has no plan that was made and approved after the run";
    planned({ conclusion: "cancelled" });
    expect(await refusal()).toMatch(message);
    planned({ id: 2, run_started_at: "2026-11-25T00:59:00Z" });
    kept({ id: 12, runId: 2 });
    expect(await refusal()).toMatch(message);
  });

  test("where the pull request was for another branch when the run was created", async () => {
    planned({ run_started_at: "2026-11-25T01:45:00Z" });
    for (const since of ["2026-11-25T01:30:00Z", "2026-11-25T01:00:00Z"]) {
      github.events = [baseChanged(since)];
      expect(await refusal()).toMatch("was not planned in this repository for");
    }
    github.events = [baseChanged("2026-11-25T00:59:59Z")];
    expect(await find()).toMatchObject({ runId: 1 });
  });

  test.each(["failure", "timed_out", "action_required", "skipped", "stale"])(
    "where a run ended with %s, also if another one ended well",
    async (conclusion) => {
      planned({ conclusion });
      const message = `has a plan whose run ended with "${conclusion}", so that another one may not stand for it`;
      expect(await refusal()).toMatch(message);
      planned({ id: 2 });
      kept({ id: 12, runId: 2 });
      expect(await refusal()).toMatch(message);
    },
  );
});

const NO_PLAN =
  "pull request #7 has no plan of the stack postgres-backups that was made before it was merged and is still kept";

describe("without the plan itself it stops:", () => {
  beforeEach(() => {
    merged();
    planned();
  });

  test.each<[string, Partial<FakeArtifact>]>([
    ["too old", { expired: true }],
    ["another stack's", { name: "plan-postgres-backups-eu-7-c0ffee" }],
    ["another pull request's", { name: "plan-postgres-backups-8-c0ffee" }],
    ["another run's", { runId: 2 }],
    ["from after the merge", { created_at: "2026-11-25T02:00:01Z" }],
  ])("where it is %s, whatever GitHub filters", async (_, change) => {
    kept(change);
    for (github.ignoresFilters of [false, true])
      expect(await refusal()).toMatch(NO_PLAN);
  });

  test("where only a run that was cancelled has kept one", async () => {
    planned({
      id: 2,
      conclusion: "cancelled",
      run_started_at: "2026-11-25T00:30:00Z",
    });
    kept({ runId: 2 });
    expect(await refusal()).toMatch(NO_PLAN);
  });
});

describe("of several plans of a commit", () => {
  test("that of the run which was started last is taken", async () => {
    merged();
    planned();
    kept();
    planned({ id: 2, run_started_at: "2026-11-25T01:30:00Z" });
    kept({ id: 12, runId: 2 });
    expect(await find()).toMatchObject({ runId: 2, artifactId: 12 });

    // The first one runs again.
    for (const run of github.runs.filter(({ id }) => id === 1))
      run.run_started_at = "2026-11-25T01:45:00Z";
    expect(await find()).toMatchObject({ runId: 1, artifactId: 11 });
  });

  test("the last one of a run is taken", async () => {
    merged();
    planned();
    kept();
    kept({ id: 12, created_at: "2026-11-25T01:06:00Z" });
    kept({ id: 13, created_at: "2026-11-25T01:04:00Z" });
    expect(await find()).toMatchObject({ artifactId: 12 });
  });

  test("the last one from before the merge is taken", async () => {
    merged();
    planned();
    kept({ created_at: "2026-11-25T02:00:00Z" });
    kept({ id: 12, created_at: "2026-11-25T02:00:01Z" });
    expect(await find()).toMatchObject({ artifactId: 11 });
  });

  test("that of a run which ended well is taken, after one that was cancelled", async () => {
    merged();
    planned({ conclusion: "cancelled" });
    planned({ id: 2, run_started_at: "2026-11-25T01:30:00Z" });
    kept({ id: 12, runId: 2 });
    expect(await find()).toMatchObject({ runId: 2, artifactId: 12 });
  });

  test("that of a run is taken which was created after the last change of the branch that it is for", async () => {
    merged();
    // The first one was created before it, and runs again.
    planned({
      created_at: "2026-11-25T01:25:00Z",
      run_started_at: "2026-11-25T01:55:00Z",
    });
    kept();
    planned({
      id: 2,
      created_at: "2026-11-25T01:40:00Z",
      run_started_at: "2026-11-25T01:40:00Z",
    });
    kept({ id: 12, runId: 2 });
    github.events.push(
      baseChanged("2026-11-25T01:30:00Z"),
      baseChanged("2026-11-25T01:20:00Z"),
      { ...baseChanged("2026-11-25T01:50:00Z"), event: "labeled" },
      { ...baseChanged("2026-11-25T01:50:00Z"), issue: 8 },
    );
    expect(await find()).toMatchObject({ runId: 2, artifactId: 12 });
  });
});

describe("beside another pull request", () => {
  const other = (
    head: { ref: string; sha: string },
    commits: readonly string[] = [],
  ) =>
    merged({
      ...{ number: 8, head, commits },
      ...{ merge_commit_sha: null, merged_at: null },
    });

  beforeEach(() => {
    merged();
    planned();
    kept();
  });

  test("of the same commit it stops, whatever its runs say", async () => {
    other({ ref: "more-backups", sha: "c0ffee" });
    expect(await refusal()).toMatch(
      "pull request #8 has the same last commit as #7, c0ffee, and a plan of the one could be taken for the other's: open a pull request",
    );
  });

  test("of another commit the plan is found", async () => {
    other({ ref: "more-backups", sha: "b0bbed" });
    expect(await find()).toMatchObject({ artifactId: 11 });
  });

  test("that goes on from the commit the plan is found", async () => {
    other({ ref: "even-more-backups", sha: "b0bbed" }, ["c0ffee"]);
    expect(await find()).toMatchObject({ artifactId: 11 });
  });
});

describe("a late run", () => {
  beforeEach(() => {
    merged();
    planned();
    kept();
  });

  test("of the newest commit goes on", async () => {
    expect(await find({ isLate: true })).toMatchObject({ artifactId: 11 });
  });

  test("of a commit that others have followed stops, and a first one does not", async () => {
    github.branches.set("main", "b2");
    expect(await refusal(find({ isLate: true }))).toMatch(
      "a1 is not the newest commit of main: start the workflow by hand",
    );
    expect(await find()).toMatchObject({ artifactId: 11 });
  });
});
