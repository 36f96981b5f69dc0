"use strict";
// The least that any CDKTF program needs: plain CDKTF with the bindings, resources, data sources and outputs of one
// backup job, and nothing else.
const { App, TerraformOutput, TerraformStack } = require("cdktf");
const lib = {
  ...require("@cdktf/provider-aws/lib/data-aws-caller-identity"),
  ...require("@cdktf/provider-aws/lib/data-aws-iam-openid-connect-provider"),
  ...require("@cdktf/provider-aws/lib/data-aws-iam-policy-document"),
  ...require("@cdktf/provider-aws/lib/data-aws-partition"),
  ...require("@cdktf/provider-aws/lib/iam-openid-connect-provider"),
  ...require("@cdktf/provider-aws/lib/iam-role"),
  ...require("@cdktf/provider-aws/lib/provider"),
  ...require("@cdktf/provider-aws/lib/s3-bucket"),
  ...require("@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration"),
  ...require("@cdktf/provider-aws/lib/s3-bucket-ownership-controls"),
  ...require("@cdktf/provider-aws/lib/s3-bucket-policy"),
  ...require("@cdktf/provider-aws/lib/s3-bucket-public-access-block"),
  ...require("@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration"),
  ...require("@cdktf/provider-aws/lib/s3-bucket-versioning"),
};

const app = new App({ stackTraces: false });
const stack = new TerraformStack(app, "floor");
new lib.AwsProvider(stack, "aws", { region: "us-east-1" });
new lib.DataAwsCallerIdentity(stack, "caller");
new lib.DataAwsPartition(stack, "partition");
const document = (id) =>
  new lib.DataAwsIamPolicyDocument(stack, id, {
    statement: [{ sid: id, actions: ["s3:ListBucket"], resources: ["*"] }],
  });
new lib.IamOpenidConnectProvider(stack, "github", {
  url: "https://token.actions.githubusercontent.com",
  clientIdList: ["sts.amazonaws.com"],
});
new lib.IamRole(stack, "role", {
  name: "neon-s3-backup-github-actions",
  assumeRolePolicy: document("trust").json,
});
const { bucket } = new lib.S3Bucket(stack, "bucket", {
  bucket: "neon-s3-backup",
});
new lib.S3BucketPublicAccessBlock(stack, "public", { bucket });
new lib.S3BucketOwnershipControls(stack, "ownership", {
  bucket,
  rule: { objectOwnership: "BucketOwnerEnforced" },
});
new lib.S3BucketVersioningA(stack, "versioning", {
  bucket,
  versioningConfiguration: { status: "Enabled" },
});
new lib.S3BucketServerSideEncryptionConfigurationA(stack, "encryption", {
  bucket,
  rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
});
new lib.S3BucketLifecycleConfiguration(stack, "lifecycle", {
  bucket,
  rule: [{ id: "rule", status: "Enabled" }],
});
new lib.S3BucketPolicy(stack, "policy", {
  bucket,
  policy: document("access").json,
});
for (const id of ["AWS_ACCOUNT_ID", "S3_BUCKET_NAME", "IAM_ROLE"])
  new TerraformOutput(stack, id, { value: id });
app.synth();
