import { GitHubApi } from "../../src/workflow/github-api";
import { marker } from "../../src/workflow/marker";
import { putComment } from "../../src/workflow/pull-request-comment";
import { FakeGitHub } from "../support/fake-github";

const mark = marker("plan", "postgres-backups");
let github: FakeGitHub;
let api: GitHubApi;

beforeEach(async () => {
  github = await FakeGitHub.start();
  const { url, repository } = github;
  const token = github.token({ "pull-requests": "write" });
  api = new GitHubApi({ url, repository, token });
  github.pulls.push({
    number: 1,
    head: { ref: "more-backups", sha: "c0ffee" },
    base: { ref: "main" },
    merged_at: null,
    merge_commit_sha: null,
  });
});

afterEach(() => github.stop());

function put(text: string, headSha = "c0ffee") {
  const body = `${mark}\n${text}`;
  return putComment(api, { pullRequest: 1, headSha, mark, body });
}

function bodies(): string[] {
  return github.comments.map(({ body }) => body);
}

function someoneElse(body: string, login = "mallory"): void {
  const id = github.nextId();
  github.comments.push({ id, issue: 1, body, user: { login } });
}

test("the first plan is a comment, and every other one is written over it", async () => {
  expect(await put("one")).toBe("created");
  expect(await put("two")).toBe("updated");
  expect(await put("three")).toBe("updated");

  expect(bodies()).toEqual([`${mark}\nthree`]);
});

test("the comment is found behind any number of others", async () => {
  for (let count = 0; count < 230; count += 1) someoneElse("a word");
  expect(await put("one")).toBe("created");
  expect(await put("two")).toBe("updated");

  expect(bodies()).toHaveLength(231);
});

test("nobody else's comment is written over, whatever is in it", async () => {
  someoneElse(`${mark}\nmine`);
  someoneElse(`> ${mark}\nquoted`, "github-actions[bot]");
  expect(await put("one")).toBe("created");

  expect(bodies()).toEqual([
    `${mark}\nmine`,
    `> ${mark}\nquoted`,
    `${mark}\none`,
  ]);
});

test("another stack has a comment of its own", async () => {
  await put("one");
  const other = marker("plan", "postgres-backups-eu");
  await putComment(api, {
    pullRequest: 1,
    headSha: "c0ffee",
    mark: other,
    body: `${other}\neu`,
  });

  expect(bodies()).toEqual([`${mark}\none`, `${other}\neu`]);
});

test("a plan of an earlier commit is not written, over no matter what", async () => {
  expect(await put("one", "0ld")).toBe("outdated");
  expect(bodies()).toEqual([]);

  await put("two");
  expect(await put("one", "0ld")).toBe("outdated");
  expect(bodies()).toEqual([`${mark}\ntwo`]);
});
