import { readFileSync } from "node:fs";
import path from "node:path";
import { transformSync } from "esbuild";
import type { PostgresBackupStackProps } from "../../src";
import { BACKUP_BUCKET } from "../../src/bucket/bucket-rules";
import { replicationStatements } from "../../src/bucket/replication/replication-statements";
import { keyStatements } from "../../src/bucket/kms/key-statements";
import { policyJson } from "../../src/aws/policy-document";
import { synthStack } from "../support/synth";

type Bucket = PostgresBackupStackProps["bucket"];

const page = readFileSync(
  path.resolve(__dirname, "../../docs/protections.md"),
  "utf8",
);

/** The page's code blocks in a language. */
function blocks(language: string): string[] {
  return [...page.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)]
    .filter(([, found]) => found === language)
    .map(([, , code]) => code as string);
}

/** What a snippet gives as `bucket`. */
function bucketOf(snippet: string): Bucket {
  const { code } = transformSync(`return { ${snippet} };`, { loader: "ts" });
  return (new Function(code)() as { bucket: Bucket }).bucket;
}

const account = {
  partition: "aws",
  accountId: "123456789012",
  dnsSuffix: "amazonaws.com",
};

/** A policy's statements as the page shows them, by sid. */
function statement(statements: Parameters<typeof policyJson>[0], sid: string) {
  const { Statement } = JSON.parse(policyJson(statements)) as {
    Statement: { Sid: string }[];
  };
  return Statement.find(({ Sid }) => Sid === sid);
}

describe("docs/protections.md", () => {
  test.each(blocks("ts").map((code) => [code]))(
    "has a snippet that synthesizes: %s",
    (code) => {
      const { resource } = synthStack({ bucket: bucketOf(code) });
      expect(Object.keys(resource)).toContain("aws_s3_bucket_policy");
    },
  );

  test("has a snippet for every prop that is turned on, and for both ways where there are two", () => {
    const shown = blocks("ts").map(bucketOf);
    const named = new Set(shown.flatMap((bucket) => Object.keys(bucket)));
    const elsewhere = ["tags", "dangerouslyAllowDestroy"];
    expect([...named, ...elsewhere].sort()).toEqual(
      Object.keys(BACKUP_BUCKET).sort(),
    );
    for (const prop of ["kmsKey", "accessLogs", "replication"] as const)
      expect(
        shown.flatMap((bucket) => bucket[prop]?.source ?? []).sort(),
      ).toEqual(["create", "existing"]);
  });

  test("shows the statements that somebody else's key and bucket need", () => {
    const bucketArn = "arn:aws:s3:::neon-s3-backup";
    const role = "arn:aws:iam::123456789012:role/neon-s3-backup-github-actions";
    const forKey = statement(
      keyStatements({
        account,
        roleArns: [role],
        bucketArn,
        region: "us-east-1",
      }),
      "EncryptAndDecryptBackupsThroughS3",
    );
    const end = {
      bucketName: "neon-s3-backup",
      bucketArn,
      region: "us-east-1",
    };
    const forCopies = statement(
      replicationStatements({
        from: end,
        to: { ...end, bucketArn: "arn:aws:s3:::octo-org-vault" },
        account,
        otherAccountId: "210987654321",
        objectLock: false,
      }),
      "WriteCopies",
    );
    const [key, copies] = blocks("json").map(
      (json) => JSON.parse(json) as object,
    );
    expect(key).toEqual(forKey);
    expect(copies).toEqual({
      ...forCopies,
      Principal: {
        AWS: "arn:aws:iam::123456789012:role/neon-s3-backup-replication",
      },
    });
  });
});
