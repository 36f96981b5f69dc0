import { planReport } from "../../src/workflow/plan-report";

const plan = {
  stack: "postgres-backups",
  headSha: "c0ffee",
  verdict: "**Nothing to look at.**",
  isDataAtRisk: false,
  plan: "No changes.",
  runUrl: "https://github.com/octo-org/octo-repo/actions/runs/1",
  artifact: "plan-postgres-backups-7-c0ffee",
};

test("the comment starts with the marker and the verdict, and ends with what it is for", () => {
  const { comment, summary } = planReport(plan);
  expect(comment).toMatch(
    /^<!-- postgres-backups plan: postgres-backups -->\n## Plan of `postgres-backups`\n\n\*\*Nothing to look at\.\*\*\n\n<details>/,
  );
  expect(comment).toMatch(
    /<\/details>\n\nFor commit c0ffee, by \[the run that made it\]\(https:.*\/runs\/1\)\. Once it is merged exactly this plan is applied, or nothing\.$/,
  );
  expect(comment).not.toContain("data-at-risk");
  expect(summary).toBe(comment);
});

test("the comment says what has to pass where data is at risk", () => {
  const { comment } = planReport({ ...plan, isDataAtRisk: true });
  expect(comment).toContain(
    "\n## Plan of `postgres-backups`\n\n**Nothing of this is applied unless the job `data-at-risk` has passed.**\n\n**Nothing to look at.**\n\n",
  );
});

test("a comment that is cut leads to the summary, which still has the whole plan", () => {
  const { comment, summary } = planReport({
    ...plan,
    plan: "line\n".repeat(20_000),
  });
  expect(comment).toMatch(
    /of the plan's 20000 lines\.\*\* Read the whole plan in the summary of \[the run that made it\]/,
  );
  expect(summary.match(/^line$/gm)).toHaveLength(20_000);
});

test("a summary that is cut leads to the artifact", () => {
  const { summary } = planReport({ ...plan, plan: "line\n".repeat(300_000) });
  expect(summary).toContain(
    "Read the whole plan in the run's artifact `plan-postgres-backups-7-c0ffee`.",
  );
});
