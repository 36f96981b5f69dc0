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
import { DEPLOYMENT } from "../src/deployment/deployment-rules";
import { STACK } from "../src/stack/stack-rules";
import { STATE_BUCKET } from "../src/bucket/state-bucket-rules";
import { BACKUP_ROLE } from "../src/trust/role-rules";
import { TRUST } from "../src/trust/trust-rules";
import { ALL_RULES, type MadeRule } from "../src/validation/rules";
import * as constructs from "./bad-input/constructs.cases";
import * as deployment from "./bad-input/deployment.cases";
import { CREATED, EXISTING, propsWith } from "./bad-input/every-prop";
import * as neighbours from "./bad-input/neighbours.cases";
import {
  message,
  place,
  placeElsewhere,
  placeSecond,
  refusal,
} from "./bad-input/refusal";
import { linesReachedBy, linesThatAdd, rulesBrokenBy } from "./bad-input/rules";
import { TOPICS } from "./bad-input/topics";
import { wrongTypes } from "./bad-input/wrong-types.cases";

/** A row with names, as `test.each` takes it. */
const rows = <T>(
  bad: readonly (readonly [wrong: string, input: T, ...problems: string[]])[],
) => bad.map(([wrong, input, ...problems]) => ({ wrong, input, problems }));

const BAD = Object.values(TOPICS).flatMap(({ bad }) => bad);

const outdir = mkdtempSync(path.join(tmpdir(), "bad-input-"));
const newApp = () => new App({ outdir, stackTraces: false });
afterAll(() => {
  rmSync(outdir, { recursive: true });
});

describe.each(Object.entries(TOPICS))("about %s:", (_topic, { bad, good }) => {
  test.each(rows(bad))("refused, since $wrong", ({ input, problems }) => {
    const app = newApp();
    expect(refusal(() => place(app, input))).toBe(message("stack", problems));
    expect(app.node.children).toEqual([]);
  });

  test.each(good)("not refused: %s", (_right, change) => {
    expect(() => place(newApp(), change)).not.toThrow();
  });
});

describe("beside another stack:", () => {
  test.each(rows(neighbours.bad))(
    "refused, since $wrong",
    ({ input, problems }) => {
      const app = newApp();
      expect(refusal(() => placeSecond(app, input))).toBe(
        message("stack", problems),
      );
      expect(app.node.children.map(({ node }) => node.id)).toEqual(["first"]);
    },
  );

  test.each(neighbours.good)("not refused: %s", (_right, change) => {
    expect(() => placeSecond(newApp(), change)).not.toThrow();
  });
});

describe("in somebody else's stack:", () => {
  test.each(rows(constructs.bad))(
    "refused, since $wrong",
    ({ input, problems }) => {
      const app = newApp();
      expect(refusal(() => placeElsewhere(app, input))).toBe(
        message("construct", problems),
      );
      const { node } = app.node.findChild("elsewhere");
      expect(node.tryFindChild("construct")).toBeUndefined();
    },
  );

  test.each(constructs.good)("not refused: %s", (_right, make) => {
    expect(() => placeElsewhere(newApp(), make)).not.toThrow();
  });
});

describe("about a stack for deployment:", () => {
  test.each(rows(deployment.bad))(
    "refused, since $wrong",
    ({ input, problems }) => {
      const app = newApp();
      expect(refusal(() => deployment.placeDeployment(app, input))).toBe(
        message("deployment", problems),
      );
      expect(app.node.tryFindChild("deployment")).toBeUndefined();
    },
  );

  test.each(deployment.good)("not refused: %s", (_right, change) => {
    expect(() => deployment.placeDeployment(newApp(), change)).not.toThrow();
  });

  test("every prop has a case", () => {
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
    ...["name", ...Object.keys(BACKUP_ROLE)].map((key) => `backups[0].${key}`),
    ...Object.keys(TRUST).map((key) => `backups[0].trust[0].${key}`),
  ];
  expect(
    props.filter(
      (prop) => !paths.some((one) => /^[:.[]/.test(one.replace(prop, ""))),
    ),
  ).toEqual([]);
});

describe("every rule has a case:", () => {
  const act = () => {
    for (const [, change] of BAD) refusal(() => place(newApp(), change));
    for (const [, change] of neighbours.bad)
      refusal(() => placeSecond(newApp(), change));
    for (const [, make] of constructs.bad)
      refusal(() => placeElsewhere(newApp(), make));
    for (const [, change] of deployment.bad)
      refusal(() => deployment.placeDeployment(newApp(), change));
  };

  test("each line of src that adds a problem", () => {
    expect(linesReachedBy(act)).toEqual(linesThatAdd());
  });

  test("each rule that was made, once and not each time that a value is checked", () => {
    const made = [...ALL_RULES];
    const broken = rulesBrokenBy(act);
    const words = (rules: readonly MadeRule[]) =>
      rules.map((one) => String(one.words));
    expect(words(made.filter((one) => !broken.has(one)))).toEqual([]);
    expect(words(ALL_RULES.slice(made.length))).toEqual([]);
  });
});

describe("of what is refused nothing is written,", () => {
  const write = (build: (app: App) => void) => {
    const own = mkdtempSync(path.join(outdir, "app-"));
    const app = new App({ outdir: own, stackTraces: false });
    const empty = readdirSync(own, { recursive: true });
    build(app);
    expect(readdirSync(own, { recursive: true })).toEqual(empty);
    app.synth();
    const manifest = JSON.parse(
      readFileSync(path.join(own, "manifest.json"), "utf8"),
    ) as { stacks: object };
    return {
      stacks: Object.keys(manifest.stacks),
      json: existsSync(path.join(own, "stacks/stack/cdk.tf.json")),
    };
  };

  test("even by an app that goes on after every error", () => {
    expect(
      write((app) => {
        for (const [, change] of BAD) refusal(() => place(app, change));
      }),
    ).toEqual({ stacks: [], json: false });
  });

  test("and what is not refused is", () => {
    expect(write((app) => place(app, {}))).toEqual({
      stacks: ["stack"],
      json: true,
    });
  });
});
