import { wholePlan } from "../../src/review/whole-plan";
import { KnownAfterApply } from "../../src/review/known-after-apply";
import type { ResourceChange } from "../../src/review/plan";
import {
  type GivenChange,
  planOf,
  resourceChange,
} from "../support/review-plan";

const around = (...changes: GivenChange[]) => wholePlan(planOf(changes));

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

test("a bucket whose name is not known yet is new if it comes from what is made", () => {
  const bucket = { type: "aws_s3_bucket", after: {} };
  const from = (...types: [type: string, change: ResourceChange][]) =>
    new KnownAfterApply(
      types.map(([type, change]) => ({
        ...{ name: type, type, attribute: "id" },
        mode: "managed" as const,
        instances: [change],
      })),
    );
  const [made, kept] = [{}, { before: {} }].map(
    (others) =>
      resourceChange({ type: "a", after: {}, ...others }) as ResourceChange,
  ) as [ResourceChange, ResourceChange];
  const { isNewBucket } = around(bucket);

  expect(isNewBucket(from(["aws_s3_bucket", made]))).toBe(true);
  expect(isNewBucket(from(["aws_s3_bucket", kept]))).toBe(false);
  expect(
    isNewBucket(from(["aws_s3_bucket", made], ["aws_s3_bucket", kept])),
  ).toBe(false);
  expect(isNewBucket(from(["random_id", made]))).toBe(true);
  expect(isNewBucket(from(["random_id", kept]))).toBe(false);
  expect(isNewBucket(from(["terraform_data", made]))).toBe(false);
});

test("a bucket of which nothing is known is new in a first plan that makes one, and in no other", () => {
  const bucket = { type: "aws_s3_bucket", after: {} };
  const unknown = new KnownAfterApply();

  expect(around(bucket).isNewBucket(unknown)).toBe(true);
  expect(
    around(bucket, { type: "a", before: {}, after: {} }).isNewBucket(unknown),
  ).toBe(false);
  expect(around().isNewBucket(unknown)).toBe(false);
});

test("what has set something of a bucket, or added something to a role, is known by both", () => {
  const { hasSet, hasAdded } = around(
    { type: "a", before: { bucket: "b" } },
    { type: "c", before: { role: "r", name: "n" } },
    { type: "d", before: { role: "r", policy_arn: "p" } },
  );

  expect(hasSet("a", "b")).toEqual({ bucket: "b" });
  expect([hasSet("a", "c"), hasSet("c", "b")]).toEqual([undefined, undefined]);
  expect(hasAdded("c", "r", "n")).toBeDefined();
  expect(hasAdded("d", "r", "p")).toBeDefined();
  expect(hasAdded("c", "r", "p")).toBeUndefined();
  expect(hasAdded("d", "s", "p")).toBeUndefined();
});

test("what is only created has set and added nothing yet", () => {
  const { hasSet, hasAdded } = around(
    { type: "a", after: { bucket: "b" } },
    { type: "c", after: { role: "r", name: "n" } },
  );

  expect(hasSet("a", "b")).toBeUndefined();
  expect(hasAdded("c", "r", "n")).toBeUndefined();
});

test("what has no name is nobody's, and nobody has it", () => {
  const { hasSet, hasAdded } = around({ type: "a", before: { bucket: null } });

  expect(hasSet("a", null)).toBeUndefined();
  expect(hasSet("a", undefined)).toBeUndefined();
  expect(hasAdded("a", undefined, undefined)).toBeUndefined();
});

test("what is destroyed is known by its names, and what is created is not", () => {
  const { isDestroyed } = around(
    { type: "a", before: { id: "1", name: "n", bucket: "" } },
    { type: "b", after: { id: "2" } },
  );

  expect([isDestroyed("a", "1"), isDestroyed("a", "n")]).toEqual([true, true]);
  expect([
    isDestroyed("a", ""),
    isDestroyed("a", "2"),
    isDestroyed("b", "2"),
  ]).toEqual([false, false, false]);
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

  expect(found.hasTagsInPolicies()).toBe(true);
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

  expect(found.hasTagsInPolicies()).toBe(false);
  expect(found.isTagInPolicies("folder")).toBe(false);
});

test("tags by default are known from a provider's configuration", () => {
  const has = (expressions: object) =>
    wholePlan(
      planOf([], {
        configuration: { provider_config: { aws: { expressions } } },
      }),
    ).hasDefaultTags;

  expect(has({ default_tags: [{}] })).toBe(true);
  expect(has({ region: {} })).toBe(false);
});
