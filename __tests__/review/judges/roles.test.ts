import {
  type GivenChange,
  planOf,
  resourceChange,
} from "../../support/review-plan";
import { saidOf, saidOfAttribute, saidOfPlan } from "../../support/said-of";

const type = "aws_iam_role";

function policy(Action: string, Effect = "Allow") {
  return JSON.stringify({ Statement: { Effect, Action, Resource: "*" } });
}

const TRUST = JSON.stringify({
  Statement: {
    Effect: "Allow",
    Principal: { Service: "ec2.amazonaws.com" },
    Action: "sts:AssumeRole",
  },
});

test("a new role lets somebody in", () => {
  expect(
    saidOf({
      type,
      after: {
        name: "a",
        assume_role_policy: TRUST,
        max_session_duration: 3600,
        permissions_boundary: null,
      },
      after_unknown: {
        arn: true,
        inline_policy: true,
        managed_policy_arns: true,
      },
    }),
  ).toEqual(["look, who gets in: **lets somebody in**"]);
});

test("a role that is destroyed is looked at, since what uses it stops", () => {
  expect(saidOf({ type, before: { assume_role_policy: TRUST } })).toEqual([
    "look, what goes: nobody gets in any more: **the role is destroyed**",
  ]);
});

test("a role that is replaced is both", () => {
  const side = { assume_role_policy: TRUST };

  expect(
    saidOf({ type, actions: ["create", "delete"], before: side, after: side }),
  ).toHaveLength(2);
});

test("longer sessions are looked at, shorter ones are not", () => {
  const said = (before: unknown, after: unknown) =>
    saidOfAttribute(type, "max_session_duration", before, after);

  expect(said(3600, 3601)).toEqual([
    "look, protections: longest session, in seconds: from `3600` to `3601`",
  ]);
  expect(said(3600, 3599)).toEqual([
    "nothing, protections: longest session, in seconds: from `3600` to `3599`",
  ]);
  expect(said(null, 3600)).toEqual([]);
});

test("a boundary that is gone or another is looked at, a first one is not", () => {
  const said = (before: unknown, after: unknown) =>
    saidOfAttribute(type, "permissions_boundary", before, after);

  expect(said("a", "")).toEqual([
    "look, protections: permissions boundary: **removed**, was `a`",
  ]);
  expect(said("a", "b")).toEqual([
    "look, protections: permissions boundary: **another**, from `a` to `b`",
  ]);
  expect(said(null, "a")).toEqual([
    "nothing, protections: permissions boundary: `a`",
  ]);
  expect(said(null, "")).toEqual([]);
});

test("policies in the role are judged by their names", () => {
  const said = (before: object[], after: object[]) =>
    saidOfAttribute(type, "inline_policy", before, after);
  const [read, write] = [
    { name: "a", policy: policy("s3:GetObject") },
    { name: "a", policy: policy("s3:*") },
  ];

  expect(said([read], [write])).toEqual([
    "look, what they may do: the policy `a` in the role **allows more**",
  ]);
  expect(said([write], [read])).toEqual([
    "nothing, what they may do: the policy `a` in the role allows less",
  ]);
  expect(said([], [{ name: null, policy: null }])).toEqual([]);
});

test("what resources of their own add to the role is judged there, and nothing else", () => {
  const role = {
    type,
    before: { name: "r", inline_policy: [], managed_policy_arns: [] },
    after: {
      name: "r",
      inline_policy: [{ name: "a", policy: policy("s3:*") }],
      managed_policy_arns: ["p"],
    },
  };
  const others = (name: string, policy_arn: string) =>
    [
      {
        type: "aws_iam_role_policy",
        side: { role: "r", name, policy: policy("s3:*") },
      },
      {
        type: "aws_iam_role_policy_attachment",
        side: { role: "r", policy_arn },
      },
    ].map((one) => ({
      type: one.type,
      actions: ["no-op"],
      before: one.side,
      after: one.side,
    }));

  const drifted = (...changes: GivenChange[]) =>
    saidOfPlan(
      planOf([{ ...role, actions: ["no-op"] }, ...changes], {
        resource_drift: [resourceChange(role)],
      }),
    );

  expect(drifted(...others("a", "p"))).toEqual([]);
  expect(drifted(...others("b", "q"))).toEqual([
    "look, what they may do: outside of Terraform: the policy `a` in the role **is new**",
    "look, what they may do: outside of Terraform: **attached**: `p`, whose text is not in the resource",
  ]);
  // What the plan itself changes is the role's own, as it is by `dynamic` blocks.
  expect(saidOf(role, ...others("a", "p"))).toEqual([
    "look, what they may do: the policy `a` in the role **is new**",
    "look, what they may do: **attached**: `p`, whose text is not in the resource",
  ]);
});

test("policies that are attached are looked at, and so are those that are detached", () => {
  expect(
    saidOfAttribute(type, "managed_policy_arns", ["a", "b"], ["c", "b"]),
  ).toEqual([
    "look, what they may do: **attached**: `c`, whose text is not in the resource",
    "look, not judged: detached: `a`, which may hold denials",
  ]);
  expect(
    saidOfAttribute(type, "managed_policy_arns", ["a", "b"], ["b", "a"]),
  ).toEqual([]);
});

test("tags are nothing, but for those that a policy of the plan compares", () => {
  const role = {
    type,
    before: { tags_all: { team: "a", folder: "a" } },
    after: { tags_all: { team: "b", folder: "b" } },
  };
  const bucket = (Resource: string) => ({
    type: "aws_s3_bucket_policy",
    actions: ["no-op"],
    before: { policy: JSON.stringify({ Resource }) },
  });

  expect(saidOf(role, bucket("arn:aws:s3:::b/*"))).toEqual([]);
  expect(
    saidOf(role, bucket("arn:aws:s3:::b/${aws:PrincipalTag/Folder}/*")),
  ).toEqual([
    "look, what they may do: **the tag `folder`, which a policy compares**: from `a` to `b`",
  ]);
});

describe("tags that are not known yet", () => {
  const bucket = {
    type: "aws_s3_bucket_policy",
    actions: ["no-op"],
    before: { policy: "${aws:PrincipalTag/folder}" },
  };

  function said(tags_all: unknown, others: object = {}) {
    const role = { type, after: {}, after_unknown: { tags_all } };
    return saidOfPlan(planOf([role, bucket], others));
  }

  const configuration = (expressions: object, provider: object = {}) => ({
    configuration: {
      provider_config: { aws: { expressions: provider } },
      root_module: {
        resources: [{ type, name: "it", mode: "managed", expressions }],
      },
    },
  });
  const all = ["look, not judged: tags, some of which a policy compares"];

  test("are nothing where there are none", () => {
    expect(said(true)).toEqual([]);
    expect(
      saidOf({ type, after: {}, after_unknown: { tags_all: true } }),
    ).toEqual([]);
  });

  test("are not judged where some are configured, and a policy compares one", () => {
    expect(said(true, configuration({ tags: {} }))).toEqual(all);
    expect(said(true, configuration({}, { default_tags: [] }))).toEqual(all);
  });

  test("are not judged one by one, where their keys are known", () => {
    expect(said({ folder: true, team: true })).toEqual([
      "look, not judged: the tag `folder`, which a policy compares",
    ]);
  });
});
