import { EVERYONE, type PolicyStatement } from "../../aws/policy-document";

const LOGGING = "logging.s3.amazonaws.com";

/** What the policy of a bucket for logs depends on, all of it names. */
export interface LogPolicyFacts {
  readonly logBucketArn: string;
  readonly prefix: string;
  readonly loggedBucketArn: string;
  readonly accountId: string;
}

/**
 * Lets S3's logging write the requests of one bucket of the account, and refuses writes to everyone else.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html#grant-log-delivery-permissions-general
 */
export function logStatements({
  logBucketArn,
  prefix,
  loggedBucketArn,
  accountId,
}: LogPolicyFacts): PolicyStatement[] {
  return [
    {
      sid: "WriteAccessLogs",
      effect: "Allow",
      actions: ["s3:PutObject"],
      principals: [{ type: "Service", identifiers: [LOGGING] }],
      resources: [`${logBucketArn}/${prefix}*`],
      condition: [
        {
          test: "ArnEquals",
          variable: "aws:SourceArn",
          values: [loggedBucketArn],
        },
        {
          test: "StringEquals",
          variable: "aws:SourceAccount",
          values: [accountId],
        },
      ],
    },
    {
      sid: "DenyWritesOfOthers",
      effect: "Deny",
      actions: ["s3:PutObject"],
      principals: EVERYONE,
      resources: [`${logBucketArn}/*`],
      condition: [
        {
          test: "StringNotEquals",
          variable: "aws:PrincipalServiceName",
          values: [LOGGING],
        },
      ],
    },
  ];
}
