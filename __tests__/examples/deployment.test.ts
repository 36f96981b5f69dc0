import {
  machineMade,
  type Run,
  runTwice,
  type Runs,
  withoutVersion,
} from "../support/app-run";

let runs: Runs;
let here: Run;

beforeAll(async () => {
  runs = await runTwice("examples/deployment/main.ts");
  ({ here } = runs);
});

test("the app with the roles that deploy synthesizes without a word", () => {
  expect(here.printed).toBe("");
});

test("its JSON is this", () => {
  const parsed = Object.entries(here.stacks).map(
    ([id, json]) => [id, withoutVersion(json)] as const,
  );
  expect(Object.fromEntries(parsed)).toMatchSnapshot();
});

test("the same sources give the same bytes in another directory, time zone and locale", () => {
  expect(runs.there.stacks).toEqual(here.stacks);
  expect(runs.there.manifest).toBe(here.manifest);
});

test("nothing machine-made is in it", () => {
  for (const text of [...Object.values(here.stacks), here.manifest])
    expect(machineMade(text, runs)).toEqual([]);
});

test("the stack for backups is planned and deployed after the roles that do so", () => {
  const { stacks } = JSON.parse(here.manifest) as {
    stacks: Record<string, { dependencies: string[] }>;
  };
  expect(stacks["postgres-backups"]?.dependencies).toEqual(["deployment"]);
  expect(stacks["deployment"]?.dependencies).toEqual([]);
});
