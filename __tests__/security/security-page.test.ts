import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { ALARM_REFUSALS } from "./alarm.cases";
import { stack } from "./judged-stacks";
import { KEY_REFUSALS } from "./keys.cases";
import { TITLES } from "./refusals";
import { shownTitle, type TestName } from "./security-page/evidence";
import { addressesOf, isKept, spoiltStacks } from "./security-page/kept";
import { type Keeper, PROMISES } from "./security-page/promises";
import { securityPage, SETTING_TITLES } from "./security-page/render";
import { REFUSALS } from "./what-they-may-do.cases";

const PAGE = path.resolve(__dirname, "../../docs/security.md");
const BOTH = ["the guide's stack", "everything on"] as const;

/** Whether a statement keeps a promise without a prop, too; it is then for somebody else. */
function keepsByDefault(keeper: Keeper): boolean {
  return PROMISES.some(
    ({ prop, keptBy }) =>
      prop === undefined &&
      keptBy.some(
        (one) => "sid" in one && "sid" in keeper && one.sid === keeper.sid,
      ),
  );
}

test("docs/security.md is the page that is rendered; UPDATE_SECURITY_PAGE=1 writes it", async () => {
  const page = await securityPage();
  if (process.env["UPDATE_SECURITY_PAGE"] === "1") writeFileSync(PAGE, page);
  expect(readFileSync(PAGE, "utf8")).toBe(page);
});

describe.each(PROMISES)("$promise", (promise) => {
  const { keptBy, prop, stacks = BOTH } = promise;

  test.each(stacks)(SETTING_TITLES.kept, (name) => {
    const judged = stack(name);
    for (const keeper of keptBy)
      for (const address of addressesOf(judged, promise, keeper))
        expect({
          keeper,
          address,
          kept: isKept(judged.json, keeper, address),
        }).toEqual({ keeper, address, kept: true });
  });

  test.each(stacks)(SETTING_TITLES.missed, (name) => {
    const judged = stack(name);
    for (const keeper of keptBy)
      for (const address of addressesOf(judged, promise, keeper)) {
        const spoilt = spoiltStacks(judged.json, keeper, address);
        expect(spoilt.length).toBeGreaterThan(1);
        for (const json of spoilt)
          expect(isKept(json, keeper, address)).toBe(false);
      }
  });

  const own = keptBy.filter((keeper) => !keepsByDefault(keeper));
  if (prop !== undefined && own.length > 0)
    test(`needs the prop ${prop}`, () => {
      const { json } = stack("the guide's stack");
      for (const keeper of own)
        expect(isKept(json, keeper, keeper.address)).toBe(false);
    });
});

describe.each(BOTH)("of %s", (name) => {
  const { json } = stack(name);

  test("every statement is on the page", () => {
    const documents = Object.values(json.data["aws_iam_policy_document"] ?? {});
    const sids = documents.flatMap(({ statement }) =>
      (statement as { sid: string }[]).map(({ sid }) => sid),
    );
    const named = PROMISES.flatMap(({ keptBy }) =>
      keptBy.flatMap((keeper) => ("sid" in keeper ? keeper.sid : [])),
    );
    expect(sids.length).toBeGreaterThan(5);
    expect(named).toEqual(expect.arrayContaining(sids));
  });

  test("every type of resource is on the page", () => {
    const named = PROMISES.flatMap(({ keptBy }) =>
      keptBy.map(({ address }) => address.split(".")[0]),
    );
    expect(named).toEqual(expect.arrayContaining(Object.keys(json.resource)));
  });
});

describe("the tests that the page names", () => {
  /** The titles in a file, and those that its cases put into them. */
  function titlesIn(file: string): string[] {
    const source = readFileSync(path.join(__dirname, file), "utf8");
    const literals = [
      ...source.matchAll(/\(\s*(["`])((?:\\.|(?!\1).)*)\1,\s*(?:async )?\(/g),
    ].map(([, , title = ""]) => shownTitle(title));
    const cases = {
      "what-they-may-do.test.ts": REFUSALS,
      "keys.test.ts": KEY_REFUSALS,
      "alarm.test.ts": ALARM_REFUSALS,
    }[file];
    if (cases === undefined) return literals;
    expect(source).toContain("testRefusals(");
    return [
      ...literals,
      ...cases.map((one) => one.name),
      ...Object.values(TITLES).map(shownTitle),
    ];
  }

  const named: TestName[] = PROMISES.flatMap(({ evidence = [] }) =>
    evidence.flatMap(({ shown, twin }) => [shown, twin]),
  );
  const files = [...new Set(named.map(({ file }) => file))];

  test.each(files)("are in %s", (file) => {
    const titles = titlesIn(file);
    for (const name of named.filter((one) => one.file === file))
      for (const title of name.titles) expect(titles).toContain(title);
  });

  test("are told from those that are not there", () => {
    expect(files).toHaveLength(8);
    expect(titlesIn("keys.test.ts")).not.toContain("no such test");
  });

  test("and the other files that the page links to are there", () => {
    const page = readFileSync(PAGE, "utf8");
    const links = [
      ...page.matchAll(/\]\((?!https?:|#)([^)#]+)\)/g),
      ...page.matchAll(/^\[[^\]]+\]: (.+)$/gm),
    ];
    expect(links.length).toBeGreaterThan(10);
    for (const [, file = ""] of links)
      expect({
        file,
        exists: existsSync(path.join(path.dirname(PAGE), file)),
      }).toEqual({ file, exists: true });
  });
});

test("every promise that a statement keeps has evidence of what the statement does", () => {
  for (const { keptBy, evidence = [], promise } of PROMISES)
    if (keptBy.some((keeper) => "sid" in keeper))
      expect({ promise, evidence: evidence.length > 0 }).toEqual({
        promise,
        evidence: true,
      });
});
