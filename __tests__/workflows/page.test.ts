import { existsSync } from "node:fs";
import path from "node:path";
import { FILES, text, workflow } from "./workflow-files";

const page = text("docs/workflows.md");

test("docs/workflows.md sets every variable that a workflow reads", () => {
  const read = FILES.flatMap((file) => [
    ...text(file).matchAll(/vars\.(\w+)/g),
  ]);
  const set = [...page.matchAll(/gh variable set (\w+)/g)];
  const names = (found: RegExpMatchArray[]) =>
    [...new Set(found.map(([, name]) => name))].sort();
  expect(names(read)).toEqual(names(set));
});

test("docs/workflows.md says how long plans are kept", () => {
  const [, days] = /retention-days: (\d+)/.exec(
    text(".github/workflows/plan.yml"),
  ) as RegExpExecArray;
  expect(page.match(new RegExp(`\\b${days} days`, "g"))).toHaveLength(2);
});

test("docs/workflows.md requires checks that there are", () => {
  const { jobs } = workflow("plan.yml");
  const checks = Object.entries(jobs).map(([job, { strategy }]) =>
    strategy ? `${job} (${String(strategy.matrix["stack"]?.[0])})` : job,
  );
  const [, required = ""] = /the checks ([^]*?) required/.exec(page) ?? [];
  expect([...required.matchAll(/`([^`]+)`/g)].map(([, name]) => name)).toEqual(
    checks,
  );
});

test("docs/workflows.md links only to pages that exist", () => {
  const links = [...page.matchAll(/\]\((?!https)([^)]+)\)/g)];
  expect(links.length).toBeGreaterThan(3);
  for (const [, link = ""] of links)
    expect({
      link,
      exists: existsSync(path.resolve(__dirname, "../../docs", link)),
    }).toEqual({ link, exists: true });
});
