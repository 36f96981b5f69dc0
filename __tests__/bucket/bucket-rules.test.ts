import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack, Testing } from "cdktf";
import {
  type BackupBucketProps,
  BackupRole,
  GitHubIdentityProvider,
} from "../../src";
import {
  checkBackupBucket,
  checkStandaloneBucket,
} from "../../src/bucket/bucket-rules";
import { EVERYTHING } from "../support/everything";
import { problemsOf } from "../support/problems-of";
import { TRUST, unknownText } from "../support/trust-fixtures";

const HERE = { partition: "aws", region: "us-east-1" };
const check = (value: unknown, path = "bucket", place = HERE) =>
  problemsOf((problems) => checkBackupBucket(problems, path, value, place));

/** The bucket with something else. */
const and = (change: object) => ({ name: "neon-s3-backup", ...change });

test.each([
  ["only a name", {}],
  ["tags", { tags: { team: "db" } }],
  ["leave to destroy", { dangerouslyAllowDestroy: true }],
  ["no leave to destroy", { dangerouslyAllowDestroy: false }],
  ["EventBridge", { eventBridge: true }],
  ["no EventBridge", { eventBridge: false }],
])("a bucket may have %s", (_, change) => {
  expect(check(and(change))).toEqual([]);
});

test("a bucket may have everything at once", () => {
  const place = { partition: "aws", region: EVERYTHING.region };
  expect(check(EVERYTHING.bucket, "bucket", place)).toEqual([]);
});

test.each([
  [
    "null",
    null,
    'bucket: must be an object, got null: write { name: "neon-s3-backup" }',
  ],
  [
    "a text",
    "neon-s3-backup",
    'bucket: must be an object, got "neon-s3-backup": write { name: "neon-s3-backup" }',
  ],
  [
    "a list",
    [],
    'bucket: must be an object, got []: write { name: "neon-s3-backup" }',
  ],
  ["without a name", {}, 'bucket.name: must be given, got nothing: add "name"'],
  [
    "with a mistyped prop",
    and({ tag: { a: "b" } }),
    'bucket.tag: must be a known prop, got {"a":"b"}: did you mean "tags"?',
  ],
  [
    "with a prop that is far from any",
    and({ acl: "private" }),
    'bucket.acl: must be a known prop, got "private": leave it out, or use one of the nearest: name, tags, kmsKey',
  ],
  [
    "with a text instead of true",
    and({ dangerouslyAllowDestroy: "true" }),
    'bucket.dangerouslyAllowDestroy: must be true or false, got "true": write it without quotes',
  ],
  [
    "with null instead of true",
    and({ dangerouslyAllowDestroy: null }),
    "bucket.dangerouslyAllowDestroy: must be true or false, got null: write true or false",
  ],
  [
    "with a text instead of EventBridge",
    and({ eventBridge: "true" }),
    'bucket.eventBridge: must be true or false, got "true": write it without quotes',
  ],
])("a bucket must not be %s", (_, value, line) => {
  expect(check(value)).toEqual([line]);
});

test.each([
  ["encryption", "encryption is always on; `kmsKey` chooses the key"],
  ["forceDestroy", "a bucket that holds anything is never destroyed"],
  ["publicAccessBlock", "public access is always blocked"],
  ["versioning", "versioning is always on"],
])("%s is no prop, whether to turn it on or off", (key, why) => {
  for (const value of [true, false])
    expect(check(and({ [key]: value }))).toEqual([
      `bucket.${key}: must be a known prop, got ${value}: leave it out: ${why}`,
    ]);
});

