import { Construct } from "constructs";
import { bucketArn, roleArn } from "../../aws/arn";
import type { Need } from "../../aws/need";
import { ROLE_READS, roleWrites } from "../../trust/role-needs";
import { type Rule, rule } from "../../validation/rules";
import { at, isKnownText } from "../../validation/values";
import type { RetentionProps } from "../lifecycle/retention";
import { placeBucket } from "../place-bucket";
import { copyVersions } from "../replication/replicate";
import {
  checkReplication,
  REPLICATION,
} from "../replication/replication-rules";
import { replicationWarnings } from "../replication/replication-warnings";
import type { AccessLogsProps } from "./access-logs";
import { administrators, type AdministratorsProps } from "./administrators";
import { allowDestroy, type AllowDestroyProps } from "./allow-destroy";
import { ALWAYS_ON } from "./always-on";
import { bucketPolicy } from "./bucket-policy";
import type { BucketFeature, NeedFacts } from "./feature";
import type { PlacedBucket, Site } from "../site";
import { kmsKey, type KmsKeyProps } from "./kms-key";
import type { NameProps } from "./name";
import { objectLock, type ObjectLockProps } from "./object-lock";
import { onlyFrom, type OnlyFromProps } from "./only-from";
import {
  replicationRoleName,
  type ReplicationProps,
} from "./replication-props";
import { retention } from "./retention";
import { uploadEncryption } from "./upload-encryption";

/** What the bucket for copies takes over. */
interface CopiesProps
  extends
    NameProps,
    RetentionProps,
    ObjectLockProps,
    AdministratorsProps,
    KmsKeyProps,
    OnlyFromProps,
    AllowDestroyProps {}

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

/** Makes a bucket for copies, protected as the bucket for backups, that lets nobody in. */
function placeReplica(
  options: CopiesProps,
  { bucketName, region }: { bucketName: string; region: string },
  { account, destructive, jobs, replicaProvider, scope }: Site,
): PlacedBucket {
  return placeBucket<CopiesProps>(
    [
      ...ALWAYS_ON,
      uploadEncryption,
      objectLock,
      retention,
      administrators,
      kmsKey,
      onlyFrom,
      allowDestroy,
      bucketPolicy,
    ],
    {
      name: bucketName,
      recoverableDays: options.recoverableDays,
      expireAfterDays: options.expireAfterDays,
      transitions: options.transitions,
      objectLock: options.objectLock,
      administrators: options.administrators,
      kmsKey: options.kmsKey && { source: "create" },
      onlyFrom: options.onlyFrom,
      dangerouslyAllowDestroy: options.dangerouslyAllowDestroy,
    },
    {
      scope: new Construct(scope, "replica"),
      account,
      bucketArn: bucketArn(account, bucketName),
      region,
      provider: replicaProvider,
      grants: [],
      jobs,
      destructive,
    },
  );
}

/**
 * What it takes to copy, and to make the role with which S3 does and to hand it to S3 and to no other service.
 *
 * The role has an inline policy, and AWS has no condition on what may be in one. So whoever deploys a stack with
 * replication could give this role more than it needs, and take it over by its trust policy. No other part of a stack
 * has that power.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
function replicationNeeds(
  { name, replication }: Props,
  { account, bucketArn, defaultTags }: NeedFacts,
): readonly Need[] {
  if (replication === undefined) return [];
  const roleName = replicationRoleName(name, replication);
  const resources = [roleArn(account, "/", roleName)];
  return [
    {
      of: "ReplicationOfBackups",
      resources: [bucketArn],
      writes: ["s3:PutReplicationConfiguration"],
    },
    {
      of: "ReplicationRole",
      resources,
      reads: [...ROLE_READS, "iam:GetRolePolicy"],
      writes: [
        "iam:CreateRole",
        "iam:DeleteRolePolicy",
        "iam:PutRolePolicy",
        ...roleWrites(defaultTags),
      ],
    },
    {
      verb: "Pass",
      of: "ReplicationRole",
      resources,
      writes: ["iam:PassRole"],
      condition: {
        test: "StringEquals",
        variable: "iam:PassedToService",
        values: ["s3.amazonaws.com"],
      },
    },
  ];
}
