import {
  type GivenChange,
  planOf,
  resourceChange,
} from "../support/review-plan";
import { saidOf, saidOfPlan } from "../support/said-of";

test.each([
  ["create", null, {}, ""],
  ["update", {}, {}, ""],
  ["update", { a: 1, b: 2 }, { a: 2, b: 2 }, ": `a`"],
  ["forget", {}, null, ""],
  ["of_tomorrow", {}, {}, ""],
])(
  "%s of a resource of another provider is not judged, and names what changes",
  (action, before, after, keys) => {
    expect(
      saidOf({ type: "other_thing", actions: [action], before, after }),
    ).toEqual([`look, not judged: \`${action}\` of \`other_thing\`${keys}`]);
  },
);

test("what is destroyed or replaced goes, whatever the type", () => {
  expect(saidOf({ type: "other_thing", before: {} })).toEqual([
    "look, what goes: **destroyed**",
  ]);
  expect(
    saidOfPlan(
      planOf([
        {
          ...{ type: "other_thing", actions: ["delete", "create"] },
          ...{ before: { a: 1 }, after: { a: 2 } },
        },
      ]),
    ),
  ).toEqual([
    "look, what goes: **replaced**",
    "look, not judged: `delete` and `create` of `other_thing`",
  ]);
});

test("of a value in the state nothing else comes or goes", () => {
  const type = "terraform_data";

  expect(saidOf({ type, after: { input: "a" } })).toEqual([]);
  expect(saidOf({ type, before: { input: "a" } })).toEqual([
    "nothing, what goes: **destroyed**",
  ]);
});

test.each([
  [
    "tags",
    "aws_instance",
    { tags: null, tags_all: {} },
    { tags: { a: "b" }, tags_all: { a: "b" } },
  ],
  [
    "tags of Azure",
    "azurerm_linux_virtual_machine",
    { tags: {} },
    { tags: { a: "b" } },
  ],
  [
    "labels",
    "google_compute_instance",
    { labels: {} },
    { labels: { a: "b" }, effective_labels: { a: "b" } },
  ],
])("%s alone are nothing, whatever the type", (_, type, before, after) => {
  expect(saidOf({ type, before, after })).toEqual([]);
  expect(saidOf({ type, before: { ...before, x: 1 }, after })).toHaveLength(1);
});

test.each([
  ["null to empty", { a: null }, { a: [] }],
  ["nothing to null", {}, { a: null }],
  ["empty in a block", { a: [{ b: "", c: 1 }] }, { a: [{ c: 1 }] }],
])("what became %s outside of Terraform is the same", (_, before, after) => {
  const drift = { type: "other_thing", before, after };

  expect(
    saidOfPlan(planOf([], { resource_drift: [resourceChange(drift)] })),
  ).toEqual([]);
});

describe("what is destroyed and made again by another address", () => {
  const AGAIN =
    "look, what goes: **made again** as `TYPE.new`, by the same name: it is gone until then, or the apply fails. A `moved` block keeps it";
  const again = (
    type: string,
    before: object,
    after: object = before,
    actions?: readonly string[],
  ) =>
    saidOf(
      { type, name: "old", before, actions },
      { type, name: "new", after },
    ).filter((words) => words.includes("made again"));

  test.each([
    ["aws_iam_role", { name: "a" }],
    ["aws_iam_role_policy", { role: "a", name: "b" }],
    ["aws_iam_role_policy_attachment", { role: "a", policy_arn: "b" }],
    ["aws_iam_openid_connect_provider", { url: "https://a" }],
    ["aws_s3_bucket", { bucket: "a" }],
    ["aws_s3_bucket_policy", { bucket: "a" }],
  ])("is told of %s with %j", (type, name) => {
    expect(again(type, name)).toEqual([AGAIN.replace("TYPE", type)]);
  });

  test.each([
    ["aws_iam_role", { name: "a" }, { name: "b" }],
    ["aws_iam_role", {}, {}],
    ["aws_iam_role_policy", { role: "a", name: "b" }, { role: "c", name: "b" }],
    ["aws_iam_role_policy", { role: "a" }, { role: "a" }],
    ["aws_sns_topic", { name: "a" }, { name: "a" }],
  ])("is not told of %s with %j and %j", (type, before, after) => {
    expect(again(type, before, after)).toEqual([]);
  });

  test("is not told of what is replaced where it is, or let go", () => {
    const name = { name: "a" };
    expect(
      saidOf({
        type: "aws_iam_role",
        actions: ["delete", "create"],
        before: name,
        after: name,
      }).filter((words) => words.includes("made again")),
    ).toEqual([]);
    expect(again("aws_iam_role", name, name, ["forget"])).toEqual([]);
  });
});

test("what stays as it is, is moved or taken over is nothing to look at", () => {
  const same = { actions: ["no-op"], before: { a: 1 }, after: { a: 1 } };

  expect(saidOf({ type: "other_thing", ...same })).toEqual([]);
  expect(
    saidOf({
      type: "other_thing",
      ...same,
      previous_address: "other_thing.old",
      importing: { id: "1" },
    }),
  ).toEqual([]);
});

