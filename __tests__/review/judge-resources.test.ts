import { DATA_HOLDERS } from "../../src/review/judges";
import { type GivenChange, planOf } from "../support/review-plan";
import { saidOf, saidOfPlan } from "../support/said-of";

test.each([
  ["create", null, {}],
  ["update", {}, {}],
  ["delete", {}, null],
  ["forget", {}, null],
  ["of_tomorrow", {}, {}],
])(
  "%s of a resource of another provider is not judged",
  (action, before, after) => {
    expect(
      saidOf({ type: "terraform_data", actions: [action], before, after }),
    ).toEqual([`look, not judged: \`${action}\` of \`terraform_data\``]);
  },
);

test("what stays as it is, is moved or taken over is nothing to look at", () => {
  const same = { actions: ["no-op"], before: { a: 1 }, after: { a: 1 } };

  expect(saidOf({ type: "terraform_data", ...same })).toEqual([]);
  expect(
    saidOf({
      type: "terraform_data",
      ...same,
      previous_address: "terraform_data.old",
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

test.each([...DATA_HOLDERS])(
  "%s that is destroyed or replaced is data at risk, and else is not judged",
  (type) => {
    const lost = [
      "data at risk, data at risk: **destroyed**, with all that is in it",
    ];

    expect(saidOf({ type, before: {} })).toEqual(lost);
    expect(
      saidOf({ type, actions: ["delete", "create"], before: {}, after: {} }),
    ).toEqual(lost);
    expect(saidOf({ type, after: {} })).toEqual([
      `look, not judged: \`create\` of \`${type}\``,
    ]);
  },
);

test("a type of another provider with the same name is not judged", () => {
  const bucket = { type: "aws_s3_bucket", after: { bucket: "a" } };
  const of = (provider_name: string) => saidOf({ ...bucket, provider_name });

  expect(of("registry.terraform.io/hashicorp/aws")).toEqual([]);
  expect(of("registry.opentofu.org/hashicorp/aws")).toEqual([]);
  const notJudged = ["look, not judged: `create` of `aws_s3_bucket`"];
  expect(of("example.com/somebody/aws")).toEqual(notJudged);
  expect(of("example.com/hashicorp/aws")).toEqual(notJudged);
  expect(of("example.com/registry.terraform.io/hashicorp/aws")).toEqual(
    notJudged,
  );
});

test("provisioners are not judged where they run", () => {
  const plan = (change: GivenChange) =>
    planOf([change], {
      configuration: {
        root_module: {
          resources: [
            {
              ...{ mode: "managed", type: "aws_s3_bucket", name: "it" },
              provisioners: [{ type: "local-exec" }],
            },
          ],
        },
      },
    });
  const side = { bucket: "b" };
  const said = ["look, not judged: **provisioners**, which run commands"];

  expect(saidOfPlan(plan({ type: "aws_s3_bucket", after: side }))).toEqual(
    said,
  );
  expect(saidOfPlan(plan({ type: "aws_s3_bucket", before: side }))).toEqual([
    "data at risk, data at risk: **the bucket `b` is destroyed**",
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
  expect(drift({ ...change, type: "terraform_data" })).toEqual([
    "look, not judged: outside of Terraform: `update` of `terraform_data`",
  ]);
});
