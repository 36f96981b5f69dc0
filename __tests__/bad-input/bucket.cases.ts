import { unknownText } from "../support/trust-fixtures";
import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  refused,
  taken,
} from "./change";

const named = (name: unknown): Change => bucket({ name });

const NAMESPACE =
  'must end in the account, the region and "-an" where it ends in "-an", which AWS keeps for names of one account';
const LIKE_NAMESPACE = 'write it like "backups-123456789012-us-east-1-an"';
const IN_NAMESPACE = (region: string) => `backup-123456789012-${region}-an`;

const SOME = unknownText();

const read = (...readers: unknown[]): Change => bucket({ readers });
const RESTORE = "arn:aws:iam::123456789012:role/restore";
const READER = 'write { principal: "arn:aws:iam::123456789012:role/restore" }';

export const bad: BadInput[] = [
  [
    "the bucket is its name alone",
    { bucket: "neon-s3-backup" },
    'bucket: must be an object, got "neon-s3-backup": write { name: "neon-s3-backup" }',
  ],
  [
    "the bucket has no name",
    { bucket: {} },
    'bucket.name: must be given, got nothing: add "name"',
  ],
  [
    "the bucket's name is empty",
    named(""),
    'bucket.name: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  [
    "the bucket's name has 2 characters",
    named("ab"),
    'bucket.name: must have 3 to 63 characters, got "ab": write it like "neon-s3-backup"',
  ],
  [
    "the bucket's name has 64 characters",
    named("b".repeat(64)),
    `bucket.name: must have 3 to 63 characters, got "${"b".repeat(64)}": write "${"b".repeat(63)}"`,
  ],
  ...refused(
    "bucket.name",
    named,
    [
      "must hold only lower-case letters, digits and hyphens",
      'write "neon-s3-backup"',
      "Neon-S3-Backup",
      "neon_s3_backup",
      "neon s3 backup",
    ],
    [
      "must be the bucket's name alone, without ARN or URL",
      'write "neon-s3-backup"',
      "arn:aws:s3:::neon-s3-backup",
      "s3://neon-s3-backup/acme",
      "https://neon-s3-backup.s3.amazonaws.com",
      "arn:aws-cn:s3:::neon-s3-backup/*",
    ],
  ),
  [
    "the bucket's name has dots",
    named("backups.example.com"),
    'bucket.name: must have no dots, since the certificate of S3\'s host names does not cover them, got "backups.example.com": write "backups-example-com"',
  ],
  [
    "the bucket's name is an IP address",
    named("192.168.5.4"),
    'bucket.name: must not look like an IP address, got "192.168.5.4": choose another name',
    'bucket.name: must have no dots, since the certificate of S3\'s host names does not cover them, got "192.168.5.4": write "192-168-5-4"',
  ],
  [
    "the bucket's name starts with a hyphen",
    named("-backup"),
    'bucket.name: must start and end with a letter or a digit, got "-backup": write "backup"',
  ],
  [
    "the bucket's name ends in a hyphen",
    named("backup-"),
    'bucket.name: must start and end with a letter or a digit, got "backup-": write "backup"',
  ],
  [
    "the bucket's name has letters beyond ASCII",
    named("sicherung-ä"),
    'bucket.name: must hold only lower-case letters, digits and hyphens, got "sicherung-ä": write "sicherung"',
    'bucket.name: must start and end with a letter or a digit, got "sicherung-ä": write "sicherung"',
  ],
  [
    "the bucket's name starts as encoded domains do",
    named("xn--backup"),
    'bucket.name: must not start with "xn--", which AWS keeps for itself, got "xn--backup": choose another name',
  ],
  [
    "the bucket's name starts with what AWS keeps for Storage Gateway",
    named("sthree-backup"),
    'bucket.name: must not start with "sthree-", which AWS keeps for itself, got "sthree-backup": choose another name',
  ],
  [
    "the bucket's name starts with what AWS keeps for its documentation",
    named("amzn-s3-demo-backup"),
    'bucket.name: must not start with "amzn-s3-demo-", which AWS keeps for itself, got "amzn-s3-demo-backup": choose another name',
  ],
  [
    "the bucket's name ends as access point aliases do",
    named("backup-s3alias"),
    'bucket.name: must not end with "-s3alias", which AWS keeps for itself, got "backup-s3alias": choose another name',
  ],
  [
    "the bucket's name ends as Object Lambda's aliases do",
    named("backup--ol-s3"),
    'bucket.name: must not end with "--ol-s3", which AWS keeps for itself, got "backup--ol-s3": choose another name',
  ],
  [
    "the bucket's name ends as multi-region access points do",
    named("backup.mrap"),
    'bucket.name: must have no dots, since the certificate of S3\'s host names does not cover them, got "backup.mrap": write "backup-mrap"',
    'bucket.name: must not end with ".mrap", which AWS keeps for itself, got "backup.mrap": choose another name',
  ],
  [
    "the bucket's name ends as directory buckets do",
    named("backup--x-s3"),
    'bucket.name: must not end with "--x-s3", which AWS keeps for itself, got "backup--x-s3": choose another name',
  ],
  [
    "the bucket's name ends as table buckets do",
    named("backup--table-s3"),
    'bucket.name: must not end with "--table-s3", which AWS keeps for itself, got "backup--table-s3": choose another name',
  ],
  [
    "the bucket's name ends as names in account namespaces do",
    named("backup-an"),
    `bucket.name: ${NAMESPACE}, got "backup-an": ${LIKE_NAMESPACE}`,
  ],
  ...[
    "backup-12345678901-us-east-1-an",
    "backup-123456789012-an",
    "backup-123456789012-us-esat-1-an",
    "backup123456789012-us-east-1-an",
  ].map((name): BadInput => [
    `the bucket's name is ${name}`,
    named(name),
    `bucket.name: ${NAMESPACE}, got "${name}": ${LIKE_NAMESPACE}`,
  ]),
  [
    "the bucket's name is in the namespace of another account and region",
    { accountId: "210987654321", ...named(IN_NAMESPACE("eu-west-1")) },
    'bucket.name: must be in the namespace of its own account, "210987654321", got "backup-123456789012-eu-west-1-an": write its account and region, or choose a name without that end',
    'bucket.name: must be in the namespace of its own region, "us-east-1", got "backup-123456789012-eu-west-1-an": write its account and region, or choose a name without that end',
  ],
  [
    "the bucket's name is in a namespace of a region that has none",
    { region: "me-south-1", ...named(IN_NAMESPACE("me-south-1")) },
    'bucket.name: must not be in the namespace of an account in me-central-1 or me-south-1, where AWS has none, got "backup-123456789012-me-south-1-an": choose a name without that end',
  ],
  [
    "the bucket for logs is in the namespace of another region",
    bucket({
      accessLogs: { source: "create", bucketName: IN_NAMESPACE("us-east-2") },
    }),
    'bucket.accessLogs.bucketName: must be in the namespace of its own region, "us-east-1", got "backup-123456789012-us-east-2-an": write its account and region, or choose a name without that end',
  ],
  [
    "the bucket for copies is in the namespace of the bucket's region",
    bucket({
      replication: {
        source: "create",
        bucketName: IN_NAMESPACE("us-east-1"),
        region: "us-west-2",
      },
    }),
    'bucket.replication.bucketName: must be in the namespace of its own region, "us-west-2", got "backup-123456789012-us-east-1-an": write its account and region, or choose a name without that end',
  ],
  [
    "the bucket's prop is mistyped",
    bucket({ tag: { team: "data" } }),
    'bucket.tag: must be a known prop, got {"team":"data"}: did you mean "tags"?',
  ],
  [
    "the bucket's prop lacks its last letter",
    bucket({ recoverableDay: 30 }),
    'bucket.recoverableDay: must be a known prop, got 30: did you mean "recoverableDays"?',
  ],
  [
    "the bucket's prop is in another case",
    bucket({ objectlock: { mode: "GOVERNANCE", retentionDays: 14 } }),
    'bucket.objectlock: must be a known prop, got {"mode":"GOVERNANCE","retentionDays":14}: did you mean "objectLock"?',
  ],
  [
    "the bucket's prop is Terraform's",
    bucket({ lifecycle: { preventDestroy: false } }),
    'bucket.lifecycle: must be a known prop, got {"preventDestroy":false}: leave it out, or use one of the nearest: kmsKey, name, objectLock',
  ],
  [
    "the bucket is told to encrypt, which it does",
    bucket({ encryption: "AES256" }),
    'bucket.encryption: must be a known prop, got "AES256": leave it out: encryption is always on; `kmsKey` chooses the key',
  ],
  [
    "the bucket is told to keep versions, which it does",
    bucket({ versioning: true }),
    "bucket.versioning: must be a known prop, got true: leave it out: versioning is always on",
  ],
  [
    "the bucket is told not to keep versions",
    bucket({ versioning: false }),
    "bucket.versioning: must be a known prop, got false: leave it out: versioning is always on",
  ],
  [
    "the bucket is told to let the public in",
    bucket({ publicAccessBlock: false }),
    "bucket.publicAccessBlock: must be a known prop, got false: leave it out: public access is always blocked",
  ],
  [
    "the bucket is told to be destroyed with all backups",
    bucket({ forceDestroy: true }),
    "bucket.forceDestroy: must be a known prop, got true: leave it out: a bucket that holds anything is never destroyed",
  ],
  [
    "the bucket's prop is one that every object has",
    bucket({ toString: 1 }),
    "bucket.toString: must be a known prop, got 1: leave it out, or use one of the nearest: eventBridge, kmsKey, tags",
  ],
  [
    "leave to destroy is in quotes",
    bucket({ dangerouslyAllowDestroy: "true" }),
    'bucket.dangerouslyAllowDestroy: must be true or false, got "true": write it without quotes',
  ],
  [
    "leave to destroy is a number",
    bucket({ dangerouslyAllowDestroy: 0 }),
    "bucket.dangerouslyAllowDestroy: must be true or false, got 0: write true or false",
  ],
  [
    "EventBridge is switched on in quotes",
    bucket({ eventBridge: "true" }),
    'bucket.eventBridge: must be true or false, got "true": write it without quotes',
  ],
  [
    "EventBridge is given as an object",
    bucket({ eventBridge: {} }),
    "bucket.eventBridge: must be true or false, got {}: write true or false",
  ],
  [
    "the bucket's name has 64 characters, and a hyphen where it would be cut",
    named(`${"b".repeat(62)}-b`),
    `bucket.name: must have 3 to 63 characters, got "${"b".repeat(62)}-b": write "${"b".repeat(62)}"`,
  ],
  [
    "the bucket's name has a letter beyond ASCII within",
    named("neön-backup"),
    'bucket.name: must hold only lower-case letters, digits and hyphens, got "neön-backup": write "ne-n-backup"',
  ],
  [
    "the bucket's name has two dots in a row",
    named("neon..backup"),
    'bucket.name: must have no dots, since the certificate of S3\'s host names does not cover them, got "neon..backup": write "neon-backup"',
  ],
  [
    "the bucket's name has a dot before it",
    named(".neon"),
    'bucket.name: must have no dots, since the certificate of S3\'s host names does not cover them, got ".neon": write "neon"',
    'bucket.name: must start and end with a letter or a digit, got ".neon": write "neon"',
  ],
  [
    "the bucket's name has a line break behind it",
    named("neon-backup\n"),
    'bucket.name: must hold only lower-case letters, digits and hyphens, got "neon-backup\\n": write "neon-backup"',
    'bucket.name: must start and end with a letter or a digit, got "neon-backup\\n": write "neon-backup"',
  ],
  ...refused("bucket", (value) => ({ bucket: value }), [
    "must be an object",
    'write { name: "neon-s3-backup" }',
    null,
    [],
  ]),
  ...[
    ["encryption", false, "encryption is always on; `kmsKey` chooses the key"],
    ["forceDestroy", false, "a bucket that holds anything is never destroyed"],
    ["publicAccessBlock", true, "public access is always blocked"],
  ].map(([prop, value, why]): BadInput => [
    `the bucket's ${String(prop)} is ${String(value)}`,
    bucket({ [String(prop)]: value }),
    `bucket.${String(prop)}: must be a known prop, got ${String(value)}: leave it out: ${String(why)}`,
  ]),
  ...readersRefused(),
];

