import { Construct } from "constructs";
import { bucketArn } from "../../aws/arn";
import {
  administrators,
  type AdministratorsProps,
} from "../features/administrators";
import {
  allowDestroy,
  type AllowDestroyProps,
} from "../features/allow-destroy";
import { ALWAYS_ON } from "../features/always-on";
import { bucketPolicy } from "../features/bucket-policy";
import type { BucketFeature } from "../features/feature";
import type { NameProps } from "../features/name";
import { retention } from "../features/retention";
import type { RetentionProps } from "../lifecycle/retention";
import { placeBucket } from "../place-bucket";
import type { PlacedBucket, Site } from "../site";
import { logStatements } from "./log-statements";

/** What the bucket for logs takes over. */
export type LogBucketProps = NameProps &
  RetentionProps &
  AdministratorsProps &
  AllowDestroyProps;

/** Makes a bucket for logs, to which only S3's logging writes. */
export function placeLogBucket(
  options: LogBucketProps,
  loggedName: string,
  { account, destructive, jobs, scope }: Site,
): PlacedBucket {
  const logBucketArn = bucketArn(account, options.name);
  const writers: BucketFeature<object> = {
    statements: () =>
      logStatements({
        logBucketArn,
        prefix: logPrefix(loggedName),
        loggedBucketArn: bucketArn(account, loggedName),
        accountId: account.accountId,
      }),
  };
  return placeBucket<LogBucketProps>(
    [
      writers,
      ...ALWAYS_ON,
      retention,
      administrators,
      allowDestroy,
      bucketPolicy,
    ],
    options,
    {
      scope: new Construct(scope, "access-logs"),
      account,
      bucketArn: logBucketArn,
      grants: [],
      // A job's days are for its backups, of which there are none here.
      jobs: jobs.map(({ arn, prefix, dependsOn }) => ({
        arn,
        prefix,
        dependsOn,
      })),
      destructive,
    },
  );
}

/** Where in the bucket for logs those of one bucket lie. */
export function logPrefix(loggedName: string): string {
  return `${loggedName}/`;
}
