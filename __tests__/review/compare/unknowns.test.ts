import { differences, type Plan, readPlan } from "../../../src/review";
import { own } from "../../../src/review/json";
import { recordedPlan, recordedText } from "../../support/recorded-plans";
import { type GivenChange, planOf } from "../../support/review-plan";

const REFERENCE = { references: ["terraform_data.a.id", "terraform_data.a"] };
const CONSTANT = { constant_value: "Enabled" };

/** A plan that makes a resource whose expressions are these. */
function planWith(
  change: Partial<GivenChange>,
  expressions: object,
  others: object = {},
): Plan {
  const one = { type: "terraform_data", after: {}, ...change };
  return planOf([one], {
    configuration: {
      root_module: {
        resources: [{ address: `${one.type}.it`, expressions, ...others }],
      },
    },
  });
}

function withConfiguration(configuration: object, others: object = {}): Plan {
  return planOf([], { configuration, ...others });
}

/**
 * What can't be compared of a plan and its twin, which is the same to the byte: `"a-${x.id}"` and `"b-${x.id}"` make no
 * difference in a plan's JSON.
 */
function paths(plan: Plan): string[] {
  const found = differences(plan, plan);

  expect(found.every(({ isUnknown }) => isUnknown)).toBe(true);
  expect(differences(plan, plan, { sameConfiguration: true })).toEqual([]);
  return found.map(({ path }) => path.join(" "));
}

const AT = "resource_changes terraform_data.it change after_unknown";

test.each<[what: string, plan: Plan, path: string]>([
  [
    "a text around a reference",
    planWith({ after_unknown: { input: true } }, { input: REFERENCE }),
    `${AT} input`,
  ],
  [
    "all tags of another provider's, which may be a block there",
    planWith(
      {
        type: "octo_thing",
        after_unknown: { tags_all: true },
        after_sensitive: { tags_all: {} },
      },
      {},
    ),
    "resource_changes octo_thing.it change after_unknown tags_all",
  ],
  [
    "the result of a function",
    planWith({ after_unknown: { input: true } }, { input: {} }),
    `${AT} input`,
  ],
  [
    "a part of a value",
    planWith({ after_unknown: { input: { a: true } } }, { input: REFERENCE }),
    `${AT} input a`,
  ],
  [
    "what is in a block",
    planWith(
      { after_unknown: { block: [{ a: true }] } },
      { block: [{ a: REFERENCE }] },
    ),
    `${AT} block 0 a`,
  ],
  [
    "what is in one of several blocks",
    planWith(
      { after_unknown: { block: [{ a: true }, {}] } },
      { block: [{ b: CONSTANT }] },
    ),
    `${AT} block 0 a`,
  ],
  [
    "a list that may be dynamic blocks",
    planWith(
      { after_unknown: { block: true }, after_sensitive: { block: [] } },
      {},
    ),
    `${AT} block`,
  ],
  [
    "what is in a block that is not configured",
    planWith({ after_unknown: { block: [{ a: true }] } }, {}),
    `${AT} block 0 a`,
  ],
  [
    "a block in a block that is not configured",
    planWith(
      {
        after_unknown: { block: [{ inner: true }] },
        after_sensitive: { block: [{ inner: [] }] },
      },
      { block: [{ b: CONSTANT }] },
    ),
    `${AT} block 0 inner`,
  ],
  [
    "a list that is filled in only where it is made",
    planWith(
      {
        type: "aws_s3_bucket",
        before: {},
        after_unknown: { logging: true },
        after_sensitive: { logging: [] },
      },
      {},
    ),
    "resource_changes aws_s3_bucket.it change after_unknown logging",
  ],
  [
    "what would be filled in, but is configured",
    planWith(
      { type: "aws_kms_key", after_unknown: { policy: true } },
      { policy: REFERENCE },
    ),
    "resource_changes aws_kms_key.it change after_unknown policy",
  ],
  [
    "a part of what is filled in as a whole",
    planWith(
      {
        type: "aws_s3_bucket",
        after_unknown: { logging: [{ target_bucket: true }] },
      },
      {},
    ),
    "resource_changes aws_s3_bucket.it change after_unknown logging 0 target_bucket",
  ],
  [
    "a text in one of several blocks that are configured",
    planWith(
      {
        after_unknown: { block: [{ a: true }, {}] },
        after_sensitive: { block: [{}, {}] },
      },
      { block: [{ b: CONSTANT }, { b: CONSTANT }] },
    ),
    `${AT} block 0 a`,
  ],
  [
    "a value beside one that is null",
    planWith({ after_unknown: { input: { a: true, b: null } } }, {}),
    `${AT} input a`,
  ],
  [
    "a provider's block that calls a function beside one that does not",
    withConfiguration({
      provider_config: {
        aws: { expressions: { tags: [{ a: CONSTANT }, { a: {} }] } },
      },
    }),
    "configuration providers aws",
  ],
  [
    "what is sensitive, and may be a list",
    planWith(
      { after_unknown: { block: true }, after_sensitive: { block: true } },
      {},
    ),
    `${AT} block`,
  ],
  [
    "a resource without a configuration",
    planOf([{ type: "terraform_data", after_unknown: { id: true } }], {
      configuration: {},
    }),
    `${AT} id`,
  ],
  [
    "an output",
    withConfiguration(
      {},
      {
        output_changes: { a: { actions: ["create"], after_unknown: true } },
      },
    ),
    "output_changes a after_unknown",
  ],
  [
    "a provider's setting that refers to something",
    withConfiguration({
      provider_config: { aws: { expressions: { region: REFERENCE } } },
    }),
    "configuration providers aws",
  ],
  [
    "a provider's block that calls a function",
    withConfiguration({
      provider_config: { aws: { expressions: { tags: [{ a: {} }] } } },
    }),
    "configuration providers aws",
  ],
  [
    "a provisioner",
    planWith({}, {}, { provisioners: [{ type: "local-exec" }] }),
    "configuration provisioners terraform_data.it",
  ],
])("%s can't be compared", (_, plan, path) => {
  expect(paths(plan)).toEqual([path]);
});

