import { keyNeeds } from "../../src/permissions/key-needs";
import { COPIES, GUIDE } from "./support/deployed-stacks";

const READS = [
  "kms:DescribeKey",
  "kms:GetKeyPolicy",
  "kms:GetKeyRotationStatus",
  "kms:ListResourceTags",
];
const WRITES = [
  "kms:CreateAlias",
  "kms:DeleteAlias",
  "kms:EnableKeyRotation",
  "kms:PutKeyPolicy",
  "kms:ScheduleKeyDeletion",
];

const CREATED = { ...GUIDE, kmsKey: "created" } as const;
const KEYS = "arn:aws:kms:us-east-1:123456789012:key/*";
const ALIAS = "alias/neon-s3-backup";

const create = (...regions: string[]) => ({
  verb: "Create",
  of: "Keys",
  resources: ["*"],
  writes: ["kms:CreateKey"],
  condition: { StringLike: { "aws:RequestedRegion": regions } },
});
const list = {
  of: "ListOfKeyAliases",
  resources: ["*"],
  reads: ["kms:ListAliases"],
};
const keyWith = (alias: string) => ({
  reads: READS,
  writes: WRITES,
  condition: { "ForAllValues:StringEquals": { "kms:ResourceAliases": alias } },
});
const ALIAS_WRITES = ["kms:CreateAlias", "kms:DeleteAlias"];

test("a bucket without a key of KMS needs nothing of it", () => {
  const replication = { ...COPIES, replicaKeyCreated: false };

  expect(keyNeeds({ ...GUIDE, replication })).toEqual([]);
});

test("a key that is made is known by its alias, in its region", () => {
  expect(keyNeeds(CREATED)).toEqual([
    create("us-east-1"),
    list,
    { of: "Key", resources: [KEYS], ...keyWith(ALIAS) },
    {
      of: "AliasOfKey",
      resources: [`arn:aws:kms:us-east-1:123456789012:${ALIAS}`],
      writes: ALIAS_WRITES,
    },
  ]);
});

test("the key of the copies is another one, in their region", () => {
  expect(keyNeeds({ ...CREATED, replication: COPIES })).toEqual([
    create("us-east-1", "us-west-2"),
    ...keyNeeds(CREATED).slice(1),
    {
      of: "KeyOfCopies",
      resources: ["arn:aws:kms:us-west-2:123456789012:key/*"],
      ...keyWith("alias/neon-s3-backup-copies"),
    },
    {
      of: "AliasOfKeyOfCopies",
      resources: [
        "arn:aws:kms:us-west-2:123456789012:alias/neon-s3-backup-copies",
      ],
      writes: ALIAS_WRITES,
    },
  ]);
});

test("copies with somebody else's key need no key", () => {
  const replication = { ...COPIES, replicaKeyCreated: false };

  expect(keyNeeds({ ...CREATED, replication })).toEqual(keyNeeds(CREATED));
});

test("a key that gets default tags is tagged", () => {
  expect(keyNeeds({ ...CREATED, defaultTags: true })[2]).toEqual({
    of: "Key",
    resources: [KEYS],
    ...keyWith(ALIAS),
    writes: [...WRITES, "kms:TagResource", "kms:UntagResource"],
  });
});

test("a key that is there already is only looked at, also where the copies get one that is made", () => {
  const kmsKey = "arn:aws:kms:us-east-1:123456789012:key/1234";
  const existing = {
    of: "Key",
    resources: [kmsKey],
    reads: ["kms:DescribeKey"],
  };

  expect(keyNeeds({ ...GUIDE, kmsKey, defaultTags: true })).toEqual([existing]);
  expect(keyNeeds({ ...GUIDE, kmsKey, replication: COPIES })).toEqual([
    existing,
    create("us-west-2"),
    list,
    ...keyNeeds({ ...CREATED, replication: COPIES }).slice(-2),
  ]);
});
