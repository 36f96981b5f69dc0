import type { GitHubApi } from "./github-api";
import { isOwn, type Written } from "./marker";

/** A comment for the reviewers of a pull request. */
export interface Comment {
  readonly pullRequest: number;
  /** The commit that the comment is about. */
  readonly headSha: string;
  /** The first line of the text. */
  readonly mark: string;
  readonly body: string;
}

/**
 * Writes the one comment with this marker: a new one, or over that of an earlier commit. If the pull request has gone
 * on to another commit in the meantime nothing is written, since reviewers would take an old plan for the new one.
 */
export async function putComment(
  api: GitHubApi,
  { pullRequest, headSha, mark, body }: Comment,
): Promise<"created" | "outdated" | "updated"> {
  const { head } = await api.get<{ head: { sha: string } }>(
    `/pulls/${pullRequest}`,
  );
  if (head.sha !== headSha) return "outdated";

  const comments = await api.list<Written & { id: number }>(
    `/issues/${pullRequest}/comments`,
  );
  const own = comments.find((comment) => isOwn(comment, mark));
  if (own === undefined) {
    await api.post(`/issues/${pullRequest}/comments`, { body });
    return "created";
  }
  await api.patch(`/issues/comments/${own.id}`, { body });
  return "updated";
}
