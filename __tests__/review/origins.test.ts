import { configurationOf } from "../../src/review/configuration";
import { originsIn } from "../../src/review/origins";
import type { ResourceChange } from "../../src/review/plan";
import { planOf, resourceChange } from "../support/review-plan";

const bucket = (address: string, others: object = {}) => ({
  type: "aws_s3_bucket",
  after: {},
  address,
  ...others,
});

const refers = (...references: string[]) => ({ references });

/** What the attribute `bucket` of `aws_x.it` comes from, or of the one with this address. */
function from(
  expression: object | undefined,
  {
    buckets = [bucket("aws_s3_bucket.b")],
    address = "aws_x.it",
    module_address,
    ...more
  }: {
    buckets?: ReturnType<typeof bucket>[];
    address?: string;
    module_address?: string;
    [more: string]: unknown;
  } = {},
) {
  const resource = {
    ...{ mode: "managed", type: "aws_x", name: "it" },
    ...("for_each" in more && { for_each_expression: more["for_each"] }),
    expressions: expression === undefined ? {} : { bucket: expression },
  };
  const plan = planOf(buckets, {
    configuration: {
      root_module: {
        ...(module_address === undefined && { resources: [resource] }),
        module_calls: {
          m: {
            expressions: {
              name: refers("aws_s3_bucket.b.id", "aws_s3_bucket.b"),
            },
            module: {
              outputs: {
                id: { expression: refers("aws_s3_bucket.inner.id") },
                loop: { expression: refers("module.m.loop") },
              },
              ...(module_address !== undefined && { resources: [resource] }),
            },
          },
        },
      },
    },
  });
  const child = {
    ...resourceChange({ type: "aws_x", after: {} }),
    address,
    module_address,
  } as unknown as ResourceChange;
  const { all, isWhole } = originsIn(plan, configurationOf(plan))(child, [
    "bucket",
  ]);
  return {
    names: all.map(({ name }) => name),
    instances: all.flatMap(({ instances }) =>
      instances.map((one) => one.address),
    ),
    isWhole,
  };
}

test("a reference is followed to a resource and to what the plan does to it", () => {
  expect(from(refers("aws_s3_bucket.b.id", "aws_s3_bucket.b"))).toEqual({
    names: ["aws_s3_bucket.b.id"],
    instances: ["aws_s3_bucket.b"],
    isWhole: true,
  });
});

test("data is no resource of the same name", () => {
  expect(from(refers("data.aws_s3_bucket.b.id"))).toEqual({
    names: ["data.aws_s3_bucket.b.id"],
    instances: [],
    isWhole: true,
  });
});

test("a variable is followed out of the module, and an output into it", () => {
  expect(
    from(refers("var.name"), {
      address: "module.m.aws_x.it",
      module_address: "module.m",
    }).names,
  ).toEqual(["aws_s3_bucket.b.id"]);
  expect(from(refers("module.m.id", "module.m")).names).toEqual([
    "module.m.aws_s3_bucket.inner.id",
  ]);
});

test("what stands in a block is found there, as far as the configuration goes", () => {
  expect(from([refers("aws_s3_bucket.b.arn")] as never).names).toEqual([
    "aws_s3_bucket.b.arn",
  ]);
});

test("each.value is what for_each goes through", () => {
  expect(
    from(refers("each.value"), { for_each: refers("aws_s3_bucket.b") }).names,
  ).toEqual(["aws_s3_bucket.b"]);
});

test("of several instances those of the same key are meant, else all", () => {
  const buckets = ["a", "c"].map((key) => bucket(`aws_s3_bucket.b["${key}"]`));
  const reference = refers("aws_s3_bucket.b", "each.key");
  const instances = (address: string) =>
    from(reference, { buckets, address }).instances;

  expect(instances('aws_x.it["c"]')).toEqual(['aws_s3_bucket.b["c"]']);
  expect(instances('aws_x.it["d"]')).toHaveLength(2);
});

test("a local value is not followed, and that something is missing is known", () => {
  expect(from(refers("local.name"))).toMatchObject({
    names: [],
    isWhole: false,
  });
  expect(from(refers("local.name", "aws_s3_bucket.b.id"))).toMatchObject({
    names: ["aws_s3_bucket.b.id"],
    isWhole: false,
  });
  expect(from(undefined)).toMatchObject({ names: [], isWhole: false });
});

test("a circle ends", () => {
  expect(from(refers("module.m.loop")).names).toEqual([]);
});
