import type {
  FakeArtifact,
  FakeGitHub,
  FakePullRequest,
  FakeRun,
} from "./fake-github";

/** A pull request that was merged as the commit `a1`. */
export function mergedPull(
  change: Partial<FakePullRequest> = {},
): FakePullRequest {
  return {
    number: 7,
    head: { ref: "more-backups", sha: "c0ffee" },
    base: { ref: "main" },
    merged_at: "2026-11-25T02:00:00Z",
    merge_commit_sha: "a1",
    ...change,
  };
}

/** The run that has planned its last commit. */
export function planRun(
  github: FakeGitHub,
  change: Partial<FakeRun> = {},
): FakeRun {
  return {
    id: 1,
    event: "pull_request",
    status: "completed",
    conclusion: "success",
    head_branch: "more-backups",
    head_sha: "c0ffee",
    head_repository: { full_name: github.repository },
    created_at: "2026-11-25T01:00:00Z",
    run_started_at: "2026-11-25T01:00:00Z",
    ...change,
  };
}

/** The plan that the run has kept. */
export function keptPlan(change: Partial<FakeArtifact> = {}): FakeArtifact {
  return {
    id: 11,
    runId: 1,
    name: "plan-postgres-backups-7-c0ffee",
    expired: false,
    created_at: "2026-11-25T01:05:00Z",
    ...change,
  };
}
