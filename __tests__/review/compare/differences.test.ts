import { differences } from "../../../src/review";
import { recordedPlan, recordedPlans } from "../../support/recorded-plans";
import {
  type GivenChange,
  planOf,
  resourceChange,
} from "../../support/review-plan";

const CHANGE: GivenChange = {
  type: "aws_iam_role",
  before: { name: "a", assume_role_policy: '{"Version":"1","Statement":[]}' },
  after: { name: "b", assume_role_policy: '{"Version":"2","Statement":[]}' },
};

const NO_OP = {
  ...CHANGE,
  name: "same",
  actions: ["no-op"],
  after: CHANGE.before,
};

/** A configuration that runs a command while Terraform plans. */
const running = (program: string) => ({
  configuration: {
    root_module: {
      resources: [
        {
          address: "data.external.it",
          mode: "data",
          type: "external",
          expressions: { program: { constant_value: [program] } },
        },
      ],
    },
  },
});

function between(
  reviewed: GivenChange,
  planned: GivenChange,
  others: object = {},
  otherwise: object = others,
) {
  return differences(planOf([reviewed], others), planOf([planned], otherwise));
}

function paths(...args: Parameters<typeof between>): string[] {
  return between(...args).map(({ path }) => path.join(" "));
}

test.each(recordedPlans())("a plan of %s is the same as itself", (name) => {
  const [one, other] = [recordedPlan(name), recordedPlan(name)];

  expect(differences(one, other, { sameConfiguration: true })).toEqual([]);
});

test("plans of different changes are not the same", () => {
  const names = recordedPlans().filter((name) => name !== "unchanged");

  for (const name of names.filter((one) => one !== "stack-unchanged"))
    expect(
      differences(recordedPlan("unchanged"), recordedPlan(name)),
    ).not.toEqual([]);
});

test.each<[what: string, others: object, otherwise?: object]>([
  ["when it was planned", { timestamp: "2026-01-02T00:00:00Z" }],
  ["with what it was planned", { terraform_version: "1.9.9" }],
  ["what stays as it is", { planned_values: { root_module: {} } }],
  ["what was there", { prior_state: { values: {} } }],
  ["why something changes", { relevant_attributes: [{}] }],
  [
    "what was changed outside of Terraform",
    { resource_drift: [resourceChange(CHANGE)] },
  ],
  ["an output that stays", { output_changes: { a: { actions: ["no-op"] } } }],
  [
    "a range of versions",
    {
      configuration: {
        provider_config: { aws: { version_constraint: "1.0.0" } },
      },
    },
    { configuration: { provider_config: { aws: {} } } },
  ],
  [
    "words of the configuration",
    { configuration: { root_module: { variables: {} } } },
    { configuration: {} },
  ],
])("%s makes no difference", (_, others, otherwise = {}) => {
  expect(paths(CHANGE, CHANGE, otherwise, others)).toEqual([]);
});

test("what stays as it is may be read with other values", () => {
  const other = { ...NO_OP, before: { last_used: 1 }, after: { last_used: 1 } };

  expect(paths(NO_OP, other)).toEqual([]);
});

test("the order of keys and of changes makes no difference", () => {
  const turned = Object.fromEntries(
    Object.entries(CHANGE.after ?? {}).reverse(),
  );
  const other = { ...CHANGE, name: "other" };

  expect(
    differences(
      planOf([CHANGE, other]),
      planOf([other, { ...CHANGE, after: turned }]),
    ),
  ).toEqual([]);
});

test.each<[string, Partial<GivenChange>, string]>([
  [
    "another value before",
    {
      before: {
        name: "c",
        assume_role_policy: '{"Version":"1","Statement":[]}',
      },
    },
    "change before name",
  ],
  [
    "another value after",
    {
      after: {
        name: "c",
        assume_role_policy: '{"Version":"2","Statement":[]}',
      },
    },
    "change after name",
  ],
  ["another action", { actions: ["delete"] }, "change actions 0"],
  ["one action more", { actions: ["update", "create"] }, "change actions 1"],
  [
    "what is not known any more",
    { after_unknown: { arn: true } },
    "change after_unknown arn",
  ],
  [
    "what is sensitive",
    { after_sensitive: { name: true } },
    "change after_sensitive name",
  ],
  ["what makes it be replaced", { replace_paths: [["name"]] }, "replace_paths"],
  ["what is taken over", { importing: { id: "1" } }, "change importing"],
  ["where it was", { previous_address: "a.b" }, "previous_address"],
  ["of what provider it is", { provider_name: "a" }, "provider_name"],
  ["why", { action_reason: "replace_by_request" }, "action_reason"],
])("%s is a difference", (_, part, path) => {
  expect(paths(CHANGE, { ...CHANGE, ...part })).toEqual([
    `resource_changes aws_iam_role.it ${path}`,
  ]);
});

test.each([
  ["a change more", [CHANGE, { ...CHANGE, name: "more" }], "aws_iam_role.more"],
  ["a change less", [], "aws_iam_role.it"],
  [
    "nothing but a move",
    [CHANGE, { ...NO_OP, previous_address: "a.b" }],
    "aws_iam_role.same",
  ],
  [
    "nothing but an import",
    [CHANGE, { ...NO_OP, importing: { id: "1" } }],
    "aws_iam_role.same",
  ],
  [
    "what is left of a replaced one",
    [CHANGE, { ...CHANGE, deposed: "1a2b" }],
    "aws_iam_role.it (1a2b)",
  ],
  ["the same address twice", [CHANGE, CHANGE], "aws_iam_role.it #1"],
])("%s is a difference", (_, changes, path) => {
  const found = differences(planOf([CHANGE]), planOf(changes));

  expect(found.map((one) => one.path)).toEqual([["resource_changes", path]]);
});

