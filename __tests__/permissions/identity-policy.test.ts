import {
  type IdentityStatement,
  policiesOf,
} from "../../src/permissions/identity-policy";

const QUOTA = 6144;

const statement = (
  Sid: string,
  resources: readonly string[],
): IdentityStatement => ({
  Sid,
  Effect: "Allow",
  Action: ["iam:GetRole"],
  Resource: resources,
});

/** Resources of ten characters, which are thirteen in a policy. */
const resources = (count: number) =>
  Array.from({ length: count }, (_, index) => String(1e9 + index));

/** A statement that fills a policy, and leaves over as many characters as is said. */
const filling = (Sid: string, leaves: number): IdentityStatement => {
  const one = statement(Sid, [""]);
  const left = QUOTA - JSON.stringify(policiesOf([one])[0]).length - leaves;
  return { ...one, Resource: ["x".repeat(left)] };
};

describe("policies of statements", () => {
  test("are one where all fit", () => {
    const [one, two] = [statement("One", ["a"]), statement("Two", ["b"])];

    expect(policiesOf([one, two])).toEqual([
      { Version: "2012-10-17", Statement: [one, two] },
    ]);
  });

  test("are none without statements", () => {
    expect(policiesOf([])).toEqual([]);
  });

  test("are one as long as AWS's quota is kept to the character", () => {
    const small = statement("Small", ["a"]);
    const room = JSON.stringify(small).length + 1;

    expect(policiesOf([filling("Large", room), small])).toHaveLength(1);
    expect(policiesOf([filling("Large", room - 1), small])).toHaveLength(2);
  });

  test("count an account's id that only Terraform knows as its twelve digits", () => {
    const small = statement("Small", ["000000000000"]);
    const unknown = statement("Small", ["${TfToken[TOKEN.12345]}"]);
    const room = JSON.stringify(small).length + 1;

    for (const one of [small, unknown]) {
      expect(policiesOf([filling("Large", room), one])).toHaveLength(1);
      expect(policiesOf([filling("Large", room - 1), one])).toHaveLength(2);
    }
  });

  test("are several, each within the quota, where statements are too many", () => {
    const all = ["One", "Two", "Three"].map((sid) =>
      statement(sid, resources(200)),
    );

    expect(policiesOf(all).map(({ Statement }) => Statement)).toEqual([
      [all[0], all[1]],
      [all[2]],
    ]);
  });

  test("repeat a statement with too many resources for a share of them each", () => {
    const policies = policiesOf([statement("Roles", resources(1000))]);
    const parts = policies.flatMap(({ Statement }) => Statement);

    expect(parts.map(({ Sid }) => Sid)).toEqual(["Roles", "Roles2", "Roles3"]);
    expect(parts.flatMap(({ Resource }) => Resource)).toEqual(resources(1000));
    for (const policy of policies)
      expect(JSON.stringify(policy).length).toBeLessThanOrEqual(QUOTA);
  });

  test("number a sid that comes again, as a policy can have each but once", () => {
    const again = [statement("A", ["a"]), statement("A", ["b"])];

    expect(policiesOf(again)[0]?.Statement.map(({ Sid }) => Sid)).toEqual([
      "A",
      "A2",
    ]);
  });

  test("keep one resource that is too long as it is, for AWS to refuse", () => {
    const long = statement("Long", ["x".repeat(QUOTA)]);

    expect(policiesOf([long])).toEqual([
      { Version: "2012-10-17", Statement: [long] },
    ]);
  });
});
