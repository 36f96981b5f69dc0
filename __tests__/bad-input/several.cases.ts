import { prefixedJob } from "../support/synth";
import { type BadInput, bucket, type GoodInput, JOB, TRUST } from "./change";

/** What breaks several rules at once: all of them are said, from the stack's own props to the last job's. */
export const bad: BadInput[] = [
  [
    "a prop of every part is wrong",
    {
      region: "us-esat-1",
      accountId: 123,
      partition: "amazon",
      databaseRegion: "moon",
      defaultTags: { "aws:team": "data" },
      identityProvider: { source: "none" },
      bucket: { name: "Neon", eventBridge: 1 },
      backups: [
        {
          ...JOB,
          name: "Acme",
          trust: [{ ...TRUST, branch: "refs/heads/main" }],
        },
      ],
    },
    'partition: must be one of "aws", "aws-cn", "aws-eusc", "aws-us-gov", got "amazon": use one of aws, aws-cn, aws-eusc, aws-us-gov',
    'region: must be a region of AWS, got "us-esat-1": did you mean "us-east-1"?',
    "accountId: must be a string of 12 digits, got 123: copy it from the account menu of the AWS console, or from `aws sts get-caller-identity`",
    'defaultTags["aws:team"]: must not start with "aws:", which AWS keeps for itself, got "aws:team": choose another key',
    'identityProvider.source: must be one of "create", "existing", got "none": use one of create, existing',
    'databaseRegion: must be a region id of Neon, such as "aws-us-east-1" or "azure-eastus2", or a region of AWS, got "moon": write a region of AWS, such as "us-east-1"',
    'bucket.name: must hold only lower-case letters, digits and hyphens, got "Neon": write "neon"',
    "bucket.eventBridge: must be true or false, got 1: write true or false",
    'backups[0].name: must be lower-case letters, digits and single hyphens, starting with a letter, since it is part of Terraform addresses, got "Acme": write "acme"',
    'backups[0].trust[0].branch: must be the branch\'s name without "refs/…/", got "refs/heads/main": write "main"',
  ],
  [
    "every protection of the bucket is wrong",
    bucket({
      tags: { team: 1 },
      recoverableDays: 0,
      expireAfterDays: "90",
      transitions: [{ storageClass: "GLACIER" }],
      administrators: ["administrator"],
      kmsKey: { source: "existing" },
      objectLock: { mode: "governance", retentionDays: "14" },
      accessLogs: {
        source: "existing",
        bucketName: "neon-s3-backup",
        expireAfterDays: 1,
      },
      replication: {
        source: "create",
        bucketName: "neon-s3-backup",
        region: "us-east-1",
        accountId: "210987654321",
      },
      eventBridge: "yes",
      onlyFrom: { vpcEndpointIds: ["vpce-1"], organizationId: "octo-org" },
      dangerouslyAllowDestroy: "no",
    }),
    'bucket.tags["team"]: must be a value of at most 256 letters, digits, spaces and "_.:/=+-@", got 1: write it as a string, and shorten it or remove other characters',
    'bucket.objectLock.mode: must be one of "GOVERNANCE", "COMPLIANCE", got "governance": did you mean "GOVERNANCE"?',
    'bucket.objectLock.retentionDays: must be a whole number of days from 1 to 36500, got "14": write it without quotes',
    'bucket.eventBridge: must be true or false, got "yes": write true or false',
    'bucket.accessLogs.expireAfterDays: must not be given with source: "existing", whose logs are not kept here, got 1: leave it out',
    "bucket.recoverableDays: must be a whole number of days from 1 to 36500, got 0: write 30 for a month",
    'bucket.transitions[0].afterDays: must be given, got nothing: add "afterDays"',
    'bucket.expireAfterDays: must be a whole number of days from 1 to 36500, got "90": write it without quotes',
    'bucket.onlyFrom.vpcEndpointIds[0]: must be the id of a VPC endpoint, got "vpce-1": write it like "vpce-0123456789abcdef0", as `aws ec2 describe-vpc-endpoints` shows it',
    'bucket.onlyFrom.organizationId: must be the id of an organization of AWS, got "octo-org": write it like "o-a1b2c3d4e5", as `aws organizations describe-organization` shows it',
    'bucket.dangerouslyAllowDestroy: must be true or false, got "no": write true or false',
    'bucket.administrators[0]: must be the ARN of a role or a user, without wildcards, got "administrator": write it like "arn:aws:iam::123456789012:role/administrator"',
    'bucket.kmsKey.arn: must be given with source: "existing", got nothing: add "arn"',
    'bucket.accessLogs.bucketName: must not be the bucket for backups, whose logs would be logged in turn, got "neon-s3-backup": choose another bucket',
    'bucket.replication.region: must be another region than the bucket\'s, whose loss the copies are to survive, got "us-east-1": choose another region',
    'bucket.replication.accountId: must not be given with source: "create", which makes bucket and key in the stack\'s own account, got "210987654321": leave it out, or write source: "existing"',
    'bucket.replication.bucketName: must not be the bucket for backups itself, got "neon-s3-backup": choose another bucket',
    'bucket.replication.bucketName: must not be the bucket for logs, got "neon-s3-backup": choose another bucket',
  ],
  [
    "nothing of what is required is there",
    { region: undefined, bucket: undefined, backups: undefined },
    'region: must be given, got nothing: add "region"',
    'bucket: must be given, got nothing: add "bucket"',
    'backups: must be given, got nothing: add "backups"',
  ],
  [
    "a lock, a recovery, an expiry and transitions contradict one another",
    bucket({
      objectLock: { mode: "COMPLIANCE", retentionDays: 90 },
      recoverableDays: 30,
      expireAfterDays: 60,
      transitions: [
        { storageClass: "STANDARD_IA", afterDays: 20 },
        { storageClass: "GLACIER", afterDays: 90 },
      ],
    }),
    "bucket.recoverableDays: must be at least the 90 days of `objectLock.retentionDays`, before which nothing is removed, got 30: write 90, or leave the prop out",
    "bucket.transitions[0].afterDays: must be at least 30 for STANDARD_IA, AWS's rule, got 20: write 30",
    "bucket.expireAfterDays: must be more than the 90 days of `objectLock.retentionDays`, since a backup can't expire while it is locked, got 60: write 91 or more, or lock for less",
    "bucket.transitions[1].afterDays: must be less than the 60 days of `expireAfterDays`, after which the backup is gone, got 90: move earlier, or let backups expire later",
  ],
  [
    "logs, copies and backups are in one bucket",
    bucket({
      accessLogs: { source: "existing", bucketName: "neon-s3-backup" },
      replication: {
        source: "existing",
        bucketName: "neon-s3-backup",
        region: "us-west-2",
      },
    }),
    'bucket.accessLogs.bucketName: must not be the bucket for backups, whose logs would be logged in turn, got "neon-s3-backup": choose another bucket',
    'bucket.replication.bucketName: must not be the bucket for backups itself, got "neon-s3-backup": choose another bucket',
    'bucket.replication.bucketName: must not be the bucket for logs, got "neon-s3-backup": choose another bucket',
  ],
  [
    "the bucket's name breaks several rules",
    bucket({ name: "-XN--my.Backups_" }),
    'bucket.name: must have no dots, since the certificate of S3\'s host names does not cover them, got "-XN--my.Backups_": write "xn-my-backups"',
    'bucket.name: must hold only lower-case letters, digits and hyphens, got "-XN--my.Backups_": write "xn-my-backups"',
    'bucket.name: must start and end with a letter or a digit, got "-XN--my.Backups_": write "xn-my-backups"',
  ],
  [
    "copies have a key of another region and another partition's account",
    {
      region: "us-gov-west-1",
      ...bucket({
        kmsKey: {
          source: "existing",
          arn: "arn:aws-us-gov:kms:us-gov-east-1:123456789012:key/mrk-1",
        },
        replication: {
          source: "existing",
          bucketName: "octo-org-copies",
          region: "us-east-1",
          kmsKeyArn: "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/mrk-1",
        },
      }),
    },
    'bucket.kmsKey.arn: must be in the bucket\'s region, "us-gov-west-1", since S3 can\'t use a key of another one, got "arn:aws-us-gov:kms:us-gov-east-1:123456789012:key/mrk-1": name a key of that region, or a replica of the key there',
    'bucket.replication.region: must be in the bucket\'s partition, "aws-us-gov", since S3 does not copy to another one, got "us-east-1": choose a region of that partition',
    'bucket.replication.kmsKeyArn: must be in the copies\' region, "us-east-1", since S3 can\'t use a key of another one, got "arn:aws-us-gov:kms:us-gov-west-1:123456789012:key/mrk-1": name a key of that region, or a replica of the key there',
  ],
  [
    "each of three administrators is wrong in another way",
    {
      accountId: "123456789012",
      ...bucket({
        administrators: [
          "arn:aws:iam::123456789012:root",
          "arn:aws:iam::210987654321:role/administrator",
          "arn:aws-us-gov:iam::123456789012:role/administrator",
        ],
      }),
    },
    'bucket.administrators[0]: must be the ARN of a role or a user, without wildcards, got "arn:aws:iam::123456789012:root": name a role or a user in its place: the account\'s root user is always one',
    'bucket.administrators[1]: must be in the stack\'s account, "123456789012", got "arn:aws:iam::210987654321:role/administrator": name a role or a user of that account',
    'bucket.administrators[2]: must be in the bucket\'s partition, "aws", got "arn:aws-us-gov:iam::123456789012:role/administrator": write "arn:aws:…"',
  ],
  [
    "each of two backup roles is an administrator",
    {
      backups: [prefixedJob("acme"), prefixedJob("globex")],
      ...bucket({
        administrators: [
          "arn:aws:iam::123456789012:role/backup-globex",
          "arn:aws:iam::123456789012:role/backup-acme",
        ],
      }),
    },
    'bucket.administrators[0]: must not be a backup role, since a backup job must not be able to delete backups for good, got "arn:aws:iam::123456789012:role/backup-globex": name the role or user who administers the account',
    'bucket.administrators[1]: must not be a backup role, since a backup job must not be able to delete backups for good, got "arn:aws:iam::123456789012:role/backup-acme": name the role or user who administers the account',
  ],
  [
    "two jobs have everything in common",
    { backups: [{ ...prefixedJob("acme") }, prefixedJob("acme")] },
    'backups[1].name: must differ from every other job\'s, as backups[0].name has it already, got "acme": choose another name',
    'backups[1].roleName: must differ from every other role\'s in more than case, as backups[0].roleName has it already, got "backup-acme": choose another name',
    'backups[1].prefix: must differ from every other job\'s, as backups[0].prefix has it already, got "acme": choose another folder',
  ],
  [
    "each of two trusts is wrong in another way",
    {
      backups: [
        {
          ...JOB,
          trust: [
            { repository: "octo-org/*", branch: "main" },
            { ...TRUST, branch: "*", claims: { actor: "*" } },
          ],
        },
      ],
    },
    'backups[0].trust[0].repository: must name one repository, since a wildcard here would let in repositories of others, got "octo-org/*": list every repository as an entry of its own',
    'backups[0].trust[1].branch: must be the name of one branch, without a wildcard, got "*": list every branch as an entry of its own, or give up exactness with `dangerouslyMatchContext: "ref:refs/heads/*"`',
    'backups[0].trust[1].claims.actor: must be an exact value, since a wildcard is compared as it stands, got "*": list the values',
  ],
  [
    "where the bucket is makes its administrator, its key and its copies wrong",
    {
      region: "cn-north-1",
      ...bucket({
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
      }),
    },
    'bucket.administrators[0]: must be in the bucket\'s partition, "aws-cn", got "arn:aws:iam::123456789012:role/administrator": write "arn:aws-cn:…"',
    'bucket.kmsKey.arn: must be in the bucket\'s partition, "aws-cn", got "arn:aws:kms:us-east-1:123456789012:key/mrk-1": name a key of that partition',
    'bucket.replication.region: must be in the bucket\'s partition, "aws-cn", since S3 does not copy to another one, got "us-west-2": choose a region of that partition',
  ],
  [
    "each of two jobs is wrong in another way, and both have one role",
    {
      regoin: 1,
      backups: [
        { name: "One", roleName: "GitHubActions", prefix: "/a", trust: [] },
        {
          name: "two",
          roleName: "githubactions",
          prefix: "b",
          maxSessionSeconds: 60,
          trust: [{ repository: "octo-org/octo-repo" }],
        },
      ],
    },
    'regoin: must be a known prop, got 1: did you mean "region"?',
    'backups[0].name: must be lower-case letters, digits and single hyphens, starting with a letter, since it is part of Terraform addresses, got "One": write "one"',
    'backups[0].roleName: must not be this name, under which workflows are known to fail to assume a role, got "GitHubActions": choose another, such as "neon-s3-backup-github-actions"',
    'backups[0].prefix: must be a folder\'s name with no slash at either end and no empty folder within, got "/a": write "a"',
    'backups[0].trust: must be a list with at least one entry, got []: say who may assume the role, such as [{ repository: "octo-org/octo-repo", branch: "main" }]',
    "backups[1].maxSessionSeconds: must be a whole number of seconds from 3600 (one hour) to 43200 (twelve hours), got 60: write 3600 if you meant 60 minutes",
    'backups[1].trust[0]: must say where the workflow runs by exactly one of branch, tag, environment, pullRequest, got []: add one, such as `branch: "main"` for a workflow on a schedule',
    'backups[1].roleName: must differ from every other role\'s in more than case, as backups[0].roleName has it already, got "githubactions": choose another name',
  ],
];

export const good: GoodInput[] = [
  [
    "a lock, a recovery, an expiry and transitions that fit together",
    bucket({
      objectLock: { mode: "COMPLIANCE", retentionDays: 89 },
      recoverableDays: 89,
      expireAfterDays: 90,
      transitions: [
        { storageClass: "STANDARD_IA", afterDays: 30 },
        { storageClass: "GLACIER", afterDays: 60 },
      ],
    }),
  ],
  [
    "logs, copies and backups in three buckets",
    bucket({
      accessLogs: { source: "existing", bucketName: "neon-s3-backup-1" },
      replication: {
        source: "existing",
        bucketName: "neon-s3-backup-2",
        region: "us-west-2",
      },
    }),
  ],
];
