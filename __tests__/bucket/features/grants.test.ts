import { policyJson } from "../../../src/aws/policy-document";
import { grantStatements } from "../../../src/bucket/features/grants";

const bucket = "arn:aws:s3:::neon-s3-backup";
const a = "arn:aws:iam::123456789012:role/a";
const b = "arn:aws:iam::123456789012:role/b";
const c = "arn:aws:iam::123456789012:role/teams/c";

const endpoint = {
  test: "StringEquals",
  variable: "aws:SourceVpce",
  values: ["vpce-1"],
};
const organization = {
  test: "StringEquals",
  variable: "aws:PrincipalOrgID",
  values: ["o-1"],
};
const ownPrefix = {
  test: "StringLike",
  variable: "s3:prefix",
  values: ["&{aws:PrincipalTag/backup-prefix}/*"],
};

test("a role without a prefix gets the guide's four actions on the whole bucket, and nothing else", () => {
  expect(grantStatements(bucket, [{ arn: a }], [])).toEqual([
    {
      sid: "ListAllBackups",
      effect: "Allow",
      actions: ["s3:ListBucket"],
      principals: [{ type: "AWS", identifiers: [a] }],
      resources: ["arn:aws:s3:::neon-s3-backup"],
    },
    {
      sid: "ReadWriteAndDeleteAllBackups",
      effect: "Allow",
      actions: ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"],
      principals: [{ type: "AWS", identifiers: [a] }],
      resources: ["arn:aws:s3:::neon-s3-backup/*"],
    },
  ]);
});

test("all roles with a prefix share two statements, which name the tag and not the prefixes", () => {
  const principals = [{ type: "AWS", identifiers: [a, b, c] }];
  expect(
    grantStatements(
      bucket,
      [
        { arn: a, prefix: "a" },
        { arn: b, prefix: "b" },
        { arn: c, prefix: "team/c" },
      ],
      [],
    ),
  ).toEqual([
    {
      sid: "ListBackupsUnderOwnPrefix",
      effect: "Allow",
      actions: ["s3:ListBucket"],
      principals,
      resources: ["arn:aws:s3:::neon-s3-backup"],
      condition: [ownPrefix],
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
  const statements = grantStatements(
    bucket,
    [{ arn: a }, { arn: b, prefix: "b" }],
    [],
  );
  expect(statements.map(({ sid, principals }) => [sid, principals])).toEqual([
    ["ListAllBackups", [{ type: "AWS", identifiers: [a] }]],
    ["ReadWriteAndDeleteAllBackups", [{ type: "AWS", identifiers: [a] }]],
    ["ListBackupsUnderOwnPrefix", [{ type: "AWS", identifiers: [b] }]],
    [
      "ReadWriteAndDeleteBackupsUnderOwnPrefix",
      [{ type: "AWS", identifiers: [b] }],
    ],
  ]);
});

test("an empty prefix is not the whole bucket", () => {
  expect(
    grantStatements(bucket, [{ arn: a, prefix: "" }], []).map(({ sid }) => sid),
  ).toEqual([
    "ListBackupsUnderOwnPrefix",
    "ReadWriteAndDeleteBackupsUnderOwnPrefix",
  ]);
});

test.each([
  ["one place", [endpoint]],
  ["two places", [endpoint, organization]],
])(
  "who may ask from %s only may list, read, write and delete from there only",
  (_, from) => {
    const wholeBucket = grantStatements(bucket, [{ arn: a }], from);
    expect(wholeBucket.map(({ condition }) => condition)).toEqual([from, from]);
    const folder = grantStatements(bucket, [{ arn: a, prefix: "a" }], from);
    expect(folder.map(({ condition }) => condition)).toEqual([
      [ownPrefix, ...from],
      from,
    ]);
  },
);

test("from anywhere, a statement without conditions has no empty list of them", () => {
  const [list, objects] = grantStatements(bucket, [{ arn: a }], []);
  expect(list).not.toHaveProperty("condition");
  expect(objects).not.toHaveProperty("condition");
});

test("without roles nobody is let in", () => {
  expect(grantStatements(bucket, [], [])).toEqual([]);
  expect(grantStatements(bucket, [], [endpoint])).toEqual([]);
});

test("as AWS gets it, the folder is a variable that AWS fills in from the role's tag", () => {
  expect(
    policyJson(grantStatements(bucket, [{ arn: a, prefix: "a" }], [])),
  ).toBe(
    '{"Version":"2012-10-17","Statement":[' +
      `{"Sid":"ListBackupsUnderOwnPrefix","Effect":"Allow","Principal":{"AWS":"${a}"},"Action":"s3:ListBucket","Resource":"${bucket}","Condition":{"StringLike":{"s3:prefix":"\${aws:PrincipalTag/backup-prefix}/*"}}},` +
      `{"Sid":"ReadWriteAndDeleteBackupsUnderOwnPrefix","Effect":"Allow","Principal":{"AWS":"${a}"},"Action":["s3:DeleteObject","s3:GetObject","s3:PutObject"],"Resource":"${bucket}/\${aws:PrincipalTag/backup-prefix}/*"}]}`,
  );
});
