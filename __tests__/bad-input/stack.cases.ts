import { unknownText } from "../support/trust-fixtures";
import {
  type BadInput,
  bucket,
  type GoodInput,
  job,
  refused,
  taken,
} from "./change";

const ACCOUNT = "must be a string of 12 digits";
const DATABASE =
  'must be a region id of Neon, such as "aws-us-east-1" or "azure-eastus2", or a region of AWS';

function circular(): object {
  const self: Record<string, unknown> = {};
  self["self"] = self;
  return self;
}

export const bad: BadInput[] = [
  [
    "the region is left out",
    { region: undefined },
    'region: must be given, got nothing: add "region"',
  ],
  [
    "the region is empty",
    { region: "" },
    'region: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  [
    "the region is mistyped",
    { region: "us-esat-1" },
    'region: must be a region of AWS, got "us-esat-1": did you mean "us-east-1"?',
  ],
  [
    "the region is in upper case",
    { region: "US-EAST-1" },
    'region: must be a region of AWS, got "US-EAST-1": did you mean "us-east-1"?',
  ],
  [
    "the region is an availability zone",
    { region: "eu-central-1a" },
    'region: must be a region of AWS, got "eu-central-1a": did you mean "eu-central-1"?',
  ],
  [
    "the region is one of Neon's",
    { region: "aws-us-east-1" },
    'region: must be a region of AWS, got "aws-us-east-1": did you mean "us-east-1"?',
  ],
  [
    "the region is another cloud's",
    { region: "azure-eastus2" },
    'region: must be a region of AWS, got "azure-eastus2": write a region of AWS, such as "us-east-1"',
  ],
  [
    "the region is outside the partition",
    { partition: "aws-us-gov" },
    'region: must be in the partition "aws-us-gov", got "us-east-1": choose a region of that partition, or write partition: "aws"',
  ],
  [
    "the partition is mistyped",
    { partition: "aws-us-gow", region: "us-gov-west-1" },
    'partition: must be one of "aws", "aws-cn", "aws-eusc", "aws-us-gov", got "aws-us-gow": did you mean "aws-us-gov"?',
  ],
  [
    "the partition is in upper case",
    { partition: "AWS" },
    'partition: must be one of "aws", "aws-cn", "aws-eusc", "aws-us-gov", got "AWS": did you mean "aws"?',
  ],
  [
    "the partition is null",
    { partition: null },
    'partition: must be one of "aws", "aws-cn", "aws-eusc", "aws-us-gov", got null: use one of aws, aws-cn, aws-eusc, aws-us-gov',
  ],
  [
    "the account's id is a number",
    { accountId: 123456789012 },
    'accountId: must be a string of 12 digits, got 123456789012: write "123456789012", in quotes and with its leading zeros',
  ],
  [
    "the account's id has lost its leading zero",
    { accountId: 12345678901 },
    'accountId: must be a string of 12 digits, got 12345678901: write "012345678901", in quotes and with its leading zeros',
  ],
  [
    "the account's id has hyphens",
    { accountId: "1234-5678-9012" },
    'accountId: must be a string of 12 digits, got "1234-5678-9012": write "123456789012", in quotes and with its leading zeros',
  ],
  [
    "the account's id has 13 digits",
    { accountId: "1234567890123" },
    'accountId: must be a string of 12 digits, got "1234567890123": copy it from the account menu of the AWS console, or from `aws sts get-caller-identity`',
  ],
  [
    "the account's id is its alias",
    { accountId: "octo-org" },
    'accountId: must be a string of 12 digits, got "octo-org": copy it from the account menu of the AWS console, or from `aws sts get-caller-identity`',
  ],
  [
    "the account's id is an object without a prototype",
    { accountId: Object.create(null) as unknown },
    "accountId: must be a string of 12 digits, got {}: copy it from the account menu of the AWS console, or from `aws sts get-caller-identity`",
  ],
  [
    "the account's id is a number, and nobody is of another account",
    {
      accountId: 123456789012,
      ...bucket({
        administrators: ["arn:aws:iam::123456789012:role/administrator"],
      }),
      ...job({
        permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
      }),
    },
    'accountId: must be a string of 12 digits, got 123456789012: write "123456789012", in quotes and with its leading zeros',
  ],
  [
    "the region is mistyped, and nothing is elsewhere",
    {
      region: "cn-noth-1",
      ...bucket({
        administrators: ["arn:aws-cn:iam::123456789012:role/administrator"],
        kmsKey: {
          source: "existing",
          arn: "arn:aws-cn:kms:cn-north-1:123456789012:key/mrk-1",
        },
        replication: {
          source: "existing",
          bucketName: "octo-org-copies",
          region: "cn-northwest-1",
          kmsKeyArn: "arn:aws-cn:kms:cn-northwest-1:123456789012:key/mrk-1",
        },
      }),
    },
    'region: must be a region of AWS, got "cn-noth-1": did you mean "cn-north-1"?',
  ],
  [
    "the account's id is null",
    { accountId: null },
    "accountId: must be a string of 12 digits, got null: copy it from the account menu of the AWS console, or from `aws sts get-caller-identity`",
  ],
  [
    "the database's region is mistyped",
    { databaseRegion: "aws-us-est-1" },
    'databaseRegion: must be a region id of Neon, such as "aws-us-east-1" or "azure-eastus2", or a region of AWS, got "aws-us-est-1": did you mean "us-east-1"?',
  ],
  [
    "the database's region is of a third cloud",
    { databaseRegion: "gcp-us-east1" },
    'databaseRegion: must be a region id of Neon, such as "aws-us-east-1" or "azure-eastus2", or a region of AWS, got "gcp-us-east1": write a region of AWS, such as "us-east-1"',
  ],
  [
    "the database's region is in upper case",
    { databaseRegion: "AZURE-eastus2" },
    'databaseRegion: must be a region id of Neon, such as "aws-us-east-1" or "azure-eastus2", or a region of AWS, got "AZURE-eastus2": write a region of AWS, such as "us-east-1"',
  ],
  [
    "the bucket is left out",
    { bucket: undefined },
    'bucket: must be given, got nothing: add "bucket"',
  ],
  [
    "the jobs are left out",
    { backups: undefined },
    'backups: must be given, got nothing: add "backups"',
  ],
  [
    "the bucket's name is a prop of the stack",
    { bucketName: "neon-s3-backup" },
    'bucketName: must be a known prop, got "neon-s3-backup": leave it out, or use one of the nearest: bucket, backups, state',
  ],
  [
    "the tags are not said to be default tags",
    { tags: { team: "data" } },
    'tags: must be a known prop, got {"team":"data"}: leave it out, or use one of the nearest: state, alarm, adopt',
  ],
  [
    "a prop is mistyped",
    { databaseRegoin: "us-east-1" },
    'databaseRegoin: must be a known prop, got "us-east-1": did you mean "databaseRegion"?',
  ],
  [
    "a prop is in another case",
    { accountID: "123456789012" },
    'accountID: must be a known prop, got "123456789012": did you mean "accountId"?',
  ],
  [
    "the jobs are called one job",
    { backups: undefined, backup: [] },
    'backup: must be a known prop, got []: did you mean "backups"?',
    'backups: must be given, got nothing: add "backups"',
  ],
  ...refused("region", (region) => ({ region }), [
    "must be a region of AWS",
    'write a region of AWS, such as "us-east-1"',
    "moon-base-one",
  ]),
  ...refused(
    "accountId",
    (accountId) => ({ accountId }),
    [
      ACCOUNT,
      'write "012345678901", in quotes and with its leading zeros',
      "12345678901",
    ],
    [
      ACCOUNT,
      'write "000123456789", in quotes and with its leading zeros',
      "123456789",
    ],
    [
      ACCOUNT,
      "copy it from the account menu of the AWS console, or from `aws sts get-caller-identity`",
      ...["12345678", "12345678901a", "", "123456789012 ", "123456789012\n"],
    ],
  ),
  [
    "the account's id is a bigint",
    { accountId: 123456789012n },
    `accountId: ${ACCOUNT}, got a bigint that JSON can't hold: write "123456789012", in quotes and with its leading zeros`,
  ],
  ...refused(
    "databaseRegion",
    (databaseRegion) => ({ databaseRegion }),
    [DATABASE, 'did you mean "us-east-1"?', "us-est-1"],
    [DATABASE, 'write a region of AWS, such as "us-east-1"', "azure-"],
    [
      "must be a non-empty string",
      "write the value in quotes, or leave the prop out",
      "",
    ],
  ),
  [
    "the database's region is an object that holds itself",
    { databaseRegion: circular() },
    "databaseRegion: must be a non-empty string, got an object that JSON can't hold: write the value in quotes, or leave the prop out",
  ],
];

