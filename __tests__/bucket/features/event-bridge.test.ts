import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { Construct } from "constructs";
import { notifyEventBridge } from "../../../src/bucket/features/event-bridge";
import { type Block, only, synthForeign } from "../../support/synth";

test("the bucket sends its events to EventBridge, and nowhere else", () => {
  const { resource } = synthForeign((stack) => {
    notifyEventBridge(stack, { bucket: "neon-s3-backup", dependsOn: [] });
  });
  expect(Object.keys(resource)).toEqual(["aws_s3_bucket_notification"]);
  expect(only(resource, "aws_s3_bucket_notification")).toEqual({
    bucket: "neon-s3-backup",
    depends_on: [],
    eventbridge: true,
  });
});

test("it waits for what must be done before, and is what the next one waits for", () => {
  const { resource } = synthForeign((stack) => {
    const first = notifyEventBridge(new Construct(stack, "first"), {
      bucket: "one",
      dependsOn: [],
    });
    notifyEventBridge(new Construct(stack, "second"), {
      bucket: "two",
      dependsOn: [first],
    });
  });
  const [[first], [, second]] = Object.entries(
    resource.aws_s3_bucket_notification ?? {},
  ) as [[string, Block], [string, Block]];
  expect(second.depends_on).toEqual([`aws_s3_bucket_notification.${first}`]);
});

test("a bucket in another region goes by that region's provider", () => {
  const { resource } = synthForeign((stack) => {
    const provider = new AwsProvider(stack, "other", {
      alias: "other",
      region: "eu-west-1",
    });
    notifyEventBridge(stack, {
      bucket: "neon-s3-backup",
      dependsOn: [],
      provider,
    });
  });
  expect(only(resource, "aws_s3_bucket_notification").provider).toBe(
    "aws.other",
  );
});
