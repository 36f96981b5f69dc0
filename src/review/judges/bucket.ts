import { atRisk, weaker } from "../finding";
import { isEmpty } from "../json";
import { plain, say, shown } from "../markdown";
import type { TypeJudge } from "./judge";
import { onIsWorse } from "./order";

/** The bucket itself. What it once said in blocks of its own is set by resources of their own today. */
export const BUCKET: TypeJudge = {
  judged: {
    // A new bucket has nothing in it yet.
    force_destroy: (change) =>
      onIsWorse(
        "force_destroy, with which a destroy deletes all that is in the bucket",
        change.resource.before === undefined ? weaker : atRisk,
      )(change),
    object_lock_enabled: ({ before, after }) =>
      before === true && after !== true
        ? [atRisk(plain("Object Lock: **turned off**"))]
        : [],
  },
  harmless: [
    ...["bucket", "bucket_prefix", "bucket_namespace"],
    ...["bucket_domain_name", "bucket_regional_domain_name", "bucket_region"],
    ...["hosted_zone_id", "website_domain", "website_endpoint"],
  ],
  filledIn: ["object_lock_enabled"],
  mirrors: {
    acceleration_status: "aws_s3_bucket_accelerate_configuration",
    acl: "aws_s3_bucket_acl",
    cors_rule: "aws_s3_bucket_cors_configuration",
    grant: "aws_s3_bucket_acl",
    lifecycle_rule: "aws_s3_bucket_lifecycle_configuration",
    logging: "aws_s3_bucket_logging",
    object_lock_configuration: "aws_s3_bucket_object_lock_configuration",
    policy: "aws_s3_bucket_policy",
    replication_configuration: "aws_s3_bucket_replication_configuration",
    request_payer: "aws_s3_bucket_request_payment_configuration",
    server_side_encryption_configuration:
      "aws_s3_bucket_server_side_encryption_configuration",
    versioning: "aws_s3_bucket_versioning",
    website: "aws_s3_bucket_website_configuration",
  },
  destroyed: ({ before }) => [
    atRisk(say`**the bucket ${shown(before?.["bucket"])} is destroyed**`),
    ...(isEmpty(before?.["force_destroy"]) || before?.["force_destroy"] !== true
      ? []
      : [atRisk(plain("with all that is in it: force_destroy is on"))]),
  ],
};
