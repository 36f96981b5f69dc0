import {
  machineMade,
  type Run,
  runTwice,
  type Runs,
  withoutVersion,
} from "./support/app-run";

let runs: Runs;
let here: Run;

beforeAll(async () => {
  runs = await runTwice();
  ({ here } = runs);
});

test("the example app synthesizes without a word", () => {
  expect(here.printed).toBe("");
});

test("the example app's JSON is this", () => {
  expect(Object.keys(here.stacks)).toEqual(["postgres-backups"]);
  expect(
    withoutVersion(String(here.stacks["postgres-backups"])),
  ).toMatchSnapshot();
});

test("the same sources give the same bytes in another directory, time zone and locale", () => {
  expect(runs.there.stacks).toEqual(here.stacks);
  expect(runs.there.manifest).toBe(here.manifest);
});

test("nothing machine-made is in JSON or manifest: no absolute path, no time, no hash, no token", () => {
  for (const text of [...Object.values(here.stacks), here.manifest]) {
    expect(text).toContain("postgres-backups");
    expect(machineMade(text, runs)).toEqual([]);
  }
});

test.each([
  '"/home/somebody/main.ts"',
  '"file:main.ts"',
  "2026-01-01T00:00:00",
  "backups_0A1B2C3D",
  "${TfToken[TOKEN.0]}",
])("%s would be found", (text) => {
  expect(machineMade(text, runs)).not.toEqual([]);
});
