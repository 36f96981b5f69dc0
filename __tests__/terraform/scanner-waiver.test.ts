import { DataAwsPartition } from "@cdktf/provider-aws/lib/data-aws-partition";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { TerraformStack, Testing } from "cdktf";
import { waive } from "../../src/terraform/scanner-waiver";

function place() {
  const stack = new TerraformStack(Testing.app(), "stack");
  return {
    stack,
    bucket: new S3Bucket(stack, "bucket", { bucket: "one" }),
    other: new S3Bucket(stack, "other", { bucket: "two" }),
    partition: new DataAwsPartition(stack, "partition"),
  };
}

/** A stack's JSON, with CDKTF's notes. */
function json(stack: TerraformStack): string {
  return JSON.stringify(stack.toTerraform());
}

/** The notes of each resource and data source, by its name. */
function notes(stack: TerraformStack): Record<string, unknown> {
  const { resource, data } = JSON.parse(json(stack)) as Record<
    "resource" | "data",
    Record<string, Record<string, { "//": unknown }>>
  >;
  const blocks = { ...resource["aws_s3_bucket"], ...data["aws_partition"] };
  return Object.fromEntries(
    Object.entries(blocks).map(([name, block]) => [name, block["//"]]),
  );
}

const BUCKET = { metadata: { path: "stack/bucket", uniqueId: "bucket" } };
const OTHER = { metadata: { path: "stack/other", uniqueId: "other" } };
const PARTITION = {
  metadata: { path: "stack/partition", uniqueId: "partition" },
};

test("without waivers there are CDKTF's own notes alone", () => {
  expect(notes(place().stack)).toEqual({
    bucket: BUCKET,
    other: OTHER,
    partition: PARTITION,
  });
});

test("the waivers of one resource stand beside CDKTF's note, in the order in which they were given", () => {
  const { stack, bucket } = place();
  waive(bucket, "CKV_AWS_18", "no logs");
  waive(bucket, "CKV2_AWS_62", "no events");
  expect(notes(stack)).toEqual({
    bucket: {
      ...BUCKET,
      checkov: {
        skip: [
          { id: "CKV_AWS_18", comment: "no logs" },
          { id: "CKV2_AWS_62", comment: "no events" },
        ],
      },
    },
    other: OTHER,
    partition: PARTITION,
  });
});

test("a data source keeps CDKTF's note beside its waiver, too", () => {
  const { stack, partition } = place();
  waive(partition, "CKV_AWS_358", "wrong");
  expect(notes(stack)).toEqual({
    bucket: BUCKET,
    other: OTHER,
    partition: {
      ...PARTITION,
      checkov: { skip: [{ id: "CKV_AWS_358", comment: "wrong" }] },
    },
  });
});

test("the JSON is the same each time it is written", () => {
  const { stack, bucket } = place();
  waive(bucket, "CKV_AWS_18", "no logs");
  waive(bucket, "CKV2_AWS_62", "no events");
  const first = json(stack);
  expect(json(stack)).toBe(first);
});

test("the HCL is the same as without waivers", () => {
  const { stack, bucket, partition } = place();
  const hcl = () => (stack.toHclTerraform() as { hcl: string }).hcl;
  const before = hcl();
  waive(bucket, "CKV_AWS_18", "no logs");
  waive(partition, "CKV_AWS_358", "wrong");
  expect(hcl()).toBe(before);
});
