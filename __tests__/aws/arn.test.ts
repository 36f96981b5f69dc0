import {
  bucketArn,
  kmsArn,
  kmsParts,
  oidcProviderArn,
  pathAndName,
  roleArn,
  rootArn,
  someAccount,
} from "../../src/aws/arn";

const account = { partition: "aws", accountId: "123456789012" };
const china = { partition: "aws-cn", accountId: "123456789012" };

test("an identity provider's ARN ends in its issuer without the scheme", () => {
  expect(
    oidcProviderArn(account, "token.actions.githubusercontent.com/octo"),
  ).toBe(
    "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com/octo",
  );
});

test.each([
  ["/", "arn:aws:iam::123456789012:role/backup"],
  ["/teams/db/", "arn:aws:iam::123456789012:role/teams/db/backup"],
])("a role's ARN holds its path %s", (path, arn) => {
  expect(roleArn(account, path, "backup")).toBe(arn);
});

test("a bucket's ARN names neither account nor region", () => {
  expect(bucketArn(account, "neon-s3-backup")).toBe(
    "arn:aws:s3:::neon-s3-backup",
  );
});

test("an account as a whole goes by the name of its root user", () => {
  expect(rootArn(account)).toBe("arn:aws:iam::123456789012:root");
});

test.each([
  [
    "us-east-1",
    "alias/neon-s3-backup",
    "arn:aws:kms:us-east-1:123456789012:alias/neon-s3-backup",
  ],
  ["eu-west-1", "key/*", "arn:aws:kms:eu-west-1:123456789012:key/*"],
])("in %s the ARN of KMS's %s is %s", (region, resource, arn) => {
  expect(kmsArn(account, region, resource)).toBe(arn);
});

test("every ARN is in the partition that is given", () => {
  expect([
    rootArn(china),
    kmsArn(china, "cn-north-1", "alias/backup"),
    oidcProviderArn(china, "host"),
    roleArn(china, "/", "backup"),
    bucketArn(china, "neon-s3-backup"),
  ]).toEqual([
    "arn:aws-cn:iam::123456789012:root",
    "arn:aws-cn:kms:cn-north-1:123456789012:alias/backup",
    "arn:aws-cn:iam::123456789012:oidc-provider/host",
    "arn:aws-cn:iam::123456789012:role/backup",
    "arn:aws-cn:s3:::neon-s3-backup",
  ]);
});

test.each([
  ["/", "backup"],
  ["/teams/db/", "teams/db/backup"],
])("behind the path %s a workflow calls a role %s", (path, name) => {
  expect(pathAndName(path, "backup")).toBe(name);
  expect(roleArn(account, "/", pathAndName(path, "backup"))).toBe(
    roleArn(account, path, "backup"),
  );
});

test("an account that is not known yet has an id as long as every other", () => {
  expect(someAccount("aws-cn")).toEqual({
    partition: "aws-cn",
    accountId: expect.stringMatching(/^\d{12}$/),
  });
});

test("what the ARN of a resource of KMS says is what it was made of, and another ARN says nothing", () => {
  expect(
    kmsParts(
      kmsArn(
        { partition: "aws-cn", accountId: "123456789012" },
        "cn-north-1",
        "alias/backups",
      ),
    ),
  ).toEqual({
    partition: "aws-cn",
    region: "cn-north-1",
    resource: "alias/backups",
  });
  expect(kmsParts("arn:aws:s3:::backups")).toBeUndefined();
});
