/** How to reach a repository through GitHub's API. */
export interface GitHubAccess {
  /** `https://api.github.com`, or that of an Enterprise Server. */
  readonly url: string;
  /** The token of the job. */
  readonly token: string;
  /** `OWNER/REPO`. */
  readonly repository: string;
}

const PAGE = 100;
const LONGEST_MS = 30_000;

/** What GitHub refused, in one line: the request, the status, and GitHub's reason. */
export class GitHubError extends Error {}

/** A repository in GitHub's API. Each request is made once: a job that fails can be run again as a whole. */
export class GitHubApi {
  public constructor(private readonly access: GitHubAccess) {}

  /** Reads what is at a path below the repository's: `/pulls/1`. */
  public get<T>(path: string): Promise<T> {
    return this.request<T>("GET", path);
  }

  public post<T>(path: string, body: object): Promise<T> {
    return this.request<T>("POST", path, body);
  }

  public patch<T>(path: string, body: object): Promise<T> {
    return this.request<T>("PATCH", path, body);
  }

  /**
   * Reads all pages of a list.
   *
   * @param key where the list is in GitHub's answer, unless that is the list itself
   */
  public async list<T>(path: string, key?: string): Promise<readonly T[]> {
    const all: T[] = [];
    for (let page = 1; ; page += 1) {
      const query = `${path.includes("?") ? "&" : "?"}per_page=${PAGE}&page=${page}`;
      const answer = await this.get<unknown>(path + query);
      const some = (
        key === undefined ? answer : (answer as Record<string, unknown>)[key]
      ) as readonly T[];
      all.push(...some);
      if (some.length < PAGE) return all;
    }
  }

  private async request<T>(
    method: string,
    path: string,
    body?: object,
  ): Promise<T> {
    const { url, token, repository } = this.access;
    const where = `/repos/${repository}${path}`;
    const failed = (why: string) =>
      new GitHubError(`${method} ${where}: ${why}`);
    const answer = await fetch(url + where, {
      method,
      headers: {
        accept: "application/vnd.github+json",
        authorization: `Bearer ${token}`,
        "x-github-api-version": "2022-11-28",
        ...(body && { "content-type": "application/json" }),
      },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(LONGEST_MS),
    }).catch((error: unknown) => {
      throw failed(reason(error));
    });
    const text = await answer.text();
    if (!answer.ok) throw failed(`${answer.status} ${message(text)}`);
    return JSON.parse(text) as T;
  }
}

/** Why a request had no answer: `fetch` hides that in the cause of its error. */
function reason(error: unknown): string {
  const { cause, message } = error as Error & { cause?: { message?: string } };
  return cause?.message ?? message;
}

/** The reason that GitHub gives, in one line, however long its answer is. */
function message(text: string): string {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return String(message ?? "without a reason");
  } catch {
    return text.replaceAll(/\s+/g, " ").slice(0, 200);
  }
}
