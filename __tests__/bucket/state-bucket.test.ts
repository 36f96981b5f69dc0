import {
  BackupRole,
  GitHubIdentityProvider,
  StateBucket,
  type StateBucketOptions,
} from "../../src";
import { EVERYONE } from "../../src/aws/policy-document";
import { DESTRUCTIVE_ACTIONS } from "../../src/bucket/features";
import { denyOldTransport } from "../../src/bucket/features/transport";
import { denyCustomerKeys } from "../../src/bucket/features/upload-encryption";
import {
  type Block,
  countByType,
  only,
  synthForeign,
  type TerraformJson,
} from "../support/synth";
import { TRUST } from "../support/trust-fixtures";

const NAME = "octo-org-terraform-state";
const ADMINISTRATOR = "arn:aws:iam::123456789012:role/administrator";

const synth = (
  options: Partial<StateBucketOptions> = {},
  users: readonly string[] = [],
) =>
  synthForeign((stack) => {
    const identityProvider = new GitHubIdentityProvider(stack, "github");
    new StateBucket(stack, "states", {
      name: NAME,
      ...options,
      users:
        users.length === 0
          ? undefined
          : users.map(
              (roleName) =>
                new BackupRole(stack, roleName, {
                  roleName,
                  trust: [TRUST],
                  identityProvider,
                }),
            ),
    });
  });

const bucketWith = (options?: Partial<StateBucketOptions>) =>
  only(synth(options).resource, "aws_s3_bucket");

/** The statements of the bucket's policy. */
const statements = ({ data }: TerraformJson) =>
  Object.values(data["aws_iam_policy_document"] ?? {}).flatMap(
    ({ statement }) =>
      (statement as Block[]).filter(({ resources }) => resources !== undefined),
  );

const ARN = /^arn:\$\{data\.aws_partition\.\w+\.partition\}:s3:::/;
const spelledOut = (json: TerraformJson) =>
  statements(json).map((statement) => ({
    ...statement,
    resources: (statement["resources"] as string[]).map((one) =>
      one.replace(ARN, "arn:aws:s3:::"),
    ),
  }));

test("a bucket for states has every protection that one for backups has by default", () => {
  const { resource } = synth();
  expect(countByType(resource)).toEqual({
    aws_iam_openid_connect_provider: 1,
    aws_s3_bucket: 1,
    aws_s3_bucket_lifecycle_configuration: 1,
    aws_s3_bucket_ownership_controls: 1,
    aws_s3_bucket_policy: 1,
    aws_s3_bucket_public_access_block: 1,
    aws_s3_bucket_server_side_encryption_configuration: 1,
    aws_s3_bucket_versioning: 1,
  });
  expect(only(resource, "aws_s3_bucket_public_access_block")).toMatchObject({
    block_public_acls: true,
    block_public_policy: true,
    ignore_public_acls: true,
    restrict_public_buckets: true,
  });
  expect(only(resource, "aws_s3_bucket_versioning")).toMatchObject({
    versioning_configuration: { status: "Enabled" },
  });
});

test("Terraform refuses to destroy it, unless the loudly named prop lets it", () => {
  expect(bucketWith()).toEqual({
    bucket: NAME,
    lifecycle: { prevent_destroy: true },
  });
  expect(bucketWith({ dangerouslyAllowDestroy: false })["lifecycle"]).toEqual({
    prevent_destroy: true,
  });
  expect(bucketWith({ dangerouslyAllowDestroy: true })["lifecycle"]).toEqual({
    prevent_destroy: false,
  });
});

test("its tags are its own", () => {
  expect(bucketWith({ tags: { team: "platform" } })["tags"]).toEqual({
    team: "platform",
  });
});

test("a state that was overwritten can be brought back for 90 days, or for as long as is said", () => {
  const days = (options?: Partial<StateBucketOptions>) => {
    const { rule } = only(
      synth(options).resource,
      "aws_s3_bucket_lifecycle_configuration",
    ) as unknown as {
      rule: { noncurrent_version_expiration?: Block[]; expiration?: Block[] }[];
    };
    expect(rule.flatMap(({ expiration = [] }) => expiration)).toEqual([
      { expired_object_delete_marker: true },
    ]);
    return rule.flatMap((one) => one.noncurrent_version_expiration ?? []);
  };
  expect(days()).toEqual([{ noncurrent_days: 90 }]);
  expect(days({ recoverableDays: 365 })).toEqual([{ noncurrent_days: 365 }]);
});

test("its policy lets nobody in, and refuses everyone what nobody needs", () => {
  const arn = `arn:aws:s3:::${NAME}`;
  expect(spelledOut(synth())).toEqual([
    ...denyOldTransport(arn),
    denyCustomerKeys(arn),
  ]);
});

test("those who use it can delete no version and change no protection, and are there before its policy", () => {
  const json = synth({}, ["plan", "deploy"]);
  expect(spelledOut(json).slice(3)).toEqual([
    {
      sid: "DenyDeletingVersionsAndChangingProtections",
      effect: "Deny",
      actions: DESTRUCTIVE_ACTIONS,
      principals: [
        {
          type: "AWS",
          identifiers: [
            expect.stringMatching(/:role\/plan$/),
            expect.stringMatching(/:role\/deploy$/),
          ],
        },
      ],
      resources: [`arn:aws:s3:::${NAME}`, `arn:aws:s3:::${NAME}/*`],
    },
  ]);
  expect(only(json.resource, "aws_s3_bucket_policy")["depends_on"]).toEqual([
    expect.stringMatching(/^aws_s3_bucket_lifecycle_configuration\./),
    "aws_iam_role.plan",
    "aws_iam_role.deploy",
  ]);
});

test("with administrators everyone else can, and whoever applies must be one", () => {
  const json = synth({ administrators: [ADMINISTRATOR] }, ["plan"]);
  expect(spelledOut(json).slice(3)).toMatchObject([
    {
      principals: EVERYONE,
      condition: [
        {
          test: "ArnNotEquals",
          variable: "aws:PrincipalArn",
          values: [ADMINISTRATOR, expect.stringMatching(/:root$/)],
        },
      ],
    },
  ]);
  expect(only(json.resource, "aws_s3_bucket")["lifecycle"]).toMatchObject({
    precondition: [{ error_message: expect.stringContaining("lock itself") }],
  });
});
