import { bucketStatements } from "../../../src/bucket/policy/bucket-statements";

const bucket = "arn:aws:s3:::neon-s3-backup";

test("a role without a prefix gets the guide's four actions on the whole bucket, and nothing else", () => {
  expect(bucketStatements(bucket, [{ roleArn: "arn:a" }])).toEqual([
    {
      sid: "ListAllBackups",
      effect: "Allow",
      actions: ["s3:ListBucket"],
      principals: [{ type: "AWS", identifiers: ["arn:a"] }],
      resources: ["arn:aws:s3:::neon-s3-backup"],
    },
    {
      sid: "ReadWriteAndDeleteAllBackups",
      effect: "Allow",
      actions: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      principals: [{ type: "AWS", identifiers: ["arn:a"] }],
      resources: ["arn:aws:s3:::neon-s3-backup/*"],
    },
  ]);
});

test("all roles with a prefix share two statements, which name the tag and not the prefixes", () => {
  const principals = [
    { type: "AWS", identifiers: ["arn:a", "arn:b", "arn:c"] },
  ];
  expect(
    bucketStatements(bucket, [
      { roleArn: "arn:a", prefix: "a" },
      { roleArn: "arn:b", prefix: "b" },
      { roleArn: "arn:c", prefix: "team/c" },
    ]),
  ).toEqual([
    {
      sid: "ListBackupsUnderOwnPrefix",
      effect: "Allow",
      actions: ["s3:ListBucket"],
      principals,
      resources: ["arn:aws:s3:::neon-s3-backup"],
      condition: [
        {
          test: "StringLike",
          variable: "s3:prefix",
          values: ["&{aws:PrincipalTag/backup-prefix}/*"],
        },
      ],
    },
    {
      sid: "ReadWriteAndDeleteBackupsUnderOwnPrefix",
      effect: "Allow",
      actions: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      principals,
      resources: [
        "arn:aws:s3:::neon-s3-backup/&{aws:PrincipalTag/backup-prefix}/*",
      ],
    },
  ]);
});

test("a role with a prefix is in no statement for the whole bucket, nor the other way round", () => {
  const statements = bucketStatements(bucket, [
    { roleArn: "arn:whole" },
    { roleArn: "arn:own", prefix: "own" },
  ]);
  expect(statements.map(({ sid, principals }) => [sid, principals])).toEqual([
    ["ListAllBackups", [{ type: "AWS", identifiers: ["arn:whole"] }]],
    [
      "ReadWriteAndDeleteAllBackups",
      [{ type: "AWS", identifiers: ["arn:whole"] }],
    ],
    ["ListBackupsUnderOwnPrefix", [{ type: "AWS", identifiers: ["arn:own"] }]],
    [
      "ReadWriteAndDeleteBackupsUnderOwnPrefix",
      [{ type: "AWS", identifiers: ["arn:own"] }],
    ],
  ]);
});

test("an empty prefix is not the whole bucket", () => {
  expect(
    bucketStatements(bucket, [{ roleArn: "arn:a", prefix: "" }]).map(
      ({ sid }) => sid,
    ),
  ).toEqual([
    "ListBackupsUnderOwnPrefix",
    "ReadWriteAndDeleteBackupsUnderOwnPrefix",
  ]);
});

test("without roles nobody is let in", () => {
  expect(bucketStatements(bucket, [])).toEqual([]);
});
