import { mustBeKnown, unknownText } from "../support/trust-fixtures";
import {
  type BadInput,
  bucket,
  type Change,
  type GoodInput,
  JOB,
  job,
  refused,
  taken,
} from "./change";

const WHERE = "bucket.dangerouslyAddStatements";
const AUDIT = "arn:aws:iam::123456789012:role/audit";
const MINE = {
  sid: "Audit",
  effect: "Allow",
  principals: [AUDIT],
  actions: ["s3:GetObjectVersion"],
  keys: ["*"],
};
const SOURCE = {
  test: "StringEquals",
  variable: "aws:SourceAccount",
  values: ["123456789012"],
};

const statements = (...given: unknown[]) =>
  bucket({ dangerouslyAddStatements: given });
const allow = (change: Change) => statements({ ...MINE, ...change });
const deny = (change: Change) =>
  statements({ ...MINE, effect: "Deny", principals: ["*"], ...change });
const service = (change: Change) =>
  allow({
    principals: undefined,
    services: ["cloudtrail.amazonaws.com"],
    actions: ["s3:PutObject"],
    ...change,
  });
const when = (change: Change) =>
  allow({ conditions: [{ ...SOURCE, ...change }] });

const KEY_THERE =
  "must be an operator that does not hold where the key is missing, in what lets in";
const SAY_WHAT =
  "say what must be there, or deny the rest in a statement of its own";
const KINDS_APART = "or make a statement of its own for each kind of action";

