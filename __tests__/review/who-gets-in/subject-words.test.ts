import { subjectWords } from "../../../src/review/who-gets-in/subject-words";

const TOKEN = { isPattern: false, isGitHub: true };
const PATTERN = { isPattern: true, isGitHub: true };

test.each([
  ["ref:refs/heads/main", "branch `main`"],
  ["ref:refs/tags/v1.2", "tag `v1.2`"],
  ["environment:production", "environment `production`"],
  [
    "environment:production:job_workflow_ref:a/b/c.yml@refs/heads/main",
    "environment `production`, where the subject says `job_workflow_ref:a/b/c.yml@refs/heads/main`",
  ],
  [
    "ref:refs/heads/main:workflow:backup",
    "branch `main`, where the subject says `workflow:backup`",
  ],
  ["pull_request", "pull requests"],
  ["*", "whatever runs there"],
  ["ref:refs/pull/1", "runs of the context `ref:refs/pull/1`"],
])("a token of the context %s is of the %s", (context, words) => {
  expect(subjectWords(`repo:octo-org/octo-repo:${context}`, TOKEN).text).toBe(
    `repository \`octo-org/octo-repo\`, ${words}`,
  );
});

test("ids are shown with the names", () => {
  expect(subjectWords("repo:o@1/r@2:pull_request", TOKEN).text).toBe(
    "repository `o@1/r@2`, pull requests",
  );
});

test("a wildcard is called out where it is one", () => {
  const wildcard = /\(\*\*wildcard\*\*\)$/;

  expect(subjectWords("repo:o/r:ref:*", PATTERN).text).toMatch(wildcard);
  expect(subjectWords("repo:o/?:pull_request", PATTERN).text).toMatch(wildcard);
  expect(subjectWords("repo:o/r:ref:*", TOKEN).text).not.toMatch(wildcard);
  expect(subjectWords("repo:o/r:pull_request", PATTERN).text).not.toMatch(
    wildcard,
  );
});

test.each(["repo:o/r", "project_path:o/r:ref_type:branch", "*", ""])(
  "another subject is shown as it is: %j",
  (subject) => {
    expect(subjectWords(subject, TOKEN).text).toBe(
      `tokens with the subject \`${subject || '""'}\``,
    );
  },
);

test.each(["repo:*", "*", "repo:*/deploy:*", "repo:?*", "re*"])(
  "a pattern that names no owner lets in everyone on GitHub: %j",
  (subject) => {
    expect(subjectWords(subject, PATTERN).text).toBe(
      `**everyone on GitHub**, with the subject \`${subject}\` (**wildcard**)`,
    );
    expect(subjectWords(subject, TOKEN).text).not.toContain("everyone");
  },
);

test("the subject of another issuer names no repository of GitHub's", () => {
  const other = { isPattern: true, isGitHub: false };

  expect(subjectWords("repo:o/r:pull_request", other).text).toBe(
    "tokens with the subject `repo:o/r:pull_request`",
  );
  expect(subjectWords("repo:*", other).text).toBe(
    "tokens with the subject `repo:*` (**wildcard**)",
  );
});
