import { bucketArn } from "../../aws/arn";
import { type Rule, rule } from "../../validation/rules";
import { at, isKnownText } from "../../validation/values";
import { type CopiesProps, placeReplica } from "../replication/replica";
import { copyVersions } from "../replication/replicate";
import { replicationNeeds } from "../replication/replication-needs";
import {
  checkReplication,
  REPLICATION,
} from "../replication/replication-rules";
import { replicationWarnings } from "../replication/replication-warnings";
import type { AccessLogsProps } from "./access-logs";
import type { BucketFeature } from "./feature";
import {
  replicationRoleName,
  type ReplicationProps,
} from "./replication-props";

const NOT_BACKUPS = rule("must not be the bucket for backups itself");
const NOT_LOGS = rule("must not be the bucket for logs");
const NOT_COPYING = rule(
  "must not be the role with which S3 copies backups, since what copies backups must not be able to delete them for good",
);

type Props = CopiesProps & ReplicationProps & AccessLogsProps;

/** Copies of backups, and the bucket for them, as protected as that for backups. It lets nobody in. */
export const replication: BucketFeature<Props> = {
  schema: REPLICATION,
  check: (problems, path, options, place) => {
    checkReplication(problems, at(path, "replication"), options.replication, {
      ...place,
      name: options.name,
      kms: options.kmsKey !== undefined,
    });
    const copies: unknown = options.replication?.bucketName;
    if (!isKnownText(copies)) return;
    const differ = (other: string | undefined, rule: Rule) => {
      if (copies === other)
        problems.add(
          at(path, "replication.bucketName"),
          rule,
          copies,
          "choose another bucket",
        );
    };
    differ(options.name, NOT_BACKUPS);
    differ(options.accessLogs?.bucketName, NOT_LOGS);
  },
  checkTogether: (problems, path, options) => {
    const { administrators = [], name, replication } = options;
    if (replication === undefined) return;
    const copying = `:role/${replicationRoleName(name, replication)}`;
    administrators.forEach((arn, index) => {
      if (arn.endsWith(copying))
        problems.add(
          `${at(path, "administrators")}[${index}]`,
          NOT_COPYING,
          arn,
          "name the role or user who administers the account",
        );
    });
  },
  makes: ({ name, replication }) =>
    replication === undefined
      ? {}
      : {
          buckets:
            replication.source === "create"
              ? [
                  {
                    prop: "replication.bucketName",
                    name: replication.bucketName,
                  },
                ]
              : [],
          roles: [
            {
              prop: "replication.roleName",
              name: replicationRoleName(name, replication),
            },
          ],
        },
  turn: "replication",
  place: (options, site, setting) => {
    const { name, objectLock, replication } = options;
    const { account, key, region, scope } = site;
    if (replication === undefined || region === undefined) return undefined;
    const replica =
      replication.source === "create"
        ? placeReplica(options, replication, site)
        : undefined;
    const { accountId: otherAccountId, kmsKeyArn } =
      replication.source === "existing" ? replication : {};
    return copyVersions(
      scope,
      {
        from: { bucketName: name, bucketArn: site.bucketArn, region, key },
        to: {
          bucketName: replication.bucketName,
          bucketArn: bucketArn(account, replication.bucketName),
          region: replication.region,
          key:
            replica?.key ??
            (kmsKeyArn === undefined ? undefined : { arn: kmsKeyArn }),
        },
        account,
        otherAccountId,
        destination: bucketArn(
          account,
          replica?.bucket ?? replication.bucketName,
        ),
        objectLock: objectLock !== undefined,
        roleName: replicationRoleName(name, replication),
        permissionsBoundary: replication.permissionsBoundary,
      },
      {
        ...setting,
        dependsOn: [...setting.dependsOn, ...(replica ? [replica.ready] : [])],
      },
    );
  },
  destroys: ["s3:PutReplicationConfiguration"],
  reads: ["s3:GetReplicationConfiguration"],
  needs: replicationNeeds,
  warnings: replicationWarnings,
};
