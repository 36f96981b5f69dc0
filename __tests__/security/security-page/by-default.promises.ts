import { refusal, tests } from "./evidence";
import type { SecurityPromise } from "./promises";

const WHAT_THEY_MAY_DO = "what-they-may-do.test.ts";
const ACCESS = "../e2e/access.test.ts";
const BY_A_JOB = ["by requests", "the job …"];
const BUCKET_POLICY = "aws_s3_bucket_policy.backups";
const ENCRYPTION = "aws_s3_bucket_server_side_encryption_configuration.backups";
const LIFECYCLE = "aws_s3_bucket_lifecycle_configuration.backups";
const DESTRUCTION = "DenyDeletingVersionsAndChangingProtections";

/** What holds without being asked for. */
export const BY_DEFAULT: readonly SecurityPromise[] = [
  {
    promise:
      "Nobody gets a role's session but a run of the repository, on the branch or whatever else the trust names",
    keptBy: [
      {
        address: "aws_iam_role.<job>",
        attribute: "assume_role_policy",
        sid: "AssumeByExactSubject",
      },
    ],
    evidence: [
      tests(
        "who-gets-in.test.ts",
        ["a role that trusts …", "keeps out …"],
        ["a role that trusts …", "lets in …"],
      ),
    ],
  },
  {
    promise: "Only GitHub's tokens that are made for AWS are looked at",
    keptBy: [
      {
        address: "aws_iam_openid_connect_provider.github",
        has: {
          url: "https://token.actions.githubusercontent.com",
          client_id_list: ["sts.amazonaws.com"],
        },
      },
    ],
    evidence: [
      tests(
        ACCESS,
        ["by a token", "a token that … gets nobody in"],
        ["by a token", "… lets in whom it names, and nobody else"],
      ),
    ],
  },
  {
    promise: "A session lasts an hour, or as long as `maxSessionSeconds` says",
    keptBy: [
      { address: "aws_iam_role.<job>", has: { max_session_duration: 3600 } },
    ],
  },
  {
    promise: "A job may list, read, write and delete backups, and nothing else",
    stacks: ["the guide's stack"],
    keptBy: [
      { address: BUCKET_POLICY, sid: "ListAllBackups" },
      { address: BUCKET_POLICY, sid: "ReadWriteAndDeleteAllBackups" },
    ],
    evidence: [
      tests(
        ACCESS,
        [...BY_A_JOB, "not another role that the same token assumes"],
        [...BY_A_JOB, "and is let in"],
      ),
      tests(
        WHAT_THEY_MAY_DO,
        [
          "a job",
          "may do the guide's four actions on its own backups, and no other action of S3: …",
        ],
        ["a job", "needs each statement that allows something: …"],
      ),
    ],
  },
  {
    promise: "The public stays out, whatever a policy or a list says",
    keptBy: [
      {
        address: "aws_s3_bucket_public_access_block.backups",
        has: {
          block_public_acls: true,
          block_public_policy: true,
          ignore_public_acls: true,
          restrict_public_buckets: true,
        },
      },
    ],
    evidence: [refusal("reading a backup by somebody who is not signed in")],
  },
  {
    promise: "Access control lists are off, and the account owns every backup",
    keptBy: [
      {
        address: "aws_s3_bucket_ownership_controls.backups",
        has: { rule: { object_ownership: "BucketOwnerEnforced" } },
      },
    ],
  },
  {
    promise: "What is deleted or overwritten stays as a version",
    keptBy: [
      {
        address: "aws_s3_bucket_versioning.backups",
        has: { versioning_configuration: { status: "Enabled" } },
      },
    ],
  },
  {
    promise: "Backups are encrypted, with keys that S3 manages",
    stacks: ["the guide's stack"],
    keptBy: [
      {
        address: ENCRYPTION,
        has: {
          rule: [
            {
              apply_server_side_encryption_by_default: {
                sse_algorithm: "AES256",
              },
            },
          ],
        },
      },
    ],
  },
  {
    promise: "Keys that the client keeps (SSE-C) are refused, twice",
    keptBy: [
      {
        address: ENCRYPTION,
        has: { rule: [{ blocked_encryption_types: ["SSE-C"] }] },
      },
      { address: BUCKET_POLICY, sid: "DenyCustomerKeys" },
    ],
    evidence: [
      tests(
        ACCESS,
        [
          "by requests",
          "nobody uploads with a key of their own, which would be let in without the denial",
        ],
        [...BY_A_JOB, "and is let in"],
      ),
      refusal("a backup encrypted with a key that the client keeps"),
      refusal("the deployer's upload with a key that the client keeps"),
    ],
  },
  {
    promise: "Plain HTTP is refused, to everyone",
    keptBy: [{ address: BUCKET_POLICY, sid: "DenyPlainHttp" }],
    evidence: [
      tests(
        ACCESS,
        [
          ...BY_A_JOB,
          "not over plain HTTP, which would be let in without the denial",
        ],
        [...BY_A_JOB, "and is let in"],
      ),
      refusal("a backup over plain HTTP"),
      refusal("the root user over plain HTTP to the bucket for backups"),
    ],
  },
  {
    promise: "TLS below 1.2 is refused, to everyone",
    keptBy: [{ address: BUCKET_POLICY, sid: "DenyTlsBelow12" }],
    evidence: [
      refusal("a backup over TLS 1.1"),
      refusal("the root user over TLS 1.1 to the bucket for backups"),
    ],
  },
  {
    promise:
      "A job can delete only what can be brought back, even if its role is given every permission of S3 one day",
    keptBy: [{ address: BUCKET_POLICY, sid: DESTRUCTION }],
    evidence: [
      tests(
        ACCESS,
        [
          ...[
            "by requests",
            "a job to which the account gives everything can't …",
          ],
          "in a bucket with the planned policy",
        ],
        [
          ...[
            "by requests",
            "a job to which the account gives everything can't …",
          ],
          "but in one without the denial",
        ],
      ),
      refusal("deleting a version by a job with every permission"),
      tests(
        WHAT_THEY_MAY_DO,
        ["a job", "may not destroy, even with every permission: …"],
        ["who administers", "is refused nothing where nobody is named: …"],
      ),
    ],
  },
  {
    promise: "Nobody who applies or administers is locked out",
    keptBy: [{ address: BUCKET_POLICY, sid: DESTRUCTION }],
    evidence: [
      tests(
        WHAT_THEY_MAY_DO,
        ["who administers", "is refused nothing where nobody is named: …"],
        [
          "who administers",
          "is refused destruction where others are named, and nothing else: …",
        ],
      ),
    ],
  },
  {
    promise: "What interrupted uploads leave is removed after 7 days",
    keptBy: [
      {
        address: LIFECYCLE,
        has: {
          rule: [
            {
              id: "abort-incomplete-uploads",
              status: "Enabled",
              abort_incomplete_multipart_upload: [{ days_after_initiation: 7 }],
            },
          ],
        },
      },
    ],
  },
  {
    promise:
      "A deleted or overwritten backup can be brought back for 30 days, or as long as `recoverableDays` says; then it is gone, with its marker",
    stacks: ["the guide's stack"],
    keptBy: [
      {
        address: LIFECYCLE,
        has: {
          rule: [
            {
              id: "expire-deleted-and-overwritten",
              status: "Enabled",
              noncurrent_version_expiration: [{ noncurrent_days: 30 }],
              expiration: [{ expired_object_delete_marker: true }],
            },
          ],
        },
      },
    ],
  },
  {
    promise: "Terraform destroys no bucket, and deletes nothing in one",
    keptBy: [
      {
        address: "aws_s3_bucket.backups",
        has: { lifecycle: { prevent_destroy: true }, force_destroy: undefined },
      },
    ],
  },
];