test("a type that only looks like one of an object's own names is not judged", () => {
  expect(saidOf({ type: "constructor", after: {} })).toHaveLength(1);
  expect(
    saidOf({ type: "aws_s3_bucket", before: {}, after: { constructor: "a" } }),
  ).toEqual(["look, not judged: changes of `constructor`"]);
});

test("data that AWS is asked for is nothing, all other data is not judged", () => {
  const read = { mode: "data", actions: ["read"], after: {} };

  expect(saidOf({ ...read, type: "aws_iam_policy_document" })).toEqual([]);
  expect(saidOf({ ...read, type: "aws_lambda_invocation" })).toHaveLength(1);
  expect(saidOf({ ...read, type: "external" })).toEqual([
    "look, not judged: `read` of `external`",
  ]);
  expect(
    saidOf({ ...read, mode: "managed", type: "aws_iam_policy_document" }),
  ).toHaveLength(1);
});

test("a judged resource that is no longer managed stays, and is not judged", () => {
  expect(
    saidOf({ type: "aws_s3_bucket", actions: ["forget"], before: {} }),
  ).toEqual(["look, not judged: stays as it is, and is **no longer managed**"]);
});

test("a type of another provider with the same name is not judged", () => {
  const bucket = { type: "aws_s3_bucket", after: { bucket: "a" } };
  const of = (provider_name: string) => saidOf({ ...bucket, provider_name });

  expect(of("registry.terraform.io/hashicorp/aws")).toEqual([]);
  expect(of("aws")).toEqual([]);
  expect(of("registry.opentofu.org/hashicorp/aws")).toEqual([]);
  const notJudged = ["look, not judged: `create` of `aws_s3_bucket`"];
  expect(of("example.com/somebody/aws")).toEqual(notJudged);
  expect(of("example.com/hashicorp/aws")).toEqual(notJudged);
  expect(of("example.com/registry.terraform.io/hashicorp/aws")).toEqual(
    notJudged,
  );
});

test("commands that run are told where they may run", () => {
  const plan = (change: GivenChange) =>
    planOf([change], {
      configuration: {
        root_module: {
          resources: [
            {
              ...{ mode: "managed", type: "aws_s3_bucket", name: "it" },
              provisioners: [
                {
                  type: "local-exec",
                  expressions: { command: { constant_value: "make it" } },
                },
                { type: "remote-exec", expressions: { inline: {} } },
              ],
            },
          ],
        },
      },
    });
  const side = { bucket: "b" };
  const said = [
    "look, what they may do: **runs commands**: by `local-exec`, `make it`; by `remote-exec`, `\\u2026`",
  ];

  expect(saidOfPlan(plan({ type: "aws_s3_bucket", after: side }))).toEqual(
    said,
  );
  expect(saidOfPlan(plan({ type: "aws_s3_bucket", before: side }))).toEqual([
    "data at risk, what goes: **the bucket `b` is destroyed**",
    ...said,
  ]);
  expect(
    saidOfPlan(plan({ type: "aws_s3_bucket", before: side, after: side })),
  ).toEqual([]);
});

test("an action that is not known is not judged, whatever the type", () => {
  expect(
    saidOf({ type: "aws_s3_bucket", actions: ["delete", "forget"] }),
  ).toEqual(["look, not judged: `delete` and `forget` of `aws_s3_bucket`"]);
});

test("what was changed outside of Terraform is judged in the same way", () => {
  const change = {
    address: "aws_s3_bucket_versioning.it",
    mode: "managed",
    type: "aws_s3_bucket_versioning",
    change: {
      actions: ["update"],
      before: { versioning_configuration: [{ status: "Enabled" }] },
      after: { versioning_configuration: [{ status: "Suspended" }] },
    },
  };
  const drift = (one: object) =>
    saidOfPlan(planOf([], { resource_drift: [one] }));

  expect(drift(change)).toEqual([
    "data at risk, data at risk: outside of Terraform: versioning: from `Enabled` to `Suspended`",
  ]);
  expect(
    drift({ ...change, change: { ...change.change, actions: ["no-op"] } }),
  ).toEqual([]);
  expect(drift({ ...change, type: "other_thing" })).toEqual([
    "data at risk, data at risk: outside of Terraform: `versioning_configuration.status`: **turned off**",
    "look, not judged: outside of Terraform: `update` of `other_thing`: `versioning_configuration`",
  ]);
});

test("what another provider does to a type that is judged is told as well as not judged", () => {
  expect(
    saidOf({
      type: "aws_s3_bucket",
      before: { bucket: "a" },
      provider_name: "example.com/somebody/aws",
    }),
  ).toEqual([
    "data at risk, what goes: **the bucket `a` is destroyed**",
    "look, not judged: `delete` of `aws_s3_bucket`",
  ]);
});

test("a beta of a provider is the provider", () => {
  const network = { type: "google_compute_network", after: {} };
  const of = (provider_name: string) => saidOf({ ...network, provider_name });

  expect(of("registry.terraform.io/hashicorp/google-beta")).toEqual([]);
  expect(of("registry.opentofu.org/hashicorp/google-beta")).toEqual([]);
  expect(of("registry.terraform.io/hashicorp/aws-beta")).toHaveLength(1);
});
