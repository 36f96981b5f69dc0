import type { BackupRoleOptions } from "../../src/trust/backup-role-props";
import { BACKUP_ROLE, checkBackupRole } from "../../src/trust/role-rules";
import type { ProviderFacts } from "../../src/trust/trust-size-rules";
import { problemsOf } from "../support/problems-of";
import {
  FACTS,
  mustBeKnown,
  TRUST,
  unknownNumber,
  unknownText,
} from "../support/trust-fixtures";

const ROLE: BackupRoleOptions = { roleName: "backup", trust: [TRUST] };

const linesFor = (options: unknown, path = "", facts = FACTS) =>
  problemsOf((problems) => checkBackupRole(problems, path, options, facts));
const linesWith = (options: object, facts?: ProviderFacts) =>
  linesFor({ ...ROLE, ...options }, "", facts);

const BOUNDARY = "arn:aws:iam::123456789012:policy/boundary";

describe("a role is taken", () => {
  it.each<[string, object]>([
    ["with a name and a trust", {}],
    [
      "with every prop",
      {
        prefix: "acme",
        description: "Backs up",
        path: "/backups/",
        maxSessionSeconds: 7200,
        permissionsBoundary: BOUNDARY,
        audience: "sts.amazonaws.com",
      },
    ],
    [
      "with every optional prop left undefined",
      { prefix: undefined, path: undefined },
    ],
    ["with a name of 1 character", { roleName: "r" }],
    ["with a name of 64 characters", { roleName: "r".repeat(64) }],
    ["with all kinds of characters", { roleName: "aZ0_+=,.@-" }],
    ["with almost the reserved name", { roleName: "GitHubActions2" }],
    ["with the reserved name in another case", { roleName: "githubactions" }],
    ["with the root path", { path: "/" }],
    ["with a nested path", { path: "/teams/aZ0_+=,.@-/" }],
    ["with a path of 512 characters", { path: `/${"p".repeat(510)}/` }],
    ["with a path like AWS's own", { path: "/aws-service-roles/" }],
    [
      "with a description of 1000 characters",
      { description: "d".repeat(1000) },
    ],
    ["with a description of two lines", { description: "a\r\n\tb" }],
    ["with a description up to U+00FF", { description: "é¡ÿ ~" }],
    ["with a session of one hour", { maxSessionSeconds: 3600 }],
    ["with a session of one hour and a second", { maxSessionSeconds: 3601 }],
    ["with a session of twelve hours", { maxSessionSeconds: 43200 }],
    [
      "with a boundary behind a path",
      { permissionsBoundary: "arn:aws:iam::123456789012:policy/team/boundary" },
    ],
    [
      "with a boundary of AWS's own",
      { permissionsBoundary: "arn:aws:iam::aws:policy/PowerUserAccess" },
    ],
    [
      "with a boundary in China",
      { permissionsBoundary: "arn:aws-cn:iam::123456789012:policy/boundary" },
    ],
    [
      "with a boundary in GovCloud",
      { permissionsBoundary: "arn:aws-us-gov:iam::123456789012:policy/b" },
    ],
  ])("%s", (_, options) => {
    expect(linesWith(options)).toEqual([]);
  });

  it.each(["roleName", "description", "permissionsBoundary"])(
    "with a %s that only Terraform knows",
    (key) => {
      expect(linesWith({ [key]: unknownText() })).toEqual([]);
    },
  );

  it("with a session length that only Terraform knows", () => {
    expect(linesWith({ maxSessionSeconds: unknownNumber() })).toEqual([]);
  });
});

