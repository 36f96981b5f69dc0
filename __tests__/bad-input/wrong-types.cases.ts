/** A value, and how a message shows it. */
type Shown = readonly [value: unknown, shown: string];

const ANYTHING: Shown[] = [
  [null, "null"],
  [7, "7"],
  [true, "true"],
  [() => "text", "a function"],
  [Symbol("text"), "a symbol"],
  [7n, "a bigint that JSON can't hold"],
];
const TEXT: Shown = ["text", '"text"'];
const EMPTY_LIST: Shown = [[], "[]"];
const LIST: Shown = [[7], "[7]"];
const OBJECT: Shown = [{ a: 1 }, '{"a":1}'];
/** What JavaScript can't turn into text. */
const NO_TEXT: Shown[] = [
  [Object.create(null), "{}"],
  [[Symbol("text")], "[null]"],
];

/** Values of wrong types, the rule that they break, and the props that it is for, each with the fix. */
export interface WrongTypes {
  readonly what: string;
  readonly values: readonly Shown[];
  readonly rule: string;
  readonly fixes: Readonly<Record<string, string>>;
}

const IN_QUOTES = "write the value in quotes, or leave the prop out";

const texts = (...paths: string[]) =>
  Object.fromEntries(paths.map((path) => [path, IN_QUOTES]));

function choice(
  what: string,
  words: string,
  fix: string,
  paths: readonly string[],
): WrongTypes {
  return {
    what,
    values: [...ANYTHING, ...NO_TEXT, EMPTY_LIST, LIST, OBJECT],
    rule: `must be one of ${words}`,
    fixes: Object.fromEntries(paths.map((path) => [path, fix])),
  };
}

