import {
  keyStatements,
  throughS3,
} from "../../../src/bucket/kms/key-statements";

const ACCOUNT = {
  partition: "aws",
  accountId: "123456789012",
  dnsSuffix: "amazonaws.com",
};
const rootArn = "arn:aws:iam::123456789012:root";
const bucketArn = "arn:aws:s3:::neon-s3-backup";
const a = "arn:aws:iam::123456789012:role/a";
const b = "arn:aws:iam::123456789012:role/b";

const statements = (roleArns: string[], region = "us-east-1") =>
  keyStatements({ account: ACCOUNT, roleArns, bucketArn, region });

const account = {
  sid: "AccountManagesKey",
  effect: "Allow",
  actions: ["kms:*"],
  principals: [{ type: "AWS", identifiers: [rootArn] }],
  resources: ["*"],
  condition: [
    {
      test: "StringEquals",
      variable: "kms:CallerAccount",
      values: ["123456789012"],
    },
  ],
};

const notSoon = {
  sid: "DenyDeletingKeyWithin30Days",
  effect: "Deny",
  actions: ["kms:ScheduleKeyDeletion"],
  principals: [{ type: "*", identifiers: ["*"] }],
  resources: ["*"],
  condition: [
    {
      test: "NumericLessThan",
      variable: "kms:ScheduleKeyDeletionPendingWindowInDays",
      values: ["30"],
    },
  ],
};

test("the account manages the key, and the roles use it, through S3 and for the one bucket only", () => {
  expect(statements([a, b])).toEqual([
    account,
    notSoon,
    {
      sid: "EncryptAndDecryptBackupsThroughS3",
      effect: "Allow",
      actions: ["kms:Decrypt", "kms:GenerateDataKey"],
      principals: [{ type: "AWS", identifiers: [a, b] }],
      resources: ["*"],
      condition: [
        {
          test: "StringEquals",
          variable: "kms:ViaService",
          values: ["s3.us-east-1.amazonaws.com"],
        },
        {
          test: "StringLike",
          variable: "kms:EncryptionContext:aws:s3:arn",
          values: [
            "arn:aws:s3:::neon-s3-backup",
            "arn:aws:s3:::neon-s3-backup/*",
          ],
        },
      ],
    },
  ]);
});

test("without roles the account alone has the key", () => {
  expect(statements([])).toEqual([account, notSoon]);
});

test("in another partition the account is named there", () => {
  const [management] = keyStatements({
    account: { ...ACCOUNT, partition: "aws-cn" },
    roleArns: [],
    bucketArn,
    region: "cn-north-1",
  });
  expect(management?.principals).toEqual([
    { type: "AWS", identifiers: ["arn:aws-cn:iam::123456789012:root"] },
  ]);
});

test("nobody but the account manages the key, and the key is nobody's by a wildcard", () => {
  const allows = statements([a, b]).filter(({ effect }) => effect === "Allow");
  const [first, ...others] = allows;
  expect(first).toEqual(account);
  expect(others).toHaveLength(1);
  for (const { actions } of others)
    expect(actions.filter((one) => one.includes("*"))).toEqual([]);
  const named = allows.flatMap(({ principals }) => principals);
  expect(named).toEqual([
    { type: "AWS", identifiers: [rootArn] },
    { type: "AWS", identifiers: [a, b] },
  ]);
});

test.each([
  ["eu-west-1", "amazonaws.com", "s3.eu-west-1.amazonaws.com"],
  ["cn-north-1", "amazonaws.com.cn", "s3.cn-north-1.amazonaws.com.cn"],
])("in %s, where hosts end in %s, S3 is %s", (region, dnsSuffix, service) => {
  const there = { ...ACCOUNT, dnsSuffix };
  expect(throughS3(there, region, bucketArn)[0]).toEqual({
    test: "StringEquals",
    variable: "kms:ViaService",
    values: [service],
  });
});

test("a bucket whose name starts the same can't use the key", () => {
  const [, context] = throughS3(ACCOUNT, "us-east-1", bucketArn);
  expect(context).toEqual({
    test: "StringLike",
    variable: "kms:EncryptionContext:aws:s3:arn",
    values: [bucketArn, `${bucketArn}/*`],
  });
});
