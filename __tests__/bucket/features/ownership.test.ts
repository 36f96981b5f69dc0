import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { ownObjects } from "../../../src/bucket/features/ownership";
import { type Block, only, synthForeign } from "../../support/synth";

test("the bucket's account owns every object, and access control lists are off", () => {
  const { resource } = synthForeign((stack) => {
    ownObjects(stack, { bucket: "neon-s3-backup", dependsOn: [] });
  });
  expect(Object.keys(resource)).toEqual(["aws_s3_bucket_ownership_controls"]);
  expect(only(resource, "aws_s3_bucket_ownership_controls")).toEqual({
    bucket: "neon-s3-backup",
    depends_on: [],
    rule: { object_ownership: "BucketOwnerEnforced" },
  });
});

test("it waits for what must be done before, and is what the next one waits for", () => {
  const { resource } = synthForeign((stack) => {
    const first = ownObjects(new Construct(stack, "first"), {
      bucket: "one",
      dependsOn: [],
    });
    ownObjects(new Construct(stack, "second"), {
      bucket: "two",
      dependsOn: [first],
    });
  });
  const [[first], [, second]] = Object.entries(
    resource.aws_s3_bucket_ownership_controls ?? {},
  ) as [[string, Block], [string, Block]];
  expect(second.depends_on).toEqual([
    `aws_s3_bucket_ownership_controls.${first}`,
  ]);
});

test("a bucket in another region goes by that region's provider", () => {
  const { resource } = synthForeign((stack) => {
    const provider = new AwsProvider(stack, "other", {
      alias: "other",
      region: "eu-west-1",
    });
    ownObjects(stack, { bucket: "neon-s3-backup", dependsOn: [], provider });
  });
  expect(only(resource, "aws_s3_bucket_ownership_controls").provider).toBe(
    "aws.other",
  );
});
