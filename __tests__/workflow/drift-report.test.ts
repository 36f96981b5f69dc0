import { driftReport } from "../../src/workflow/drift-report";

const plan = {
  stack: "postgres-backups",
  commit: "c0ffee",
  verdict: "**Look twice.**",
  plan: "Plan: 0 to add, 1 to change, 0 to destroy.",
  runUrl: "https://github.com/octo-org/octo-repo/actions/runs/1",
};

test("the issue says what is not as it is written, and what to do", () => {
  const { issue, summary } = driftReport(plan);
  expect(issue.title).toBe("Drift of the stack postgres-backups");
  expect(issue.mark).toBe("<!-- postgres-backups drift: postgres-backups -->");
  expect(issue.body.startsWith(`${issue.mark}\n## `)).toBe(true);
  expect(issue.body).toMatch(
    /\n## `postgres-backups` is not as it is written\n\nThe plan of commit c0ffee is not empty, \[this run\]/,
  );
  expect(issue.body).toContain("git commit --allow-empty");
  expect(issue.body).toContain("**Look twice.**\n\n<details>");
  expect(issue.body).toContain(plan.plan);
  expect(summary).toBe(issue.body);
});

test("the last word says when the plan was empty again", () => {
  expect(driftReport(plan).issue.closing).toBe(
    "The plan of commit c0ffee is empty again, [this run](https://github.com/octo-org/octo-repo/actions/runs/1) says.",
  );
});

test("a summary that is cut leads to a plan of one's own", () => {
  const { summary } = driftReport({ ...plan, plan: "line\n".repeat(300_000) });
  expect(summary).toContain(
    "Read the whole plan by planning the stack yourself.",
  );
});

test("an issue that is cut leads to the summary", () => {
  const { issue } = driftReport({ ...plan, plan: "line\n".repeat(20_000) });
  expect(issue.body).toMatch(
    /Read the whole plan in the summary of \[this run\]/,
  );
});
