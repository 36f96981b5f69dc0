import { describeFound } from "../../src/discover/describe";
import type { Found } from "../../src/discover/found";
import { mainTs } from "../../src/discover/main-ts";
import { PostgresBackupStack } from "../../src";
import { App } from "cdktf";

const ROLE_ARN = "arn:aws:iam::123456789012:role/backup";
const GUIDES = {
  Effect: "Allow",
  Principal: { AWS: ROLE_ARN },
  Action: ["s3:ListBucket", "s3:GetObject", "s3:PutObject", "s3:DeleteObject"],
  Resource: ["arn:aws:s3:::b", "arn:aws:s3:::b/*"],
};
const FOUND: Found = {
  accountId: "123456789012",
  region: "eu-central-1",
  audiences: ["sts.amazonaws.com"],
  bucket: {
    name: "octo-org-backups",
    tags: {},
    hasPublicAccessBlock: true,
    hasOwnership: true,
    policy: { Statement: [GUIDES] },
    further: [],
  },
  role: {
    name: "backup",
    path: "/",
    arn: ROLE_ARN,
    maxSessionSeconds: 3600,
    tags: {},
    policies: [],
    trust: {
      Statement: {
        Effect: "Allow",
        Action: "sts:AssumeRoleWithWebIdentity",
        Principal: {
          Federated:
            "arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com",
        },
        Condition: {
          StringEquals: {
            "token.actions.githubusercontent.com:sub":
              "repo:o/r:ref:refs/heads/main",
          },
        },
      },
    },
  },
};
const PROPS = {
  region: "eu-central-1",
  accountId: "123456789012",
  adopt: ["guide"],
  bucket: { name: "octo-org-backups" },
  backups: [
    {
      name: "backup",
      roleName: "backup",
      trust: [{ repository: "o/r", branch: "main" }],
    },
  ],
};

const bucket = (change: Partial<Found["bucket"]>) =>
  describeFound({ ...FOUND, bucket: { ...FOUND.bucket, ...change } });
const role = (change: Partial<Found["role"]>) =>
  describeFound({ ...FOUND, role: { ...FOUND.role, ...change } });

test("what the guide has made is all said", () => {
  expect(describeFound(FOUND)).toEqual({ props: PROPS, notes: [] });
});

test("what differs from the usual is said by a prop", () => {
  expect(
    bucket({
      tags: { team: "data" },
      kmsKeyArn: "arn:aws:kms:eu-central-1:123456789012:key/1",
      logsTo: "logs",
      lifecycle: [{ Status: "Enabled", Prefix: "", Expiration: { Days: 9 } }],
    }).props,
  ).toEqual({
    ...PROPS,
    adopt: [
      "guide",
      "aws_s3_bucket_lifecycle_configuration.backups",
      "aws_s3_bucket_logging.backups",
    ],
    bucket: {
      name: "octo-org-backups",
      tags: { team: "data" },
      kmsKey: {
        source: "existing",
        arn: "arn:aws:kms:eu-central-1:123456789012:key/1",
      },
      accessLogs: { source: "existing", bucketName: "logs" },
      expireAfterDays: 9,
    },
  });
  expect(
    role({
      path: "/a/",
      description: "Backs up",
      maxSessionSeconds: 7200,
      permissionsBoundary: "arn:aws:iam::123456789012:policy/b",
      tags: { team: "data" },
    }).props["backups"],
  ).toEqual([
    {
      ...PROPS.backups[0],
      path: "/a/",
      description: "Backs up",
      maxSessionSeconds: 7200,
      permissionsBoundary: "arn:aws:iam::123456789012:policy/b",
      tags: { team: "data" },
    },
  ]);
  expect(describeFound({ ...FOUND, audiences: ["a"] }).props).toMatchObject({
    identityProvider: { audiences: ["a"] },
  });
});

test("what is missing is not taken over", () => {
  expect(
    bucket({ hasPublicAccessBlock: false, policy: undefined }).props["adopt"],
  ).toEqual([
    "aws_iam_openid_connect_provider.github",
    "aws_iam_role.backup",
    "aws_s3_bucket.backups",
    "aws_s3_bucket_versioning.backups",
    "aws_s3_bucket_server_side_encryption_configuration.backups",
    "aws_s3_bucket_ownership_controls.backups",
  ]);
  expect(
    describeFound({ ...FOUND, audiences: undefined }).props["adopt"],
  ).not.toContain("aws_iam_openid_connect_provider.github");
});

test.each([
  { ...GUIDES, Effect: "Deny" },
  { ...GUIDES, Principal: "*" },
  { ...GUIDES, Action: "s3:*" },
  { ...GUIDES, Action: undefined },
  { ...GUIDES, Condition: { Bool: { "aws:SecureTransport": "true" } } },
])("another statement than the guide's is told: %j", (statement) => {
  const { notes } = bucket({ policy: { Statement: [GUIDES, statement] } });
  expect(notes).toEqual([
    expect.stringContaining(
      `the bucket's policy loses ${JSON.stringify(statement)}: see readers`,
    ),
  ]);
});

test("what else goes or stays is told", () => {
  expect(
    role({ policies: ["all", "arn:aws:iam::aws:policy/a"] }).notes,
  ).toEqual([
    "the role loses its policy all",
    "the role loses its policy arn:aws:iam::aws:policy/a",
  ]);
  expect(bucket({ further: ["replication"] }).notes).toEqual([
    "the bucket has replication, which stays as it is",
  ]);
  expect(role({ trust: {} }).notes).toEqual([
    "whom the role lets in could not be told: write its trust",
  ]);
});

test("the app is TypeScript, with what it does not say in comments of a line each", () => {
  const text = mainTs({ props: PROPS, notes: ["one\nmore", "two"] }, "./src");

  expect(text).toBe(`import { App } from "cdktf";
import { PostgresBackupStack } from "./src";

const app = new App({ stackTraces: false });

// Not said here, so that the plan shows it as a change, or leaves it alone:
// - one more
// - two
new PostgresBackupStack(app, "postgres-backups", {
  region: "eu-central-1",
  accountId: "123456789012",
  adopt: ["guide"],
  bucket: {
    name: "octo-org-backups",
  },
  backups: [
    {
      name: "backup",
      roleName: "backup",
      trust: [
        {
          repository: "o/r",
          branch: "main",
        },
      ],
    },
  ],
});

app.synth();
`);
  expect(mainTs({ props: { "a b": [1] }, notes: [] }, "x")).toContain(
    '"a b": [',
  );
});

test("what is described is a stack", () => {
  expect(
    () => new PostgresBackupStack(new App(), "stack", PROPS),
  ).not.toThrow();
});
