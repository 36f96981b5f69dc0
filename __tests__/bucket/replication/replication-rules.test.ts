import { checkReplication } from "../../../src/bucket/replication/replication-rules";
import { problemsOf } from "../../support/problems-of";
import { mustBeKnown, unknownText } from "../../support/trust-fixtures";

type Bucket = Parameters<typeof checkReplication>[3];

const BUCKET: Bucket = {
  name: "octo-org-backups",
  partition: "aws",
  region: "us-east-1",
  kms: false,
};
const check = (value: unknown, bucket: Partial<Bucket> = {}) =>
  problemsOf((problems) =>
    checkReplication(problems, "replication", value, { ...BUCKET, ...bucket }),
  );

const CREATED = {
  source: "create",
  bucketName: "octo-org-copies",
  region: "us-west-2",
};
const EXISTING = { ...CREATED, source: "existing" };
const KEY = "arn:aws:kms:us-west-2:123456789012:key/mrk-1";

test.each<[string, unknown, Partial<Bucket>]>([
  ["left out", undefined, {}],
  ["to a bucket that is made", CREATED, {}],
  ["to a bucket that is made, with a key too", CREATED, { kms: true }],
  ["to a bucket that exists", EXISTING, {}],
  [
    "to a bucket that exists in the same region, in another account",
    { ...EXISTING, region: "us-east-1", accountId: "210987654321" },
    {},
  ],
  [
    "to a bucket that only Terraform knows",
    { ...EXISTING, bucketName: unknownText() },
    {},
  ],
  ["to another account", { ...EXISTING, accountId: "210987654321" }, {}],
  [
    "to an account that only Terraform knows",
    { ...EXISTING, accountId: unknownText() },
    {},
  ],
  ["with a key at both ends", { ...EXISTING, kmsKeyArn: KEY }, { kms: true }],
  [
    "within a partition",
    { ...CREATED, region: "cn-northwest-1" },
    { partition: "aws-cn", region: "cn-north-1" },
  ],
  [
    "from a region that only Terraform knows",
    CREATED,
    { region: unknownText() },
  ],
  ["from a region that is not known", CREATED, { region: undefined }],
  [
    "by a role with a name of 64 characters",
    { ...CREATED, roleName: "r".repeat(64) },
    {},
  ],
  [
    "by a role that is named after a bucket with 52 characters",
    CREATED,
    { name: "b".repeat(52) },
  ],
  [
    "by a role that is named, where the bucket has 53 characters",
    { ...CREATED, roleName: "copy-backups" },
    { name: "b".repeat(53) },
  ],
  [
    "by a role that is named after a bucket which only Terraform knows",
    CREATED,
    { name: `${unknownText()}${"b".repeat(53)}` },
  ],
])("replication may be %s", (_, value, bucket) => {
  expect(check(value, bucket)).toEqual([]);
});

const OBJECT_FIX =
  'write { source: "create", bucketName: "neon-s3-backup-copies", region: "us-west-2" }, or leave the prop out';
const REGION = "replication.region: must be";
const NOT_CREATED =
  'must not be given with source: "create", which makes bucket and key in the stack\'s own account';
const NOT_CREATED_FIX = 'leave it out, or write source: "existing"';