describe("a role is refused", () => {
  it.each([[null], ["backup"], [7], [[ROLE]], [undefined]])(
    "as %j",
    (options) => {
      expect(linesFor(options)).toEqual([
        `props: must be an object, got ${options === undefined ? "nothing" : JSON.stringify(options)}: write { roleName, trust }`,
      ]);
    },
  );

  it("without name and trust", () => {
    expect(linesFor({})).toEqual([
      'roleName: must be given, got nothing: add "roleName"',
      'trust: must be given, got nothing: add "trust"',
    ]);
  });

  it("with an empty trust", () => {
    expect(linesWith({ trust: [] })).toEqual([
      'trust: must be a list with at least one entry, got []: say who may assume the role, such as [{ repository: "octo-org/octo-repo", branch: "main" }]',
    ]);
  });

  it.each([
    ["rolename", "roleName"],
    ["maxSessionSecond", "maxSessionSeconds"],
    ["permissionBoundary", "permissionsBoundary"],
    ["prefx", "prefix"],
    ["trusts", "trust"],
  ])("with the mistyped prop %s", (typo, meant) => {
    expect(linesWith({ [typo]: "x" })).toEqual([
      `${typo}: must be a known prop, got "x": did you mean "${meant}"?`,
    ]);
  });

  it("with a prop that nothing is like", () => {
    expect(linesWith({ managedPolicies: [] })).toEqual([
      `managedPolicies: must be a known prop, got []: use one of ${Object.keys(BACKUP_ROLE).join(", ")}`,
    ]);
  });

  it.each(["path", "prefix", "audience"])(
    "with a %s that only Terraform knows",
    (key) => {
      expect(linesWith({ [key]: unknownText() })).toEqual([mustBeKnown(key)]);
    },
  );

  const texts = [
    "roleName",
    "prefix",
    "description",
    "path",
    "permissionsBoundary",
    "audience",
  ];
  const bad = [null, 7, true, ["x"], {}];
  it.each(texts.flatMap((key) => bad.map((value) => [key, value] as const)))(
    "with %j as %j, which is no text",
    (key, value) => {
      expect(linesWith({ [key]: value })).toEqual([
        `${key}: must be a non-empty string, got ${JSON.stringify(value)}: write the value in quotes, or leave the prop out`,
      ]);
    },
  );
});

describe("a role's name is refused", () => {
  const ALONE = "must be the role's name alone, without ARN or path";
  const NAME = 'must be 1 to 64 letters, digits and "+=,.@-_"';
  const SHORTEN = "shorten it or remove other characters";

  it.each([
    [
      "GitHubActions",
      "must not be this name, under which workflows are known to fail to assume a role",
      'choose another, such as "neon-s3-backup-github-actions"',
    ],
    [
      "arn:aws:iam::123456789012:role/backup",
      ALONE,
      'write "backup", and a path as `path`',
    ],
    [
      "arn:aws:iam::123456789012:role/team/backup",
      ALONE,
      'write "backup", and a path as `path`',
    ],
    ["team/backup", ALONE, 'write "backup", and a path as `path`'],
    ["/backup", ALONE, 'write "backup", and a path as `path`'],
    ["r".repeat(65), NAME, SHORTEN],
    ["back up", NAME, SHORTEN],
    ["backup\n", NAME, SHORTEN],
    ["backup*", NAME, SHORTEN],
    ["backup:1", NAME, SHORTEN],
    ["sauvegardé", NAME, SHORTEN],
    ["${name}", NAME, SHORTEN],
  ])("%j", (roleName, rule, fix) => {
    expect(linesWith({ roleName })).toEqual([
      `roleName: ${rule}, got ${JSON.stringify(roleName)}: ${fix}`,
    ]);
  });

  it("if it is empty", () => {
    expect(linesWith({ roleName: "" })).toEqual([
      'roleName: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
    ]);
  });
});

