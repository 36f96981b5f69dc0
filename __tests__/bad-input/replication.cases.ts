import { mustBeKnown, unknownText } from "../support/trust-fixtures";
import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  job,
  refused,
} from "./change";

const KEY =
  "arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const KMS = { kmsKey: { source: "create" } };

const copies = (replication: unknown, others: Change = {}): Change =>
  bucket({ replication, ...others });
const created = (change: Change, others?: Change) =>
  copies(
    {
      source: "create",
      bucketName: "neon-s3-backup-copies",
      region: "us-west-2",
      ...change,
    },
    others,
  );
const existing = (change: Change, others?: Change) =>
  copies(
    {
      source: "existing",
      bucketName: "octo-org-copies",
      region: "us-west-2",
      ...change,
    },
    others,
  );

export const bad: BadInput[] = [
  [
    "the boundary of the role that copies is a name",
    created({ permissionsBoundary: "bounds" }),
    'bucket.replication.permissionsBoundary: must be the ARN of a policy, got "bounds": write it like "arn:aws:iam::123456789012:policy/boundary"',
  ],
  [
    "the boundary of the role that copies is elsewhere",
    existing({
      permissionsBoundary: "arn:aws-cn:iam::210987654321:policy/bounds",
    }),
    'bucket.replication.permissionsBoundary: must be in the region\'s partition, "aws", got "arn:aws-cn:iam::210987654321:policy/bounds": write "arn:aws:…"',
  ],
  [
    "the boundary of the role that copies is another account's",
    {
      accountId: "123456789012",
      ...created({
        permissionsBoundary: "arn:aws:iam::210987654321:policy/bounds",
      }),
    },
    'bucket.replication.permissionsBoundary: must be a policy of the stack\'s account, "123456789012", or of AWS, got "arn:aws:iam::210987654321:policy/bounds": name a policy of that account',
  ],
  [
    "replication is switched on",
    copies(true),
    'bucket.replication: must be an object, got true: write { source: "create", bucketName: "neon-s3-backup-copies", region: "us-west-2" }, or leave the prop out',
  ],
  [
    "replication is a region alone",
    copies("us-west-2"),
    'bucket.replication: must be an object, got "us-west-2": write { source: "create", bucketName: "neon-s3-backup-copies", region: "us-west-2" }, or leave the prop out',
  ],
  [
    "replication has no source",
    copies({ bucketName: "octo-org-copies", region: "us-west-2" }),
    'bucket.replication.source: must be given, got nothing: add "source"',
  ],
  [
    "replication has neither bucket nor region",
    copies({ source: "create" }),
    'bucket.replication.bucketName: must be given, got nothing: add "bucketName"',
    'bucket.replication.region: must be given, got nothing: add "region"',
  ],
  [
    "replication's source is mistyped",
    existing({ source: "existng" }),
    'bucket.replication.source: must be one of "create", "existing", got "existng": did you mean "existing"?',
  ],
  [
    "replication's bucket is in upper case",
    created({ bucketName: "Octo-Copies" }),
    'bucket.replication.bucketName: must hold only lower-case letters, digits and hyphens, got "Octo-Copies": write "octo-copies"',
  ],
  [
    "replication's bucket is an ARN",
    existing({ bucketName: "arn:aws:s3:::octo-org-copies" }),
    'bucket.replication.bucketName: must be the bucket\'s name alone, without ARN or URL, got "arn:aws:s3:::octo-org-copies": write "octo-org-copies"',
  ],
  [
    "copies are made in the bucket for backups",
    created({ bucketName: "neon-s3-backup" }),
    'bucket.replication.bucketName: must not be the bucket for backups itself, got "neon-s3-backup": choose another bucket',
  ],
  [
    "copies are written to the bucket for backups",
    existing({ bucketName: "neon-s3-backup" }),
    'bucket.replication.bucketName: must not be the bucket for backups itself, got "neon-s3-backup": choose another bucket',
  ],
  [
    "copies are written to the bucket for logs",
    existing(
      {},
      { accessLogs: { source: "existing", bucketName: "octo-org-copies" } },
    ),
    'bucket.replication.bucketName: must not be the bucket for logs, got "octo-org-copies": choose another bucket',
  ],
  [
    "the region of copies is mistyped",
    created({ region: "us-wset-2" }),
    'bucket.replication.region: must be a region of AWS, got "us-wset-2": did you mean "us-west-2"?',
  ],
  [
    "the region of copies is one of Neon's",
    created({ region: "aws-us-west-2" }),
    'bucket.replication.region: must be a region of AWS, got "aws-us-west-2": did you mean "us-west-2"?',
  ],
  [
    "the region of copies is known to Terraform alone",
    created({ region: unknownText() }),
    mustBeKnown("bucket.replication.region"),
  ],
  [
    "the region of copies that are made is the bucket's",
    created({ region: "us-east-1" }),
    'bucket.replication.region: must be another region than the bucket\'s, whose loss the copies are to survive, got "us-east-1": choose another region',
  ],
  [
    "the region of copies in a bucket that exists is the bucket's, and so is the account",
    existing({ region: "us-east-1" }),
    "bucket.replication.region: must be another region than the bucket's, unless the copies are in another account: they are to survive the loss of one of the two, got \"us-east-1\": choose another region, or write the accountId of the copies' account",
  ],
  [
    "the region of copies is in China",
    created({ region: "cn-north-1" }),
    'bucket.replication.region: must be in the bucket\'s partition, "aws", since S3 does not copy to another one, got "cn-north-1": choose a region of that partition',
  ],
  [
    "the region of copies is outside China, and the bucket's is not",
    { region: "cn-north-1", ...existing({}) },
    'bucket.replication.region: must be in the bucket\'s partition, "aws-cn", since S3 does not copy to another one, got "us-west-2": choose a region of that partition',
  ],
  [
    "replication's role has a name of 65 characters",
    created({ roleName: "r".repeat(65) }),
    `bucket.replication.roleName: must be 1 to 64 letters, digits and "+=,.@-_", got "${"r".repeat(65)}": shorten it or remove other characters`,
  ],
  [
    "replication's role has a name with a space",
    created({ roleName: "copy backups" }),
    'bucket.replication.roleName: must be 1 to 64 letters, digits and "+=,.@-_", got "copy backups": shorten it or remove other characters',
  ],
  ...refused(
    "bucket.replication.roleName",
    (roleName) => created({ roleName }),
    [
      "must be the role's name alone, without ARN or path",
      'write "copy"',
      "/backups/copy",
      "arn:aws:iam::123456789012:role/copy",
    ],
    [
      "must be the role's name alone, without ARN or path",
      'write it like "neon-s3-backup-github-actions"',
      "/",
    ],
  ),
  [
    "replication's role has an empty name",
    created({ roleName: "" }),
    'bucket.replication.roleName: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  [
    "replication's role can't be named after a bucket with 53 characters",
    created({}, { name: "b".repeat(53) }),
    `bucket.replication.roleName: must be given where the bucket's name with "-replication" behind it has more than the 64 characters that AWS allows, got "${"b".repeat(53)}-replication": write roleName: "${"b".repeat(52)}-replication"`,
  ],
  [
    "replication's role has the name of the job's",
    created({ roleName: "neon-s3-backup-github-actions" }),
    'bucket.replication.roleName: must differ from every job\'s, as backups[0].roleName has it already, got "neon-s3-backup-github-actions": choose another name',
  ],
  [
    "replication's role has the name of the job's in another case",
    existing({ roleName: "Neon-S3-Backup-GitHub-Actions" }),
    'bucket.replication.roleName: must differ from every job\'s, as backups[0].roleName has it already, got "Neon-S3-Backup-GitHub-Actions": choose another name',
  ],
  [
    "replication's role is named after the bucket, as the job's is",
    { ...created({}), ...job({ roleName: "neon-s3-backup-replication" }) },
    'bucket.replication.roleName: must differ from every job\'s, as backups[0].roleName has it already, got "neon-s3-backup-replication": choose another name',
  ],
  [
    "a bucket for copies that is made here has an account of its own",
    created({ accountId: "210987654321" }),
    'bucket.replication.accountId: must not be given with source: "create", which makes bucket and key in the stack\'s own account, got "210987654321": leave it out, or write source: "existing"',
  ],
  [
    "a bucket for copies that is made here has a key of its own",
    created({ kmsKeyArn: KEY }, KMS),
    'bucket.replication.kmsKeyArn: must not be given with source: "create", which makes bucket and key in the stack\'s own account, got "arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab": leave it out, or write source: "existing"',
  ],
  [
    "the account of copies is a number",
    existing({ accountId: 210987654321 }),
    'bucket.replication.accountId: must be a string of 12 digits, got 210987654321: write "210987654321", in quotes and with its leading zeros',
  ],
  [
    "the account of copies is an alias",
    existing({ accountId: "octo-org" }),
    'bucket.replication.accountId: must be a string of 12 digits, got "octo-org": copy it from the account menu of the AWS console, or from `aws sts get-caller-identity`',
  ],
  [
    "the account of copies is the stack's",
    { accountId: "123456789012", ...existing({ accountId: "123456789012" }) },
    'bucket.replication.accountId: must be another account than the stack\'s, since only there the copies change their owner, got "123456789012": leave it out',
  ],
  [
    "replication's role is an ARN",
    created({ roleName: "arn:aws:iam::123456789012:role/s3/copy" }),
    'bucket.replication.roleName: must be the role\'s name alone, without ARN or path, got "arn:aws:iam::123456789012:role/s3/copy": write "copy"',
  ],
  [
    "the account of copies is called as Terraform calls it",
    existing({ account: "210987654321" }),
    'bucket.replication.account: must be a known prop, got "210987654321": did you mean "accountId"?',
  ],
  [
    "the key of copies is missing, and the backups have one",
    existing({}, KMS),
    "bucket.replication.kmsKeyArn: must be given with `kmsKey`, since S3 copies what a key of KMS has encrypted only with a key at the other end, got nothing: add the ARN of a key in the region of the copies",
  ],
  [
    "the key of copies is there, and the backups have none",
    existing({ kmsKeyArn: KEY }),
    'bucket.replication.kmsKeyArn: must not be given without `kmsKey`, got "arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab": leave it out, or encrypt the backups with a key of KMS, too',
  ],
  [
    "the key of copies is an alias",
    existing(
      { kmsKeyArn: "arn:aws:kms:us-west-2:123456789012:alias/copies" },
      KMS,
    ),
    'bucket.replication.kmsKeyArn: must be the ARN of a key, not of an alias, since an alias can be moved to another key, got "arn:aws:kms:us-west-2:123456789012:alias/copies": write it like "arn:aws:kms:us-west-2:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
  ],
  [
    "the key of copies is in the region of the backups",
    existing({ kmsKeyArn: KEY.replace("us-west-2", "us-east-1") }, KMS),
    'bucket.replication.kmsKeyArn: must be in the copies\' region, "us-west-2", since S3 can\'t use a key of another one, got "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab": name a key of that region, or a replica of the key there',
  ],
  [
    "the key of copies is in another partition",
    existing(
      {
        kmsKeyArn: KEY.replace("aws:", "aws-cn:").replace(
          "us-west-2",
          "cn-north-1",
        ),
      },
      KMS,
    ),
    'bucket.replication.kmsKeyArn: must be in the copies\' partition, "aws", got "arn:aws-cn:kms:cn-north-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab": name a key of that partition',
  ],
  [
    "replication's prop is mistyped",
    created({ rolename: "copy-backups" }),
    'bucket.replication.rolename: must be a known prop, got "copy-backups": did you mean "roleName"?',
  ],
  [
    "copies are given a storage class",
    created({ storageClass: "GLACIER" }),
    'bucket.replication.storageClass: must be a known prop, got "GLACIER": leave it out, or use one of the nearest: roleName, source, bucketName',
  ],
  [
    "the role for replication can't be named after a bucket with 63 characters",
    created({}, { name: "b".repeat(63) }),
    `bucket.replication.roleName: must be given where the bucket's name with "-replication" behind it has more than the 64 characters that AWS allows, got "${"b".repeat(63)}-replication": write roleName: "${"b".repeat(52)}-replication"`,
  ],
  [
    "replication's source is mistyped, and nothing is said of what would not fit to it",
    created({ source: "creat", accountId: "1", kmsKeyArn: KEY }),
    'bucket.replication.source: must be one of "create", "existing", got "creat": did you mean "create"?',
  ],
];

