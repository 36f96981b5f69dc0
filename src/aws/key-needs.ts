import { type AccountContext, kmsArn } from "./arn";
import type { Need } from "./need";

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

/** A key that is made. */
export interface CreatedKey {
  /** The key, in words that a sid can have. */
  readonly of: string;
  readonly region: string;
  /** Its alias: `alias/…`. */
  readonly alias: string;
}

/** Whose the keys are. */
export interface KeyNeedFacts {
  readonly account: AccountContext;
  /** Whether there are tags that everything gets. */
  readonly defaultTags: boolean;
}

/** What it takes to make keys of KMS. None of it encrypts or decrypts. */
export function createdKeyNeeds(
  keys: readonly CreatedKey[],
  facts: KeyNeedFacts,
): readonly Need[] {
  return keys.length === 0
    ? []
    : [...inRegions(keys), ...keys.flatMap((key) => keyAndAlias(facts, key))];
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
export function keyAndAlias(
  { account, defaultTags }: KeyNeedFacts,
  { of, region, alias }: CreatedKey,
): readonly Need[] {
  return [
    {
      of,
      resources: [kmsArn(account, region, "key/*")],
      reads: READS,
      writes: defaultTags ? [...WRITES, ...TAGS] : WRITES,
      condition: {
        test: "ForAllValues:StringEquals",
        variable: "kms:ResourceAliases",
        values: [alias],
      },
    },
    {
      of: `AliasOf${of}`,
      resources: [kmsArn(account, region, alias)],
      writes: ["kms:CreateAlias", "kms:DeleteAlias"],
    },
  ];
}
