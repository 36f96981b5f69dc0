import {
  replicationStatements,
  replicationTrust,
  type ReplicationFacts,
} from "../../../src/bucket/replication/replication-statements";

const PLAIN: ReplicationFacts = {
  from: {
    bucketName: "backups",
    bucketArn: "arn:aws:s3:::backups",
    region: "us-east-1",
  },
  to: {
    bucketName: "copies",
    bucketArn: "arn:aws:s3:::copies",
    region: "us-west-2",
  },
  account: {
    partition: "aws",
    accountId: "123456789012",
    dnsSuffix: "amazonaws.com",
  },
  objectLock: false,
};

/** The same, of which both ends are encrypted with keys that are made here and known by their aliases. */
const ALIASES: ReplicationFacts = {
  ...PLAIN,
  from: {
    ...PLAIN.from,
    key: {
      arn: "arn:aws:kms:us-east-1:123456789012:alias/backups",
      alias: "alias/backups",
    },
  },
  to: {
    ...PLAIN.to,
    key: {
      arn: "arn:aws:kms:us-west-2:123456789012:alias/copies",
      alias: "alias/copies",
    },
  },
};

/** The same with keys that exist. */
const KEYS: ReplicationFacts = {
  ...PLAIN,
  from: {
    ...PLAIN.from,
    key: { arn: "arn:aws:kms:us-east-1:123456789012:key/one" },
  },
  to: {
    ...PLAIN.to,
    key: { arn: "arn:aws:kms:us-west-2:210987654321:key/two" },
  },
};

const READ_AND_WRITE = [
  {
    sid: "ReadReplicationOfBackups",
    effect: "Allow",
    actions: ["s3:GetReplicationConfiguration", "s3:ListBucket"],
    resources: ["arn:aws:s3:::backups"],
  },
  {
    sid: "ReadVersionsOfBackups",
    effect: "Allow",
    actions: [
      "s3:GetObjectVersionAcl",
      "s3:GetObjectVersionForReplication",
      "s3:GetObjectVersionTagging",
    ],
    resources: ["arn:aws:s3:::backups/*"],
  },
  {
    sid: "WriteCopies",
    effect: "Allow",
    actions: ["s3:ReplicateObject", "s3:ReplicateTags"],
    resources: ["arn:aws:s3:::copies/*"],
  },
];

/** The conditions under which a key is used: by S3 of one region, for one bucket. */
const through = (region: string, bucket: string) => [
  {
    test: "StringEquals",
    variable: "kms:ViaService",
    values: [`s3.${region}.amazonaws.com`],
  },
  {
    test: "StringLike",
    variable: "kms:EncryptionContext:aws:s3:arn",
    values: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
  },
];

test("S3 alone may assume the role, for the one bucket of the one account", () => {
  expect(replicationTrust(PLAIN)).toEqual([
    {
      sid: "AssumeByS3ForThisBucket",
      effect: "Allow",
      actions: ["sts:AssumeRole"],
      principals: [{ type: "Service", identifiers: ["s3.amazonaws.com"] }],
      condition: [
        {
          test: "ArnEquals",
          variable: "aws:SourceArn",
          values: ["arn:aws:s3:::backups"],
        },
        {
          test: "StringEquals",
          variable: "aws:SourceAccount",
          values: ["123456789012"],
        },
      ],
    },
  ]);
});

test("without keys the role reads versions of backups and writes copies, and nothing else", () => {
  expect(replicationStatements(PLAIN)).toEqual(READ_AND_WRITE);
});

test("where backups are locked, the role reads how, and the rest is the same", () => {
  const [first, read, ...others] = replicationStatements({
    ...PLAIN,
    objectLock: true,
  });
  expect(read).toEqual({
    ...READ_AND_WRITE[1],
    actions: [
      "s3:GetObjectLegalHold",
      "s3:GetObjectRetention",
      "s3:GetObjectVersionAcl",
      "s3:GetObjectVersionForReplication",
      "s3:GetObjectVersionTagging",
    ],
  });
  expect([first, ...others]).toEqual([READ_AND_WRITE[0], READ_AND_WRITE[2]]);
});

test("copies in another account are given to it, and the rest is the same", () => {
  const [first, read, write, ...others] = replicationStatements({
    ...PLAIN,
    otherAccountId: "210987654321",
  });
  expect(write).toEqual({
    ...READ_AND_WRITE[2],
    actions: [
      "s3:ObjectOwnerOverrideToBucketOwner",
      "s3:ReplicateObject",
      "s3:ReplicateTags",
    ],
  });
  expect([first, read, ...others]).toEqual(READ_AND_WRITE.slice(0, 2));
});

test("keys that are made here are known by their aliases, each in its own region and for its own bucket", () => {
  expect(replicationStatements(ALIASES)).toEqual([
    ...READ_AND_WRITE,
    {
      sid: "DecryptBackupsThroughS3",
      effect: "Allow",
      actions: ["kms:Decrypt"],
      resources: ["arn:aws:kms:us-east-1:123456789012:key/*"],
      condition: [
        ...through("us-east-1", "backups"),
        {
          test: "ForAnyValue:StringEquals",
          variable: "kms:ResourceAliases",
          values: ["alias/backups"],
        },
      ],
    },
    {
      sid: "EncryptCopiesThroughS3",
      effect: "Allow",
      actions: ["kms:Encrypt", "kms:GenerateDataKey"],
      resources: ["arn:aws:kms:us-west-2:123456789012:key/*"],
      condition: [
        ...through("us-west-2", "copies"),
        {
          test: "ForAnyValue:StringEquals",
          variable: "kms:ResourceAliases",
          values: ["alias/copies"],
        },
      ],
    },
  ]);
});

test("keys that exist are named by their own ARNs, in whatever account they are", () => {
  expect(replicationStatements(KEYS)).toEqual([
    ...READ_AND_WRITE,
    {
      sid: "DecryptBackupsThroughS3",
      effect: "Allow",
      actions: ["kms:Decrypt"],
      resources: ["arn:aws:kms:us-east-1:123456789012:key/one"],
      condition: through("us-east-1", "backups"),
    },
    {
      sid: "EncryptCopiesThroughS3",
      effect: "Allow",
      actions: ["kms:Encrypt", "kms:GenerateDataKey"],
      resources: ["arn:aws:kms:us-west-2:210987654321:key/two"],
      condition: through("us-west-2", "copies"),
    },
  ]);
});

test("a key at one end alone is used at that end alone", () => {
  const sids = (facts: ReplicationFacts) =>
    replicationStatements(facts)
      .slice(3)
      .map(({ sid }) => sid);
  expect(sids({ ...PLAIN, from: KEYS.from })).toEqual([
    "DecryptBackupsThroughS3",
  ]);
  expect(sids({ ...PLAIN, to: KEYS.to })).toEqual(["EncryptCopiesThroughS3"]);
});

test("whatever is turned on, the role deletes nothing, at either end", () => {
  const actions = [PLAIN, ALIASES, KEYS].flatMap((facts) =>
    replicationStatements({
      ...facts,
      objectLock: true,
      otherAccountId: "210987654321",
    }).flatMap((statement) => statement.actions),
  );
  expect(actions).toHaveLength(3 * 10 + 2 * 3);
  expect(actions.filter((one) => /Delete|Bypass|Put|\*/.test(one))).toEqual([]);
});
