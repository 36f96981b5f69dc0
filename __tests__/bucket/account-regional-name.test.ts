import { PostgresBackupStack } from "../../src";
import { GUIDE, synthApp } from "../support/synth";

const stackWith = (name: string, logs: string) =>
  synthApp((app) => {
    new PostgresBackupStack(app, "stack", {
      ...GUIDE,
      bucket: {
        ...GUIDE.bucket,
        name,
        accessLogs: { source: "create", bucketName: logs },
      },
    });
  }).stacks["stack"];

const namespaces = (json: ReturnType<typeof stackWith>) =>
  Object.values(json?.resource["aws_s3_bucket"] ?? {}).map(
    ({ bucket, bucket_namespace }) => [bucket, bucket_namespace],
  );

const version = (json: ReturnType<typeof stackWith>) =>
  (
    json as unknown as {
      terraform: { required_providers: { aws: { version: string } } };
    }
  ).terraform.required_providers.aws.version;

const OWN = "backups-123456789012-us-east-1-an";

test("a bucket whose name is in the account's namespace is made there, by a provider that can", () => {
  const json = stackWith(OWN, "octo-org-logs");
  expect(namespaces(json)).toEqual([
    [OWN, "account-regional"],
    ["octo-org-logs", undefined],
  ]);
  expect(version(json)).toBe(">= 6.37.0, < 7.0.0");
});

test("so is one for logs", () => {
  expect(namespaces(stackWith("octo-org-backups", OWN))).toContainEqual([
    OWN,
    "account-regional",
  ]);
});

test("no other bucket asks for a namespace, or for a newer provider", () => {
  const json = stackWith("octo-org-backups", "octo-org-logs");
  expect(JSON.stringify(json)).not.toContain("namespace");
  expect(version(json)).toBe(">= 6.25.0, < 7.0.0");
});