function readersRefused(): BadInput[] {
  const principal = "bucket.readers[0].principal";
  const prefixes = (...given: unknown[]) =>
    read({ principal: RESTORE, prefixes: given });
  return [
    [
      "there is no reader in the list",
      read(),
      `bucket.readers: must be a list with at least one entry, got []: ${READER.replace("{", "[{").replace("}", "}]")}, or leave the prop out`,
    ],
    [
      "a reader is a text",
      read(RESTORE),
      `bucket.readers[0]: must be an object, got "${RESTORE}": ${READER}`,
    ],
    [
      "a reader has no name",
      read({}),
      `${principal}: must be given, got nothing: add "principal"`,
    ],
    [
      "a reader is everyone",
      read({ principal: "*" }),
      `${principal}: must be the ARN of a role, a user or an account, without wildcards, got "*": write it like "${RESTORE}"`,
    ],
    [
      "a reader is an account's id",
      read({ principal: "210987654321" }),
      `${principal}: must be the ARN of a role, a user or an account, without wildcards, got "210987654321": write "arn:aws:iam::210987654321:root"`,
    ],
    [
      "a reader is known to Terraform alone",
      read({ principal: SOME }),
      `${principal}: must be known when the app is synthesized, since it decides who gets in, got "a value that only Terraform knows": write the value itself`,
    ],
    [
      "a reader is in another partition",
      read({ principal: "arn:aws-cn:iam::123456789012:role/restore" }),
      `${principal}: must be in the bucket's partition, "aws", got "arn:aws-cn:iam::123456789012:role/restore": write "arn:aws:…"`,
    ],
    [
      "two readers are the same",
      read({ principal: RESTORE }, { principal: RESTORE, prefixes: ["acme"] }),
      `bucket.readers[1].principal: must differ from the other readers, as ${principal} has it already, got "${RESTORE}": remove one of the two`,
    ],
    [
      "a reader is a backup job",
      read({
        principal:
          "arn:aws:iam::123456789012:role/neon-s3-backup-github-actions",
      }),
      `${principal}: must not be a backup role, which reads its own backups already, and must read no other job's, got "arn:aws:iam::123456789012:role/neon-s3-backup-github-actions": name the role or user who restores`,
    ],
    [
      "there are more readers than a policy holds",
      read(
        ...Array.from({ length: 400 }, (_, index) => ({
          principal: `${RESTORE}-${index}`,
        })),
      ),
      'backups: must make a bucket policy of at most 20480 bytes, AWS\'s limit, got "37835 bytes from 1 job": name fewer administrators, readers, VPC endpoints and further statements',
    ],
    [
      "a reader may read no folder",
      prefixes(),
      "bucket.readers[0].prefixes: must be a list with at least one entry, got []: list the folders, or leave the prop out for the whole bucket",
    ],
    [
      "a reader's folder is a hole in the list",
      prefixes(undefined),
      "bucket.readers[0].prefixes[0]: must be given, got nothing: give it a value, or remove it from the list",
    ],
    [
      "a reader's folder has a slash at its end",
      prefixes("acme/"),
      'bucket.readers[0].prefixes[0]: must be a folder\'s name with no slash at either end and no empty folder within, got "acme/": write "acme"',
    ],
    [
      "a reader may read a folder twice",
      prefixes("acme", "acme"),
      'bucket.readers[0].prefixes[1]: must differ from the reader\'s other prefixes, as bucket.readers[0].prefixes[0] has it already, got "acme": remove one of the two',
    ],
  ];
}

