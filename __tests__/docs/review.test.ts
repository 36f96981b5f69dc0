import * as fs from "node:fs";
import * as path from "node:path";
import { exitCodeOf, renderVerdict, verdict } from "../../src/review";
import { DIFFERS, UNREADABLE } from "../../src/review/exit-codes";
import { recordedPlan } from "../support/recorded-plans";

const PAGE = path.resolve(__dirname, "../../docs/review.md");
const page = fs.readFileSync(PAGE, "utf8");
const HEADING = "## The example's first plan\n\n";
const rendered = renderVerdict(verdict(recordedPlan("stack-at-first")));

test("the page ends with the verdict of the example's first plan; UPDATE_REVIEW_PAGE=1 writes it", () => {
  const words = page.slice(0, page.indexOf(HEADING) + HEADING.length);
  if (process.env["UPDATE_REVIEW_PAGE"] === "1")
    fs.writeFileSync(PAGE, words + rendered);

  expect(fs.readFileSync(PAGE, "utf8")).toBe(words + rendered);
});

test("the page lists every exit code", () => {
  const listed = [...page.matchAll(/^\| (\d) /gm)].map(([, code]) =>
    Number(code),
  );

  expect(listed).toEqual([
    exitCodeOf("nothing"),
    UNREADABLE,
    exitCodeOf("look"),
    exitCodeOf("data at risk"),
    DIFFERS,
  ]);
});
