import { roleNeeds } from "../../src/permissions/role-needs";
import { BOUNDARY, GUIDE, ROLE } from "./support/deployed-stacks";

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
const TAGS = ["iam:TagRole", "iam:UntagRole"];

const arn = (pathAndName: string) =>
  `arn:aws:iam::123456789012:role/${pathAndName}`;
const ROLE_ARN = arn(ROLE.roleName);

const bounded = (roleName: string, permissionsBoundary: string) => ({
  path: "/backups/",
  roleName,
  tagged: false,
  permissionsBoundary,
});

test("roles without a boundary are one need, with each role's path and name", () => {
  const globex = { ...ROLE, path: "/backups/", roleName: "globex" };

  expect(roleNeeds({ ...GUIDE, roles: [ROLE, globex] })).toEqual([
    {
      of: "Roles",
      resources: [ROLE_ARN, arn("backups/globex")],
      reads: READS,
      writes: ["iam:CreateRole", ...WRITES],
    },
  ]);
});

test.each([
  ["of their own", { roles: [ROLE, { ...ROLE, tagged: true }] }],
  ["by default", { defaultTags: true }],
])("roles with tags %s are tagged", (_, facts) => {
  expect(roleNeeds({ ...GUIDE, ...facts })).toMatchObject([
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
    writes: ["iam:CreateRole", "iam:PutRolePermissionsBoundary"],
  };

  expect(roleNeeds({ ...GUIDE, roles })).toEqual([
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
      condition: { StringEquals: { "iam:PermissionsBoundary": BOUNDARY } },
    },
    {
      ...create,
      resources: [globex],
      condition: { StringEquals: { "iam:PermissionsBoundary": other } },
    },
  ]);
});
