import { unknownText } from "../support/trust-fixtures";
import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  refused,
} from "./change";

const ID = "1234abcd-12ab-34cd-56ef-1234567890ab";
const ARN = `arn:aws:kms:us-east-1:123456789012:key/${ID}`;

const key = (kmsKey: unknown): Change => bucket({ kmsKey });
const existing = (arn: unknown) => key({ source: "existing", arn });

export const bad: BadInput[] = [
  [
    "the key is switched on",
    key(true),
    'bucket.kmsKey: must be an object, got true: write { source: "create" }, or leave the prop out',
  ],
  [
    "the key is its ARN alone",
    key(ARN),
    'bucket.kmsKey: must be an object, got "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab": write { source: "existing", arn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab" }',
  ],
  [
    "the key has no source",
    key({}),
    'bucket.kmsKey.source: must be given, got nothing: add "source"',
  ],
  [
    "the key has an ARN and no source",
    key({ arn: ARN }),
    'bucket.kmsKey.source: must be given, got nothing: add "source"',
  ],
  [
    "the key's source is mistyped",
    key({ source: "creat" }),
    'bucket.kmsKey.source: must be one of "create", "existing", got "creat": did you mean "create"?',
  ],
  [
    "the key's source is another word",
    key({ source: "aws/s3" }),
    'bucket.kmsKey.source: must be one of "create", "existing", got "aws/s3": use one of create, existing',
  ],
  [
    "the key's source is null",
    key({ source: null }),
    'bucket.kmsKey.source: must be one of "create", "existing", got null: use one of create, existing',
  ],
  [
    "a key that is made has an ARN already",
    key({ source: "create", arn: ARN }),
    'bucket.kmsKey.arn: must not be given with source: "create", which makes a key, got "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab": write source: "existing", or leave the ARN out',
  ],
  [
    "a key that exists has no ARN",
    key({ source: "existing" }),
    'bucket.kmsKey.arn: must be given with source: "existing", got nothing: add "arn"',
  ],
  [
    "the key's ARN is empty",
    existing(""),
    'bucket.kmsKey.arn: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  [
    "the key's ARN is a list",
    existing([ARN]),
    'bucket.kmsKey.arn: must be a non-empty string, got ["arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"]: write the value in quotes, or leave the prop out',
  ],
  ...refused("bucket.kmsKey.arn", existing, [
    "must be the ARN of a key, not of an alias, since an alias can be moved to another key",
    'write it like "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
    ID,
    "alias/backups",
    "arn:aws:kms:us-east-1:123456789012:alias/backups",
    "arn:aws:s3:::neon-s3-backup",
    "arn:aws:kms:us-east-1:123456789012:key/*",
    `arn:aws:kms:us-east-1::key/${ID}`,
    `arn:aws:kms::123456789012:key/${ID}`,
  ]),
  [
    "the key is in another region",
    existing(`arn:aws:kms:us-west-2:123456789012:key/${ID}`),
    'bucket.kmsKey.arn: must be in the bucket\'s region, "us-east-1", since S3 can\'t use a key of another one, got "arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab": name a key of that region, or a replica of the key there',
  ],
  [
    "the key is in another partition",
    existing(`arn:aws-cn:kms:cn-north-1:123456789012:key/${ID}`),
    'bucket.kmsKey.arn: must be in the bucket\'s partition, "aws", got "arn:aws-cn:kms:cn-north-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab": name a key of that partition',
  ],
  [
    "the key's prop is called as replication calls it",
    key({ source: "existing", kmsKeyArn: ARN }),
    'bucket.kmsKey.kmsKeyArn: must be a known prop, got "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab": leave it out, or use one of the nearest: arn, source',
    'bucket.kmsKey.arn: must be given with source: "existing", got nothing: add "arn"',
  ],
  [
    "the key is given an alias",
    key({ source: "create", alias: "backups" }),
    'bucket.kmsKey.alias: must be a known prop, got "backups": leave it out, or use one of the nearest: arn, source',
  ],
  ...refused("bucket.kmsKey.arn", existing, [
    "must be the ARN of a key, not of an alias, since an alias can be moved to another key",
    `write it like "${ARN}"`,
    "arn:aws:kms:us-east-1:123456789012:key/",
    ARN.replace("123456789012", "12345678901"),
    ARN.replace("kms", "s3"),
    `${ARN}:x`,
    `${ARN}\n`,
    ` ${ARN}`,
  ]),
  [
    "what is proposed for a key is of the bucket's partition and region",
    { region: "cn-north-1", ...existing("x") },
    `bucket.kmsKey.arn: must be the ARN of a key, not of an alias, since an alias can be moved to another key, got "x": write it like "arn:aws-cn:kms:cn-north-1:123456789012:key/${ID}"`,
  ],
  [
    "the key's source is another word, whatever its ARN is",
    key({ source: "aws", arn: 7 }),
    'bucket.kmsKey.source: must be one of "create", "existing", got "aws": use one of create, existing',
  ],
];

export const good: GoodInput[] = [
  ["a key that is made", key({ source: "create" })],
  ["a key that exists", existing(ARN)],
  [
    "a key of several regions",
    existing(
      "arn:aws:kms:us-east-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab",
    ),
  ],
  ["a key of another account", { accountId: "210987654321", ...existing(ARN) }],
  ["a key that only Terraform knows", existing(unknownText())],
  [
    "a key in the bucket's region of China",
    {
      region: "cn-north-1",
      ...existing(`arn:aws-cn:kms:cn-north-1:123456789012:key/${ID}`),
    },
  ],
  [
    "a key in a region that only Terraform knows",
    { region: unknownText(), ...existing(ARN) },
  ],
  [
    "a key that is made, whose ARN is left out in so many words",
    key({ source: "create", arn: undefined }),
  ],
];
