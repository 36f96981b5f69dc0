import { surroundings } from "../../src/review/surroundings";
import { type GivenChange, planOf } from "../support/review-plan";

const around = (...changes: GivenChange[]) => surroundings(planOf(changes));

test("a bucket is new if it is created, and not replaced", () => {
  const bucket = { type: "aws_s3_bucket", after: { bucket: "b" } };

  expect(around(bucket).isNewBucket("b")).toBe(true);
  expect(around(bucket).isNewBucket("c")).toBe(false);
  expect(
    around({
      ...bucket,
      actions: ["delete", "create"],
      before: { bucket: "b" },
    }).isNewBucket("b"),
  ).toBe(false);
  expect(around({ ...bucket, type: "other" }).isNewBucket("b")).toBe(false);
});

test("a bucket without a known name is not taken for a new one", () => {
  const unnamed = around({ type: "aws_s3_bucket", after: { bucket: null } });

  expect(unnamed.isNewBucket(null)).toBe(false);
  expect(unnamed.isNewBucket(undefined)).toBe(false);
});

test("what sets something of a bucket, or adds something to a role, is known by both", () => {
  const { sets, adds } = around(
    { type: "a", after: { bucket: "b" } },
    { type: "c", before: { role: "r", name: "n" } },
    { type: "d", before: { role: "r", policy_arn: "p" } },
  );

  expect([sets("a", "b"), sets("a", "c"), sets("c", "b")]).toEqual([
    true,
    false,
    false,
  ]);
  expect([adds("c", "r", "n"), adds("d", "r", "p")]).toEqual([true, true]);
  expect([adds("c", "r", "p"), adds("d", "s", "p")]).toEqual([false, false]);
});

test("what has no name is nobody's, and nobody has it", () => {
  const { sets, adds } = around({ type: "a", after: { bucket: null } });

  expect([sets("a", null), sets("a", undefined)]).toEqual([false, false]);
  expect(adds("a", undefined, undefined)).toBe(false);
});

test.each([
  ["a resource of a policy", { Resource: "a/${aws:PrincipalTag/Folder}/*" }],
  [
    "a condition of a policy",
    { Condition: { Null: { "aws:PrincipalTag/folder": "false" } } },
  ],
  ["the tag of a resource", { Condition: { "aws:ResourceTag/folder": "a" } }],
])("a tag is known from %s, in upper and lower case", (_, policy) => {
  const found = around({
    type: "a",
    actions: ["no-op"],
    before: { policy: JSON.stringify(policy) },
  });

  expect(found.hasTagsInPolicies).toBe(true);
  expect(found.isTagInPolicies("FOLDER")).toBe(true);
  expect(found.isTagInPolicies("team")).toBe(false);
});

test.each([
  ["in lower case", '{"aws:principaltag/folder":"a"}'],
  ["in upper case", '{"AWS:RESOURCETAG/folder":"a"}'],
  [
    "by the numbers of its characters",
    '{"aws:PrincipalTag\\u002ffol\\u0064er":"a"}',
  ],
  ["in what is no JSON", "aws:PrincipalTag/folder"],
])("a tag that a policy names %s is known", (_, policy) => {
  const found = around({ type: "a", after: { inside: [{ policy }] } });

  expect(found.isTagInPolicies("folder")).toBe(true);
  expect(found.isTagInPolicies("fol")).toBe(false);
});

test("a tag in letters of any language is known as a whole", () => {
  const found = around({
    type: "a",
    after: {
      policy:
        '{"aws:PrincipalTag/Größe":"a","b":"${aws:PrincipalTag/c, \'d\'}"}',
    },
  });

  expect(["größe", "gr", "c"].map(found.isTagInPolicies)).toEqual([
    true,
    false,
    true,
  ]);
});

test("without a policy that compares a tag there is none", () => {
  const found = around({ type: "a", after: { policy: "{}" } });

  expect(found.hasTagsInPolicies).toBe(false);
  expect(found.isTagInPolicies("folder")).toBe(false);
});

test("tags by default are known from a provider's configuration", () => {
  const has = (expressions: object) =>
    surroundings(
      planOf([], {
        configuration: { provider_config: { aws: { expressions } } },
      }),
    ).hasDefaultTags;

  expect(has({ default_tags: [{}] })).toBe(true);
  expect(has({ region: {} })).toBe(false);
});
