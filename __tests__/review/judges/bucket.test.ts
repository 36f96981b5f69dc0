import {
  type GivenChange,
  planOf,
  resourceChange,
} from "../../support/review-plan";
import { saidOf, saidOfAttribute, saidOfPlan } from "../../support/said-of";

const type = "aws_s3_bucket";

test("a new bucket is nothing to look at", () => {
  expect(
    saidOf({
      type,
      after: { bucket: "b", force_destroy: false, tags: null },
      after_unknown: {
        arn: true,
        object_lock_enabled: true,
        policy: true,
        versioning: true,
      },
    }),
  ).toEqual([]);
});

test("a bucket that is destroyed is data at risk", () => {
  expect(saidOf({ type, before: { bucket: "b" } })).toEqual([
    "data at risk, data at risk: **the bucket `b` is destroyed**",
  ]);
});

test("a bucket that is destroyed with all that is in it says so", () => {
  expect(
    saidOf({ type, before: { bucket: "b", force_destroy: true } }),
  ).toContain(
    "data at risk, data at risk: with all that is in it: force_destroy is on",
  );
});

test.each([[["delete", "create"]], [["create", "delete"]]])(
  "a bucket that is replaced by %j is data at risk",
  (actions) => {
    expect(
      saidOf({
        type,
        actions,
        before: { bucket: "b" },
        after: { bucket: "c" },
      }),
    ).toEqual(["data at risk, data at risk: **the bucket `b` is destroyed**"]);
  },
);

test("a bucket that is replaced and left behind is data at risk, too", () => {
  expect(
    saidOf({
      type,
      actions: ["create", "forget"],
      before: { bucket: "b" },
      after: { bucket: "c" },
    }),
  ).toEqual([
    "data at risk, data at risk: replaced: the old one stays, **no longer managed**",
  ]);
});

test("force_destroy is data at risk when it is turned on, and not when off", () => {
  expect(saidOfAttribute(type, "force_destroy", false, true)).toEqual([
    expect.stringMatching(/^data at risk, data at risk: force_destroy/),
  ]);
  expect(saidOfAttribute(type, "force_destroy", true, false)).toEqual([
    expect.stringMatching(/^nothing, protections: force_destroy/),
  ]);
  expect(saidOf({ type, after: { force_destroy: true } })).toEqual([
    expect.stringMatching(/^look, protections: force_destroy/),
  ]);
});

test("Object Lock that is turned off is data at risk", () => {
  expect(saidOfAttribute(type, "object_lock_enabled", true, false)).toEqual([
    "data at risk, data at risk: Object Lock: **turned off**",
  ]);
  expect(saidOfAttribute(type, "object_lock_enabled", false, true)).toEqual([]);
});

describe("what the bucket repeats of a resource in the plan", () => {
  const bucket = {
    type,
    before: { bucket: "b", policy: "" },
    after: { bucket: "b", policy: "{}" },
  };
  const policy = {
    type: "aws_s3_bucket_policy",
    actions: ["no-op"],
    before: { bucket: "b" },
    after: { bucket: "b" },
  };
  const drifted = (...others: GivenChange[]) =>
    saidOfPlan(
      planOf([{ ...bucket, actions: ["no-op"] }, ...others], {
        resource_drift: [resourceChange(bucket)],
      }),
    );

  test("is judged there, where it is what was read from AWS", () => {
    expect(drifted(policy)).toEqual([]);
    expect(
      drifted({ ...policy, before: { bucket: "c" }, after: null }),
    ).toEqual(["look, not judged: outside of Terraform: changes of `policy`"]);
  });

  test("is not judged where the plan changes it, as `dynamic` blocks do", () => {
    expect(saidOf(bucket, policy)).toEqual([
      "look, not judged: changes of `policy`",
    ]);
    expect(
      saidOf(
        {
          type,
          before: { bucket: "b", versioning: [{ enabled: true }] },
          after: { bucket: "b", versioning: [{ enabled: false }] },
        },
        { ...policy, type: "aws_s3_bucket_versioning" },
      ),
    ).toEqual(["look, not judged: changes of `versioning`"]);
  });
});

test("tags and names that AWS gives are nothing, and what is unknown here is not judged", () => {
  expect(saidOfAttribute(type, "tags", {}, { a: "b" })).toEqual([]);
  expect(saidOfAttribute(type, "tags_all", {}, { a: "b" })).toEqual([]);
  expect(saidOfAttribute(type, "arn", "a", "b")).toEqual([]);
  expect(saidOfAttribute(type, "of_tomorrow", "a", "b")).toEqual([
    "look, not judged: changes of `of_tomorrow`",
  ]);
});
