import { ALARM_REFUSALS } from "../alarm.cases";
import { KEY_REFUSALS } from "../keys.cases";
import { TITLES } from "../refusals";
import { REFUSALS } from "../what-they-may-do.cases";

/** A test, by its file and its titles, with "…" for what a table puts into them. */
export interface TestName {
  readonly file: string;
  readonly titles: readonly string[];
}

/** What shows that a promise is kept, and what shows that this could fail. */
export interface Evidence {
  readonly shown: TestName;
  readonly twin: TestName;
}

/** Titles as the page shows them: "…" for what a table puts into them. */
export function shownTitle(title: string): string {
  return title.replaceAll(/%[sp]|\$\w+|\$\{[^}]*\}/g, "…");
}

/** Two tests of a file. */
export function tests(
  file: string,
  shown: readonly string[],
  twin: readonly string[],
): Evidence {
  return { shown: { file, titles: shown }, twin: { file, titles: twin } };
}

/** The tests of a refusal, with its twin. */
export function refusal(name: string): Evidence {
  const file = [
    ["what-they-may-do.test.ts", REFUSALS] as const,
    ["keys.test.ts", KEY_REFUSALS] as const,
    ["alarm.test.ts", ALARM_REFUSALS] as const,
  ].find(([, refusals]) => refusals.some((one) => one.name === name))?.[0];
  if (file === undefined) throw new Error(`no refusal ${name}`);
  return tests(
    file,
    [name, shownTitle(TITLES.refused)],
    [name, shownTitle(TITLES.letIn)],
  );
}
