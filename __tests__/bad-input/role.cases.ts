import {
  mustBeKnown,
  unknownNumber,
  unknownText,
} from "../support/trust-fixtures";
import { type BadInput, type GoodInput, job, refused, taken } from "./change";

const BOUNDARY = "arn:aws:iam::123456789012:policy/boundary";

const PATH =
  'must be "/", or start and end with "/" and hold letters, digits and "+=,.@-_" between, 512 characters at most';
const SESSION =
  "must be a whole number of seconds from 3600 (one hour) to 43200 (twelve hours)";

export const bad: BadInput[] = [
  [
    "a role's name is a number that only Terraform knows",
    job({ roleName: unknownNumber() }),
    'backups[0].roleName: must be a non-empty string, got "a value that only Terraform knows": write the value in quotes, or leave the prop out',
  ],
  [
    "a role's name is left out",
    job({ roleName: undefined }),
    'backups[0].roleName: must be given, got nothing: add "roleName"',
  ],
  [
    "a role's name is empty",
    job({ roleName: "" }),
    'backups[0].roleName: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  [
    "a role's name is known to fail",
    job({ roleName: "GitHubActions" }),
    'backups[0].roleName: must not be this name, under which workflows are known to fail to assume a role, got "GitHubActions": choose another, such as "neon-s3-backup-github-actions"',
  ],
  [
    "a role's name has its path before it",
    job({ roleName: "/backups/acme" }),
    'backups[0].roleName: must be the role\'s name alone, without ARN or path, got "/backups/acme": write "acme", and a path as `path`',
  ],
  [
    "a role's path has a space",
    job({ path: "/my backups/" }),
    'backups[0].path: must be "/", or start and end with "/" and hold letters, digits and "+=,.@-_" between, 512 characters at most, got "/my backups/": write it like "/my/backups/"',
  ],
  [
    "a role's path has 513 characters",
    job({ path: `/${"p".repeat(511)}/` }),
    `backups[0].path: must be "/", or start and end with "/" and hold letters, digits and "+=,.@-_" between, 512 characters at most, got "/${"p".repeat(511)}/": shorten it`,
  ],
  [
    "a role's path is known to Terraform alone",
    job({ path: `/${unknownText()}/` }),
    mustBeKnown("backups[0].path"),
  ],
  [
    "a description is empty",
    job({ description: "" }),
    'backups[0].description: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
  ],
  [
    "a session is in hours",
    job({ maxSessionSeconds: 2 }),
    "backups[0].maxSessionSeconds: must be a whole number of seconds from 3600 (one hour) to 43200 (twelve hours), got 2: write 7200 if you meant 2 hours",
  ],
  [
    "a session is in minutes",
    job({ maxSessionSeconds: 90 }),
    "backups[0].maxSessionSeconds: must be a whole number of seconds from 3600 (one hour) to 43200 (twelve hours), got 90: write 5400 if you meant 90 minutes",
  ],
  [
    "a boundary is a policy's name",
    job({ permissionsBoundary: "boundary" }),
    'backups[0].permissionsBoundary: must be the ARN of a policy, got "boundary": write it like "arn:aws:iam::123456789012:policy/boundary"',
  ],
  [
    "a boundary is a role",
    job({ permissionsBoundary: "arn:aws:iam::123456789012:role/boundary" }),
    'backups[0].permissionsBoundary: must be the ARN of a policy, got "arn:aws:iam::123456789012:role/boundary": write it like "arn:aws:iam::123456789012:policy/boundary"',
  ],
  [
    "a boundary is in another partition",
    job({
      permissionsBoundary: "arn:aws-cn:iam::123456789012:policy/boundary",
    }),
    'backups[0].permissionsBoundary: must be in the region\'s partition, "aws", got "arn:aws-cn:iam::123456789012:policy/boundary": write "arn:aws:…"',
  ],
  [
    "a boundary is of another account",
    { accountId: "210987654321", ...job({ permissionsBoundary: BOUNDARY }) },
    'backups[0].permissionsBoundary: must be a policy of the stack\'s account, "210987654321", or of AWS, got "arn:aws:iam::123456789012:policy/boundary": name a policy of that account',
  ],
  [
    "an audience is none of the identity provider's",
    job({ audience: "backups" }),
    'backups[0].audience: must be one of the identity provider\'s audiences, got "backups": add it to the identity provider\'s audiences, or use one of ["sts.amazonaws.com"]',
  ],
  [
    "an audience of a role is a wildcard",
    job({ audience: "*" }),
    'backups[0].audience: must be an exact audience: 1 to 255 letters, digits and "_.:/@+=,-", got "*": write it as the workflow asks for it, such as "sts.amazonaws.com"',
  ],
  [
    "an audience is that of other regions",
    { region: "cn-north-1", ...job({ audience: "sts.amazonaws.com" }) },
    'backups[0].audience: must be one of the identity provider\'s audiences, got "sts.amazonaws.com": add it to the identity provider\'s audiences, or use one of ["sts.amazonaws.com.cn"]',
  ],
  [
    "an audience of a role is known to Terraform alone",
    job({ audience: unknownText() }),
    mustBeKnown("backups[0].audience"),
  ],
  ...refused(
    "backups[0].roleName",
    (roleName) => job({ roleName }),
    [
      "must be the role's name alone, without ARN or path",
      'write "backup", and a path as `path`',
      "arn:aws:iam::123456789012:role/backup",
      "arn:aws:iam::123456789012:role/team/backup",
      "team/backup",
      "/backup",
      "team/backup/",
    ],
    [
      "must be the role's name alone, without ARN or path",
      'write it like "neon-s3-backup-github-actions"',
      "arn:aws:iam::123456789012:root",
      "/",
    ],
    [
      'must be 1 to 64 letters, digits and "+=,.@-_"',
      "shorten it or remove other characters",
      "r".repeat(65),
      "backup role",
      "rôle",
      ...["backup\n", "backup*", "backup:1", "my-arn:1", "${name}"],
    ],
  ),
  ...refused(
    "backups[0].path",
    (path) => job({ path }),
    [
      PATH,
      'write it like "/backups/"',
      "backups",
      "/backups",
      "backups/",
      "//",
      "/*/",
    ],
    [PATH, 'write it like "/teams/acme/"', "/teams//acme/"],
    [PATH, 'write it like "/acm/"', "/acmé/"],
    [PATH, 'write it like "/backups/"', "/backups/\n"],
    [PATH, 'write it like "/team/"', "/${team}/"],
    [
      "must not be a path that AWS keeps for its own roles",
      'choose another, such as "/backups/"',
      "/aws-reserved/sso.amazonaws.com/",
      "/aws-service-role/",
      "/aws-service-role/x/",
    ],
  ),
  ...refused("backups[0].description", (description) => job({ description }), [
    "must be at most 1000 characters, none beyond U+00FF",
    "shorten it or remove other characters",
    "d".repeat(1001),
    "backs up 🐘",
    ...["a\u0000b", "a\u007fb", "a\u00a0b", "\u0100"],
  ]),
  ...refused(
    "backups[0].maxSessionSeconds",
    (maxSessionSeconds) => job({ maxSessionSeconds }),
    [SESSION, "write 3600 if you meant 60 minutes", 60, "60"],
    [SESSION, "write 43200 if you meant 720 minutes", 720],
    [SESSION, "write 3600 if you meant 1 hour", 1],
    [SESSION, "write 43200 if you meant 12 hours", 12],
    [
      SESSION,
      "write 3600 for one hour",
      3599,
      43201,
      "3600",
      3600.5,
      null,
      ...[13, 59, 721, 900, 0, -3600, 3_600_000, NaN, Infinity],
      ...["1h", "", true, [2], {}],
    ],
  ),
  ...refused(
    "backups[0].permissionsBoundary",
    (permissionsBoundary) => job({ permissionsBoundary }),
    [
      "must be the ARN of a policy",
      `write it like "${BOUNDARY}"`,
      "*",
      "arn:aws:iam::12345678901:policy/boundary",
      "arn:aws:iam::123456789012:policy/",
      "arn:aws:iam:us-east-1:123456789012:policy/boundary",
      "arn:aws:iam::123456789012:policy/*",
      "arn:aws:iam::123456789012:policy/boundary*",
      "arn:aws:s3:::bucket",
      ` ${BOUNDARY}`,
    ],
  ),
  [
    "a boundary of the stack's account is no ARN, which is said once",
    {
      accountId: "123456789012",
      ...job({ permissionsBoundary: "arn:aws:iam::1234:policy/boundary" }),
    },
    `backups[0].permissionsBoundary: must be the ARN of a policy, got "arn:aws:iam::1234:policy/boundary": write it like "${BOUNDARY}"`,
  ],
  [
    "a boundary is not in the region's partition",
    { region: "us-gov-west-1", ...job({ permissionsBoundary: BOUNDARY }) },
    `backups[0].permissionsBoundary: must be in the region's partition, "aws-us-gov", got "${BOUNDARY}": write "arn:aws-us-gov:…"`,
  ],
  [
    "everything of a role is wrong",
    job({
      roleNam: "x",
      roleName: "GitHubActions",
      path: "backups",
      description: "д",
      maxSessionSeconds: 60,
      permissionsBoundary: "b",
      prefix: "acme/",
      audience: "other",
      trust: [{ repository: "octo-repo", branch: "main" }],
    }),
    'backups[0].roleNam: must be a known prop, got "x": did you mean "roleName"?',
    'backups[0].roleName: must not be this name, under which workflows are known to fail to assume a role, got "GitHubActions": choose another, such as "neon-s3-backup-github-actions"',
    `backups[0].path: ${PATH}, got "backups": write it like "/backups/"`,
    'backups[0].description: must be at most 1000 characters, none beyond U+00FF, got "д": shorten it or remove other characters',
    `backups[0].maxSessionSeconds: ${SESSION}, got 60: write 3600 if you meant 60 minutes`,
    `backups[0].permissionsBoundary: must be the ARN of a policy, got "b": write it like "${BOUNDARY}"`,
    'backups[0].prefix: must be a folder\'s name with no slash at either end and no empty folder within, got "acme/": write "acme"',
    'backups[0].audience: must be one of the identity provider\'s audiences, got "other": add it to the identity provider\'s audiences, or use one of ["sts.amazonaws.com"]',
    'backups[0].trust[0].repository: must be the repository\'s owner and name, as OWNER/REPO, got "octo-repo": write it like "octo-org/octo-repo"',
  ],
];

