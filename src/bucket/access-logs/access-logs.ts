import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import type { ITerraformDependable } from "cdktf";
import { Construct } from "constructs";
import { bucketArn } from "../../aws/arn";
import { CallerAccount } from "../../aws/caller-account";
import type { PlacedBucket } from "../placed-bucket";
import { guardAgainstLockOut, withRoot } from "../policy/administrators";
import { denyDestruction, denyOldTransport } from "../policy/denials";
import type { Grant } from "../policy/grants";
import {
  placeProtectedBucket,
  type ProtectedBucket,
} from "../protected-bucket";
import { logStatements } from "./log-statements";

/** Where S3 writes a line for every request to the bucket. */
export type AccessLogs =
  | {
      /** A bucket that is made here, as protected as that of the backups. Only S3's logging can write to it. */
      readonly source: "create";
      /** The name of the bucket for logs. */
      readonly bucketName: string;
      /**
       * After how many days a log is deleted.
       *
       * @default - never
       */
      readonly expireAfterDays?: number;
    }
  | {
      /** A bucket that exists, in the same account and region. Its policy must let S3's logging write to it. */
      readonly source: "existing";
      /** The name of the bucket for logs. */
      readonly bucketName: string;
    };

/** What a bucket for logs needs to know of the bucket whose requests it logs. */
export interface LoggedBucket {
  readonly name: string;
  readonly allowDestroy: boolean;
  readonly recoverableDays: number;
  readonly administrators?: readonly string[];
  /** The roles of the backup jobs, which may not wipe their tracks. */
  readonly jobs: readonly Grant[];
  /** The same, as what must exist before a policy can name it. */
  readonly principals: readonly ITerraformDependable[];
}

/** Makes a bucket for logs. */
export function createLogBucket(
  scope: Construct,
  { bucketName, expireAfterDays }: AccessLogs & { source: "create" },
  logged: LoggedBucket,
): ProtectedBucket {
  const account = CallerAccount.of(scope);
  const arn = bucketArn(account, bucketName);
  const { administrators, allowDestroy, jobs, recoverableDays } = logged;
  return placeProtectedBucket(new Construct(scope, "access-logs"), {
    name: bucketName,
    allowDestroy,
    retention: { recoverableDays, expireAfterDays },
    precondition: guardAgainstLockOut(scope, administrators),
    principals: logged.principals,
    statements: [
      ...logStatements({
        logBucketArn: arn,
        prefix: logPrefix(logged.name),
        loggedBucketArn: bucketArn(account, logged.name),
        accountId: account.accountId,
      }),
      ...denyOldTransport(arn),
      ...denyDestruction(arn, {
        administrators: withRoot(scope, administrators),
        roles: jobs,
      }),
    ],
  });
}

/**
 * Turns the logging of requests on.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
 */
export function logRequests(
  scope: Construct,
  logBucketName: string,
  loggedName: string,
  { bucket, dependsOn, provider }: PlacedBucket,
): S3BucketLoggingA {
  return new S3BucketLoggingA(scope, "logging", {
    bucket,
    targetBucket: logBucketName,
    targetPrefix: logPrefix(loggedName),
    provider,
    dependsOn,
  });
}

/** Where in the bucket for logs those of one bucket lie. */
function logPrefix(loggedName: string): string {
  return `${loggedName}/`;
}
