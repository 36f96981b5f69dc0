import { createServer } from "node:http";
import { GitHubApi } from "../../src/workflow/github-api";
import { FakeGitHub } from "../support/fake-github";

let github: FakeGitHub;

beforeAll(async () => {
  github = await FakeGitHub.start();
  for (let number = 1; number <= 250; number += 1)
    github.issues.push({
      number,
      title: `issue ${number}`,
      body: "",
      state: "open",
      user: { login: "octocat" },
    });
});

afterAll(() => github.stop());

function api(permissions: Record<string, string> = { issues: "write" }) {
  const { url, repository } = github;
  return new GitHubApi({ url, repository, token: github.token(permissions) });
}

test("all pages of a list are read", async () => {
  const issues = await api().list<{ number: number }>("/issues?state=open");
  expect(issues.map(({ number }) => number)).toEqual(
    Array.from({ length: 250 }, (_, index) => index + 1),
  );
  expect(await api().list("/issues?state=closed")).toEqual([]);
});

test("a list that fills its last page is read to the end", async () => {
  for (const issue of github.issues.slice(0, 50)) issue.state = "closed";
  expect(await api().list("/issues?state=open")).toHaveLength(200);
});

test("a list within an answer is read by its key", async () => {
  expect(
    await api({ actions: "read" }).list(
      "/actions/runs/1/artifacts?name=plan",
      "artifacts",
    ),
  ).toEqual([]);
});

test("what is written arrives", async () => {
  const made = await api().post<{ number: number }>("/issues", {
    title: "new",
    body: "text",
  });
  await api().patch(`/issues/${made.number}`, { title: "renamed" });
  expect(
    github.issues.find(({ number }) => number === made.number),
  ).toMatchObject({
    title: "renamed",
    body: "text",
  });
});

test("a refusal names the request, the status and GitHub's reason, and no token", async () => {
  await expect(api({}).get("/pulls/1")).rejects.toThrow(
    /^GET \/repos\/octo-org\/octo-repo\/pulls\/1: 403 Resource not accessible by integration$/,
  );
});

describe("an answer without a reason", () => {
  const access = { repository: "o/r", token: "token" };
  const answered = (status: number, text: string) => {
    jest
      .spyOn(globalThis, "fetch")
      .mockResolvedValueOnce(new Response(text, { status }));
    return new GitHubApi({ ...access, url: "http://github" }).get("/");
  };

  afterEach(() => jest.restoreAllMocks());

  test("says so", async () => {
    await expect(answered(500, "{}")).rejects.toThrow(
      "GET /repos/o/r/: 500 without a reason",
    );
  });

  test("is cut where it is long", async () => {
    await expect(answered(502, "x".repeat(201))).rejects.toThrow(
      new RegExp(`^GET /repos/o/r/: 502 x{200}$`),
    );
  });

  test("is told by what stopped it where there is none", async () => {
    jest
      .spyOn(globalThis, "fetch")
      .mockRejectedValueOnce(new Error("The operation timed out"));
    await expect(
      new GitHubApi({ ...access, url: "http://github" }).get("/"),
    ).rejects.toThrow("GET /repos/o/r/: The operation timed out");
  });
});

test("an answer that is no JSON is shown in one line", async () => {
  const server = createServer((_, response) => {
    response.writeHead(502).end("<html>\n  <h1>Bad gateway</h1>\n</html>");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as { port: number };
  const access = { repository: "o/r", token: "token" };
  await expect(
    new GitHubApi({ ...access, url: `http://127.0.0.1:${port}` }).get("/"),
  ).rejects.toThrow("GET /repos/o/r/: 502 <html> <h1>Bad gateway</h1> </html>");
  await new Promise((done) => server.close(done));
  await expect(
    new GitHubApi({ ...access, url: `http://127.0.0.1:${port}` }).get("/"),
  ).rejects.toThrow(/^GET \/repos\/o\/r\/: connect ECONNREFUSED/);
});
