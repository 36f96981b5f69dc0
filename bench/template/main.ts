// What CDKTF's own TypeScript template leads to: the whole provider imported from its root, run by ts-node.
import * as aws from "@cdktf/provider-aws";
import { App, TerraformOutput, TerraformStack } from "cdktf";

const app = new App();
const stack = new TerraformStack(app, "template");
new aws.provider.AwsProvider(stack, "aws", { region: "us-east-1" });
new aws.dataAwsCallerIdentity.DataAwsCallerIdentity(stack, "caller");
new aws.dataAwsPartition.DataAwsPartition(stack, "partition");
const document = (id: string) =>
  new aws.dataAwsIamPolicyDocument.DataAwsIamPolicyDocument(stack, id, {
    statement: [{ sid: id, actions: ["s3:ListBucket"], resources: ["*"] }],
  });
new aws.iamOpenidConnectProvider.IamOpenidConnectProvider(stack, "github", {
  url: "https://token.actions.githubusercontent.com",
  clientIdList: ["sts.amazonaws.com"],
});
new aws.iamRole.IamRole(stack, "role", {
  name: "neon-s3-backup-github-actions",
  assumeRolePolicy: document("trust").json,
});
const { bucket } = new aws.s3Bucket.S3Bucket(stack, "bucket", {
  bucket: "neon-s3-backup",
});
new aws.s3BucketPublicAccessBlock.S3BucketPublicAccessBlock(stack, "public", {
  bucket,
});
new aws.s3BucketOwnershipControls.S3BucketOwnershipControls(stack, "owner", {
  bucket,
  rule: { objectOwnership: "BucketOwnerEnforced" },
});
new aws.s3BucketVersioning.S3BucketVersioningA(stack, "versioning", {
  bucket,
  versioningConfiguration: { status: "Enabled" },
});
new aws.s3BucketServerSideEncryptionConfiguration.S3BucketServerSideEncryptionConfigurationA(
  stack,
  "encryption",
  {
    bucket,
    rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
  },
);
new aws.s3BucketLifecycleConfiguration.S3BucketLifecycleConfiguration(
  stack,
  "lifecycle",
  { bucket, rule: [{ id: "rule", status: "Enabled" }] },
);
new aws.s3BucketPolicy.S3BucketPolicy(stack, "policy", {
  bucket,
  policy: document("access").json,
});
for (const id of ["AWS_ACCOUNT_ID", "S3_BUCKET_NAME", "IAM_ROLE"])
  new TerraformOutput(stack, id, { value: id });
app.synth();