describe("a role's path is refused", () => {
  const PATH =
    'must be "/", or start and end with "/" and hold letters, digits and "+=,.@-_" between, 512 characters at most';
  const KEPT = "must not be a path that AWS keeps for its own roles";

  it.each([
    ["backups", PATH, 'write it like "/backups/"'],
    ["/backups", PATH, 'write it like "/backups/"'],
    ["backups/", PATH, 'write it like "/backups/"'],
    ["/teams//acme/", PATH, 'write it like "/teams/acme/"'],
    ["//", PATH, 'write it like "/backups/"'],
    ["/a b/", PATH, 'write it like "/a/b/"'],
    ["/acmé/", PATH, 'write it like "/acm/"'],
    ["/*/", PATH, 'write it like "/backups/"'],
    ["/backups/\n", PATH, 'write it like "/backups/"'],
    ["/${team}/", PATH, 'write it like "/team/"'],
    [`/${"p".repeat(511)}/`, PATH, "shorten it"],
    ["/aws-service-role/", KEPT, 'choose another, such as "/backups/"'],
    ["/aws-service-role/x/", KEPT, 'choose another, such as "/backups/"'],
    ["/aws-reserved/sso/", KEPT, 'choose another, such as "/backups/"'],
  ])("%j", (path, rule, fix) => {
    expect(linesWith({ path })).toEqual([
      `path: ${rule}, got ${JSON.stringify(path)}: ${fix}`,
    ]);
  });
});

describe("a description is refused", () => {
  it.each([
    ["d".repeat(1001)],
    ["д"],
    ["a\u0000b"],
    ["a\u007fb"],
    ["a\u00a0b"],
    ["\u0100"],
  ])("%j", (description) => {
    expect(linesWith({ description })).toEqual([
      `description: must be at most 1000 characters, none beyond U+00FF, got ${JSON.stringify(description)}: shorten it or remove other characters`,
    ]);
  });
});

describe("a session length is refused", () => {
  it.each<[unknown, string]>([
    [60, "write 3600 if you meant 60 minutes"],
    [90, "write 5400 if you meant 90 minutes"],
    [720, "write 43200 if you meant 720 minutes"],
    [1, "write 3600 if you meant 1 hour"],
    [2, "write 7200 if you meant 2 hours"],
    [12, "write 43200 if you meant 12 hours"],
    [13, "write 3600 for one hour"],
    [59, "write 3600 for one hour"],
    [721, "write 3600 for one hour"],
    [900, "write 3600 for one hour"],
    [0, "write 3600 for one hour"],
    [-3600, "write 3600 for one hour"],
    [3599, "write 3600 for one hour"],
    [3600.5, "write 3600 for one hour"],
    [43201, "write 3600 for one hour"],
    [3_600_000, "write 3600 for one hour"],
    ["3600", "write 3600 for one hour"],
    ["1h", "write 3600 for one hour"],
    ["60", "write 3600 if you meant 60 minutes"],
    ["", "write 3600 for one hour"],
    [null, "write 3600 for one hour"],
    [true, "write 3600 for one hour"],
    [[2], "write 3600 for one hour"],
    [{}, "write 3600 for one hour"],
  ])("%j", (maxSessionSeconds, fix) => {
    expect(linesWith({ maxSessionSeconds })).toEqual([
      `maxSessionSeconds: must be a whole number of seconds from 3600 (one hour) to 43200 (twelve hours), got ${JSON.stringify(maxSessionSeconds)}: ${fix}`,
    ]);
  });

  it.each([[NaN], [Infinity]])("%d", (maxSessionSeconds) => {
    expect(linesWith({ maxSessionSeconds })).toEqual([
      `maxSessionSeconds: must be a whole number of seconds from 3600 (one hour) to 43200 (twelve hours), got ${String(maxSessionSeconds)}: write 3600 for one hour`,
    ]);
  });
});

describe("a permissions boundary is refused", () => {
  it.each([
    ["boundary"],
    ["*"],
    ["arn:aws:iam::123456789012:role/backup"],
    ["arn:aws:iam::12345678901:policy/boundary"],
    ["arn:aws:iam::123456789012:policy/"],
    ["arn:aws:iam:us-east-1:123456789012:policy/boundary"],
    ["arn:aws:iam::123456789012:policy/*"],
    ["arn:aws:s3:::bucket"],
    [" arn:aws:iam::123456789012:policy/boundary"],
  ])("%j", (permissionsBoundary) => {
    expect(linesWith({ permissionsBoundary })).toEqual([
      `permissionsBoundary: must be the ARN of a policy, got ${JSON.stringify(permissionsBoundary)}: write it like "arn:aws:iam::123456789012:policy/boundary"`,
    ]);
  });
});

