import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { EVERYONE, type PolicyStatement } from "../../src/aws/policy-document";
import { useKey } from "../../src/bucket/kms/existing-key";
import { notifyEventBridge } from "../../src/bucket/notifications";
import {
  placeProtectedBucket,
  type ProtectedBucketOptions,
} from "../../src/bucket/protected-bucket";
import { keepVersions } from "../../src/bucket/versioning";
import { ShortAddressStack } from "../../src/terraform/short-address-stack";
import {
  countByType,
  only,
  synthApp,
  type TerraformJson,
} from "../support/synth";

const denial: PolicyStatement = {
  sid: "DenyPlainHttp",
  effect: "Deny",
  actions: ["s3:*"],
  principals: EVERYONE,
  resources: ["arn:aws:s3:::neon-s3-backup"],
};
const OPTIONS: ProtectedBucketOptions = {
  name: "neon-s3-backup",
  allowDestroy: false,
  retention: { recoverableDays: 30 },
  statements: [denial],
};

/** A stack with the bucket `b`, and a setting of another bucket that waits until `b` is ready. */
const synth = (
  options: (
    stack: TerraformStack,
  ) => Partial<ProtectedBucketOptions> = () => ({}),
) =>
  synthApp((app) => {
    const stack = new (class extends ShortAddressStack {})(app, "stack");
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    const { bucket, ready } = placeProtectedBucket(new Construct(stack, "b"), {
      ...OPTIONS,
      ...options(stack),
    });
    keepVersions(new Construct(stack, "later"), { bucket, dependsOn: [ready] });
  }).stacks.stack as TerraformJson;

const bucketWith = (options: Partial<ProtectedBucketOptions>) =>
  only(synth(() => options).resource, "aws_s3_bucket");

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
    aws_s3_bucket_lifecycle_configuration: 1,
    aws_s3_bucket_ownership_controls: 1,
    aws_s3_bucket_policy: 1,
    aws_s3_bucket_public_access_block: 1,
    aws_s3_bucket_server_side_encryption_configuration: 1,
    // The bucket's, and the one that waits for it.
    aws_s3_bucket_versioning: 2,
  });
  expect(countByType(data)).toEqual({ aws_iam_policy_document: 1 });
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

test("Object Lock and what only this bucket has come between, in the order that is given", () => {
  const json = synth((stack) => ({
    objectLock: LOCK,
    settings: ["one", "two"].map(
      (id) => (placed) => notifyEventBridge(new Construct(stack, id), placed),
    ),
  }));
  const { one, two } = json.resource.aws_s3_bucket_notification ?? {};
  expect(
    only(json.resource, "aws_s3_bucket_object_lock_configuration"),
  ).toEqual({
    bucket: "${aws_s3_bucket.b.bucket}",
    rule: { default_retention: { mode: "GOVERNANCE", days: 14 } },
    depends_on: ["aws_s3_bucket_lifecycle_configuration.b"],
  });
  expect(one).toEqual({
    bucket: "${aws_s3_bucket.b.bucket}",
    eventbridge: true,
    depends_on: ["aws_s3_bucket_object_lock_configuration.b"],
  });
  expect(two?.depends_on).toEqual(["aws_s3_bucket_notification.one"]);
  expect(only(json.resource, "aws_s3_bucket_policy").depends_on).toEqual([
    "aws_s3_bucket_notification.two",
  ]);
});

test("a setting gets the bucket's provider, too", () => {
  const seen: unknown[] = [];
  const other: AwsProvider[] = [];
  synth((stack) => {
    const provider = new AwsProvider(stack, "other", {
      alias: "other",
      region: "eu-west-1",
    });
    other.push(provider);
    return {
      provider,
      settings: [
        (placed) => {
          seen.push(placed.provider);
          return notifyEventBridge(new Construct(stack, "one"), placed);
        },
      ],
    };
  });
  expect(seen).toHaveLength(1);
  expect(seen[0]).toBe(other[0]);
});

test("who uses the bucket waits for its policy, and calls it by its name", () => {
  expect(synth().resource.aws_s3_bucket_versioning?.later).toEqual({
    bucket: "${aws_s3_bucket.b.bucket}",
    versioning_configuration: { status: "Enabled" },
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
  expect(bucketWith({ allowDestroy: true })).toEqual({
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
  const precondition = [{ condition: "${true}", errorMessage: "no" }];
  expect(bucketWith({ precondition }).lifecycle).toEqual({
    prevent_destroy: true,
    precondition: [{ condition: "${true}", error_message: "no" }],
  });
});

test("with a key the encryption waits until that can be used, and the policy is what it was", () => {
  const json = synth((stack) => ({ key: useKey(stack, KEY) }));
  expect(
    only(json.resource, "aws_s3_bucket_server_side_encryption_configuration"),
  ).toEqual({
    bucket: "${aws_s3_bucket.b.bucket}",
    rule: [
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id: KEY,
        },
        bucket_key_enabled: true,
        blocked_encryption_types: ["SSE-C"],
      },
    ],
    depends_on: ["aws_s3_bucket_versioning.b", "data.aws_kms_key.key"],
  });
  expect(only(json.data, "aws_iam_policy_document")).toEqual({
    statement: [denial],
  });
});

test("the policy alone waits for the principals that it names", () => {
  const json = synth((stack) => ({
    principals: ["one", "two"].map(
      (id) => new IamRole(stack, id, { assumeRolePolicy: "{}" }),
    ),
  }));
  const { _policy, ...others } = chain(json);
  expect(_policy).toEqual([
    "aws_s3_bucket_lifecycle_configuration.b",
    "aws_iam_role.one",
    "aws_iam_role.two",
  ]);
  expect(JSON.stringify(others)).not.toContain("aws_iam_role");
});

test("the policy has the statements that are given, and no other", () => {
  expect(only(synth().data, "aws_iam_policy_document")).toEqual({
    statement: [denial],
  });
});

test("a bucket in another region goes by that region's provider with all that it has", () => {
  const { resource } = synth((stack) => ({
    objectLock: LOCK,
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
