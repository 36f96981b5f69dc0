import { bucket, type Case, type Module, one, together } from "./module";

function versioning(name: string, status: string): Module {
  return bucket(name, { versioning: { versioning_configuration: { status } } });
}

function lifecycle(name: string, days: number, others: object = {}): Module {
  return bucket(name, {
    versioning: { versioning_configuration: { status: "Enabled" } },
    lifecycle_configuration: {
      rule: {
        id: "keep",
        status: "Enabled",
        filter: {},
        noncurrent_version_expiration: { noncurrent_days: days },
        ...others,
      },
    },
  });
}

function locked(name: string, days?: number): Module {
  return bucket(
    name,
    {
      versioning: { versioning_configuration: { status: "Enabled" } },
      ...(days !== undefined && {
        object_lock_configuration: {
          rule: { default_retention: { mode: "GOVERNANCE", days } },
        },
      }),
    },
    { object_lock_enabled: true },
  );
}

function key(name: string, days: number): Module {
  return one("aws_kms_key", {
    description: name,
    deletion_window_in_days: days,
  });
}

function encryptedWith(name: string, alias: string): Module {
  return bucket(name, {
    server_side_encryption_configuration: {
      rule: {
        apply_server_side_encryption_by_default: {
          sse_algorithm: "aws:kms",
          kms_master_key_id: `arn:aws:kms:us-east-1:123456789012:alias/${alias}`,
        },
      },
    },
  });
}

const TABLE = one("aws_dynamodb_table", {
  name: "table-destroyed",
  billing_mode: "PAY_PER_REQUEST",
  hash_key: "LockID",
  attribute: { name: "LockID", type: "S" },
});

function replicated(name: string, isOn: boolean): Module {
  const settings = {
    versioning: { versioning_configuration: { status: "Enabled" } },
    ...(isOn && {
      replication_configuration: {
        role: "arn:aws:iam::123456789012:role/replication",
        rule: {
          id: "copies",
          status: "Enabled",
          destination: { bucket: "arn:aws:s3:::copies-of-backups" },
        },
        depends_on: ["aws_s3_bucket_versioning.it"],
      },
    }),
  };
  return bucket(name, settings);
}

/** Data at risk. */
export const DATA: Readonly<Record<string, Case>> = {
  "bucket-destroyed": { before: bucket("bucket-destroyed") },
  "bucket-replaced": {
    before: bucket("bucket-replaced"),
    after: bucket("bucket-replaced-by-this"),
  },
  "bucket-created": { after: bucket("bucket-created") },
  "versioning-weaker": {
    before: versioning("versioning-weaker", "Enabled"),
    after: versioning("versioning-weaker", "Suspended"),
  },
  "versioning-stronger": {
    before: versioning("versioning-stronger", "Suspended"),
    after: versioning("versioning-stronger", "Enabled"),
  },
  "recoverable-days-shortened": {
    before: lifecycle("recoverable-days-shortened", 60),
    after: lifecycle("recoverable-days-shortened", 30),
  },
  "recoverable-days-lengthened": {
    before: lifecycle("recoverable-days-lengthened", 30),
    after: lifecycle("recoverable-days-lengthened", 60),
  },
  "expiry-introduced": {
    before: lifecycle("expiry-introduced", 30),
    after: lifecycle("expiry-introduced", 30, { expiration: { days: 400 } }),
  },
  "expiry-removed": {
    before: lifecycle("expiry-removed", 30, { expiration: { days: 400 } }),
    after: lifecycle("expiry-removed", 30),
  },
  "object-lock-shortened": {
    before: locked("object-lock-shortened", 14),
    after: locked("object-lock-shortened", 7),
  },
  "object-lock-lengthened": {
    before: locked("object-lock-lengthened", 7),
    after: locked("object-lock-lengthened", 14),
  },
  "object-lock-removed": {
    before: locked("object-lock-removed", 14),
    after: locked("object-lock-removed"),
  },
  "key-destroyed": { before: key("key-destroyed", 30) },
  "key-window-shortened": {
    before: key("key-window-shortened", 30),
    after: key("key-window-shortened", 7),
  },
  "key-window-lengthened": {
    before: key("key-window-lengthened", 7),
    after: key("key-window-lengthened", 30),
  },
  "encryption-key-changed": {
    before: encryptedWith("encryption-key-changed", "one"),
    after: encryptedWith("encryption-key-changed", "other"),
  },
  "force-destroy-on": {
    before: bucket("force-destroy-on"),
    after: bucket("force-destroy-on", {}, { force_destroy: true }),
  },
  "force-destroy-off": {
    before: bucket("force-destroy-off", {}, { force_destroy: true }),
    after: bucket("force-destroy-off"),
  },
  "replication-removed": {
    before: together(replicated("replication-removed", true)),
    after: replicated("replication-removed", false),
  },
  "table-destroyed": { before: TABLE },
};
