import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { App } from "cdktf";
import { PostgresBackupStack } from "../src";
import { BACKUP_BUCKET } from "../src/bucket/bucket-rules";
import { STATE_BUCKET } from "../src/bucket/state-bucket-rules";
import { ALL_RULES, type MadeRule } from "../src/validation/rules";
import * as deployment from "./bad-input/deployment.cases";
import { CREATED, EXISTING, propsWith } from "./bad-input/every-prop";
import { message, place, refusal } from "./bad-input/refusal";
import { rulesBrokenBy } from "./bad-input/rules";
import { type Table, TABLES } from "./bad-input/tables";
import { TOPICS } from "./bad-input/topics";
import { wrongTypes } from "./bad-input/wrong-types.cases";
import { DEPLOYMENT, JOB, STACK, TRUST } from "./support/props";

const BAD = Object.values(TOPICS).flatMap(({ bad }) => bad);

const outdir = mkdtempSync(path.join(tmpdir(), "bad-input-"));
const newApp = () => new App({ outdir, stackTraces: false });
afterAll(() => {
  rmSync(outdir, { recursive: true });
});

/** An app with a folder of its own, and what it writes there. */
function writing() {
  const folder = mkdtempSync(path.join(outdir, "app-"));
  const app = new App({ outdir: folder, stackTraces: false });
  const empty = readdirSync(folder, { recursive: true });
  const written = () => {
    expect(readdirSync(folder, { recursive: true })).toEqual(empty);
    app.synth();
    const manifest = JSON.parse(
      readFileSync(path.join(folder, "manifest.json"), "utf8"),
    ) as { stacks: object };
    return {
      stacks: Object.keys(manifest.stacks),
      json: existsSync(path.join(folder, "stacks/stack/cdk.tf.json")),
    };
  };
  return { app, written };
}

/** The app that goes on after every error about its one stack. */
const going = writing();

/** What comes of a bad input: the message, and the paths of what is there of it all the same. */
interface Outcome {
  readonly message: string;
  readonly left: readonly string[];
}

const outcomes = new Map<unknown, Outcome>();
const broken = new Set<MadeRule>();

/** What comes of a bad input, which is placed once however many ask. */
function outcomeOf(
  { place, refused, alone }: Table<unknown>,
  row: Table<unknown>["bad"][number],
): Outcome {
  const known = outcomes.get(row);
  if (known !== undefined) return known;
  const app = alone ? going.app : newApp();
  // What a case has left must not be in the next one's way.
  app.node.tryRemoveChild("stack");
  let message = "";
  const rules = rulesBrokenBy(() => {
    message = refusal(() => {
      place(app, row[1]);
    });
  });
  for (const one of rules) broken.add(one);
  const paths = app.node.findAll().map(({ node }) => node.path);
  const outcome = { message, left: paths.filter((one) => refused.test(one)) };
  outcomes.set(row, outcome);
  return outcome;
}

/** Sees to it that every bad input was placed, whichever tests run. */
function placeAll(): void {
  for (const [, table] of TABLES)
    for (const row of table.bad) outcomeOf(table, row);
}

describe.each(TABLES)("%s:", (_about, table) => {
  test.each(table.bad.map((row) => ({ wrong: row[0], row })))(
    "refused, since $wrong",
    ({ row }) => {
      const [, , ...problems] = row;
      expect(outcomeOf(table, row)).toEqual({
        message: message(table.subject, problems),
        left: [],
      });
    },
  );

  test.each(table.good)("not refused: %s", (_right, input) => {
    expect(() => {
      table.place(newApp(), input);
    }).not.toThrow();
  });
});

test("every prop of a stack for deployment has a case", () => {
  const paths = deployment.bad.flatMap(([, , ...problems]) => problems);
  const props = [
    ...Object.keys(DEPLOYMENT),
    ...Object.keys(STATE_BUCKET).map((key) => `stateBucket.${key}`),
    ...["roleName", "trust"].flatMap((key) => [
      `planner.${key}`,
      `deployer.${key}`,
    ]),
  ];
  expect(
    props.filter((prop) => !paths.some((path) => path.startsWith(prop))),
  ).toEqual([]);
});

// No type stops a caller in JavaScript, who must get the message and not a TypeError.
describe("what is of a wrong type is refused in place of", () => {
  describe.each(wrongTypes)("$what:", ({ values, rule, fixes }) => {
    test.each(Object.entries(fixes))("%s", (prop, fix) => {
      expect(
        values.map(([value]) =>
          refusal(() => place(newApp(), propsWith(prop, value))),
        ),
      ).toEqual(
        values.map(([, shown]) =>
          message("stack", [`${prop}: ${rule}, got ${shown}: ${fix}`]),
        ),
      );
    });
  });

  test.each([
    [undefined, "nothing"],
    [null, "null"],
    ["us-east-1", '"us-east-1"'],
    [7, "7"],
    [[], "[]"],
    [() => CREATED, "a function"],
  ])("all props: %p", (props, shown) => {
    expect(
      refusal(() => new PostgresBackupStack(newApp(), "stack", props as never)),
    ).toBe(
      message("stack", [
        `props: must be an object, got ${shown}: write an object`,
      ]),
    );
  });
});

test("all props at once, each of its type, are not refused", () => {
  expect(Object.keys(CREATED).sort()).toEqual(Object.keys(STACK).sort());
  expect(Object.keys(CREATED["bucket"] as object).sort()).toEqual(
    Object.keys(BACKUP_BUCKET).sort(),
  );
  expect(() => place(newApp(), CREATED)).not.toThrow();
  expect(() => place(newApp(), EXISTING)).not.toThrow();
});

test("there are at least 150 cases, each with a name of its own", () => {
  const names = BAD.map(([wrong]) => wrong);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThanOrEqual(150);
});

test("every prop has a case", () => {
  const paths = BAD.flatMap(([, , ...problems]) =>
    problems.map((problem) => problem.replaceAll(/\[\d+\]/g, "[0]")),
  );
  const props = [
    ...Object.keys(STACK),
    ...Object.keys(BACKUP_BUCKET).map((key) => `bucket.${key}`),
    ...Object.keys(JOB).map((key) => `backups[0].${key}`),
    ...Object.keys(TRUST).map((key) => `backups[0].trust[0].${key}`),
  ];
  expect(
    props.filter(
      (prop) => !paths.some((one) => /^[:.[]/.test(one.replace(prop, ""))),
    ),
  ).toEqual([]);
});

describe("every rule has a case:", () => {
  const madeAtFirst = [...ALL_RULES];
  const words = (rules: readonly MadeRule[]) =>
    rules.map((one) => String(one.words));
  beforeAll(placeAll);

  test("each rule that was made, once and not each time that a value is checked", () => {
    expect(words(madeAtFirst.filter((one) => !broken.has(one)))).toEqual([]);
    expect(words(ALL_RULES.slice(madeAtFirst.length))).toEqual([]);
  });
});

describe("of what is refused nothing is written,", () => {
  test("even by an app that goes on after every error", () => {
    placeAll();
    expect(going.written()).toEqual({ stacks: [], json: false });
  });

  test("and what is not refused is", () => {
    const { app, written } = writing();
    place(app, {});
    expect(written()).toEqual({ stacks: ["stack"], json: true });
  });
});
