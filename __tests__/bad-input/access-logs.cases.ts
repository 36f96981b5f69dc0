import { type BadInput, bucket, type Change, type GoodInput } from "./change";

const logs = (accessLogs: unknown): Change => bucket({ accessLogs });
const created = (change: Change) =>
  logs({ source: "create", bucketName: "neon-s3-backup-logs", ...change });
const existing = (change: Change) =>
  logs({ source: "existing", bucketName: "octo-org-logs", ...change });

export const bad: BadInput[] = [
  [
    "access logs are switched on",
    logs(true),
    'bucket.accessLogs: must be an object, got true: write { source: "create", bucketName: "neon-s3-backup-logs" }, or leave the prop out',
  ],
  [
    "access logs are a bucket's name alone",
    logs("octo-org-logs"),
    'bucket.accessLogs: must be an object, got "octo-org-logs": write { source: "create", bucketName: "neon-s3-backup-logs" }, or leave the prop out',
  ],
  [
    "access logs have no source",
    logs({ bucketName: "octo-org-logs" }),
    'bucket.accessLogs.source: must be given, got nothing: add "source"',
  ],
  [
    "access logs have no bucket",
    logs({ source: "create" }),
    'bucket.accessLogs.bucketName: must be given, got nothing: add "bucketName"',
  ],
  [
    "access logs' source is mistyped",
    existing({ source: "exists" }),
    'bucket.accessLogs.source: must be one of "create", "existing", got "exists": use one of create, existing',
  ],
  [
    "access logs' source is another word",
    created({ source: "new" }),
    'bucket.accessLogs.source: must be one of "create", "existing", got "new": use one of create, existing',
  ],
  [
    "access logs' bucket is called as Terraform calls it",
    logs({ source: "existing", targetBucket: "octo-org-logs" }),
    'bucket.accessLogs.targetBucket: must be a known prop, got "octo-org-logs": leave it out, or use one of the nearest: bucketName, source, expireAfterDays',
    'bucket.accessLogs.bucketName: must be given, got nothing: add "bucketName"',
  ],
  [
    "access logs are given a prefix",
    created({ prefix: "logs/" }),
    'bucket.accessLogs.prefix: must be a known prop, got "logs/": leave it out, or use one of the nearest: source, bucketName, expireAfterDays',
  ],
  [
    "access logs' bucket is in upper case",
    created({ bucketName: "Octo-Logs" }),
    'bucket.accessLogs.bucketName: must hold only lower-case letters, digits and hyphens, got "Octo-Logs": write "octo-logs"',
  ],
  [
    "access logs' bucket is an ARN",
    existing({ bucketName: "arn:aws:s3:::octo-org-logs" }),
    'bucket.accessLogs.bucketName: must be the bucket\'s name alone, without ARN or URL, got "arn:aws:s3:::octo-org-logs": write "octo-org-logs"',
  ],
  [
    "access logs' bucket is empty",
    created({ bucketName: "" }),
    'bucket.accessLogs.bucketName: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  [
    "access logs are made in the bucket for backups",
    created({ bucketName: "neon-s3-backup" }),
    'bucket.accessLogs.bucketName: must not be the bucket for backups, whose logs would be logged in turn, got "neon-s3-backup": choose another bucket',
  ],
  [
    "access logs are written to the bucket for backups",
    existing({ bucketName: "neon-s3-backup" }),
    'bucket.accessLogs.bucketName: must not be the bucket for backups, whose logs would be logged in turn, got "neon-s3-backup": choose another bucket',
  ],
  [
    "access logs expire in a bucket that is not kept here",
    existing({ expireAfterDays: 365 }),
    'bucket.accessLogs.expireAfterDays: must not be given with source: "existing", whose logs are not kept here, got 365: leave it out',
  ],
  [
    "access logs expire at once",
    created({ expireAfterDays: 0 }),
    "bucket.accessLogs.expireAfterDays: must be a whole number of days from 1 to 36500, got 0: write 30 for a month",
  ],
  [
    "access logs expire after more than a hundred years",
    created({ expireAfterDays: 36501 }),
    "bucket.accessLogs.expireAfterDays: must be a whole number of days from 1 to 36500, got 36501: write 30 for a month",
  ],
  [
    "access logs' days are in quotes",
    created({ expireAfterDays: "365" }),
    'bucket.accessLogs.expireAfterDays: must be a whole number of days from 1 to 36500, got "365": write it without quotes',
  ],
  [
    "access logs expire at once in a bucket that is not kept here",
    existing({ expireAfterDays: 0 }),
    'bucket.accessLogs.expireAfterDays: must not be given with source: "existing", whose logs are not kept here, got 0: leave it out',
  ],
];

export const good: GoodInput[] = [
  ["a bucket for logs that is made", created({})],
  ["a bucket for logs that exists", existing({})],
  ["logs that expire after a day", created({ expireAfterDays: 1 })],
  [
    "logs that expire after a hundred years",
    created({ expireAfterDays: 36500 }),
  ],
  [
    "a bucket for logs whose name starts like that for backups",
    created({ bucketName: "neon-s3-backup2" }),
  ],
];