test.each<[string, unknown, string[]]>([
  ["null", null, [`replication: must be an object, got null: ${OBJECT_FIX}`]],
  [
    "a region",
    "us-west-2",
    [`replication: must be an object, got "us-west-2": ${OBJECT_FIX}`],
  ],
  [
    "empty",
    {},
    [
      'replication.source: must be given, got nothing: add "source"',
      'replication.bucketName: must be given, got nothing: add "bucketName"',
      'replication.region: must be given, got nothing: add "region"',
    ],
  ],
  [
    "of a source that is mistyped, whatever else would not fit to it",
    { ...CREATED, source: "creat", accountId: "1", kmsKeyArn: KEY },
    [
      'replication.source: must be one of "create", "existing", got "creat": did you mean "create"?',
    ],
  ],
  [
    "to a bucket that can't be",
    { ...CREATED, bucketName: "Copies" },
    [
      'replication.bucketName: must hold only lower-case letters, digits and hyphens, got "Copies": write "copies"',
    ],
  ],
  [
    "to a region that is none",
    { ...EXISTING, region: "us-wset-2" },
    [`${REGION} a region of AWS, got "us-wset-2": did you mean "us-west-2"?`],
  ],
  [
    "to a region that only Terraform knows",
    { ...CREATED, region: unknownText() },
    [mustBeKnown("replication.region")],
  ],
  [
    "to a bucket that exists in the same region and account",
    { ...EXISTING, region: "us-east-1" },
    [
      `${REGION} another region than the bucket's, unless the copies are in another account: they are to survive the loss of one of the two, got "us-east-1": choose another region, or write the accountId of the copies' account`,
    ],
  ],
  [
    "to a bucket that is made in the same region",
    { ...CREATED, region: "us-east-1" },
    [
      `${REGION} another region than the bucket's, whose loss the copies are to survive, got "us-east-1": choose another region`,
    ],
  ],
  [
    "to another partition",
    { ...EXISTING, region: "us-gov-west-1" },
    [
      `${REGION} in the bucket's partition, "aws", since S3 does not copy to another one, got "us-gov-west-1": choose a region of that partition`,
    ],
  ],
  [
    "by a role with a name of 65 characters",
    { ...CREATED, roleName: "r".repeat(65) },
    [
      `replication.roleName: must be 1 to 64 letters, digits and "+=,.@-_", got "${"r".repeat(65)}": shorten it or remove other characters`,
    ],
  ],
  [
    "by a role with an empty name",
    { ...EXISTING, roleName: "" },
    [
      'replication.roleName: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
    ],
  ],
  [
    "to a bucket that is made elsewhere",
    { ...CREATED, accountId: "210987654321" },
    [
      `replication.accountId: ${NOT_CREATED}, got "210987654321": ${NOT_CREATED_FIX}`,
    ],
  ],
  [
    "to a bucket that is made, with a key that exists",
    { ...CREATED, kmsKeyArn: KEY },
    [`replication.kmsKeyArn: ${NOT_CREATED}, got "${KEY}": ${NOT_CREATED_FIX}`],
  ],
  [
    "to an account whose id is a number",
    { ...EXISTING, accountId: 210987654321 },
    [
      'replication.accountId: must be a string of 12 digits, got 210987654321: write "210987654321", in quotes and with its leading zeros',
    ],
  ],
  [
    "with a key at the other end alone",
    { ...EXISTING, kmsKeyArn: KEY },
    [
      `replication.kmsKeyArn: must not be given without \`kmsKey\`, got "${KEY}": leave it out, or encrypt the backups with a key of KMS, too`,
    ],
  ],
  [
    "given a storage class",
    { ...CREATED, storageClass: "GLACIER" },
    [
      'replication.storageClass: must be a known prop, got "GLACIER": leave it out, or use one of the nearest: source, roleName, bucketName',
    ],
  ],
])("replication must not be %s", (_, value, lines) => {
  expect(check(value)).toEqual(lines);
});

test("another account is not the stack's own", () => {
  const value = { ...EXISTING, accountId: "123456789012" };
  expect(check(value, { accountId: "123456789012" })).toEqual([
    'replication.accountId: must be another account than the stack\'s, since only there the copies change their owner, got "123456789012": leave it out',
  ]);
  expect(check(value, { accountId: "210987654321" })).toEqual([]);
  expect(check(value, { accountId: undefined })).toEqual([]);
});

test("where the backups have a key, copies in a bucket that exists need one", () => {
  expect(check(EXISTING, { kms: true })).toEqual([
    "replication.kmsKeyArn: must be given with `kmsKey`, since S3 copies what a key of KMS has encrypted only with a key at the other end, got nothing: add the ARN of a key in the region of the copies",
  ]);
});

test("the key of copies must be in their region, not in that of the backups", () => {
  const kmsKeyArn = KEY.replace("us-west-2", "us-east-1");
  expect(check({ ...EXISTING, kmsKeyArn }, { kms: true })).toEqual([
    `replication.kmsKeyArn: must be in the copies' region, "us-west-2", since S3 can't use a key of another one, got "${kmsKeyArn}": name a key of that region, or a replica of the key there`,
  ]);
});

test("the key of copies must be in the bucket's partition", () => {
  const region = "cn-north-1";
  expect(
    check(
      { ...EXISTING, region, kmsKeyArn: KEY },
      { partition: "aws-cn", region: "cn-northwest-1", kms: true },
    ),
  ).toEqual([
    `replication.kmsKeyArn: must be in the copies' partition, "aws-cn", got "${KEY}": name a key of that partition`,
  ]);
});

test.each([
  [53, "b".repeat(52)],
  [63, "b".repeat(52)],
])(
  "a role can't be named after a bucket with %d characters",
  (length, start) => {
    const name = "b".repeat(length);
    const proposed = `${start}-replication`;
    expect(check(CREATED, { name })).toEqual([
      `replication.roleName: must be given where the bucket's name with "-replication" behind it has more than the 64 characters that AWS allows, got "${name}-replication": write roleName: "${proposed}"`,
    ]);
    expect(proposed).toHaveLength(64);
    expect(check({ ...CREATED, roleName: proposed }, { name })).toEqual([]);
  },
);