test("all props are judged together", () => {
  const wrong = {
    name: "Neon",
    tags: { "aws:a": "b" },
    recoverableDays: 0,
    expireAfterDays: 0,
    transitions: [],
    administrators: [],
    kmsKey: {},
    objectLock: 1,
    accessLogs: 2,
    replication: 3,
    eventBridge: 4,
    onlyFrom: 5,
    dangerouslyAllowDestroy: 6,
  };
  expect(check(wrong)).toEqual([
    'bucket.name: must hold only lower-case letters, digits and hyphens, got "Neon": write "neon"',
    'bucket.tags["aws:a"]: must not start with "aws:", which AWS keeps for itself, got "aws:a": choose another key',
    'bucket.objectLock: must be an object, got 1: write { mode: "GOVERNANCE", retentionDays: 14 }, or leave the prop out',
    "bucket.recoverableDays: must be a whole number of days from 1 to 36500, got 0: write 30 for a month",
    'bucket.transitions: must be a list with at least one entry, got []: write [{ storageClass: "STANDARD_IA", afterDays: 30 }], or leave the prop out',
    "bucket.expireAfterDays: must be a whole number of days from 1 to 36500, got 0: write 30 for a month",
    'bucket.administrators: must be a list with at least one entry, got []: write ["arn:aws:iam::123456789012:role/administrator"], or leave the prop out',
    'bucket.kmsKey.source: must be given, got nothing: add "source"',
    'bucket.accessLogs: must be an object, got 2: write { source: "create", bucketName: "neon-s3-backup-logs" }, or leave the prop out',
    'bucket.replication: must be an object, got 3: write { source: "create", bucketName: "neon-s3-backup-copies", region: "us-west-2" }, or leave the prop out',
    "bucket.eventBridge: must be true or false, got 4: write true or false",
    'bucket.onlyFrom: must be an object, got 5: write { vpcEndpointIds: ["vpce-0123456789abcdef0"] }, or leave the prop out',
    "bucket.dangerouslyAllowDestroy: must be true or false, got 6: write true or false",
  ]);
});

test("a construct's own props stand without a path", () => {
  expect(check({ name: "Neon" }, "")).toEqual([
    'name: must hold only lower-case letters, digits and hyphens, got "Neon": write "neon"',
  ]);
});

describe("the buckets for backups, for logs and for copies", () => {
  const three = (backups: string, logs: string, copies: string) => ({
    name: backups,
    accessLogs: { source: "existing", bucketName: logs },
    replication: {
      source: "existing",
      bucketName: copies,
      region: "us-west-2",
    },
  });
  const LOGS =
    "bucket.accessLogs.bucketName: must not be the bucket for backups, whose logs would be logged in turn";
  const COPIES = "bucket.replication.bucketName: must not be the bucket for";
  const FIX = "choose another bucket";

  test("may be three", () => {
    expect(check(three("one", "two", "three"))).toEqual([]);
  });

  test.each([
    [
      "backups and logs",
      three("one", "one", "three"),
      [`${LOGS}, got "one": ${FIX}`],
    ],
    [
      "backups and copies",
      three("one", "two", "one"),
      [`${COPIES} backups itself, got "one": ${FIX}`],
    ],
    [
      "logs and copies",
      three("one", "two", "two"),
      [`${COPIES} logs, got "two": ${FIX}`],
    ],
    [
      "all",
      three("one", "one", "one"),
      [
        `${LOGS}, got "one": ${FIX}`,
        `${COPIES} backups itself, got "one": ${FIX}`,
        `${COPIES} logs, got "one": ${FIX}`,
      ],
    ],
  ])("must not be one for %s", (_, value, lines) => {
    expect(check(value)).toEqual(lines);
  });

  test("are not compared where only Terraform knows them", () => {
    const name = unknownText();
    expect(check(three(name, name, name))).toEqual([]);
  });
});

test("a key of the bucket asks for one at the other end of replication", () => {
  const replication = {
    source: "existing",
    bucketName: "octo-org-copies",
    region: "us-west-2",
  };
  expect(check(and({ replication }))).toEqual([]);
  expect(check(and({ replication, kmsKey: { source: "create" } }))).toEqual([
    "bucket.replication.kmsKeyArn: must be given with `kmsKey`, since S3 copies what a key of KMS has encrypted only with a key at the other end, got nothing: add the ARN of a key in the region of the copies",
  ]);
});