export const good: GoodInput[] = [
  [
    "a name in the namespace of the account",
    { accountId: "123456789012", ...named(IN_NAMESPACE("us-east-1")) },
  ],
  [
    "a name in the namespace of whichever account it is",
    named(IN_NAMESPACE("us-east-1")),
  ],
  ["a name that only ends like one", named("backup-man")],
  [
    "copies in the namespace of another account",
    {
      accountId: "123456789012",
      ...bucket({
        replication: {
          source: "existing",
          bucketName: "copies-210987654321-us-west-2-an",
          region: "us-west-2",
          accountId: "210987654321",
        },
      }),
    },
  ],
  [
    "readers of other accounts, of all and of folders",
    read(
      { principal: "arn:aws:iam::210987654321:root" },
      { principal: "arn:aws:iam::210987654321:user/ops/alice" },
      { principal: RESTORE, prefixes: ["acme", "teams/globex"] },
    ),
  ],
  ["a bucket's name of 3 characters", named("abc")],
  ["a bucket's name of 63 characters", named("b".repeat(63))],
  ["a bucket's name with digits at both ends", named("1-backup-2")],
  ["a bucket's name that has a reserved start within", named("my-xn--backup")],
  ["a bucket's name that has a reserved end within", named("backup-s3alias-2")],
  ["a bucket's name that only Terraform knows", named(unknownText())],
  ["leave to destroy", bucket({ dangerouslyAllowDestroy: true })],
  ["no leave to destroy", bucket({ dangerouslyAllowDestroy: false })],
  ["EventBridge", bucket({ eventBridge: true })],
  ["no EventBridge", bucket({ eventBridge: false })],
  [
    "all optional props of the bucket undefined",
    bucket({
      tags: undefined,
      recoverableDays: undefined,
      expireAfterDays: undefined,
      transitions: undefined,
      administrators: undefined,
      kmsKey: undefined,
      objectLock: undefined,
      accessLogs: undefined,
      replication: undefined,
      eventBridge: undefined,
      onlyFrom: undefined,
      readers: undefined,
      dangerouslyAllowDestroy: undefined,
    }),
  ],
  ...taken(
    "a bucket's name",
    named,
    ...["123456", "neon--backup", "xn-backup", "sthree3-backup", "urban"],
    ...["backup-s3aliases", "a--x-s3-b", "my-sthree-backup", "backup-mrap"],
    ...["backup--ol-s3-mine", "backup--table-s3-mine", "backup-an-mine"],
    "my-amzn-s3-demo-backup",
  ),
  [
    "buckets for backups, logs and copies that only Terraform knows",
    bucket({
      name: SOME,
      accessLogs: { source: "existing", bucketName: SOME },
      replication: {
        source: "existing",
        bucketName: SOME,
        region: "us-west-2",
        roleName: "copy-backups",
      },
    }),
  ],
];
