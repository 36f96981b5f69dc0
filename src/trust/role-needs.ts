import { type AccountContext, roleArn } from "../aws/arn";
import type { Need } from "../aws/need";

/** A role of a backup job, as far as it matters for what may be done by whoever deploys it. */
export interface DeployedRole {
  /** With a slash at both ends. */
  readonly path: string;
  readonly roleName: string;
  /** Whether the role has tags of its own. */
  readonly tagged: boolean;
  /** The ARN of the policy that bounds the role. */
  readonly permissionsBoundary?: string;
}

/** What Terraform reads of every role: also the lists of its policies, though a job's role has none. */
export const ROLE_READS = [
  "iam:GetRole",
  "iam:ListAttachedRolePolicies",
  "iam:ListRolePolicies",
];

/** What it takes to change and delete a role. Terraform looks for instances that use it before it deletes it. */
const ROLE_WRITES = [
  "iam:DeleteRole",
  "iam:ListInstanceProfilesForRole",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateRole",
  "iam:UpdateRoleDescription",
];

/** The same, with tags where there are some. */
export function roleWrites(tagged: boolean): readonly string[] {
  return tagged
    ? [...ROLE_WRITES, "iam:TagRole", "iam:UntagRole"]
    : ROLE_WRITES;
}

/**
 * What it takes to make the roles of the backup jobs. None of it gives a role permissions; and a role that is to be
 * bounded can only be made with its boundary, and never be let out.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
 */
export function roleNeeds(
  account: AccountContext,
  roles: readonly DeployedRole[],
  defaultTags: boolean,
): readonly Need[] {
  const arns = (some: readonly DeployedRole[]) =>
    some.map(({ path, roleName }) => roleArn(account, path, roleName));
  const within = (boundary: string | undefined) =>
    roles.filter(({ permissionsBoundary }) => permissionsBoundary === boundary);
  const boundaries = [
    ...new Set(roles.flatMap((role) => role.permissionsBoundary ?? [])),
  ];
  const writes = roleWrites(defaultTags || roles.some(({ tagged }) => tagged));
  const needs: Need[] = [
    {
      of: "Roles",
      resources: arns(within(undefined)),
      reads: ROLE_READS,
      writes: ["iam:CreateRole", ...writes],
    },
    {
      of: "BoundedRoles",
      resources: arns(roles.filter((role) => role.permissionsBoundary)),
      reads: ROLE_READS,
      writes,
    },
    ...boundaries.map((boundary): Need => ({
      verb: "Create",
      of: "BoundedRoles",
      resources: arns(within(boundary)),
      writes: ["iam:CreateRole", "iam:PutRolePermissionsBoundary"],
      condition: {
        test: "StringEquals",
        variable: "iam:PermissionsBoundary",
        values: [boundary],
      },
    })),
  ];
  return needs.filter(({ resources }) => resources.length > 0);
}
