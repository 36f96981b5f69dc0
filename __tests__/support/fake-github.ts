import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** What a job may do, as `permissions` in a workflow says it. */
export type Permissions = Readonly<Record<string, string>>;

/** A comment or an issue, as it is kept here. */
export interface FakeText {
  readonly user: { readonly login: string };
  body: string;
}

export interface FakeIssue extends FakeText {
  readonly number: number;
  title: string;
  state: string;
  state_reason?: string;
  readonly pull_request?: object;
}

export interface FakePullRequest {
  readonly number: number;
  readonly head: { readonly ref: string; sha: string };
  readonly base: { readonly ref: string };
  merged_at: string | null;
  merge_commit_sha: string | null;
  /** Its commits before the last one. */
  readonly commits?: readonly string[];
}

export interface FakeRun {
  readonly id: number;
  readonly event: string;
  status: string;
  conclusion: string | null;
  readonly head_branch: string | null;
  readonly head_sha: string;
  readonly head_repository: { readonly full_name: string } | null;
  readonly created_at: string;
  run_started_at: string;
}

/** What has become of an issue or a pull request. */
export interface FakeEvent {
  readonly issue: number;
  readonly event: string;
  readonly created_at: string;
}

export interface FakeArtifact {
  readonly id: number;
  readonly runId: number;
  readonly name: string;
  readonly expired: boolean;
  readonly created_at: string;
}

const BOT = { login: "github-actions[bot]" };

type Body = Record<string, string>;
type Answer = readonly [status: number, answer: unknown];
type Route = readonly [
  method: string,
  path: RegExp,
  needs: readonly string[] | ((match: readonly string[]) => readonly string[]),
  answer: (
    match: readonly string[],
    body: Body,
    query: URLSearchParams,
  ) => unknown,
];

/** As much of GitHub's API as the workflows use, for one repository. It refuses what a job's permissions don't allow. */
export class FakeGitHub {
  public readonly repository = "octo-org/octo-repo";
  public readonly pulls: FakePullRequest[] = [];
  public readonly issues: FakeIssue[] = [];
  public readonly comments: (FakeText & {
    readonly id: number;
    readonly issue: number;
  })[] = [];
  public readonly runs: FakeRun[] = [];
  public readonly artifacts: FakeArtifact[] = [];
  public events: FakeEvent[] = [];
  /** Whether it answers with a whole list, whatever of it was asked for. */
  public ignoresFilters = false;
  /** The newest commit of each branch. */
  public readonly branches = new Map<string, string>();
  /** What was asked for, as `GET /pulls/1`. */
  public readonly requests: string[] = [];

  private lastId = 1000;
  private readonly server = createServer((request, response) => {
    void this.answer(request).then(([status, answer]) => {
      response.writeHead(status, { "content-type": "application/json" });
      response.end(JSON.stringify(answer));
    });
  });

