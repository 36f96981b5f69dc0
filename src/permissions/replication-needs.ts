import { roleArn } from "../aws/arn";
import { account } from "./account";
import type { DeployedStack } from "./deployed-stack";
import type { Need } from "./need";
import { ROLE_READS, roleWrites } from "./role-needs";

/**
 * What it takes to make the role with which S3 copies backups, and to hand it to S3 and to no other service.
 *
 * The role has an inline policy, and AWS has no condition on what may be in one. So whoever deploys a stack with
 * replication could give this role more than it needs, and take it over by its trust policy. No other part of a stack
 * has that power.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
export function replicationNeeds(facts: DeployedStack): readonly Need[] {
  if (facts.replication === undefined) return [];
  const resources = [roleArn(account(facts), "/", facts.replication.roleName)];
  return [
    {
      of: "ReplicationRole",
      resources,
      reads: [...ROLE_READS, "iam:GetRolePolicy"],
      writes: [
        "iam:CreateRole",
        "iam:DeleteRolePolicy",
        "iam:PutRolePolicy",
        ...roleWrites(facts.defaultTags),
      ],
    },
    {
      verb: "Pass",
      of: "ReplicationRole",
      resources,
      writes: ["iam:PassRole"],
      condition: {
        StringEquals: { "iam:PassedToService": "s3.amazonaws.com" },
      },
    },
  ];
}
