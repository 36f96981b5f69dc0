import { DataAwsIamPolicyDocument } from "@cdktf/provider-aws/lib/data-aws-iam-policy-document";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicy } from "@cdktf/provider-aws/lib/iam-role-policy";
import { S3BucketReplicationConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-replication-configuration";
import { Construct } from "constructs";
import { roleArn } from "../../aws/arn";
import { CallerAccount } from "../../aws/caller-account";
import type { SettingArguments } from "../setting-arguments";
import {
  replicationStatements,
  replicationTrust,
  type ReplicationFacts,
} from "./replication-statements";

/** What replication needs to know beside what its policies do. */
export interface ReplicationOptions extends ReplicationFacts {
  readonly roleName: string;
  readonly permissionsBoundary?: string;
  /** The ARN of the bucket for copies, by an attribute of the bucket where it is made here. */
  readonly destination: string;
}

/**
 * Copies every version of every backup to another bucket. Must come after versioning, at both ends.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication.html
 */
export function copyVersions(
  scope: Construct,
  options: ReplicationOptions,
  { bucket, dependsOn }: SettingArguments,
): S3BucketReplicationConfigurationA {
  const { from, to, otherAccountId, roleName } = options;
  const parts = new Construct(scope, "replication");
  const role = new IamRole(parts, "Default", {
    name: roleName,
    path: "/",
    permissionsBoundary: options.permissionsBoundary,
    description: `Assumed by S3 to copy backups to ${options.to.bucketName}`,
    assumeRolePolicy: new DataAwsIamPolicyDocument(parts, "trust", {
      statement: replicationTrust(options),
    }).json,
  });
  const rights = new IamRolePolicy(parts, "role-policy", {
    name: "copy-backups",
    role: role.name,
    policy: new DataAwsIamPolicyDocument(parts, "policy-document", {
      statement: replicationStatements(options),
    }).json,
  });
  return new S3BucketReplicationConfigurationA(
    scope,
    "replication-configuration",
    {
      bucket,
      role: roleArn(CallerAccount.of(scope), "/", roleName),
      rule: [
        {
          id: "copy-every-version",
          status: "Enabled",
          priority: 0,
          filter: {},
          deleteMarkerReplication: { status: "Disabled" },
          ...(from.key && {
            sourceSelectionCriteria: {
              sseKmsEncryptedObjects: { status: "Enabled" },
            },
          }),
          destination: {
            bucket: options.destination,
            ...(otherAccountId !== undefined && {
              account: otherAccountId,
              accessControlTranslation: { owner: "Destination" },
            }),
            ...(to.key && {
              encryptionConfiguration: { replicaKmsKeyId: to.key.arn },
            }),
          },
        },
      ],
      dependsOn: [...dependsOn, rights],
    },
  );
}
