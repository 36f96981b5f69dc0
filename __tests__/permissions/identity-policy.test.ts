import type { PolicyStatement } from "../../src/aws/policy-document";
import {
  identityPolicy,
  policiesOf,
} from "../../src/permissions/identity-policy";

const QUOTA = 6144;

const statement = (
  sid: string,
  resources: readonly string[],
): PolicyStatement => ({
  sid,
  effect: "Allow",
  actions: ["iam:GetRole"],
  resources: [...resources],
});

/** How long a policy is. */
const length = (statements: readonly PolicyStatement[]) =>
  JSON.stringify(identityPolicy(statements)).length;

/** How long a policy gets by one more statement. */
const room = (one: PolicyStatement) => length([one, one]) - length([one]);

/** Resources of ten characters, which are thirteen in a policy. */
const resources = (count: number) =>
  Array.from({ length: count }, (_, index) => String(1e9 + index));

/** A statement that fills a policy, and leaves over as many characters as is said. */
const filling = (sid: string, leaves: number): PolicyStatement => {
  const one = statement(sid, [""]);
  const left = QUOTA - length([one]) - leaves;
  return { ...one, resources: ["x".repeat(left)] };
};

/** Resources of one length, of which so many fill a policy to the character; twice as many as that. */
const filled = (count: number) => {
  const without = length([statement("Roles", Array(count).fill(""))]);
  const each = Math.floor((QUOTA - without) / count);
  const first = QUOTA - without - each * (count - 1);
  return Array.from({ length: 2 * count }, (_, index) =>
    "x".repeat(index % count === 0 ? first : each),
  );
};

describe("policies of statements", () => {
  test("are one where all fit", () => {
    const [one, two] = [statement("One", ["a"]), statement("Two", ["b"])];

    expect(policiesOf([one, two])).toEqual([[one, two]]);
  });

  test("are none without statements", () => {
    expect(policiesOf([])).toEqual([]);
  });

  test("are one as long as AWS's quota is kept to the character", () => {
    const small = statement("Small", ["a"]);
    expect(policiesOf([filling("Large", room(small)), small])).toHaveLength(1);
    expect(policiesOf([filling("Large", room(small) - 1), small])).toHaveLength(
      2,
    );
  });

  test("count an account's id that only Terraform knows as its twelve digits", () => {
    const small = statement("Small", ["000000000000"]);
    const unknown = statement("Small", ["${TfToken[TOKEN.12345]}"]);
    for (const one of [small, unknown]) {
      expect(policiesOf([filling("Large", room(small)), one])).toHaveLength(1);
      expect(policiesOf([filling("Large", room(small) - 1), one])).toHaveLength(
        2,
      );
    }
  });

  test("are several, each within the quota, where statements are too many", () => {
    const all = ["One", "Two", "Three"].map((sid) =>
      statement(sid, resources(200)),
    );

    expect(policiesOf(all)).toEqual([[all[0], all[1]], [all[2]]]);
  });

  test("repeat a statement with too many resources for a share of them each", () => {
    const policies = policiesOf([statement("Roles", resources(1000))]);
    const parts = policies.flat();

    expect(parts.map(({ sid }) => sid)).toEqual(["Roles", "Roles2", "Roles3"]);
    expect(parts.flatMap(({ resources = [] }) => resources)).toEqual(
      resources(1000),
    );
    for (const policy of policies)
      expect(length(policy)).toBeLessThanOrEqual(QUOTA);
  });

  test("number a sid that comes again, as a policy can have each but once", () => {
    const again = [statement("A", ["a"]), statement("A", ["b"])];

    expect(policiesOf(again)[0]?.map(({ sid }) => sid)).toEqual(["A", "A2"]);
  });

  test.each<[string, readonly string[]]>([
    // Two of these fill a policy whose sid has no number, and are one character too long for one that has one.
    ["are too long only with their number", filled(2)],
    ["are of many lengths", ["x".repeat(4000), "y".repeat(4000), "z"]],
  ])("are each within the quota where shares %s", (_, long) => {
    const policies = policiesOf([statement("Roles", long)]);

    expect(policies.flat().flatMap(({ resources = [] }) => resources)).toEqual(
      long,
    );
    for (const policy of policies)
      expect(length(policy)).toBeLessThanOrEqual(QUOTA);
  });

  test("keep one resource that is too long as it is, for AWS to refuse", () => {
    const long = statement("Long", ["x".repeat(QUOTA)]);

    expect(policiesOf([long])).toEqual([[long]]);
  });
});

test("a policy has the letters that AWS reads, in lists, and none where a statement has no condition", () => {
  const one = statement("One", ["arn:aws:s3:::states/a&{*}b"]);
  const condition = [
    { test: "StringEquals", variable: "a:key", values: ["value"] },
    { test: "StringLike", variable: "aws:RequestedRegion", values: ["eu"] },
  ];

  expect(identityPolicy([one, { ...one, condition }])).toEqual({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "One",
        Effect: "Allow",
        Action: ["iam:GetRole"],
        Resource: ["arn:aws:s3:::states/a${*}b"],
      },
      expect.objectContaining({
        Condition: {
          StringEquals: { "a:key": "value" },
          StringLike: { "aws:RequestedRegion": ["eu"] },
        },
      }),
    ],
  });
});
