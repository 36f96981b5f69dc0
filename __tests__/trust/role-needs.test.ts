import { type DeployedRole, roleNeeds } from "../../src/trust/role-needs";
import {
  ACCOUNT,
  BOUNDARY,
  ROLE,
} from "../permissions/support/deployed-stacks";

const READS = [
  "iam:GetRole",
  "iam:ListAttachedRolePolicies",
  "iam:ListRolePolicies",
];
const WRITES = [
  "iam:DeleteRole",
  "iam:ListInstanceProfilesForRole",
  "iam:UpdateAssumeRolePolicy",
  "iam:UpdateRole",
  "iam:UpdateRoleDescription",
];
const CREATE = ["iam:CreateRole", "iam:PutRolePermissionsBoundary"];
const TAGS = ["iam:TagRole", "iam:UntagRole"];

const arn = (pathAndName: string) =>
  `arn:aws:iam::123456789012:role/${pathAndName}`;
const ROLE_ARN = arn(ROLE.roleName);

const needs = (roles: readonly DeployedRole[], defaultTags = false) =>
  roleNeeds(ACCOUNT, roles, defaultTags);

const bounded = (roleName: string, permissionsBoundary: string) => ({
  path: "/backups/",
  roleName,
  tagged: false,
  permissionsBoundary,
});

const within = (boundary: string) => ({
  test: "StringEquals",
  variable: "iam:PermissionsBoundary",
  values: [boundary],
});

test("roles without a boundary are one need, with each role's path and name", () => {
  const globex = { ...ROLE, path: "/backups/", roleName: "globex" };

  expect(needs([ROLE, globex])).toEqual([
    {
      of: "Roles",
      resources: [ROLE_ARN, arn("backups/globex")],
      reads: READS,
      writes: ["iam:CreateRole", ...WRITES],
    },
  ]);
});

test.each([
  ["of their own", needs([ROLE, { ...ROLE, tagged: true }])],
  ["by default", needs([ROLE], true)],
])("roles with tags %s are tagged", (_, tagged) => {
  expect(tagged).toMatchObject([
    { writes: ["iam:CreateRole", ...WRITES, ...TAGS] },
  ]);
});

test("roles with a boundary are made only with it, and let out of it by nobody", () => {
  const other = `${BOUNDARY}-two`;
  const roles = [
    ROLE,
    bounded("acme", BOUNDARY),
    bounded("globex", other),
    bounded("initech", BOUNDARY),
  ];
  const [acme, globex, initech] = ["acme", "globex", "initech"].map((name) =>
    arn(`backups/${name}`),
  );
  const create = {
    verb: "Create",
    of: "BoundedRoles",
    writes: CREATE,
  };

  expect(needs(roles)).toEqual([
    {
      of: "Roles",
      resources: [ROLE_ARN],
      reads: READS,
      writes: ["iam:CreateRole", ...WRITES],
    },
    {
      of: "BoundedRoles",
      resources: [acme, globex, initech],
      reads: READS,
      writes: WRITES,
    },
    {
      ...create,
      resources: [acme, initech],
      condition: within(BOUNDARY),
    },
    {
      ...create,
      resources: [globex],
      condition: within(other),
    },
  ]);
});

describe("roles that restore", () => {
  const restores = { ...ROLE, roleName: "restores", restores: true } as const;
  const own = ["iam:DeleteRolePolicy", "iam:PutRolePolicy"];
  const trusts = "iam:UpdateAssumeRolePolicy";

  test("have a policy of their own, which no other role can be given", () => {
    expect(needs([ROLE, restores])).toEqual([
      ...needs([ROLE]),
      {
        of: "RestoreRoles",
        resources: [arn("restores")],
        reads: [...READS, "iam:GetRolePolicy"],
        writes: [
          ...["iam:CreateRole", ...own, trusts],
          ...WRITES.filter((action) => action !== trusts),
        ],
      },
    ]);
  });

  test("are given it only within their boundary where they have one", () => {
    expect(
      needs([{ ...bounded("restores", BOUNDARY), restores: true }]),
    ).toEqual([
      {
        of: "BoundedRestoreRoles",
        resources: [arn("backups/restores")],
        reads: [...READS, "iam:GetRolePolicy"],
        writes: WRITES.filter((action) => action !== trusts),
      },
      {
        verb: "Create",
        of: "BoundedRestoreRoles",
        resources: [arn("backups/restores")],
        writes: [...CREATE, ...own, trusts],
        condition: within(BOUNDARY),
      },
    ]);
  });
});
