import type { Row } from "./pairs";

/** A setting of a bucket that the emulator takes and does not give back, as AWS does. */
export interface Forgotten {
  readonly setting: string;
  /** A command of the AWS CLI that gives a bucket the setting. */
  readonly put: readonly string[];
  /** One that asks for it, and the emulator's whole answer. */
  readonly get: string;
  readonly answer: unknown;
  /** Whether a configuration has the setting. */
  readonly isIn: (row: Row) => boolean;
  /** What a second plan shows of it, or the overlay makes of it. */
  readonly difference: string;
}

/** What a second plan shows though AWS would not let it: each is stored by the emulator, and missing in its answers. */
export const FORGOTTEN: readonly Forgotten[] = [
  {
    setting: "EventBridgeConfiguration",
    put: [
      ...["put-bucket-notification-configuration"],
      ...["--notification-configuration", '{"EventBridgeConfiguration": {}}'],
    ],
    get: "get-bucket-notification-configuration",
    answer: null,
    isIn: (row) => row["eventBridge"] === "on" || row["alarm"] !== "none",
    difference: "aws_s3_bucket_notification.backups eventbridge: false -> true",
  },
  {
    setting: "SourceSelectionCriteria",
    put: [
      ...["put-bucket-replication", "--replication-configuration"],
      JSON.stringify({
        Role: "arn:aws:iam::123456789012:role/copier",
        Rules: [
          {
            ID: "copy",
            Status: "Enabled",
            Priority: 0,
            Filter: {},
            DeleteMarkerReplication: { Status: "Disabled" },
            SourceSelectionCriteria: {
              SseKmsEncryptedObjects: { Status: "Enabled" },
            },
            Destination: { Bucket: "arn:aws:s3:::copies" },
          },
        ],
      }),
    ],
    get: "get-bucket-replication",
    answer: {
      ReplicationConfiguration: {
        Role: "arn:aws:iam::123456789012:role/copier",
        Rules: [
          {
            ID: "copy",
            Status: "Enabled",
            Priority: 0,
            Filter: { Prefix: "" },
            DeleteMarkerReplication: { Status: "Disabled" },
            Destination: { Bucket: "arn:aws:s3:::copies" },
          },
        ],
      },
    },
    isIn: (row) => row["replication"] !== "none" && row["kmsKey"] !== "none",
    difference:
      'aws_s3_bucket_replication_configuration.backups rule.0.source_selection_criteria.0: undefined -> {"replica_modifications":[],"sse_kms_encrypted_objects":[{"status":"Enabled"}]}',
  },
];

/** The setting that the overlay leaves out: for the same reason, and because providers before 6.25 don't know it. */
export const LEFT_OUT: Omit<Forgotten, "isIn"> = {
  setting: "BlockedEncryptionTypes",
  put: [
    ...["put-bucket-encryption", "--server-side-encryption-configuration"],
    JSON.stringify({
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" },
          BlockedEncryptionTypes: { EncryptionType: ["SSE-C"] },
        },
      ],
    }),
  ],
  get: "get-bucket-encryption",
  answer: {
    ServerSideEncryptionConfiguration: {
      Rules: [
        {
          ApplyServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" },
          BucketKeyEnabled: false,
        },
      ],
    },
  },
  difference: '0.blocked_encryption_types: ["SSE-C"] -> undefined',
};
