import { type AccountContext, roleArn } from "../aws/arn";
import type { Need } from "../aws/need";

/** A role of a job, as far as it matters for what may be done by whoever deploys it. */
export interface DeployedRole {
  /** With a slash at both ends. */
  readonly path: string;
  readonly roleName: string;
  /** Whether the role has tags of its own. */
  readonly tagged: boolean;
  /** The ARN of the policy that bounds the role. */
  readonly permissionsBoundary?: string;
  /** Whether the role was there before, and may have policies that go. */
  readonly adopted?: true;
  /** Whether the role has a policy of its own, by which it reads backups. */
  readonly restores?: true;
}

/** What Terraform reads of every role: also the lists of its policies, though a job's role has none. */
export const ROLE_READS = [
  "iam:GetRole",
  "iam:ListAttachedRolePolicies",
  "iam:ListRolePolicies",
];

/** What it takes to say who may assume a role. */
const TRUSTS = "iam:UpdateAssumeRolePolicy";

/** What it takes to change and delete a role. Terraform looks for instances that use it before it deletes it. */
const ROLE_WRITES = [
  "iam:DeleteRole",
  "iam:ListInstanceProfilesForRole",
  TRUSTS,
  "iam:UpdateRole",
  "iam:UpdateRoleDescription",
];

/** What it takes to change and delete a role, and its tags where it has some. */
export function roleWrites(tagged: boolean): readonly string[] {
  return tagged
    ? [...ROLE_WRITES, "iam:TagRole", "iam:UntagRole"]
    : ROLE_WRITES;
}

/** What it takes to give a role a policy of its own, and to hand it to others with what that allows. */
const OWN_POLICY_WRITES = ["iam:DeleteRolePolicy", "iam:PutRolePolicy", TRUSTS];

/** A kind of roles, each with a policy of its own. */
export function withOwnPolicy(
  what: string,
  writes: readonly string[],
): RoleKind {
  return {
    what,
    reads: [...ROLE_READS, "iam:GetRolePolicy"],
    writes,
    underBoundary: OWN_POLICY_WRITES,
  };
}

/**
 * What it takes to make the roles of the jobs. Whoever has it can give permissions to roles that restore, and to no
 * others. A role with a permissions boundary they can only make with it, and can't take out of it. One with a policy of
 * its own they hand to others only while it is in it: a role of that name that was there before, and has no boundary, is
 * not theirs to assume.
 *
 * Without a boundary whoever deploys a stack with roles that restore could give them more than they need, and take them
 * over by their trust policy.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html#access_policies_boundaries-delegate
 */
export function roleNeeds(
  account: AccountContext,
  roles: readonly DeployedRole[],
  defaultTags: boolean,
): readonly Need[] {
  const writes = roleWrites(defaultTags || roles.some(({ tagged }) => tagged));
  const adopted = roles.filter((role) => role.adopted);
  const clear: Need = {
    verb: "Clear",
    of: "AdoptedRoles",
    resources: adopted.map(({ path, roleName }) =>
      roleArn(account, path, roleName),
    ),
    writes: ["iam:DeleteRolePolicy", "iam:DetachRolePolicy"],
  };
  const kept = [false, true].flatMap((restores) =>
    needsOf(
      account,
      roles.filter((role) => (role.restores === true) === restores),
      restores
        ? withOwnPolicy("RestoreRoles", writes)
        : { what: "Roles", reads: ROLE_READS, writes, underBoundary: [] },
    ),
  );
  return adopted.length > 0 ? [...kept, clear] : kept;
}

/** What it takes to make roles of one kind. */
interface RoleKind {
  /** The kind, in words that a sid can have. */
  readonly what: string;
  readonly reads: readonly string[];
  readonly writes: readonly string[];
  /** What gives permissions, beside making the role: of a role that is to be bounded only while it is. */
  readonly underBoundary: readonly string[];
}

/** What it takes to make them: those that are bounded only within their boundary. */
export function needsOf(
  account: AccountContext,
  roles: readonly Omit<DeployedRole, "tagged">[],
  { what, reads, writes, underBoundary }: RoleKind,
): readonly Need[] {
  const arns = (some: typeof roles) =>
    some.map(({ path, roleName }) => roleArn(account, path, roleName));
  const within = (boundary: string | undefined) =>
    roles.filter(({ permissionsBoundary }) => permissionsBoundary === boundary);
  const boundaries = [
    ...new Set(roles.flatMap((role) => role.permissionsBoundary ?? [])),
  ];
  const needs: Need[] = [
    {
      of: what,
      resources: arns(within(undefined)),
      reads,
      writes: [...new Set(["iam:CreateRole", ...underBoundary, ...writes])],
    },
    {
      of: `Bounded${what}`,
      resources: arns(roles.filter((role) => role.permissionsBoundary)),
      reads,
      writes: writes.filter((action) => !underBoundary.includes(action)),
    },
    ...boundaries.map((boundary): Need => ({
      verb: "Create",
      of: `Bounded${what}`,
      resources: arns(within(boundary)),
      writes: [
        "iam:CreateRole",
        "iam:PutRolePermissionsBoundary",
        ...underBoundary,
      ],
      condition: {
        test: "StringEquals",
        variable: "iam:PermissionsBoundary",
        values: [boundary],
      },
    })),
  ];
  return needs.filter(({ resources }) => resources.length > 0);
}
