import { saidOf, saidOfAttribute } from "../../support/said-of";

const BLOCK = "aws_s3_bucket_public_access_block";

describe.each([BLOCK, "aws_s3_account_public_access_block"])("%s", (type) => {
  test.each([
    "block_public_acls",
    "block_public_policy",
    "ignore_public_acls",
    "restrict_public_buckets",
  ])("is weaker without %s, and stronger with it", (attribute) => {
    expect(saidOfAttribute(type, attribute, true, false)).toEqual([
      `look, protections: ${attribute}: **turned off**`,
    ]);
    expect(saidOfAttribute(type, attribute, false, true)).toEqual([
      `nothing, protections: ${attribute}: turned on`,
    ]);
    expect(saidOf({ type, before: { [attribute]: true } })).toEqual([
      "nothing, what goes: **destroyed**",
      `look, protections: ${attribute}: **turned off**`,
    ]);
    expect(saidOf({ type, after: { [attribute]: false } })).toEqual([
      `look, protections: ${attribute}: **off**`,
    ]);
    expect(saidOf({ type, before: { [attribute]: false } })).toEqual([
      "nothing, what goes: **destroyed**",
    ]);
  });
});

test.each([
  ["BucketOwnerEnforced", "ObjectWriter", "look"],
  ["ObjectWriter", "BucketOwnerPreferred", "look"],
  ["BucketOwnerPreferred", "BucketOwnerEnforced", "nothing"],
])("ownership from %s to %s is a level of %s", (before, after, level) => {
  const rule = (object_ownership: string) => [{ object_ownership }];

  expect(
    saidOfAttribute(
      "aws_s3_bucket_ownership_controls",
      "rule",
      rule(before),
      rule(after),
    ),
  ).toEqual([
    `${level}, protections: object ownership: from \`${before}\` to \`${after}\``,
  ]);
});

describe("versioning", () => {
  const type = "aws_s3_bucket_versioning";
  const configuration = (status: string, mfa_delete = "Disabled") => ({
    versioning_configuration: [{ status, mfa_delete }],
  });

  test.each([
    ["Enabled", "Suspended", "data at risk, data at risk"],
    ["Enabled", "Disabled", "data at risk, data at risk"],
    ["Suspended", "Enabled", "nothing, protections"],
    ["Disabled", "Suspended", "look, protections"],
  ])("from %s to %s is %s", (before, after, what) => {
    expect(
      saidOf({
        type,
        before: configuration(before),
        after: configuration(after),
      }),
    ).toEqual([`${what}: versioning: from \`${before}\` to \`${after}\``]);
  });

  test("that is no longer managed is suspended", () => {
    expect(saidOf({ type, before: configuration("Enabled") })).toEqual([
      "nothing, what goes: **destroyed**",
      "data at risk, data at risk: versioning: from `Enabled` to nothing",
    ]);
    expect(saidOf({ type, before: configuration("Suspended") })).toHaveLength(
      2,
    );
  });

  test("of a new bucket is stronger, whatever AWS fills in for MFA delete", () => {
    expect(
      saidOf({
        type,
        after: { versioning_configuration: [{ status: "Enabled" }] },
        after_unknown: { versioning_configuration: [{ mfa_delete: true }] },
      }),
    ).toEqual(["nothing, protections: versioning: from nothing to `Enabled`"]);
    expect(
      saidOf({
        type,
        after: { versioning_configuration: [{}] },
        after_unknown: { versioning_configuration: [{ status: true }] },
      }),
    ).toEqual([
      "look, protections: versioning: from nothing to what is known only after apply",
    ]);
  });

  test("that is suspended anew is data at risk in a bucket that is there, and weaker in a new one", () => {
    const suspended = {
      type,
      after: { bucket: "b", ...configuration("Suspended") },
    };
    const words = "versioning: from nothing to `Suspended`";

    expect(saidOf(suspended)).toEqual([`data at risk, data at risk: ${words}`]);
    expect(
      saidOf({ type: "aws_s3_bucket", after: { bucket: "b" } }, suspended),
    ).toEqual([`look, protections: ${words}`]);
  });

  test("is weaker without MFA delete, and stronger with it", () => {
    const [off, on] = [
      configuration("Enabled"),
      configuration("Enabled", "Enabled"),
    ];

    expect(saidOf({ type, before: on, after: off })).toEqual([
      "look, protections: MFA delete: from `Enabled` to `Disabled`",
    ]);
    expect(saidOf({ type, before: off, after: on })).toEqual([
      "nothing, protections: MFA delete: from `Disabled` to `Enabled`",
    ]);
  });
});

describe("access logs", () => {
  const type = "aws_s3_bucket_logging";

  test("that begin are stronger, and that end or go elsewhere weaker", () => {
    const logs = { target_bucket: "logs", target_prefix: "a/" };

    expect(saidOf({ type, after: logs })).toEqual([
      "nothing, protections: access logs go to: from nothing to `logs`",
    ]);
    expect(saidOf({ type, before: logs })).toEqual([
      "nothing, what goes: **destroyed**",
      "look, protections: access logs go to: from `logs` to nothing",
    ]);
    expect(saidOfAttribute(type, "target_bucket", "a", "b")).toEqual([
      "look, protections: access logs go to: from `a` to `b`",
    ]);
    expect(saidOfAttribute(type, "target_prefix", "a", "b")).toEqual([
      "look, protections: prefix of the access logs: from `a` to `b`",
    ]);
  });

  test("that others are let at are looked at", () => {
    expect(
      saidOfAttribute(type, "target_grant", [], [{ permission: "READ" }]),
    ).toEqual(["look, protections: grants on the access logs: new"]);
  });
});

describe("events", () => {
  const type = "aws_s3_bucket_notification";

  test("to EventBridge are weaker when off, stronger when on", () => {
    expect(saidOfAttribute(type, "eventbridge", true, false)).toEqual([
      "look, protections: events to EventBridge: **turned off**",
    ]);
    expect(saidOfAttribute(type, "eventbridge", false, true)).toEqual([
      "nothing, protections: events to EventBridge: turned on",
    ]);
    expect(saidOf({ type, after: { eventbridge: false } })).toEqual([]);
  });

  test.each(["lambda_function", "queue", "topic"])(
    "of another %s are looked at",
    (attribute) => {
      const [one, other] = [[{ id: "a" }], [{ id: "b" }]];

      expect(saidOfAttribute(type, attribute, one, other)).toEqual([
        expect.stringMatching(/^look, protections: .*\*\*others\*\*$/),
      ]);
      expect(saidOfAttribute(type, attribute, one, [])).toEqual([
        expect.stringMatching(/^look, protections: .*\*\*gone\*\*$/),
      ]);
      expect(saidOfAttribute(type, attribute, null, [])).toEqual([]);
    },
  );
});