export const bad: BadInput[] = [
  ...refused(WHERE, (given) => bucket({ dangerouslyAddStatements: given }), [
    "must be a list with at least one entry",
    "list the statements, or leave the prop out",
    ...[[], {}, "Allow"],
  ]),
  ...refused(`${WHERE}[0]`, (given) => statements(given), [
    "must be an object",
    'write { sid, effect: "Allow", principals: […], actions: […] }',
    ...["s3:GetObject", null],
  ]),
  [
    "a further statement says nothing",
    statements({}),
    `${WHERE}[0].sid: must be given, got nothing: add "sid"`,
    `${WHERE}[0].effect: must be given, got nothing: add "effect"`,
    `${WHERE}[0].actions: must be given, got nothing: add "actions"`,
    `${WHERE}[0]: must be for either principals or services, got []: add one`,
  ],
  [
    "a further statement is for both",
    allow({ services: ["cloudtrail.amazonaws.com"] }),
    `${WHERE}[0]: must be for either principals or services, got ["principals","services"]: keep one`,
  ],
  [
    "a further statement is in the words of a policy",
    allow({ NotAction: ["s3:GetObject"] }),
    `${WHERE}[0].NotAction: must be a known prop, got ["s3:GetObject"]: leave it out, or use one of the nearest: actions, conditions, effect`,
  ],
  ...refused(`${WHERE}[0].sid`, (sid) => allow({ sid }), [
    "must be 1 to 64 letters and digits",
    'write it like "AuditVersions"',
    ...["audit versions", "Audit-1", "é", "a".repeat(65)],
  ]),
  [
    "two further statements have one name",
    statements(MINE, { ...MINE, effect: "Deny" }),
    `${WHERE}[1].sid: must differ from the other statements' names, as ${WHERE}[0].sid has it already, got "Audit": choose another name`,
  ],
  ...refused(`${WHERE}[0].effect`, (effect) => allow({ effect }), [
    'must be one of "Allow", "Deny"',
    'did you mean "Allow"?',
    "allow",
  ]),
  ...refused(
    `${WHERE}[0].principals[0]`,
    (principal) => allow({ principals: [principal] }),
    [
      'must be the ARN of a role, a user or an account, or "*"',
      `write it like "${AUDIT}"`,
      ...["audit", "123456789012", `${AUDIT}*`, "arn:aws:iam::*:root"],
      ...["arn:aws:iam::123456789012:*", `x${AUDIT}`, "**"],
    ],
    [
      'must name whom it lets in, since "*" would let in everyone',
      "name the roles, users or accounts",
      "*",
    ],
    [
      'must be in the bucket\'s partition, "aws"',
      'write "arn:aws:…"',
      "arn:aws-cn:iam::123456789012:role/audit",
    ],
  ),
  [
    "everyone is let in beside somebody",
    allow({ principals: [AUDIT, "*"] }),
    `${WHERE}[0].principals[1]: must name whom it lets in, since "*" would let in everyone, got "*": name the roles, users or accounts`,
  ],
  [
    "somebody is denied beside everyone",
    deny({ principals: [AUDIT, "*"] }),
    `${WHERE}[0].principals: must be "*" alone, which is everyone already, got ["${AUDIT}","*"]: remove the others`,
  ],
  [
    "a principal is there twice",
    allow({ principals: [AUDIT, AUDIT] }),
    `${WHERE}[0].principals[1]: must differ from the others, as ${WHERE}[0].principals[0] has it already, got "${AUDIT}": remove one of the two`,
  ],
  [
    "a principal is known to Terraform alone",
    allow({ principals: [unknownText()] }),
    mustBeKnown(`${WHERE}[0].principals[0]`),
  ],
  [
    "there is no principal",
    allow({ principals: [] }),
    `${WHERE}[0].principals: must be a list with at least one entry, got []: write it like ["${AUDIT}"], or leave the prop out`,
  ],
  [
    "the role of a job is let in",
    allow({ principals: [`arn:aws:iam::123456789012:role/${JOB.roleName}`] }),
    `${WHERE}[0].principals[0]: must not be the role of a job, of which the job's own props say what it may, got "arn:aws:iam::123456789012:role/${JOB.roleName}": name somebody else`,
  ],
  [
    "the role of the second job is let in",
    {
      ...allow({ principals: ["arn:aws:iam::123456789012:role/two"] }),
      backups: ["one", "two"].map((name) => ({
        ...JOB,
        name,
        roleName: name,
        prefix: name,
      })),
    },
    `${WHERE}[0].principals[0]: must not be the role of a job, of which the job's own props say what it may, got "arn:aws:iam::123456789012:role/two": name somebody else`,
  ],
  ...(
    [
      ["services", service, '["cloudtrail.amazonaws.com"]'],
      ["actions", allow, '["s3:GetObjectVersion"]'],
      ["keys", allow, '["acme/*"]'],
    ] as const
  ).map(([prop, make, like]): BadInput => [
    `the ${prop} of a further statement are none`,
    make({ [prop]: [] }),
    `${WHERE}[0].${prop}: must be a list with at least one entry, got []: write it like ${like}, or leave the prop out`,
  ]),
  [
    "the conditions of a further statement are none",
    allow({ conditions: [] }),
    `${WHERE}[0].conditions: must be a list with at least one entry, got []: list the conditions, or leave the prop out`,
  ],
  [
    "a condition of a further statement is a text",
    allow({ conditions: ["StringEquals"] }),
    `${WHERE}[0].conditions[0]: must be an object, got "StringEquals": write { test: "StringEquals", variable: "aws:SourceAccount", values: ["123456789012"] }`,
  ],
  [
    "the role of a job with a path is let in",
    {
      ...job({ path: "/backups/" }),
      ...allow({
        principals: [`arn:aws:iam::123456789012:role/backups/${JOB.roleName}`],
      }),
    },
    `${WHERE}[0].principals[0]: must not be the role of a job, of which the job's own props say what it may, got "arn:aws:iam::123456789012:role/backups/${JOB.roleName}": name somebody else`,
  ],
  ...refused(
    `${WHERE}[0].services[0]`,
    (name) => service({ services: [name], conditions: [SOURCE] }),
    [
      "must be the name of a service of AWS",
      'write it like "cloudtrail.amazonaws.com"',
      ...[
        "cloudtrail",
        "*",
        "*.amazonaws.com",
        "amazonaws.com.evil.example",
        " s3.amazonaws.com",
        "s3.é.amazonaws.com",
        "s3.amazonaws.com/",
        "s3..amazonaws.com",
      ],
    ],
  ),
  ...refused(
    `${WHERE}[0].actions[0]`,
    (action) => allow({ actions: [action] }),
    [
      "must be an action of S3, which may end in *",
      'write it like "s3:GetObjectVersion"',
      ...[
        "GetObjectVersion",
        "xs3:GetObject",
        "s3:*",
        "*",
        "kms:Decrypt",
        "s3:*Object",
        "s3:Get*Version",
      ],
    ],
    ...(
      [
        ["s3:DeleteObjectVersion", "s3:DeleteObjectVersion"],
        ["s3:DELETEOBJECTVERSION", "s3:DeleteObjectVersion"],
        ["s3:PutObjectRetention", "s3:PutObjectRetention"],
        ["s3:BypassGovernanceRetention", "s3:BypassGovernanceRetention"],
        ["s3:DeleteObject*", "s3:DeleteObjectVersion"],
      ] as const
    ).map(
      ([action, destroys]) =>
        [
          `must not let in to ${destroys}, which destroys backups or changes the bucket's protections`,
          "leave it to the administrators, whom the account's own policies let",
          action,
        ] as const,
    ),
  ),
  ...[
    "s3:PutBucketPolicy",
    "s3:PutLifecycleConfiguration",
    "s3:PutBucketVersioning",
  ].map((action): BadInput => [
    `a further statement lets in to ${action}`,
    allow({ actions: [action], keys: undefined }),
    `${WHERE}[0].actions[0]: must not let in to ${action}, which destroys backups or changes the bucket's protections, got "${action}": leave it to the administrators, whom the account's own policies let`,
  ]),
  ...["s3:PutBucketPolicy", "s3:GetBucketPolicy", "s3:DeleteBucketPolicy"].map(
    (action): BadInput => [
      `a further statement refuses ${action}`,
      deny({ actions: [action], keys: undefined }),
      `${WHERE}[0].actions[0]: must not refuse ${action}, without which nobody could take the denial back, got "${action}": name the actions that are to be refused`,
    ],
  ),
  [
    "a further statement refuses all that puts",
    deny({ actions: ["s3:GetObject*", "s3:Put*"] }),
    `${WHERE}[0].actions[1]: must not refuse s3:PutBucketPolicy, without which nobody could take the denial back, got "s3:Put*": name the actions that are to be refused`,
  ],
  [
    "an action on objects has no keys",
    allow({ keys: undefined }),
    `${WHERE}[0].keys: must be given with s3:GetObjectVersion, which is an action on objects, or AWS refuses the policy, got nothing: add keys, such as ["*"] for all objects, ${KINDS_APART}`,
  ],
  [
    "an action on the bucket has keys",
    allow({ actions: ["s3:GetObject", "s3:ListBucketVersions"] }),
    `${WHERE}[0].keys: must be left out with s3:ListBucketVersions, which is an action on the bucket, or AWS refuses the policy, got ["*"]: remove it, ${KINDS_APART}`,
  ],
  ...refused(`${WHERE}[0].keys[0]`, (key) => allow({ keys: [key] }), [
    'must be a pattern of keys, of letters, digits, spaces and "_/.:=+-@*?"',
    'write it like "acme/*"',
    ...["${aws:username}/*", "é", "k".repeat(1025)],
  ]),
  ...refused(`${WHERE}[0].conditions[0].test`, (test) => when({ test }), [
    "must be an operator of IAM's conditions",
    'write it like "StringEquals"',
    ...[
      "StringMatches",
      "Equals",
      "ForAllValue:StringEquals",
      "NullIfExists",
      "stringequals",
      "xForAnyValue:StringEquals",
      "StringIfExistsEquals",
      "StringForAnyValue:Equals",
    ],
  ]),
  ...refused(`${WHERE}[0].conditions[0].test`, (test) => when({ test }), [
    KEY_THERE,
    SAY_WHAT,
    ...["StringEqualsIfExists", "ForAllValues:StringEquals", "StringNotEquals"],
    ...[
      "StringNotLike",
      "NotIpAddress",
      "ArnNotLike",
      "Null",
      "NumericNotEquals",
    ],
  ]),
  ...refused(
    `${WHERE}[0].conditions[0].variable`,
    (variable) => when({ variable }),
    [
      "must be a condition key of AWS",
      'write it like "aws:SourceAccount"',
      ...["SourceAccount", "aws:", "aws:a b", " aws:SourceAccount"],
    ],
  ),
  [
    "a condition has no values",
    when({ values: [] }),
    `${WHERE}[0].conditions[0].values: must be a list with at least one entry, got []: write it like ["123456789012"], or leave the prop out`,
  ],
  [
    "a condition's value can't be in a policy",
    when({ values: ["&{aws:username}"] }),
    `${WHERE}[0].conditions[0].values[0]: must hold only characters that an IAM policy can hold (up to U+00FF, no control characters) and no "&{", got "&{aws:username}": leave the value out, or write the policy variable's own values`,
  ],
  [
    "two conditions compare one key in one way",
    allow({
      conditions: [SOURCE, { ...SOURCE, variable: "AWS:sourceaccount" }],
    }),
    `${WHERE}[0].conditions[1]: must differ from the other conditions in operator or key, as ${WHERE}[0].conditions[0] has both already: AWS would take either, got "StringEquals AWS:sourceaccount": write all values into one, or each into a statement of its own`,
  ],
  ...(
    [
      ["no condition", undefined],
      [
        "a condition on something else",
        [{ ...SOURCE, variable: "aws:SourceVpc" }],
      ],
      [
        "a condition that any account fits",
        [
          {
            test: "StringLike",
            variable: "aws:SourceArn",
            values: ["arn:aws:cloudtrail:*:*:trail/1"],
          },
        ],
      ],
      [
        "a condition with one value that any account fits",
        [
          {
            test: "StringLike",
            variable: "aws:SourceAccount",
            values: ["123456789012", "*"],
          },
        ],
      ],
    ] as const
  ).map(([what, conditions]): BadInput => [
    `a service is let in, with ${what}`,
    service({ conditions }),
    `${WHERE}[0].conditions: must say for whom the service acts, since it acts for everyone's accounts, got ${JSON.stringify(conditions ?? [])}: add { test: "StringEquals", variable: "aws:SourceAccount", values: ["123456789012"] }`,
  ]),
];

