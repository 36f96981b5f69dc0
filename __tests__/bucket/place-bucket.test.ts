import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3BucketAccelerateConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-accelerate-configuration";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import type { BackupBucketOptions } from "../../src";
import { FEATURES } from "../../src/bucket/features";
import type { BucketFeature } from "../../src/bucket/features/feature";
import type { Site } from "../../src/bucket/site";
import { placeBucket } from "../../src/bucket/place-bucket";
import { ReadableStack } from "../../src/terraform/readable-stack";
import {
  countByType,
  only,
  synthApp,
  type TerraformJson,
} from "../support/synth";
import { siteIn } from "./support/site";

type Features = readonly BucketFeature<BackupBucketOptions>[];

/** A stack with the bucket `b`, and a setting of another bucket that waits until `b` is ready. */
const synth = (
  options: Partial<BackupBucketOptions> = {},
  change: (stack: TerraformStack) => Partial<Site> = () => ({}),
  features: Features = FEATURES,
) =>
  synthApp((app) => {
    const stack = new (class extends ReadableStack {})(app, "stack");
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    const { bucket, ready } = placeBucket(
      features,
      { name: "neon-s3-backup", ...options },
      siteIn(new Construct(stack, "b"), "neon-s3-backup", change(stack)),
    );
    new S3BucketAccelerateConfiguration(stack, "later", {
      bucket,
      status: "Enabled",
      dependsOn: [ready],
    });
  }).stacks.stack as TerraformJson;

const bucketWith = (options: Partial<BackupBucketOptions>) =>
  only(synth(options).resource, "aws_s3_bucket");

/** What each resource of the bucket waits for. */
const chain = (json: TerraformJson) =>
  Object.fromEntries(
    Object.entries(json.resource).flatMap(([type, { b }]) =>
      b === undefined || !type.startsWith("aws_s3_bucket")
        ? []
        : [[type.replace("aws_s3_bucket", ""), b.depends_on]],
    ),
  );

const LOCK = { mode: "GOVERNANCE", retentionDays: 14 } as const;
const KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd";

test("a bucket has one of each protection and one policy, whatever else it has", () => {
  const { data, resource } = synth();
  expect(countByType(resource)).toEqual({
    aws_s3_bucket: 1,
    // What waits for the bucket.
    aws_s3_bucket_accelerate_configuration: 1,
    aws_s3_bucket_lifecycle_configuration: 1,
    aws_s3_bucket_ownership_controls: 1,
    aws_s3_bucket_policy: 1,
    aws_s3_bucket_public_access_block: 1,
    aws_s3_bucket_server_side_encryption_configuration: 1,
    aws_s3_bucket_versioning: 1,
  });
  expect(countByType(data)).toMatchObject({ aws_iam_policy_document: 1 });
});

test("every write to the bucket waits for the one before, and the policy comes last", () => {
  expect(chain(synth())).toEqual({
    "": undefined,
    _public_access_block: ["aws_s3_bucket.b"],
    _ownership_controls: ["aws_s3_bucket_public_access_block.b"],
    _versioning: ["aws_s3_bucket_ownership_controls.b"],
    _server_side_encryption_configuration: ["aws_s3_bucket_versioning.b"],
    _lifecycle_configuration: [
      "aws_s3_bucket_server_side_encryption_configuration.b",
    ],
    _policy: ["aws_s3_bucket_lifecycle_configuration.b"],
  });
});

test("what is chosen comes between, whatever the order of the features", () => {
  const options = {
    objectLock: LOCK,
    accessLogs: { source: "existing", bucketName: "all-logs" },
    eventBridge: true,
  } as const;
  const json = synth(options);
  expect(chain(json)).toMatchObject({
    _object_lock_configuration: ["aws_s3_bucket_lifecycle_configuration.b"],
    _logging: ["aws_s3_bucket_object_lock_configuration.b"],
    _notification: ["aws_s3_bucket_logging.b"],
    _policy: ["aws_s3_bucket_notification.b"],
  });
  expect(chain(synth(options, undefined, [...FEATURES].reverse()))).toEqual(
    chain(json),
  );
});

test("who uses the bucket waits for its policy, and calls it by its name", () => {
  expect(
    synth().resource.aws_s3_bucket_accelerate_configuration?.later,
  ).toEqual({
    bucket: "${aws_s3_bucket.b.bucket}",
    status: "Enabled",
    depends_on: ["aws_s3_bucket_policy.b"],
  });
});

test("by default the bucket has its name alone, and Terraform refuses to destroy it", () => {
  expect(bucketWith({})).toEqual({
    bucket: "neon-s3-backup",
    lifecycle: { prevent_destroy: true },
  });
});

test("the bucket can be destroyed where that is allowed, and even then not with what it holds", () => {
  expect(bucketWith({ dangerouslyAllowDestroy: true })).toEqual({
    bucket: "neon-s3-backup",
    lifecycle: { prevent_destroy: false },
  });
});

test("the bucket has its tags, as text that Terraform does not take for its own", () => {
  expect(bucketWith({ tags: { team: "db", cost: "${x}" } }).tags).toEqual({
    team: "db",
    cost: "$${x}",
  });
});

test("Object Lock is turned on with the bucket, and only where it is asked for", () => {
  expect(bucketWith({ objectLock: LOCK }).object_lock_enabled).toBe(true);
  expect(bucketWith({})).not.toHaveProperty("object_lock_enabled");
});

test("what must hold of whoever applies stands at the bucket, before anything of it is written", () => {
  const lifecycle = bucketWith({
    administrators: ["arn:aws:iam::123456789012:user/alice"],
  }).lifecycle as { precondition: unknown[] };
  expect(lifecycle.precondition).toHaveLength(1);
});

test("with a key the encryption waits until that can be used", () => {
  const { resource } = synth(
    { kmsKey: { source: "existing", arn: KEY } },
    () => ({ region: "us-east-1" }),
  );
  expect(
    only(resource, "aws_s3_bucket_server_side_encryption_configuration"),
  ).toMatchObject({
    rule: [
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id: KEY,
        },
      },
    ],
    depends_on: ["aws_s3_bucket_versioning.b", "data.aws_kms_key.b"],
  });
});

test("the policy alone waits for the principals that it names", () => {
  const json = synth({}, (stack) => ({
    jobs: ["one", "two"].map((id) => ({
      arn: `arn:aws:iam::123456789012:role/${id}`,
      dependsOn: [new IamRole(stack, id, { assumeRolePolicy: "{}" })],
    })),
  }));
  const { _policy, ...others } = chain(json);
  expect(_policy).toEqual([
    "aws_s3_bucket_lifecycle_configuration.b",
    "aws_iam_role.one",
    "aws_iam_role.two",
  ]);
  expect(JSON.stringify(others)).not.toContain("aws_iam_role");
});

test("a bucket in another region goes by that region's provider with all that it has", () => {
  const { resource } = synth({ objectLock: LOCK }, (stack) => ({
    provider: new AwsProvider(stack, "other", {
      alias: "other",
      region: "eu-west-1",
    }),
  }));
  const providers = Object.entries(resource).flatMap(([type, { b }]) =>
    b === undefined ? [] : [[type, b.provider]],
  );
  expect(providers).toHaveLength(8);
  expect(providers.filter(([, provider]) => provider !== "aws.other")).toEqual(
    [],
  );
});

test("in the stack's own region nothing names a provider", () => {
  expect(JSON.stringify(synth().resource)).not.toContain('"provider"');
});
