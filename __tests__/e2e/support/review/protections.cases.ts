import { bucket, type Case, one, policy } from "./module";

const CLOSED = {
  block_public_acls: true,
  block_public_policy: true,
  ignore_public_acls: true,
  restrict_public_buckets: true,
};
const OPENED = { ...CLOSED, block_public_policy: false };

/** A setting of a bucket that becomes another one, and the same the other way round. */
function bothWays(
  name: string,
  type: string,
  strong: Record<string, unknown>,
  weak: Record<string, unknown> | undefined,
): Record<string, Case> {
  const module = (called: string, setting?: Record<string, unknown>) =>
    bucket(called, setting && { [type]: setting });
  return {
    [`${name}-weaker`]: {
      before: module(`${name}-weaker`, strong),
      after: module(`${name}-weaker`, weak),
    },
    [`${name}-stronger`]: {
      before: module(`${name}-stronger`, weak),
      after: module(`${name}-stronger`, strong),
    },
  };
}

/** A bucket whose access logs go to itself, or nowhere. */
function logged(name: string, isOn: boolean) {
  return bucket(name, {
    policy: {
      policy: policy({
        Effect: "Allow",
        Principal: { Service: "logging.s3.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: `arn:aws:s3:::${name}/logs/*`,
      }),
    },
    ...(isOn && {
      logging: {
        target_bucket: name,
        target_prefix: "logs/",
        depends_on: ["aws_s3_bucket_policy.it"],
      },
    }),
  });
}

function key(name: string, values: object) {
  return one("aws_kms_key", { description: name, ...values });
}

/** What is protected. */
export const PROTECTIONS: Readonly<Record<string, Case>> = {
  ...bothWays("public-access", "public_access_block", CLOSED, OPENED),
  ...bothWays("public-access-gone", "public_access_block", CLOSED, undefined),
  ...bothWays(
    "ownership",
    "ownership_controls",
    { rule: { object_ownership: "BucketOwnerEnforced" } },
    { rule: { object_ownership: "ObjectWriter" } },
  ),
  ...bothWays(
    "encryption",
    "server_side_encryption_configuration",
    {
      rule: {
        apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms" },
      },
    },
    {
      rule: {
        apply_server_side_encryption_by_default: { sse_algorithm: "AES256" },
      },
    },
  ),
  "logging-weaker": {
    before: logged("logging-weaker", true),
    after: logged("logging-weaker", false),
  },
  "logging-stronger": {
    before: logged("logging-stronger", false),
    after: logged("logging-stronger", true),
  },
  "key-rotation-weaker": {
    before: key("key-rotation-weaker", { enable_key_rotation: true }),
    after: key("key-rotation-weaker", { enable_key_rotation: false }),
  },
  "key-rotation-stronger": {
    before: key("key-rotation-stronger", { enable_key_rotation: false }),
    after: key("key-rotation-stronger", { enable_key_rotation: true }),
  },
};
