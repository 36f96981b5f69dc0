import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { blockPublicAccess } from "../../../src/bucket/features/public-access";
import { type Block, only, synthForeign } from "../../support/synth";

test("all four ways in for the public are blocked", () => {
  const { resource } = synthForeign((stack) => {
    blockPublicAccess(stack, { bucket: "neon-s3-backup", dependsOn: [] });
  });
  expect(Object.keys(resource)).toEqual(["aws_s3_bucket_public_access_block"]);
  expect(only(resource, "aws_s3_bucket_public_access_block")).toEqual({
    bucket: "neon-s3-backup",
    depends_on: [],
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
});

test("it waits for what must be done before, and is what the next one waits for", () => {
  const { resource } = synthForeign((stack) => {
    const first = blockPublicAccess(new Construct(stack, "first"), {
      bucket: "one",
      dependsOn: [],
    });
    blockPublicAccess(new Construct(stack, "second"), {
      bucket: "two",
      dependsOn: [first],
    });
  });
  const [[first], [, second]] = Object.entries(
    resource.aws_s3_bucket_public_access_block ?? {},
  ) as [[string, Block], [string, Block]];
  expect(second.depends_on).toEqual([
    `aws_s3_bucket_public_access_block.${first}`,
  ]);
});

test("a bucket in another region goes by that region's provider", () => {
  const { resource } = synthForeign((stack) => {
    const provider = new AwsProvider(stack, "other", {
      alias: "other",
      region: "eu-west-1",
    });
    blockPublicAccess(stack, {
      bucket: "neon-s3-backup",
      dependsOn: [],
      provider,
    });
  });
  expect(only(resource, "aws_s3_bucket_public_access_block").provider).toBe(
    "aws.other",
  );
});
