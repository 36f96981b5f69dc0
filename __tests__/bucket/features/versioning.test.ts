import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { keepVersions } from "../../../src/bucket/features/versioning";
import { type Block, only, synthForeign } from "../../support/synth";

test("versioning is on", () => {
  const { resource } = synthForeign((stack) => {
    keepVersions(stack, { bucket: "neon-s3-backup", dependsOn: [] });
  });
  expect(Object.keys(resource)).toEqual(["aws_s3_bucket_versioning"]);
  expect(only(resource, "aws_s3_bucket_versioning")).toEqual({
    bucket: "neon-s3-backup",
    depends_on: [],
    versioning_configuration: { status: "Enabled" },
  });
});

test("it waits for what must be done before, and is what the next one waits for", () => {
  const { resource } = synthForeign((stack) => {
    const first = keepVersions(new Construct(stack, "first"), {
      bucket: "one",
      dependsOn: [],
    });
    keepVersions(new Construct(stack, "second"), {
      bucket: "two",
      dependsOn: [first],
    });
  });
  const [[first], [, second]] = Object.entries(
    resource.aws_s3_bucket_versioning ?? {},
  ) as [[string, Block], [string, Block]];
  expect(second.depends_on).toEqual([`aws_s3_bucket_versioning.${first}`]);
});

test("a bucket in another region goes by that region's provider", () => {
  const { resource } = synthForeign((stack) => {
    const provider = new AwsProvider(stack, "other", {
      alias: "other",
      region: "eu-west-1",
    });
    keepVersions(stack, { bucket: "neon-s3-backup", dependsOn: [], provider });
  });
  expect(only(resource, "aws_s3_bucket_versioning").provider).toBe("aws.other");
});
