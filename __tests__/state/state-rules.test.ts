import { inspect } from "node:util";
import { type OptionGroup, terraformName } from "../../src/state/option-group";
import { BACKENDS, STATE_TYPES } from "../../src/state/state-backend";
import { stateBackend } from "../../src/state/state-rules";
import { InvalidPropsError, Problems } from "../../src/validation/problems";
import { problemsOf } from "../support/problems-of";
import { FULL, LEAST } from "../support/states";

const SECRET = "hunter2";

const linesOf = (state: unknown, id = "stack") =>
  problemsOf((problems) => stateBackend(id).check(problems, "state", state));

/** Everything that an error holds, which a log may print. */
function errorOf(state: unknown): string {
  const problems = new Problems();
  stateBackend("stack").check(problems, "state", state);
  try {
    problems.throwIfAny("stack");
    return "";
  } catch (error) {
    const { message, stack, problems: found } = error as InvalidPropsError;
    return inspect([message, stack, found], { depth: Infinity });
  }
}

const camel = (name: string) =>
  name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

describe.each(STATE_TYPES)("of the type %s", (type) => {
  const { secrets = {}, leftOut = {} }: OptionGroup = BACKENDS[type];
  const spellings = (name: string) => [
    name,
    camel(name),
    name.toUpperCase(),
    name.replaceAll("_", "-"),
  ];

  test("a secret is refused in every spelling, with what Terraform reads instead, and shown nowhere", () => {
    for (const [name, fix] of Object.entries(secrets))
      for (const key of spellings(name)) {
        const state = { ...LEAST[type], [key]: SECRET };
        expect(linesOf(state)).toEqual([
          `state.${key}: must not be given, since it is a secret that would stand in the JSON, got "(not shown)": ${fix}`,
        ]);
        expect(errorOf(state)).not.toContain(SECRET);
      }
  });

  test("what is left out is refused in every spelling, with a word why", () => {
    for (const [name, [because, fix]] of Object.entries(leftOut))
      for (const key of spellings(name))
        expect(linesOf({ ...LEAST[type], [key]: true })).toEqual([
          `state.${key}: must not be given, ${because}, got true: ${fix}`,
        ]);
  });

  test("Terraform's name of a prop is refused with ours", () => {
    const { options }: OptionGroup = BACKENDS[type];
    for (const [prop, option] of Object.entries(options)) {
      const terraform = terraformName(prop, option);
      if (terraform !== prop)
        expect(linesOf({ ...LEAST[type], [terraform]: true })).toEqual([
          `state.${terraform}: must be a known prop, got "(not shown)": write it as "${prop}"`,
        ]);
    }
  });

  test("of a prop with a value of any wrong type there is a message, and no secret in it", () => {
    for (const prop of Object.keys(FULL[type]))
      for (const value of [
        null,
        7.5,
        () => SECRET,
        Symbol("text"),
        7n,
        [],
        [7],
        [{ password: SECRET }],
        { password: SECRET },
        new Array(1),
        `https://octocat:${SECRET}@example.com`,
      ]) {
        const error = errorOf({ ...FULL[type], [prop]: value });
        if (prop !== "labels") expect([prop, value, error]).not.toContain("");
        expect(error).not.toContain(SECRET);
      }
  });

  test("a name that nobody knows is refused, and its value shown nowhere", () => {
    const state = { ...LEAST[type], passwrd: SECRET };
    expect(linesOf(state)).toHaveLength(1);
    expect(errorOf(state)).toContain("must be a known prop");
    expect(errorOf(state)).not.toContain(SECRET);
  });
});

test("a stack's id that is no name in a backend asks for one that is", () => {
  expect(linesOf(LEAST.kubernetes, "Backups")).toEqual([
    'state.secretSuffix: must have 1 to 63 lower-case letters, digits, hyphens and dots, and no number at the end, got "Backups": write secretSuffix: "postgres-backups"',
  ]);
  expect(linesOf(LEAST.pg, "b".repeat(64))).toHaveLength(1);
  expect(linesOf(LEAST.cloud, "b".repeat(91))).toEqual([
    `state.workspaces.name: must have 1 to 90 letters, digits, hyphens and underscores, got "${"b".repeat(91)}": write workspaces: { name: "postgres-backups" }`,
  ]);
  expect(linesOf(LEAST.cloud, "b".repeat(90))).toEqual([]);
});
