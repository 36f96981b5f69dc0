import { roleArn } from "../aws/arn";
import { accountOf as account } from "./deployed-stack";
import type { DeployedStack } from "./deployed-stack";
import type { Need } from "../aws/need";
import { ROLE_READS, roleWrites } from "../trust/role-needs";

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
        test: "StringEquals",
        variable: "iam:PassedToService",
        values: ["s3.amazonaws.com"],
      },
    },
  ];
}