test.each<[what: string, plan: Plan]>([
  [
    "an id that the provider fills in",
    planWith({ after_unknown: { id: true } }, { input: CONSTANT }),
  ],
  [
    "what the provider fills in of a block",
    planWith(
      {
        after_unknown: { block: [{ a: true }] },
        after_sensitive: { block: [{}] },
      },
      { block: [{ b: CONSTANT }] },
    ),
  ],
  [
    "a list that the provider fills in",
    planWith(
      {
        type: "aws_s3_bucket",
        after_unknown: { logging: true, tags_all: true },
        after_sensitive: { logging: [], tags_all: {} },
      },
      {},
    ),
  ],
  [
    "a reference whose value is known",
    planWith({ after: { input: "a" } }, { input: REFERENCE }),
  ],
  [
    "a resource that stays",
    planWith(
      { actions: ["no-op"], after_unknown: { input: true } },
      { input: REFERENCE },
    ),
  ],
  [
    "a provider whose settings are constants",
    withConfiguration({
      provider_config: {
        aws: { expressions: { region: CONSTANT, tags: [{ a: CONSTANT }] } },
        other: {},
      },
    }),
  ],
])("%s is compared", (_, plan) => {
  expect(paths(plan)).toEqual([]);
});

test("a resource of a module and of for_each is found in the configuration", () => {
  const plan = planOf(
    [
      {
        type: "a",
        address: 'module.b["x.y"].a.it["]"]',
        after: {},
        after_unknown: { id: true },
      },
    ],
    {
      configuration: {
        root_module: {
          module_calls: {
            b: { module: { resources: [{ address: "a.it" }] } },
          },
        },
      },
    },
  );

  expect(paths(plan)).toEqual([]);
});

test("another value is told once, even if it is unknown in one of the plans", () => {
  const known = planWith({ after: { input: "a" } }, { input: REFERENCE });
  const unknown = planWith(
    { after_unknown: { input: true } },
    { input: REFERENCE },
  );

  expect(
    differences(known, unknown).map(({ path }) => path.slice(2).join(" ")),
  ).toEqual(["change after input", "change after_unknown input"]);
});

test("a resource more is told once, with all that is unknown of it", () => {
  const more = planWith(
    { after_unknown: { input: true } },
    { input: REFERENCE },
  );

  expect(
    differences(withConfiguration({}), more).map(({ path }) => path),
  ).toEqual([["resource_changes", "terraform_data.it"]]);
});

/** A recorded plan says which attributes are configured, but not what is in blocks. */
function withBlocks(name: string): Plan {
  const plan = JSON.parse(recordedText(name)) as Plan;
  const root = own(plan["configuration"], "root_module");
  for (const one of own(root, "resources") as Record<string, unknown>[])
    if (own(one["expressions"], "versioning_configuration"))
      (one["expressions"] as Record<string, unknown>)[
        "versioning_configuration"
      ] = [{ status: CONSTANT }];
  return readPlan(JSON.stringify(plan));
}

test.each(["stack-at-first", "stack-unchanged", "stack-with-wider-trust"])(
  "%s holds nothing that can't be compared",
  (name) => {
    expect(paths(withBlocks(name))).toEqual([]);
  },
);

test("of the stack with everything, only the keys of aliases can't be compared", () => {
  expect(paths(withBlocks("stack-with-everything"))).toEqual([
    "resource_changes aws_kms_alias.alarm change after_unknown target_key_id",
    "resource_changes aws_kms_alias.backups change after_unknown target_key_id",
    "resource_changes aws_kms_alias.backups_replica change after_unknown target_key_id",
  ]);
});

test("without what is in a block, all of it may be configured", () => {
  expect(paths(recordedPlan("stack-at-first"))).toEqual([
    "resource_changes aws_s3_bucket_versioning.backups change after_unknown versioning_configuration 0 mfa_delete",
  ]);
});