export const good: GoodInput[] = [
  [
    "everything of a partition that is said, in a region that only Terraform knows",
    {
      region: unknownText(),
      partition: "aws-cn",
      ...bucket({
        administrators: ["arn:aws-cn:iam::123456789012:role/administrator"],
        kmsKey: {
          source: "existing",
          arn: "arn:aws-cn:kms:cn-north-1:123456789012:key/mrk-1",
        },
        replication: {
          source: "create",
          bucketName: "neon-s3-backup-copies",
          region: "cn-northwest-1",
        },
      }),
    },
  ],
  ["the guide's own props", {}],
  ["a region of China", { region: "cn-north-1" }],
  [
    "a region of GovCloud in its partition",
    { region: "us-gov-west-1", partition: "aws-us-gov" },
  ],
  ["the region of the European sovereign cloud", { region: "eusc-de-east-1" }],
  ["a region that only Terraform knows", { region: unknownText() }],
  [
    "such a region in a partition that is said",
    { region: unknownText(), partition: "aws-cn" },
  ],
  ["an account's id with leading zeros", { accountId: "001234567890" }],
  ["an account that only Terraform knows", { accountId: unknownText() }],
  [
    "a database in a region of Neon on AWS",
    { databaseRegion: "aws-us-east-1" },
  ],
  ["a database in a region of AWS", { databaseRegion: "us-east-1" }],
  ["a database in another cloud", { databaseRegion: "azure-eastus2" }],
  ["the partition of the region", { partition: "aws" }],
  ["an account's id", { accountId: "123456789012" }],
  ...taken(
    "a database's region",
    (databaseRegion) => ({ databaseRegion }),
    "cn-north-1",
    unknownText(),
  ),
];