export const good: GoodInput[] = [
  ["a further statement that lets in", statements(MINE)],
  ["a further statement that refuses everyone", deny({})],
  [
    "a further statement that refuses a job",
    deny({ principals: [`arn:aws:iam::123456789012:role/${JOB.roleName}`] }),
  ],
  [
    "two further statements",
    statements(MINE, { ...MINE, sid: "Audit2", effect: "Deny" }),
  ],
  [
    "a further statement on the bucket",
    allow({ actions: ["s3:ListBucketVersions"], keys: undefined }),
  ],
  [
    "a further statement of a pattern for both",
    allow({ actions: ["s3:Get*"] }),
  ],
  ["a denial of what destroys", deny({ actions: ["s3:DeleteObjectVersion"] })],
  [
    "a denial to a service",
    deny({ principals: undefined, services: ["s3.amazonaws.com"] }),
  ],
  ...taken(
    "whom a further statement lets in",
    (principal) => allow({ principals: [principal] }),
    ...[
      "arn:aws:iam::210987654321:root",
      "arn:aws:iam::123456789012:user/path/alice",
    ],
    "arn:aws:iam::123456789012:role/a-neon-s3-backup-github-actions",
  ),
  ...taken(
    "keys of a further statement",
    (key) => allow({ keys: [key] }),
    "*",
    "acme/?/a b+c=d@e:f_g-h.*",
  ),
  ...[
    SOURCE,
    { ...SOURCE, variable: "AWS:SOURCEACCOUNT" },
    {
      test: "ArnLike",
      variable: "aws:SourceArn",
      values: ["arn:aws:cloudtrail:*:123456789012:trail/*"],
    },
    {
      test: "ArnEquals",
      variable: "aws:SourceArn",
      values: ["arn:aws:s3:::octo-org-logs"],
    },
    {
      test: "StringEquals",
      variable: "aws:SourceOrgID",
      values: ["o-a1b2c3d4e5"],
    },
  ].map((condition): GoodInput => [
    `a service that acts for ${JSON.stringify(condition)}`,
    service({ conditions: [condition] }),
  ]),
  ...taken(
    "a service that is refused",
    (name) => deny({ principals: undefined, services: [name] }),
    ...["delivery.logs.amazonaws.com", "s3.amazonaws.com.cn"],
    "replication-1.s3.amazonaws.com",
  ),
  ...taken(
    "an operator of what lets in",
    (test) => allow({ conditions: [{ ...SOURCE, test }] }),
    ...[
      "StringEquals",
      "StringEqualsIgnoreCase",
      "StringLike",
      "NumericEquals",
    ],
    ...["NumericLessThan", "NumericLessThanEquals", "NumericGreaterThan"],
    ...["NumericGreaterThanEquals", "DateEquals", "DateLessThan", "IpAddress"],
    ...["DateLessThanEquals", "DateGreaterThan", "DateGreaterThanEquals"],
    ...["Bool", "ArnEquals", "ArnLike", "ForAnyValue:StringLike"],
  ),
  ...taken(
    "an operator for whom a service acts",
    (test) => service({ conditions: [{ ...SOURCE, test }] }),
    ...["StringEqualsIgnoreCase", "StringLike", "ForAnyValue:StringEquals"],
  ),
  [
    "two operators on one key",
    allow({ conditions: [SOURCE, { ...SOURCE, test: "StringLike" }] }),
  ],
  ...taken(
    "an operator of a denial",
    (test) => deny({ conditions: [{ ...SOURCE, test }] }),
    ...[
      ...["StringNotEquals", "StringNotEqualsIgnoreCase", "StringNotLike"],
      ...["NumericNotEquals", "DateNotEquals", "ArnNotEquals", "ArnNotLike"],
      "StringNotEqualsIfExists",
      "ForAllValues:StringLike",
      "Null",
      "NotIpAddress",
      "NumericLessThanEquals",
      "DateGreaterThan",
    ],
  ),
];