test.each([
  [
    "another output",
    { output_changes: { a: { actions: ["create"] } } },
    "output_changes a",
  ],
  ["what is put off", { deferred_changes: [{}] }, "deferred_changes"],
  ["an action", { action_invocations: [{}] }, "action_invocations"],
  ["a check", { checks: [{}] }, "checks"],
  ["a variable", { variables: { a: {} } }, "variables"],
  ["what is left out", { complete: false }, "complete"],
  ["what is not known here", { of_tomorrow: 1 }, "of_tomorrow"],
  ["another format", { format_version: "1.1" }, "format_version"],
  [
    "a provider",
    { configuration: { provider_config: { aws: { expressions: {} } } } },
    "configuration providers aws",
  ],
  [
    "what runs when it is made",
    {
      configuration: {
        root_module: {
          module_calls: {
            a: {
              module: {
                resources: [{ address: "b.c", provisioners: [{ type: "d" }] }],
              },
            },
          },
        },
      },
    },
    "configuration provisioners module.a.b.c",
  ],
  [
    "a command that ran while planning",
    running("date"),
    "configuration ran data.external.it",
  ],
])("%s is a difference", (_, others, path) => {
  expect(
    paths(
      CHANGE,
      CHANGE,
      { configuration: {} },
      { configuration: {}, ...others },
    ),
  ).toEqual([path]);
});

test("a list and an object are not the same, nor are nothing and null", () => {
  const of = (value: unknown) => ({ ...CHANGE, after: { value } });

  expect(paths(of([]), of({}))).toHaveLength(1);
  expect(paths(of(null), of(undefined))).toHaveLength(1);
  expect(paths(of([1]), of([1, 2]))).toHaveLength(1);
  expect(paths(of(null), of({}))).toHaveLength(1);
  expect(paths(of({}), of(null))).toHaveLength(1);
});

test("another command that ran while planning is a difference", () => {
  expect(paths(CHANGE, CHANGE, running("a"), running("b"))).toEqual([
    "configuration ran data.external.it expressions program constant_value 0",
  ]);
  expect(paths(CHANGE, CHANGE, running("a"), running("a"))).toEqual([]);
});

test("of a policy only what differs is told, and other white space is a difference too", () => {
  const of = (assume_role_policy: string) => ({
    ...CHANGE,
    after: { assume_role_policy },
  });

  expect(between(of('{"a":1,"b":2}'), of('{"b":3,"a":1}'))).toEqual([
    {
      path: [
        ...["resource_changes", "aws_iam_role.it"],
        ...["change", "after", "assume_role_policy", "b"],
      ],
      reviewed: 2,
      planned: 3,
      isSecret: false,
    },
  ]);
  expect(between(of('{"a":1}'), of('{ "a":1}'))).toMatchObject([
    { reviewed: '{"a":1}', planned: '{ "a":1}' },
  ]);
  expect(paths(of("{"), of("}"))).toHaveLength(1);
  expect(paths(of('{"a":1}'), of("a"))).toHaveLength(1);
  expect(paths(of("a"), of('{"a":1}'))).toHaveLength(1);
});

describe("a secret", () => {
  const secret = (value: unknown, marks: object) =>
    between(
      { ...CHANGE, after: { a: { b: "one", c: "one" } } },
      { ...CHANGE, after: { a: value }, after_sensitive: marks },
    )
      .filter(({ path }) => path.includes("after"))
      .map(({ isSecret }) => isSecret);

  test("is what is marked so, or is part of what is", () => {
    expect(secret({ b: "two", c: "one" }, { a: { b: true } })).toEqual([true]);
    expect(secret({ b: "two", c: "one" }, { a: true })).toEqual([true]);
    expect(secret("two", { a: { b: true } })).toEqual([true]);
    expect(secret({ b: "one", c: "two" }, { a: { b: true } })).toEqual([false]);
  });

  test("may be in what is there only once", () => {
    const more = { ...CHANGE, name: "more", before_sensitive: { name: true } };
    const found = (one: GivenChange) =>
      differences(planOf([CHANGE]), planOf([CHANGE, one]))[0]?.isSecret;

    expect(found(more)).toBe(true);
    expect(found({ ...more, before_sensitive: {} })).toBe(false);
  });

  test("is not in what is done beside it", () => {
    const marked = { ...CHANGE, before_sensitive: { name: true } };

    expect(between(marked, { ...marked, actions: ["delete"] })).toMatchObject([
      { reviewed: "update", planned: "delete", isSecret: false },
    ]);
  });

  test("may be in a variable, a provider and an output", () => {
    const isSecret = (others: object) =>
      between(
        CHANGE,
        CHANGE,
        { configuration: {} },
        { configuration: {}, ...others },
      )[0]?.isSecret;
    const output = { actions: ["create"], after: "a", after_sensitive: true };

    expect(isSecret({ variables: { a: {} } })).toBe(true);
    expect(isSecret({ configuration: { provider_config: { aws: {} } } })).toBe(
      true,
    );
    expect(isSecret({ output_changes: { a: output } })).toBe(true);
    expect(
      isSecret({
        output_changes: { a: { ...output, after_sensitive: false } },
      }),
    ).toBe(false);
  });
});
