import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { encryptObjects } from "../../../src/bucket/features/encryption";
import { type Block, only, synthForeign } from "../../support/synth";

test("objects are encrypted with S3's keys, and a client's own keys are refused", () => {
  const { resource } = synthForeign((stack) => {
    encryptObjects(stack, { bucket: "neon-s3-backup", dependsOn: [] });
  });
  expect(Object.keys(resource)).toEqual([
    "aws_s3_bucket_server_side_encryption_configuration",
  ]);
  expect(
    only(resource, "aws_s3_bucket_server_side_encryption_configuration"),
  ).toEqual({
    bucket: "neon-s3-backup",
    depends_on: [],
    rule: [
      {
        apply_server_side_encryption_by_default: { sse_algorithm: "AES256" },
        blocked_encryption_types: ["SSE-C"],
      },
    ],
  });
});

test("with a key of KMS objects are encrypted with that, and one key of it is for many objects", () => {
  const { resource } = synthForeign((stack) => {
    encryptObjects(
      stack,
      { bucket: "neon-s3-backup", dependsOn: [] },
      "arn:aws:kms:us-east-1:123456789012:alias/neon-s3-backup",
    );
  });
  expect(
    only(resource, "aws_s3_bucket_server_side_encryption_configuration"),
  ).toEqual({
    bucket: "neon-s3-backup",
    depends_on: [],
    rule: [
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id:
            "arn:aws:kms:us-east-1:123456789012:alias/neon-s3-backup",
        },
        bucket_key_enabled: true,
        blocked_encryption_types: ["SSE-C"],
      },
    ],
  });
});

test("it waits for what must be done before, and is what the next one waits for", () => {
  const { resource } = synthForeign((stack) => {
    const first = encryptObjects(new Construct(stack, "first"), {
      bucket: "one",
      dependsOn: [],
    });
    encryptObjects(new Construct(stack, "second"), {
      bucket: "two",
      dependsOn: [first],
    });
  });
  const [[first], [, second]] = Object.entries(
    resource.aws_s3_bucket_server_side_encryption_configuration ?? {},
  ) as [[string, Block], [string, Block]];
  expect(second.depends_on).toEqual([
    `aws_s3_bucket_server_side_encryption_configuration.${first}`,
  ]);
});

test("a bucket in another region goes by that region's provider", () => {
  const { resource } = synthForeign((stack) => {
    const provider = new AwsProvider(stack, "other", {
      alias: "other",
      region: "eu-west-1",
    });
    encryptObjects(stack, {
      bucket: "neon-s3-backup",
      dependsOn: [],
      provider,
    });
  });
  expect(
    only(resource, "aws_s3_bucket_server_side_encryption_configuration")
      .provider,
  ).toBe("aws.other");
});