  public static async start(): Promise<FakeGitHub> {
    const github = new FakeGitHub();
    await new Promise<void>((done) => {
      github.server.listen(0, "127.0.0.1", done);
    });
    return github;
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** The token of a job. */
  public token(permissions: Permissions): string {
    return Buffer.from(JSON.stringify(permissions)).toString("base64");
  }

  public nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  private readonly routes: readonly Route[] = [
    [
      "GET",
      /^\/pulls\/(\d+)$/,
      ["pull-requests: read"],
      ([number]) => this.pulls.find((pull) => pull.number === Number(number)),
    ],
    [
      "GET",
      /^\/commits\/(\w+)\/pulls$/,
      ["contents: read", "pull-requests: read"],
      ([sha]) =>
        this.pulls.filter(({ head, merge_commit_sha, commits = [] }) =>
          [head.sha, merge_commit_sha, ...commits].includes(String(sha)),
        ),
    ],
    [
      "GET",
      /^\/branches\/(\w+)$/,
      ["contents: read"],
      ([name]) => {
        const sha = this.branches.get(String(name));
        return sha && { name, commit: { sha } };
      },
    ],
    [
      "GET",
      /^\/issues\/(\d+)\/events$/,
      ["pull-requests: read"],
      ([issue]) => this.events.filter((one) => one.issue === Number(issue)),
    ],
    [
      "GET",
      /^\/issues\/(\d+)\/comments$/,
      ["pull-requests: read"],
      ([issue]) =>
        this.comments.filter((comment) => comment.issue === Number(issue)),
    ],
    [
      "POST",
      /^\/issues\/(\d+)\/comments$/,
      ([issue]) => this.toComment(Number(issue)),
      ([issue], { body = "" }) => {
        const comment = { id: this.nextId(), issue: Number(issue), body };
        this.comments.push({ ...comment, user: BOT });
        return comment;
      },
    ],
    [
      "PATCH",
      /^\/issues\/comments\/(\d+)$/,
      ["pull-requests: write"],
      ([id], { body = "" }) => {
        const comment = this.comments.find((one) => one.id === Number(id));
        return comment && Object.assign(comment, { body });
      },
    ],
    [
      "GET",
      /^\/issues$/,
      ["issues: read"],
      (_, __, query) =>
        this.issues.filter(({ state }) => state === query.get("state")),
    ],
    [
      "POST",
      /^\/issues$/,
      ["issues: write"],
      (_, { title = "", body = "" }) =>
        this.issues[
          this.issues.push({
            number: this.nextId(),
            title,
            body,
            state: "open",
            user: BOT,
          }) - 1
        ],
    ],
    [
      "PATCH",
      /^\/issues\/(\d+)$/,
      ["issues: write"],
      ([number], body) => {
        const issue = this.issues.find((one) => one.number === Number(number));
        return issue && Object.assign(issue, body);
      },
    ],
    [
      "GET",
      /^\/actions\/workflows\/plan\.yml\/runs$/,
      ["actions: read"],
      (_, __, query) => ({
        workflow_runs: this.runs.filter(
          ({ event, head_sha }) =>
            this.ignoresFilters ||
            (event === query.get("event") &&
              head_sha === query.get("head_sha")),
        ),
      }),
    ],
    [
      "GET",
      /^\/actions\/runs\/(\d+)\/artifacts$/,
      ["actions: read"],
      ([id], _, query) => ({
        artifacts: this.artifacts.filter(
          ({ runId, name }) =>
            runId === Number(id) &&
            (this.ignoresFilters || name === query.get("name")),
        ),
      }),
    ],
  ];

  /** What it takes to comment: on a pull request something else than on an issue. */
  private toComment(number: number): readonly string[] {
    return this.pulls.some((pull) => pull.number === number)
      ? ["pull-requests: write"]
      : ["issues: write"];
  }

  private async answer(request: IncomingMessage): Promise<Answer> {
    const { method = "", headers } = request;
    const { pathname, searchParams } = new URL(request.url ?? "", this.url);
    const prefix = `/repos/${this.repository}`;
    if (!pathname.startsWith(prefix)) return [404, { message: "Not Found" }];
    const path = pathname.slice(prefix.length);
    this.requests.push(`${method} ${path}`);
    const permissions = permissionsOf(headers.authorization);
    if (permissions === undefined) return [401, { message: "Bad credentials" }];
    if (
      headers.accept !== "application/vnd.github+json" ||
      headers["x-github-api-version"] !== "2022-11-28" ||
      (headers["content-type"] === "application/json") === (method === "GET")
    )
      return [415, { message: "Unsupported Media Type" }];

    for (const [verb, pattern, needs, answer] of this.routes) {
      const match = pattern.exec(path);
      if (verb !== method || match === null) continue;
      const given = match.slice(1);
      const needed = typeof needs === "function" ? needs(given) : needs;
      if (!needed.every((need) => allows(permissions, need))) return REFUSED;
      const text = await read(request);
      const body = (text === "" ? {} : JSON.parse(text)) as Body;
      if ((body["body"] ?? "").length > 65_536) return TOO_LONG;
      const result = answer(given, body, searchParams);
      if (result === undefined) return [404, { message: "Not Found" }];
      return [method === "POST" ? 201 : 200, onePage(result, searchParams)];
    }
    return [404, { message: "Not Found" }];
  }
}

const REFUSED: Answer = [
  403,
  { message: "Resource not accessible by integration" },
];
const TOO_LONG: Answer = [
  422,
  { message: "Body is too long (maximum is 65536 characters)" },
];

function permissionsOf(header?: string): Permissions | undefined {
  const token = /^Bearer (.+)$/.exec(header ?? "")?.[1];
  if (token === undefined) return undefined;
  return JSON.parse(Buffer.from(token, "base64").toString()) as Permissions;
}

function allows(permissions: Permissions, need: string): boolean {
  const [scope = "", level] = need.split(": ");
  const has = permissions[scope];
  return has === level || has === "write";
}

async function read(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** One page of a list, or of the one list in an object. */
function onePage(value: unknown, query: URLSearchParams): unknown {
  const size = Number(query.get("per_page") ?? 30);
  const start = (Number(query.get("page") ?? 1) - 1) * size;
  if (Array.isArray(value)) return value.slice(start, start + size);
  if (!query.has("per_page")) return value;
  return Object.fromEntries(
    Object.entries(value as object).map(([key, list]) => [
      key,
      (list as unknown[]).slice(start, start + size),
    ]),
  );
}
