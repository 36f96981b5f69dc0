import { roleArn } from "../../aws/arn";
import type { Need } from "../../aws/need";
import { needsOf, roleWrites, withOwnPolicy } from "../../trust/role-needs";
import type { NeedFacts } from "../features/feature";
import type { NameProps } from "../features/name";
import {
  replicationRoleName,
  type ReplicationProps,
} from "../features/replication-props";

/**
 * What it takes to copy backups: to say so of the bucket, to make the role with which S3 copies, and to hand that role
 * to S3 and to no other service.
 *
 * The role has an inline policy. Without a boundary whoever deploys could give it more than it needs, and take it over by
 * its trust policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export function replicationNeeds(
  { name, replication }: NameProps & ReplicationProps,
  { account, bucketArn, defaultTags }: NeedFacts,
): readonly Need[] {
  if (replication === undefined) return [];
  const { permissionsBoundary } = replication;
  const roleName = replicationRoleName(name, replication);
  const resources = [roleArn(account, "/", roleName)];
  return [
    {
      of: "ReplicationOfBackups",
      resources: [bucketArn],
      writes: ["s3:PutReplicationConfiguration"],
    },
    ...needsOf(
      account,
      [{ path: "/", roleName, permissionsBoundary }],
      withOwnPolicy("ReplicationRole", roleWrites(defaultTags)),
    ),
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
