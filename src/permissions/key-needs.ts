import { kmsArn } from "../aws/arn";
import { accountOf as account } from "./deployed-stack";
import type { DeployedStack } from "./deployed-stack";
import type { Need } from "../aws/need";

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

const TAGS = ["kms:TagResource", "kms:UntagResource"];

/** What it takes to make the keys of KMS, or to use one that is there. None of it encrypts or decrypts. */
export function keyNeeds(facts: DeployedStack): readonly Need[] {
  const { kmsKey, replication } = facts;
  const created = [
    ...(kmsKey === "created"
      ? [{ of: "Key", region: facts.region, bucketName: facts.bucketName }]
      : []),
    ...(replication?.replicaKeyCreated
      ? [
          {
            of: "KeyOfCopies",
            region: replication.replicaRegion,
            bucketName: replication.replicaBucketName,
          },
        ]
      : []),
  ];
  return [
    ...(kmsKey === undefined || kmsKey === "created"
      ? []
      : [{ of: "Key", resources: [kmsKey], reads: ["kms:DescribeKey"] }]),
    ...(created.length === 0 ? [] : inRegions(created)),
    ...created.flatMap((key) => keyAndAlias(facts, key)),
  ];
}

/** A key that is made. */
interface CreatedKey {
  readonly of: string;
  readonly region: string;
  /** The bucket's name, which is the alias's. */
  readonly bucketName: string;
}

/** What can't be narrowed to a key: to make one, and to find an alias. */
function inRegions(keys: readonly CreatedKey[]): readonly Need[] {
  return [
    {
      verb: "Create",
      of: "Keys",
      resources: ["*"],
      writes: ["kms:CreateKey"],
      // A region that only Terraform knows is any.
      condition: {
        test: "StringLike",
        variable: "aws:RequestedRegion",
        values: keys.map(({ region }) => region),
      },
    },
    { of: "ListOfKeyAliases", resources: ["*"], reads: ["kms:ListAliases"] },
  ];
}

/**
 * AWS chooses a key's id, so the key is known by its alias. It has none when it is new, and none again before it is
 * deleted; so what is let in is a key without any alias, or with this one. Not one with another.
 *
 * @see https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html
 */
function keyAndAlias(
  facts: DeployedStack,
  { of, region, bucketName }: CreatedKey,
): readonly Need[] {
  const alias = `alias/${bucketName}`;
  return [
    {
      of,
      resources: [kmsArn(account(facts), region, "key/*")],
      reads: READS,
      writes: facts.defaultTags ? [...WRITES, ...TAGS] : WRITES,
      condition: {
        test: "ForAllValues:StringEquals",
        variable: "kms:ResourceAliases",
        values: [alias],
      },
    },
    {
      of: `AliasOf${of}`,
      resources: [kmsArn(account(facts), region, alias)],
      writes: ["kms:CreateAlias", "kms:DeleteAlias"],
    },
  ];
}
