import {
  type RestoreFacts,
  restoreStatements,
} from "../../../src/bucket/restore/restore-statements";

const FACTS: RestoreFacts = {
  bucketArn: "arn:aws:s3:::bucket",
  account: {
    accountId: "123456789012",
    partition: "aws",
    dnsSuffix: "amazonaws.com",
  },
};
const LIST = {
  sid: "ListBackupsAndVersions",
  effect: "Allow",
  actions: ["s3:ListBucket", "s3:ListBucketVersions"],
  resources: ["arn:aws:s3:::bucket"],
};
const READ = {
  sid: "ReadBackupsAndVersions",
  effect: "Allow",
  actions: ["s3:GetObject", "s3:GetObjectVersion"],
  resources: ["arn:aws:s3:::bucket/*"],
};

test("the whole bucket is listed and read, versions included, and nothing else is done", () => {
  expect(restoreStatements(FACTS)).toEqual([LIST, READ]);
});

test("of a folder only what is in it is listed and read", () => {
  expect(restoreStatements({ ...FACTS, prefix: "acme/prod" })).toEqual([
    {
      ...LIST,
      condition: [
        { test: "StringLike", variable: "s3:prefix", values: ["acme/prod/*"] },
      ],
    },
    { ...READ, resources: ["arn:aws:s3:::bucket/acme/prod/*"] },
  ]);
});

test("where requests must come from is asked of both", () => {
  const from = {
    test: "StringEquals",
    variable: "aws:SourceVpce",
    values: ["vpce-12345678"],
  };
  const statements = restoreStatements({
    ...FACTS,
    prefix: "acme",
    onlyFrom: { vpcEndpointIds: ["vpce-12345678"] },
  });
  expect(statements.map(({ condition }) => condition?.at(-1))).toEqual([
    from,
    from,
  ]);
});

describe("with a key of KMS", () => {
  const decrypt = (key: RestoreFacts["key"]) =>
    restoreStatements({ ...FACTS, key, region: "eu-central-1" })[2];
  const throughS3 = [
    {
      test: "StringEquals",
      variable: "kms:ViaService",
      values: ["s3.eu-central-1.amazonaws.com"],
    },
    {
      test: "StringLike",
      variable: "kms:EncryptionContext:aws:s3:arn",
      values: ["arn:aws:s3:::bucket", "arn:aws:s3:::bucket/*"],
    },
  ];

  test("that exists S3 decrypts with that key, for this bucket, and encrypts nothing", () => {
    const arn = "arn:aws:kms:eu-central-1:123456789012:key/1234";
    expect(decrypt({ arn })).toEqual({
      sid: "DecryptBackupsThroughS3",
      effect: "Allow",
      actions: ["kms:Decrypt"],
      resources: [arn],
      condition: throughS3,
    });
  });

  test("that is made S3 decrypts with the key that has its alias", () => {
    expect(
      decrypt({
        arn: "arn:aws:kms:eu-central-1:123456789012:alias/bucket",
        alias: "alias/bucket",
      }),
    ).toEqual({
      sid: "DecryptBackupsThroughS3",
      effect: "Allow",
      actions: ["kms:Decrypt"],
      resources: ["arn:aws:kms:eu-central-1:123456789012:key/*"],
      condition: [
        ...throughS3,
        {
          test: "ForAnyValue:StringEquals",
          variable: "kms:ResourceAliases",
          values: ["alias/bucket"],
        },
      ],
    });
  });
});
