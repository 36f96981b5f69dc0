import { BODY, type Limit, SUMMARY } from "../../src/workflow/limits";
import { render, type Report } from "../../src/workflow/report";

const report: Report = {
  title: "## Plan",
  verdict: "Nothing to look at.",
  plan: "line 1\nline 2\nline 3\n",
  about: "For commit c0ffee.",
  elsewhere: "in the summary of the run",
};

const WHOLE = `## Plan

Nothing to look at.

<details>
<summary>The whole plan</summary>

\`\`\`
line 1
line 2
line 3
\`\`\`

</details>

For commit c0ffee.`;

/** A place for so many characters. */
function place(most: number): Limit {
  return { ...BODY, most };
}

test("a report has the title, the verdict and the whole plan, folded", () => {
  expect(render(report, BODY)).toBe(WHOLE);
});

test("a report that just fits is whole, and one character less cuts the plan behind a line and says so first", () => {
  const long = { ...report, plan: "line\n".repeat(100) };
  const whole = render(long, BODY);
  expect(render(long, place(whole.length))).toBe(whole);

  const cut = render(long, place(whole.length - 1));
  expect(cut.length).toBeLessThan(whole.length);
  const [, shown = ""] =
    /it shows (\d+) of the plan's 100 lines/.exec(cut) ?? [];
  expect(Number(shown)).toBeGreaterThan(50);
  expect(cut.match(/^line$/gm)).toHaveLength(Number(shown));
  expect(cut).toMatch(
    /^## Plan\n\n\*\*Too long.*\*\* Read the whole plan in the summary of the run\.\n\nNothing to look at\.\n\n<details>\n<summary>The start of the plan/,
  );
  expect(cut).toMatch(/\n```\n\n<\/details>\n\nFor commit c0ffee\.$/);
});

test("as many lines of the plan are kept as fit", () => {
  const long = { ...report, plan: "line\n".repeat(1000) };
  for (const most of [1000, 1001, 1002, 1003, 1004]) {
    const { length } = render(long, place(most));
    expect(length).toBeLessThanOrEqual(most);
    expect(length).toBeGreaterThan(most - "line\n".length - 1);
  }
});

test("a plan of one endless line is left out", () => {
  const cut = render({ ...report, plan: "x".repeat(70_000) }, BODY);
  expect(cut).toBe(
    "## Plan\n\n**Too long for this place: it shows 0 of the plan's 1 lines.** Read the whole plan in the summary of the run.\n\nNothing to look at.\n\nFor commit c0ffee.",
  );
});

test("a verdict that does not fit is cut behind a line, without the plan", () => {
  const cut = render(
    { ...report, verdict: "- a finding\n".repeat(9000) },
    BODY,
  );
  expect(cut.length).toBeLessThanOrEqual(BODY.most);
  expect(cut).toMatch(
    /^## Plan\n\n\*\*Too long for this place: it shows \d+ of the verdict's 9001 lines, and nothing of the plan\.\*\* Read both in the summary of the run\./,
  );
  expect(cut).toMatch(/\n- a finding\n- a finding\n\nFor commit c0ffee\.$/);
  expect(cut).not.toContain("line 1");
});

test("a summary is cut by bytes", () => {
  const cut = render({ ...report, plan: "ü\n".repeat(1_000_000) }, SUMMARY);
  expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(SUMMARY.most);
  expect(Buffer.byteLength(cut)).toBeGreaterThan(SUMMARY.most - 10);
});

test("no text of a plan ends the block that it is in", () => {
  const plan = "```\n</details>\n<!-- -->\n````\n# Approved @octocat";
  expect(render({ ...report, plan }, BODY)).toContain(
    `\n\n\`\`\`\`\`\n${plan}\n\`\`\`\`\`\n\n</details>`,
  );
});
