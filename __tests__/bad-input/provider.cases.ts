import { mustBeKnown, unknownText } from "../support/trust-fixtures";
import { type BadInput, type GoodInput, refused } from "./change";

const ROLE = "arn:aws:iam::123456789012:role/teams/terraform";
const KEYS =
  'must leave the tag "backup-prefix" to the plan, since it decides what a role may reach';

const assuming = (change: object) => ({
  assumeRole: { roleArn: ROLE, ...change },
});
const ignoring = (ignoreTags: unknown) => ({ ignoreTags });

export const bad: BadInput[] = [
  ...refused("assumeRole.roleArn", (roleArn) => assuming({ roleArn }), [
    "must be the ARN of a role",
    'write it like "arn:aws:iam::123456789012:role/terraform"',
    ...["terraform", "arn:aws:iam::123456789012:user/terraform"],
  ]),
  [
    "the provider assumes no role that has a name",
    { assumeRole: {} },
    'assumeRole.roleArn: must be given, got nothing: add "roleArn"',
  ],
  [
    "the provider assumes a role of another account",
    { accountId: "210987654321", ...assuming({}) },
    `assumeRole.roleArn: must be a role of the stack's account, "210987654321", got "${ROLE}": name a role of that account`,
  ],
  ...refused(
    "assumeRole.sessionName",
    (sessionName) => assuming({ sessionName }),
    [
      "must have 2 to 64 letters, digits and characters of _+=,.@-",
      'write it like "terraform"',
      ...["a", "a b", "s".repeat(65)],
    ],
  ),
  ...refused(
    "assumeRole.externalId",
    (externalId) => assuming({ externalId }),
    [
      "must have 2 to 1224 letters, digits and characters of _+=,.@:/-",
      "copy it from the condition of the role's trust policy",
      ...["a", "a b"],
    ],
  ),
  ...refused("ignoreTags.keys[0]", (key) => ignoring({ keys: [key] }), [
    KEYS,
    "name other tags",
    "backup-prefix",
  ]),
  ...refused(
    "ignoreTags.keyPrefixes[0]",
    (key) => ignoring({ keyPrefixes: [key] }),
    [KEYS, "name other tags", ...["backup-prefix", "backup-", "b"]],
  ),
  [
    "a tag to ignore is known to Terraform alone",
    ignoring({ keys: ["team", unknownText()] }),
    mustBeKnown("ignoreTags.keys[1]"),
  ],
  [
    "tags to ignore are no list",
    ignoring({ keys: "team" }),
    'ignoreTags.keys: must be a list with at least one entry, got "team": write ["cost-center"], or leave it out',
  ],
];

export const good: GoodInput[] = [
  [
    "a role with a path, a session's name and what its trust asks for",
    assuming({ sessionName: "terraform", externalId: "octo:1" }),
  ],
  [
    "a role of the stack's account",
    { accountId: "123456789012", ...assuming({}) },
  ],
  ["a role that only Terraform knows", assuming({ roleArn: unknownText() })],
  [
    "tags to ignore that only look like the one of a folder",
    ignoring({ keys: ["backup"], keyPrefixes: ["backup-prefix-", "cost:"] }),
  ],
];