export const good: GoodInput[] = [
  [
    "a boundary of the role that copies",
    created({ permissionsBoundary: "arn:aws:iam::123456789012:policy/bounds" }),
  ],
  [
    "a name for replication's role that only workflows can't assume",
    existing({ roleName: "GitHubActions" }),
  ],
  ["a bucket for copies that is made in another region", created({})],
  ["a bucket for copies that exists", existing({})],
  [
    "a bucket for copies of another account in the bucket's region",
    existing({ region: "us-east-1", accountId: "210987654321" }),
  ],
  [
    "a bucket for copies of another account",
    existing({ accountId: "210987654321" }),
  ],
  ["copies that are made with a key, as the backups are", created({}, KMS)],
  [
    "copies with a key in their region, as the backups have one in theirs",
    existing({ kmsKeyArn: KEY }, KMS),
  ],
  [
    "copies within China",
    { region: "cn-north-1", ...created({ region: "cn-northwest-1" }) },
  ],
  [
    "copies of a bucket in a region that only Terraform knows",
    { region: unknownText(), ...created({}) },
  ],
  [
    "a role for replication with a name of 64 characters",
    created({ roleName: "r".repeat(64) }),
  ],
  [
    "a role for replication that is named after a bucket with 52 characters",
    created({}, { name: "b".repeat(52) }),
  ],
  [
    "a name for the role for replication of a bucket with 53 characters",
    created({ roleName: "copy-backups" }, { name: "b".repeat(53) }),
  ],
  [
    "a role for replication whose name starts like the job's",
    created({ roleName: "neon-s3-backup-github-actions-2" }),
  ],
  [
    "a bucket for copies that only Terraform knows",
    existing({ bucketName: unknownText() }),
  ],
  [
    "an account of copies that only Terraform knows",
    existing({ accountId: unknownText() }),
  ],
  [
    "an account of copies that is not the stack's",
    { accountId: "123456789012", ...existing({ accountId: "210987654321" }) },
  ],
  [
    "the name that is proposed for the role of a bucket with 53 characters",
    created(
      { roleName: `${"b".repeat(52)}-replication` },
      { name: "b".repeat(53) },
    ),
  ],
  [
    "a role for replication that is named after a bucket which only Terraform knows",
    created({}, { name: `${unknownText()}${"b".repeat(53)}` }),
  ],
];