export const wrongTypes: WrongTypes[] = [
  {
    what: "an object",
    values: [...ANYTHING, TEXT, EMPTY_LIST, LIST],
    rule: "must be an object",
    fixes: {
      defaultTags: 'write { key: "value" } with the tags',
      identityProvider: 'write { source: "existing" }, or leave the prop out',
      "identityProvider.github":
        'write "github.com", or one of { enterpriseSlug }, { dataResidencyHost }, { enterpriseServerUrl }',
      bucket: 'write { name: "neon-s3-backup" }',
      "bucket.tags": 'write { key: "value" } with the tags',
      "bucket.transitions[0]":
        'write { storageClass: "STANDARD_IA", afterDays: 30 }',
      "bucket.kmsKey": 'write { source: "create" }, or leave the prop out',
      "bucket.objectLock":
        'write { mode: "GOVERNANCE", retentionDays: 14 }, or leave the prop out',
      "bucket.accessLogs":
        'write { source: "create", bucketName: "neon-s3-backup-logs" }, or leave the prop out',
      "bucket.replication":
        'write { source: "create", bucketName: "neon-s3-backup-copies", region: "us-west-2" }, or leave the prop out',
      "bucket.onlyFrom":
        'write { vpcEndpointIds: ["vpce-0123456789abcdef0"] }, or leave the prop out',
      "backups[0]": "write { name, roleName, trust }",
      "backups[0].trust[0]":
        'write { repository: "octo-org/octo-repo", branch: "main" }',
      "backups[0].trust[0].claims": 'write it like { job_workflow_ref: "…" }',
    },
  },
  {
    what: "a list",
    values: [...ANYTHING, TEXT, EMPTY_LIST, OBJECT],
    rule: "must be a list with at least one entry",
    fixes: {
      "identityProvider.audiences":
        'write ["sts.amazonaws.com"], or leave the prop out',
      "bucket.transitions":
        'write [{ storageClass: "STANDARD_IA", afterDays: 30 }], or leave the prop out',
      "bucket.administrators":
        'write ["arn:aws:iam::123456789012:role/administrator"], or leave the prop out',
      "bucket.onlyFrom.vpcEndpointIds": 'write ["vpce-0123456789abcdef0"]',
      backups: "list the backup jobs, at least one",
      "backups[0].trust":
        'say who may assume the role, such as [{ repository: "octo-org/octo-repo", branch: "main" }]',
    },
  },
  {
    what: "a text",
    values: [...ANYTHING, ...NO_TEXT, EMPTY_LIST, LIST, OBJECT],
    rule: "must be a non-empty string",
    fixes: texts(
      "region",
      "databaseRegion",
      "identityProvider.github.enterpriseSlug",
      "identityProvider.audiences[0]",
      "bucket.name",
      "bucket.administrators[0]",
      "bucket.accessLogs.bucketName",
      "bucket.replication.bucketName",
      "bucket.replication.region",
      "bucket.replication.roleName",
      "bucket.onlyFrom.vpcEndpointIds[0]",
      "bucket.onlyFrom.organizationId",
      "backups[0].name",
      "backups[0].formerName[0]",
      "backups[0].roleName",
      "backups[0].path",
      "backups[0].description",
      "backups[0].permissionsBoundary",
      "backups[0].prefix",
      "backups[0].audience",
      "backups[0].trust[0].repository",
      "backups[0].trust[0].branch",
      "backups[0].trust[0].claims.actor[0]",
      "bucket.kmsKey.arn",
      "bucket.replication.kmsKeyArn",
    ),
  },
  {
    what: "a number of days",
    values: [
      ...ANYTHING.filter(([value]) => value !== 7),
      TEXT,
      EMPTY_LIST,
      LIST,
      OBJECT,
    ],
    rule: "must be a whole number of days from 1 to 36500",
    fixes: Object.fromEntries(
      [
        "bucket.recoverableDays",
        "bucket.expireAfterDays",
        "bucket.objectLock.retentionDays",
        "bucket.accessLogs.expireAfterDays",
      ].map((path) => [path, "write 30 for a month"]),
    ),
  },
  {
    what: "a number of days that can be 0",
    values: [
      ...ANYTHING.filter(([value]) => value !== 7 && value !== 0),
      TEXT,
      EMPTY_LIST,
      LIST,
      OBJECT,
    ],
    rule: "must be a whole number of days from 0 to 36500",
    fixes: { "bucket.transitions[0].afterDays": "write 30 for a month" },
  },
  {
    what: "true or false",
    values: [
      ...ANYTHING.filter(([value]) => value !== true),
      TEXT,
      EMPTY_LIST,
      LIST,
      OBJECT,
    ],
    rule: "must be true or false",
    fixes: {
      "bucket.eventBridge": "write true or false",
      "bucket.dangerouslyAllowDestroy": "write true or false",
    },
  },
  choice("a source", '"create", "existing"', "use one of create, existing", [
    "identityProvider.source",
    "bucket.kmsKey.source",
    "bucket.accessLogs.source",
    "bucket.replication.source",
  ]),
  choice(
    "a partition",
    '"aws", "aws-cn", "aws-eusc", "aws-us-gov"',
    "use one of aws, aws-cn, aws-eusc, aws-us-gov",
    ["partition"],
  ),
  choice(
    "a mode of Object Lock",
    '"GOVERNANCE", "COMPLIANCE"',
    "use one of GOVERNANCE, COMPLIANCE",
    ["bucket.objectLock.mode"],
  ),
  choice(
    "a storage class",
    '"STANDARD_IA", "INTELLIGENT_TIERING", "GLACIER_IR", "GLACIER", "DEEP_ARCHIVE"',
    "use one of STANDARD_IA, INTELLIGENT_TIERING, GLACIER_IR, GLACIER, DEEP_ARCHIVE",
    ["bucket.transitions[0].storageClass"],
  ),
  choice(
    "a format of the subject",
    '"classic", "immutable", "both"',
    "use one of classic, immutable, both",
    ["backups[0].trust[0].subjectFormat"],
  ),
];
