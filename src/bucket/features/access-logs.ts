import { S3BucketLoggingA } from "@cdktf/provider-aws/lib/s3-bucket-logging";
import type { Construct } from "constructs";
import { choice, days } from "../../validation/kinds";
import { judgedWithOthers, required } from "../../validation/prop";
import { rule } from "../../validation/rules";
import { object, type Schema } from "../../validation/schema";
import { at, isKnownText } from "../../validation/values";
import { checkNamespace } from "../account-regional-name";
import { bucketName } from "../bucket-name-rules";
import {
  type LogBucketProps,
  logPrefix,
  placeLogBucket,
} from "../access-logs/log-bucket";
import { retentionOf } from "../lifecycle/retention";
import type { SettingArguments } from "../setting-arguments";
import type { BucketFeature } from "./feature";
import type { ObjectLockProps } from "./object-lock";

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

export interface AccessLogsProps {
  /**
   * Writes a line for every request to the bucket.
   *
   * @default - requests are not logged
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
   */
  readonly accessLogs?: AccessLogs;
}

const NOT_KEPT_HERE = rule(
  'must not be given with source: "existing", whose logs are not kept here',
);
const NOT_ITSELF = rule(
  "must not be the bucket for backups, whose logs would be logged in turn",
);

const ACCESS_LOGS: Schema<AccessLogsProps> = {
  accessLogs: object<Extract<AccessLogs, { expireAfterDays?: number }>>(
    {
      source: required(choice(["create", "existing"])),
      bucketName: required(bucketName),
      expireAfterDays: judgedWithOthers,
    },
    {
      fix: 'write { source: "create", bucketName: "neon-s3-backup-logs" }, or leave the prop out',
      also: (
        problems,
        path,
        value: AccessLogs & { expireAfterDays?: number },
      ) => {
        const { expireAfterDays, source } = value;
        const where = at(path, "expireAfterDays");
        if (expireAfterDays === undefined) return;
        if (source === "existing")
          problems.add(where, NOT_KEPT_HERE, expireAfterDays, "leave it out");
        else days.check(problems, where, expireAfterDays);
      },
    },
  ),
};

/** A log of requests, and the bucket for it. */
export const accessLogs: BucketFeature<
  AccessLogsProps & LogBucketProps & ObjectLockProps
> = {
  schema: ACCESS_LOGS,
  check: (problems, path, { accessLogs, name }, place) => {
    const logs: unknown = accessLogs?.bucketName;
    checkNamespace(problems, at(path, "accessLogs.bucketName"), logs, place);
    if (isKnownText(logs) && logs === name)
      problems.add(
        at(path, "accessLogs.bucketName"),
        NOT_ITSELF,
        logs,
        "choose another bucket",
      );
  },
  makes: ({ accessLogs }) => ({
    buckets:
      accessLogs?.source === "create"
        ? [{ prop: "accessLogs.bucketName", name: accessLogs.bucketName }]
        : [],
  }),
  prepare: (options, site) =>
    options.accessLogs?.source === "create"
      ? {
          logBucket: placeLogBucket(
            {
              name: options.accessLogs.bucketName,
              recoverableDays: retentionOf(options).recoverableDays,
              expireAfterDays: options.accessLogs.expireAfterDays,
              administrators: options.administrators,
              dangerouslyAllowDestroy: options.dangerouslyAllowDestroy,
            },
            options.name,
            site,
          ),
        }
      : {},
  turn: "access logs",
  place: ({ accessLogs, name }, { logBucket, scope }, setting) =>
    accessLogs &&
    logRequests(scope, logBucket?.bucket ?? accessLogs.bucketName, name, {
      ...setting,
      dependsOn: [
        ...setting.dependsOn,
        ...(logBucket ? [logBucket.ready] : []),
      ],
    }),
  destroys: ["s3:PutBucketLogging"],
  reads: ["s3:GetBucketLogging"],
  needs: ({ accessLogs }, { bucketArn }) =>
    accessLogs
      ? [
          {
            of: "AccessLogsOfBackups",
            resources: [bucketArn],
            writes: ["s3:PutBucketLogging"],
          },
        ]
      : [],
};

/**
 * Turns the logging of requests on.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerLogs.html
 */
function logRequests(
  scope: Construct,
  logBucketName: string,
  loggedName: string,
  setting: SettingArguments,
): S3BucketLoggingA {
  return new S3BucketLoggingA(scope, "logging", {
    ...setting,
    targetBucket: logBucketName,
    targetPrefix: logPrefix(loggedName),
  });
}
