import type { GitHubApi } from "./github-api";
import { isOwn, type Written } from "./marker";

/** An issue that is open for as long as a stack has drifted. */
export interface DriftIssue {
  /** The first line of the text. */
  readonly mark: string;
  readonly title: string;
  readonly body: string;
  /** The last word, once the plan is empty again. */
  readonly closing: string;
}

/** What became of the issue. */
export type DriftOutcome = "closed" | "none" | "opened" | "updated";

/** Opens the issue if a stack has drifted, brings one that is open up to date, or closes it when all is well again. */
export async function putDriftIssue(
  api: GitHubApi,
  { mark, title, body, closing }: DriftIssue,
  hasDrifted: boolean,
): Promise<DriftOutcome> {
  const open = await api.list<
    Written & { number: number; pull_request?: unknown }
  >("/issues?state=open");
  const own = open.find(
    (issue) => issue.pull_request === undefined && isOwn(issue, mark),
  );
  if (own === undefined) {
    if (!hasDrifted) return "none";
    await api.post("/issues", { title, body });
    return "opened";
  }
  const path = `/issues/${own.number}`;
  if (hasDrifted) {
    await api.patch(path, { title, body });
    return "updated";
  }
  await api.post(`${path}/comments`, { body: closing });
  await api.patch(path, { state: "closed", state_reason: "completed" });
  return "closed";
}
