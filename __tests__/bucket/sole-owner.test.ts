import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import { S3BucketNotification } from "@cdktf/provider-aws/lib/s3-bucket-notification";
import { S3BucketObjectLockConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-object-lock-configuration";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketReplicationConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { type App, Aspects, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { PostgresBackupStack, type PostgresBackupStackProps } from "../../src";
import { EVERYTHING } from "../support/everything";
import { GUIDE, synthApp } from "../support/synth";

const NAME = GUIDE.bucket.name;
const PROPS: PostgresBackupStackProps = {
  ...EVERYTHING,
  bucket: { ...EVERYTHING.bucket, name: NAME },
};

/** A setting of a bucket, as somebody else makes it. */
type Place = (scope: Construct, bucket: string) => void;

const policy: Place = (scope, bucket) => {
  new S3BucketPolicy(scope, "mine", { bucket, policy: "{}" });
};

/** Every setting that a bucket can have one of, and what is said in place of it. */
const SETTINGS: readonly (readonly [string, Place])[] = [
  ["aws_s3_bucket_policy", policy],
  [
    "aws_s3_bucket_notification",
    (scope, bucket) => new S3BucketNotification(scope, "mine", { bucket }),
  ],
  [
    "aws_s3_bucket_lifecycle_configuration",
    (scope, bucket) =>
      new S3BucketLifecycleConfiguration(scope, "mine", { bucket, rule: [] }),
  ],
  [
    "aws_s3_bucket_versioning",
    (scope, bucket) =>
      new S3BucketVersioningA(scope, "mine", {
        bucket,
        versioningConfiguration: { status: "Suspended" },
      }),
  ],
  [
    "aws_s3_bucket_server_side_encryption_configuration",
    (scope, bucket) =>
      new S3BucketServerSideEncryptionConfigurationA(scope, "mine", {
        bucket,
        rule: [],
      }),
  ],
  [
    "aws_s3_bucket_public_access_block",
    (scope, bucket) => new S3BucketPublicAccessBlock(scope, "mine", { bucket }),
  ],
  [
    "aws_s3_bucket_ownership_controls",
    (scope, bucket) =>
      new S3BucketOwnershipControls(scope, "mine", {
        bucket,
        rule: { objectOwnership: "ObjectWriter" },
      }),
  ],
  [
    "aws_s3_bucket_logging",
    (scope, bucket) =>
      new S3BucketLoggingA(scope, "mine", {
        bucket,
        targetBucket: "logs",
        targetPrefix: "",
      }),
  ],
  [
    "aws_s3_bucket_replication_configuration",
    (scope, bucket) =>
      new S3BucketReplicationConfigurationA(scope, "mine", {
        bucket,
        role: "role",
        rule: [],
      }),
  ],
  [
    "aws_s3_bucket_object_lock_configuration",
    (scope, bucket) =>
      new S3BucketObjectLockConfigurationA(scope, "mine", { bucket }),
  ],
  ["aws_s3_bucket", (scope, bucket) => new S3Bucket(scope, "mine", { bucket })],
];

/** The app with the stack, and what somebody adds to it before and behind it. */
function build(
  add: (app: App, stack: PostgresBackupStack) => void,
  props: PostgresBackupStackProps = PROPS,
) {
  return () =>
    synthApp((app) => {
      const early = foreign(app, "early");
      const stack = new PostgresBackupStack(app, "stack", props);
      const late = foreign(app, "late");
      void [early, late];
      add(app, stack);
    });
}

function foreign(app: App, id: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  return stack;
}

const stackOf = (app: App, id: string) =>
  app.node.findChild(id) as TerraformStack;

const bucketOf = (stack: PostgresBackupStack) =>
  stack.node.findChild("backups").node.findChild("Default") as S3Bucket;

/** Adds something when the stack is visited at synth. */
function byAspect(scope: TerraformStack, place: () => void): void {
  let isPlaced = false;
  Aspects.of(scope).add({
    visit() {
      if (isPlaced) return;
      isPlaced = true;
      place();
    },
  });
}

describe.each(SETTINGS)(
  "a second %s of a bucket that is made here",
  (type, place) => {
    test("is refused, with both constructs and what to do", () => {
      expect(
        build((_, stack) => {
          place(stack, NAME);
        }),
      ).toThrow(
        new RegExp(
          `stack/backups/[\\w-]+ and stack/mine both make the ${type} of the bucket "${NAME}", so that each apply would undo the other's: remove stack/mine`,
        ),
      );
    });

    test("of another bucket is not", () => {
      expect(
        build((_, stack) => {
          place(stack, "another-bucket");
        }),
      ).not.toThrow();
    });
  },
);

const BOTH = /stack\/backups\/policy and (?:stack|early|late)\/mine both make/;

test.each<[string, (stack: PostgresBackupStack) => string]>([
  ["its name", () => NAME],
  ["its attribute `bucket`", (stack) => bucketOf(stack).bucket],
  ["its attribute `id`", (stack) => bucketOf(stack).id],
  ["an expression", () => "${aws_s3_bucket.backups.id}"],
  ["an expression around it", (stack) => `\${${bucketOf(stack).fqn}.id}`],
])("a bucket is known by %s", (_, named) => {
  expect(
    build((__, stack) => {
      policy(stack, named(stack));
    }),
  ).toThrow(BOTH);
});

describe.each(["early", "late"])("from a stack that comes %s", (id) => {
  test.each([
    ["name", () => NAME],
    ["reference", (stack: PostgresBackupStack) => bucketOf(stack).id],
  ])("it is refused by %s", (_, named) => {
    expect(
      build((app, stack) => {
        policy(stackOf(app, id), named(stack));
      }),
    ).toThrow(BOTH);
  });

  test("it is refused where an Aspect adds it", () => {
    expect(
      build((app) => {
        const stack = stackOf(app, id);
        byAspect(stack, () => {
          policy(stack, NAME);
        });
      }),
    ).toThrow(BOTH);
  });
});

test("it is refused where an Aspect adds it to the stack", () => {
  expect(
    build((_, stack) => {
      byAspect(stack, () => {
        policy(stack, NAME);
      });
    }),
  ).toThrow(BOTH);
});

test("buckets for copies and for logs are guarded as well", () => {
  for (const bucket of ["octo-org-backups-copies", "octo-org-backups-logs"]) {
    expect(
      build((_, stack) => {
        policy(stack, bucket);
      }),
    ).toThrow(/both make the aws_s3_bucket_policy of the bucket "octo-org-/);
  }
});

test("the first one of its kind is nobody's second", () => {
  expect(
    build((_, stack) => {
      new S3BucketNotification(stack, "mine", { bucket: NAME });
    }, GUIDE),
  ).not.toThrow();
});