describe("a role's audience", () => {
  const facts = { ...FACTS, audiences: ["sts.amazonaws.com", "other"] };

  it("may be any that the identity provider accepts", () => {
    expect(linesWith({ audience: "sts.amazonaws.com" }, facts)).toEqual([]);
    expect(linesWith({ audience: "other" }, facts)).toEqual([]);
  });

  it("is refused if the provider does not accept it", () => {
    expect(linesWith({ audience: "another" }, facts)).toEqual([
      'audience: must be one of the identity provider\'s audiences, got "another": add it to the identity provider\'s audiences, or use one of ["sts.amazonaws.com","other"]',
    ]);
  });

  it("is refused with one line if it can be no audience at all", () => {
    expect(linesWith({ audience: "sts.*" })).toEqual([
      'audience: must be an exact audience: 1 to 255 letters, digits and "_.:/@+=,-", got "sts.*": write it as the workflow asks for it, such as "sts.amazonaws.com"',
    ]);
    expect(linesWith({ audience: "" })).toEqual([
      'audience: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
    ]);
  });
});

describe("the size of the trust policy", () => {
  const trust = [{ repository: "o/r", branch: "b".repeat(2048) }];

  it("is looked at", () => {
    expect(linesWith({ trust })).toEqual([
      expect.stringMatching(
        /^trust: must make a trust policy of at most 2048 characters, AWS's quota, got "\d+ characters from 1 entries": remove entries, or trust one repository whose workflow the others call$/,
      ),
    ]);
  });

  it("is looked at only if all else is right", () => {
    expect(linesWith({ trust, roleName: "" })).toEqual([
      'roleName: must be a non-empty string, got "": write the value in quotes, or leave the prop out',
    ]);
  });
});

test("everything that is wrong with a role is said together, in order and by its full path", () => {
  expect(
    linesFor(
      {
        roleNam: "x",
        roleName: "GitHubActions",
        path: "backups",
        description: "д",
        maxSessionSeconds: 60,
        permissionsBoundary: "b",
        prefix: "acme/",
        audience: "other",
        trust: [{ repository: "octo-repo", branch: "main" }],
      },
      "backups[1]",
    ),
  ).toEqual([
    'backups[1].roleNam: must be a known prop, got "x": did you mean "roleName"?',
    'backups[1].roleName: must not be this name, under which workflows are known to fail to assume a role, got "GitHubActions": choose another, such as "neon-s3-backup-github-actions"',
    'backups[1].path: must be "/", or start and end with "/" and hold letters, digits and "+=,.@-_" between, 512 characters at most, got "backups": write it like "/backups/"',
    'backups[1].description: must be at most 1000 characters, none beyond U+00FF, got "д": shorten it or remove other characters',
    "backups[1].maxSessionSeconds: must be a whole number of seconds from 3600 (one hour) to 43200 (twelve hours), got 60: write 3600 if you meant 60 minutes",
    'backups[1].permissionsBoundary: must be the ARN of a policy, got "b": write it like "arn:aws:iam::123456789012:policy/boundary"',
    'backups[1].prefix: must be a folder\'s name with no slash at either end and no empty folder within, got "acme/": write "acme"',
    'backups[1].audience: must be one of the identity provider\'s audiences, got "other": add it to the identity provider\'s audiences, or use one of ["sts.amazonaws.com"]',
    'backups[1].trust[0].repository: must be the repository\'s owner and name, as OWNER/REPO, got "octo-repo": write it like "octo-org/octo-repo"',
  ]);
});
