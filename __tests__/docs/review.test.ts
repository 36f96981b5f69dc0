import * as fs from "node:fs";
import * as path from "node:path";
import { exitCodeOf, renderVerdict, verdict } from "../../src/review";
import { DIFFERS, UNREADABLE } from "../../src/review/exit-codes";
import { recordedPlan } from "../support/recorded-plans";

const page = fs.readFileSync(
  path.resolve(__dirname, "../../docs/review.md"),
  "utf8",
);
const MARK = "says how to update it -->\n\n";
const rendered = renderVerdict(verdict(recordedPlan("stack-at-first")));

test("the page ends with the verdict of the example's first plan", () => {
  const printed = page.slice(page.indexOf(MARK) + MARK.length);

  // To update it, put what is expected here in place of what is there.
  expect(printed).toBe(rendered);
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
