import { putDriftIssue } from "../../src/workflow/drift-issue";
import { GitHubApi } from "../../src/workflow/github-api";
import { marker } from "../../src/workflow/marker";
import { FakeGitHub } from "../support/fake-github";

const mark = marker("drift", "postgres-backups");
let github: FakeGitHub;
let api: GitHubApi;

beforeEach(async () => {
  github = await FakeGitHub.start();
  const { url, repository } = github;
  const token = github.token({ issues: "write" });
  api = new GitHubApi({ url, repository, token });
});

afterEach(() => github.stop());

function put(text: string, hasDrifted: boolean) {
  const title = "Drift";
  const body = `${mark}\n${text}`;
  const issue = { mark, title, body, closing: "empty again" };
  return putDriftIssue(api, issue, hasDrifted);
}

function issues() {
  return github.issues.map(({ body, state }) => `${state}: ${body}`);
}

test("nothing is opened for a stack that has not drifted", async () => {
  expect(await put("nothing", false)).toBe("none");
  expect(issues()).toEqual([]);
});

test("the issue is opened, brought up to date, and closed with a word", async () => {
  expect(await put("one", true)).toBe("opened");
  expect(await put("two", true)).toBe("updated");
  expect(issues()).toEqual([`open: ${mark}\ntwo`]);

  expect(await put("", false)).toBe("closed");
  expect(issues()).toEqual([`closed: ${mark}\ntwo`]);
  expect(github.issues[0]).toMatchObject({ state_reason: "completed" });
  expect(github.comments.map(({ body }) => body)).toEqual(["empty again"]);
});

test("a closed issue stays closed: another drift has an issue of its own", async () => {
  await put("one", true);
  await put("", false);
  expect(await put("", false)).toBe("none");
  expect(await put("two", true)).toBe("opened");

  expect(issues()).toEqual([`closed: ${mark}\none`, `open: ${mark}\ntwo`]);
  expect(github.comments).toHaveLength(1);
});

test.each([
  ["somebody else's issue", { user: { login: "mallory" } }],
  ["a pull request", { pull_request: {} }],
])("%s with the marker is left alone", async (_, other) => {
  const foreign = {
    number: 7,
    title: "mine",
    body: mark,
    state: "open",
    user: { login: "github-actions[bot]" },
    ...other,
  };
  github.issues.push({ ...foreign });

  expect(await put("", false)).toBe("none");
  expect(await put("one", true)).toBe("opened");
  expect(github.issues[0]).toEqual(foreign);
});