export const good: GoodInput[] = [
  ["a role's name of 64 characters", job({ roleName: "r".repeat(64) })],
  [
    "a role's name of every kind of character",
    job({ roleName: "Backup_1+=,.@-" }),
  ],
  ["a role's path of 512 characters", job({ path: `/${"p".repeat(510)}/` })],
  [
    "a role's path that starts like AWS's own",
    job({ path: "/aws-reservedly/" }),
  ],
  ["a description of 1000 characters", job({ description: "é".repeat(1000) })],
  ["a session of an hour", job({ maxSessionSeconds: 3600 })],
  ["a session of twelve hours", job({ maxSessionSeconds: 43200 })],
  [
    "a session that only Terraform knows",
    job({ maxSessionSeconds: unknownNumber() }),
  ],
  [
    "a boundary of the stack's account",
    { accountId: "123456789012", ...job({ permissionsBoundary: BOUNDARY }) },
  ],
  [
    "a boundary of AWS's",
    {
      accountId: "210987654321",
      ...job({
        permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess",
      }),
    },
  ],
  [
    "an audience of the identity provider's",
    {
      identityProvider: { audiences: ["one", "two"] },
      ...job({ audience: "two" }),
    },
  ],
  ...taken(
    "a role's name",
    (roleName) => job({ roleName }),
    ...[
      "r",
      "aZ0_+=,.@-",
      "GitHubActions2",
      "MyGitHubActions",
      "githubactions",
      unknownText(),
    ],
  ),
  ...taken(
    "a role's path",
    (path) => job({ path }),
    ...["/", "/teams/aZ0_+=,.@-/", "/aws-service-roles/", "/x/aws-reserved/"],
  ),
  ...taken(
    "a description",
    (description) => job({ description }),
    ...["a\r\n\tb", "é¡ÿ ~", unknownText()],
  ),
  ["a session of an hour and a second", job({ maxSessionSeconds: 3601 })],
  ...taken(
    "a boundary",
    (permissionsBoundary) => job({ permissionsBoundary }),
    "arn:aws:iam::123456789012:policy/team/boundary",
    unknownText(),
  ),
  ...["aws-cn", "aws-us-gov"].map((partition, index): GoodInput => [
    `a boundary in ${partition}`,
    {
      region: ["cn-north-1", "us-gov-west-1"][index],
      ...job({
        permissionsBoundary: `arn:${partition}:iam::123456789012:policy/b`,
      }),
    },
  ]),
  [
    "a boundary of an account that only Terraform knows",
    { accountId: unknownText(), ...job({ permissionsBoundary: BOUNDARY }) },
  ],
  [
    "the audience of China's regions",
    { region: "cn-north-1", ...job({ audience: "sts.amazonaws.com.cn" }) },
  ],
];
