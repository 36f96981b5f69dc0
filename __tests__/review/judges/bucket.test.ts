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
    "data at risk, what goes: **the bucket `b` is destroyed**",
  ]);
});

test("a bucket that is destroyed with all that is in it says so", () => {
  expect(
    saidOf({ type, before: { bucket: "b", force_destroy: true } }),
  ).toContain(
    "data at risk, what goes: with all that is in it: force_destroy is on",
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
    ).toEqual(["data at risk, what goes: **the bucket `b` is destroyed**"]);
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
    "data at risk, what goes: replaced: the old one stays, **no longer managed**",
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
  const open = JSON.stringify({
    Statement: {
      Effect: "Allow",
      Principal: "*",
      Action: "s3:GetObject",
      Resource: "*",
    },
  });
  const bucket = {
    type,
    before: { bucket: "b", policy: "" },
    after: { bucket: "b", policy: open },
  };
  const policy = {
    type: "aws_s3_bucket_policy",
    actions: ["no-op"],
    before: { bucket: "b", policy: open },
    after: { bucket: "b", policy: open },
  };
  const said =
    "the bucket's policy **is new**, and **is public: it lets everyone in**";
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
    ).toEqual([`look, what is public: outside of Terraform: ${said}`]);
  });

  test.each([
    ["the plan only creates", { actions: ["create"], before: null }],
    [
      "has another policy",
      { before: { bucket: "b", policy: '{"Statement":[]}' } },
    ],
  ])("is told where the other resource %s", (_, others) => {
    expect(drifted({ ...policy, ...others })).toContain(
      `look, what is public: outside of Terraform: ${said}`,
    );
  });

  test("is judged where the plan changes it, as `dynamic` blocks do", () => {
    expect(saidOf(bucket, policy)).toEqual([`look, what is public: ${said}`]);
  });
});

describe("what a bucket says in blocks of its own", () => {
  const said = (attribute: string, before: unknown, after: unknown) =>
    saidOfAttribute(type, attribute, before, after);

  test.each<[what: string, key: string, bad: unknown, good: unknown]>([
    ["an ACL", "acl", "public-read", "private"],
    ["an ACL for writers", "acl", "public-read-write", "private"],
    [
      "grants",
      "grant",
      [
        {
          uri: "http://acs.amazonaws.com/groups/global/AllUsers",
          permissions: ["READ"],
        },
      ],
      [],
    ],
  ])("is public by %s, and not when it ends", (_, key, bad, good) => {
    expect(said(key, good, bad)).toEqual([
      expect.stringMatching(
        /^look, what is public: \*\*public\*\*: .*everyone/,
      ),
    ]);
    expect(said(key, bad, good).join()).not.toMatch(/look|risk/);
  });

  test.each<[key: string, bad: unknown, good: unknown]>([
    ["versioning", [{ enabled: false }], [{ enabled: true }]],
    [
      "lifecycle_rule",
      [{ enabled: true, expiration: [{ days: 1 }] }],
      [{ enabled: false, expiration: [{ days: 1 }] }],
    ],
    [
      "lifecycle_rule",
      [{ enabled: true, noncurrent_version_expiration: [{ days: 1 }] }],
      [{ enabled: true, noncurrent_version_expiration: [{ days: 30 }] }],
    ],
    [
      "replication_configuration",
      [],
      [
        {
          rules: [{ status: "Enabled", destination: [{ bucket: "c" }] }],
        },
      ],
    ],
    [
      "object_lock_configuration",
      [{ rule: [{ default_retention: [{ mode: "GOVERNANCE", days: 1 }] }] }],
      [{ rule: [{ default_retention: [{ mode: "GOVERNANCE", days: 9 }] }] }],
    ],
    ["server_side_encryption_configuration", sse("other"), sse("one")],
  ])("is judged as by a resource of its own: %s", (key, bad, good) => {
    expect(said(key, good, bad)).toEqual([
      expect.stringMatching(/^data at risk, data at risk: /),
    ]);
  });

  test("is weaker without access logs, and with a website", () => {
    expect(said("logging", [{ target_bucket: "l" }], [])).toEqual([
      "look, protections: access logs: **turned off**",
    ]);
    expect(said("website", [], [{ index_document: "i" }])).toEqual([
      "look, protections: **serves a website**",
    ]);
    expect(said("cors_rule", [], [{ allowed_methods: ["GET"] }])).toEqual([]);
  });
});

function sse(kms_master_key_id: string) {
  const by_default = { sse_algorithm: "aws:kms", kms_master_key_id };
  return [
    { rule: [{ apply_server_side_encryption_by_default: [by_default] }] },
  ];
}

test("tags and names that AWS gives are nothing, and what is unknown here is not judged", () => {
  expect(saidOfAttribute(type, "tags", {}, { a: "b" })).toEqual([]);
  expect(saidOfAttribute(type, "tags_all", {}, { a: "b" })).toEqual([]);
  expect(saidOfAttribute(type, "arn", "a", "b")).toEqual([]);
  expect(saidOfAttribute(type, "of_tomorrow", "a", "b")).toEqual([
    "look, not judged: changes of `of_tomorrow`",
  ]);
});