test("where the bucket is decides what it can be used with", () => {
  const value = and({
    administrators: ["arn:aws:iam::123456789012:role/administrator"],
    kmsKey: {
      source: "existing",
      arn: "arn:aws:kms:us-east-1:123456789012:key/mrk-1",
    },
    replication: {
      source: "create",
      bucketName: "neon-s3-backup-copies",
      region: "us-west-2",
    },
  });
  expect(check(value)).toEqual([]);
  expect(
    check(value, "bucket", { partition: "aws", region: "us-west-2" }),
  ).toEqual([
    'bucket.kmsKey.arn: must be in the bucket\'s region, "us-west-2", since S3 can\'t use a key of another one, got "arn:aws:kms:us-east-1:123456789012:key/mrk-1": name a key of that region, or a replica of the key there',
    'bucket.replication.region: must be another region than the bucket\'s, whose loss the copies are to survive, got "us-west-2": choose another region',
  ]);
  expect(
    check(value, "bucket", { partition: "aws-cn", region: "cn-north-1" }),
  ).toEqual([
    'bucket.administrators[0]: must be in the bucket\'s partition, "aws-cn", got "arn:aws:iam::123456789012:role/administrator": write "arn:aws-cn:…"',
    'bucket.kmsKey.arn: must be in the bucket\'s partition, "aws-cn", got "arn:aws:kms:us-east-1:123456789012:key/mrk-1": name a key of that partition',
    'bucket.replication.region: must be in the bucket\'s partition, "aws-cn", since S3 does not copy to another one, got "us-west-2": choose a region of that partition',
  ]);
});

describe("a bucket in somebody else's stack", () => {
  const COPIES = {
    source: "create",
    bucketName: "neon-s3-backup-copies",
    region: "us-west-2",
  } as const;

  /** What is wrong with a bucket that lets one role in. */
  function standalone(
    change: (stack: TerraformStack) => Partial<BackupBucketProps>,
  ): string[] {
    const stack = new TerraformStack(Testing.app(), "stack");
    const identityProvider = new GitHubIdentityProvider(stack, "github");
    const role = new BackupRole(stack, "role", {
      roleName: "backup",
      trust: [TRUST],
      identityProvider,
    });
    return problemsOf((problems) =>
      checkStandaloneBucket(problems, {
        name: "neon-s3-backup",
        roles: [role],
        ...change(stack),
      }),
    );
  }

  const replicaProvider = (stack: TerraformStack) =>
    new AwsProvider(stack, "replica", {
      alias: "replica",
      region: "us-west-2",
    });

  test("needs no region for itself", () => {
    expect(standalone(() => ({}))).toEqual([]);
  });

  test.each([
    ["kmsKey", { kmsKey: { source: "create" } }],
    ["replication", { replication: { ...COPIES, source: "existing" } }],
  ] as const)("needs its region with %s", (key, change) => {
    expect(standalone(() => change)).toEqual([
      `region: must be given with \`${key}\`, got nothing: write the region of the bucket's AWS provider`,
    ]);
    expect(standalone(() => ({ ...change, region: "us-east-1" }))).toEqual([]);
  });

  test("needs a provider for a replica that is made", () => {
    const change = { replication: COPIES, region: "us-east-1" };
    expect(standalone(() => change)).toEqual([
      "replicaProvider: must be given for a replica that is made here, got nothing: make an AwsProvider with an alias and the replica's region",
    ]);
    expect(
      standalone((stack) => ({
        ...change,
        replicaProvider: replicaProvider(stack),
      })),
    ).toEqual([]);
  });

  test("is in the partition of its region", () => {
    const administrators = [
      "arn:aws-us-gov:iam::123456789012:role/administrator",
    ];
    expect(
      standalone(() => ({ administrators, region: "us-gov-west-1" })),
    ).toEqual([]);
    expect(standalone(() => ({ administrators, region: "us-east-1" }))).toEqual(
      [
        'administrators[0]: must be in the bucket\'s partition, "aws", got "arn:aws-us-gov:iam::123456789012:role/administrator": write "arn:aws:…"',
      ],
    );
  });

  test("lets at least one role in", () => {
    expect(standalone(() => ({ name: "Neon", roles: [] }))).toEqual([
      'name: must hold only lower-case letters, digits and hyphens, got "Neon": write "neon"',
      "roles: must be a list with at least one entry, got []: list the roles, at least one",
    ]);
  });
});
