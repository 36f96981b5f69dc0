import { Construct } from "constructs";
import { encryptObjects } from "../../src/bucket/encryption";
import { type Block, only, synthForeign } from "../support/synth";

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
