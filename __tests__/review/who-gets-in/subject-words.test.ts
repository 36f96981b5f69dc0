import { subjectWords } from "../../../src/review/who-gets-in/subject-words";

test.each([
  ["ref:refs/heads/main", "branch `main`"],
  ["ref:refs/tags/v1.2", "tag `v1.2`"],
  ["environment:production", "environment `production`"],
  ["pull_request", "pull requests"],
  ["*", "whatever runs there"],
  ["ref:refs/pull/1", "runs of the context `ref:refs/pull/1`"],
])("a token of the context %s is of the %s", (context, words) => {
  expect(subjectWords(`repo:octo-org/octo-repo:${context}`, false).text).toBe(
    `repository \`octo-org/octo-repo\`, ${words}`,
  );
});

test("ids are shown with the names", () => {
  expect(subjectWords("repo:o@1/r@2:pull_request", false).text).toBe(
    "repository `o@1/r@2`, pull requests",
  );
});

test("a wildcard is called out where it is one", () => {
  const wildcard = /\(\*\*wildcard\*\*\)$/;

  expect(subjectWords("repo:o/r:ref:*", true).text).toMatch(wildcard);
  expect(subjectWords("repo:o/?:pull_request", true).text).toMatch(wildcard);
  expect(subjectWords("repo:o/r:ref:*", false).text).not.toMatch(wildcard);
  expect(subjectWords("repo:o/r:pull_request", true).text).not.toMatch(
    wildcard,
  );
});

test.each(["repo:o/r", "project_path:o/r:ref_type:branch", "*", ""])(
  "another subject is shown as it is: %j",
  (subject) => {
    expect(subjectWords(subject, false).text).toBe(
      `tokens with the subject \`${subject || '""'}\``,
    );
  },
);
