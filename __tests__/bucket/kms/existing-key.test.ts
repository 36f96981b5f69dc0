import { TerraformOutput, TerraformVariable } from "cdktf";
import { useKey } from "../../../src/bucket/kms/existing-key";
import { keepVersions } from "../../../src/bucket/features/versioning";
import {
  countByType,
  GUIDE,
  only,
  synthForeign,
  synthStack,
} from "../../support/synth";

const ARN = "arn:aws:kms:us-east-1:123456789012:key/1234abcd";

const synth = (arn = ARN) =>
  synthForeign((stack) => {
    const key = useKey(stack, arn);
    new TerraformOutput(stack, "arn", { value: key.arn });
    new TerraformOutput(stack, "alias-name", { value: key.alias ?? "none" });
    keepVersions(stack, { bucket: "b", dependsOn: [key.ready] });
  });

test("nothing is made, and the key is looked up by its ARN", () => {
  const { data, resource } = synth();
  expect(Object.keys(resource)).toEqual(["aws_s3_bucket_versioning"]);
  expect(countByType(data)).toEqual({ aws_kms_key: 1 });
});

test("the plan stops where the key can't encrypt backups, and says which key it must be", () => {
  expect(only(synth().data, "aws_kms_key")).toEqual({
    key_id: ARN,
    lifecycle: {
      postcondition: [
        {
          condition:
            '${self.key_state == "Enabled" && self.key_spec == "SYMMETRIC_DEFAULT" && self.key_usage == "ENCRYPT_DECRYPT"}',
          error_message: `The key ${ARN} can't encrypt backups: it must be enabled, symmetric and for encryption.`,
        },
      ],
    },
  });
});

test("the bucket knows the key by its ARN, and can use it once it has been looked up", () => {
  const { output, resource } = synth();
  expect(output?.arn?.value).toBe(ARN);
  expect(output?.["alias-name"]?.value).toBe("none");
  expect(only(resource, "aws_s3_bucket_versioning").depends_on).toEqual([
    "data.aws_kms_key.key",
  ]);
});

test("an ARN that only Terraform knows is passed on", () => {
  const { data, output } = synthForeign((stack) => {
    const { stringValue } = new TerraformVariable(stack, "key-arn", {});
    new TerraformOutput(stack, "arn", {
      value: useKey(stack, stringValue).arn,
    });
  });
  const key = only(data, "aws_kms_key");
  expect(key.key_id).toBe("${var.key-arn}");
  expect(JSON.stringify(key.lifecycle)).toContain(
    "The key ${var.key-arn} can't encrypt",
  );
  expect(output?.arn?.value).toBe("${var.key-arn}");
});

test("a bucket with a key that exists encrypts with that, once it has been looked up, and makes none", () => {
  const { data, resource } = synthStack({
    bucket: { ...GUIDE.bucket, kmsKey: { source: "existing", arn: ARN } },
  });
  expect(
    only(resource, "aws_s3_bucket_server_side_encryption_configuration"),
  ).toEqual({
    bucket: "${aws_s3_bucket.backups.bucket}",
    rule: [
      {
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id: ARN,
        },
        bucket_key_enabled: true,
        blocked_encryption_types: ["SSE-C"],
      },
    ],
    depends_on: [
      "aws_s3_bucket_versioning.backups",
      "data.aws_kms_key.backups",
    ],
  });
  expect(Object.keys(resource).filter((type) => /kms/.test(type))).toEqual([]);
  expect(Object.keys(data.aws_kms_key ?? {})).toEqual(["backups"]);
  expect(JSON.stringify(data.aws_iam_policy_document?.backups)).toContain(
    "DenyOtherEncryption",
  );
});
