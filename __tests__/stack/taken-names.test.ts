import { PostgresBackupStack, type PostgresBackupStackProps } from "../../src";
import {
  checkNeighbours,
  type TakenNames,
  namesTaken,
} from "../../src/stack/taken-names";
import { takenState } from "../../src/state/taken-state";
import { EVERYTHING } from "../support/everything";
import { messageLines, problemsOf } from "../support/problems-of";
import { GUIDE, prefixedJob, synthApp } from "../support/synth";

const one: TakenNames = {
  stackId: "one",
  partition: "aws",
  buckets: [
    { prop: "bucket.name", name: "bucket-one" },
    { prop: "bucket.accessLogs.bucketName", name: "logs-one" },
  ],
  createdIssuer: "token.actions.githubusercontent.com",
  roles: [
    { prop: "backups[0].roleName", name: "role-one" },
    { prop: "bucket.replication.roleName", name: "replication-one" },
  ],
  state: takenState({ type: "local" }, "one"),
};
const two: TakenNames = {
  stackId: "two",
  partition: "aws",
  buckets: [{ prop: "bucket.name", name: "bucket-two" }],
  createdIssuer: undefined,
  roles: [{ prop: "backups[0].roleName", name: "role-two" }],
  state: takenState({ type: "local" }, "two"),
};

/** What is wrong with a stack beside the stack "one". */
function linesFor(own: TakenNames, other: TakenNames = one): string[] {
  return problemsOf((problems) => checkNeighbours(problems, own, [other]));
}

test("a stack that creates nothing of its neighbour's is fine", () => {
  expect(linesFor(two)).toEqual([]);
});

test("two stacks can't have one bucket, in whatever accounts and for whatever", () => {
  const has = (prop: string, name: string) => ({
    ...two,
    buckets: [...two.buckets, { prop, name }],
    accountId: "111111111111",
  });
  const taken = (prop: string, name: string) =>
    `${prop}: must differ from every other stack's, as the stack "one" has it already, got "${name}": choose another name`;
  const other = { ...one, accountId: "222222222222" };
  const copies = "bucket.replication.bucketName";
  expect(linesFor(has("bucket.name", "bucket-one"), other)).toEqual([
    taken("bucket.name", "bucket-one"),
  ]);
  expect(linesFor(has("bucket.name", "logs-one"), other)).toEqual([
    taken("bucket.name", "logs-one"),
  ]);
  expect(linesFor(has(copies, "bucket-one"), other)).toEqual([
    taken(copies, "bucket-one"),
  ]);
  expect(linesFor(has(copies, "logs-two"), other)).toEqual([]);
});

describe("in one account, or in accounts that nobody names,", () => {
  const accounts: [string | undefined, string | undefined][] = [
    [undefined, undefined],
    ["111111111111", undefined],
    [undefined, "111111111111"],
    ["111111111111", "111111111111"],
  ];

  test.each(accounts)("two can't create the provider: %s, %s", (own, other) => {
    const creating = { ...two, createdIssuer: one.createdIssuer };
    expect(
      linesFor({ ...creating, accountId: own }, { ...one, accountId: other }),
    ).toEqual([
      'identityProvider.source: must be "existing", since AWS allows one provider for an issuer in an account and the stack "one" creates it, got "create": write { source: "existing" } and make this stack depend on the other, or give both stacks their `accountId` if they are in different accounts',
    ]);
  });

  test.each(accounts)("two can't have one role: %s, %s", (own, other) => {
    const taken = (prop: string, name: string) =>
      `${prop}: must differ from every other role's in the account, as the stack "one" has it already, got "${name}": choose another name, or give both stacks their \`accountId\` if they are in different accounts`;
    const sharing: TakenNames = {
      ...two,
      accountId: own,
      roles: [
        { prop: "backups[0].roleName", name: "role-two" },
        { prop: "backups[1].roleName", name: "Role-One" },
        { prop: "backups[2].roleName", name: "replication-one" },
        { prop: "bucket.replication.roleName", name: "role-one" },
      ],
    };
    expect(linesFor(sharing, { ...one, accountId: other })).toEqual([
      taken("backups[1].roleName", "Role-One"),
      taken("backups[2].roleName", "replication-one"),
      taken("bucket.replication.roleName", "role-one"),
    ]);
  });
});

test("in two accounts both can have the provider and the role", () => {
  expect(
    linesFor(
      {
        ...one,
        stackId: "two",
        buckets: [],
        state: two.state,
        accountId: "111111111111",
      },
      { ...one, accountId: "222222222222" },
    ),
  ).toEqual([]);
});

test("two stacks can't have one state, in whatever accounts and partitions", () => {
  const own = {
    ...two,
    state: one.state,
    partition: "aws-cn",
    accountId: "111111111111",
  };
  expect(linesFor(own, { ...one, accountId: "222222222222" })).toEqual([
    'state.path: must differ from every other stack\'s, as the stack "one" has it already, and each would destroy what the other has made, got "../../../terraform.one.tfstate": write another one',
  ]);
});

test("two issuers can be in one account", () => {
  const own = { ...two, createdIssuer: "token.actions.octocorp.ghe.com" };
  expect(linesFor(own)).toEqual([]);
});

test("in two partitions both can have all of it but the state", () => {
  const { state } = two;
  expect(linesFor({ ...one, state, partition: "aws-cn" })).toEqual([]);
});

test("everything in common is said together", () => {
  expect(linesFor({ ...one, stackId: "two" })).toEqual([
    expect.stringMatching(/^state\.path: /),
    expect.stringMatching(/^bucket\.name: /),
    expect.stringMatching(/^bucket\.accessLogs\.bucketName: /),
    expect.stringMatching(/^identityProvider\.source: /),
    expect.stringMatching(/^backups\[0\]\.roleName: /),
    expect.stringMatching(/^bucket\.replication\.roleName: /),
  ]);
});

test("a stack takes its bucket, its provider, its roles and its state for itself", () => {
  expect(namesTaken("stack", { ...GUIDE, accountId: "111111111111" })).toEqual({
    stackId: "stack",
    partition: "aws",
    accountId: "111111111111",
    buckets: [{ prop: "bucket.name", name: "neon-s3-backup" }],
    createdIssuer: "token.actions.githubusercontent.com",
    roles: [
      { prop: "backups[0].roleName", name: "neon-s3-backup-github-actions" },
    ],
    state: takenState({ type: "local" }, "stack"),
  });
  const state = { type: "gcs", bucket: "octo-org-states" } as const;
  expect(namesTaken("stack", { ...GUIDE, state }).state).toEqual(
    takenState(state, "stack"),
  );
});

test("a stack takes every bucket that it makes, and the role for replication", () => {
  const { buckets, roles } = namesTaken("stack", EVERYTHING);
  expect(buckets).toEqual([
    { prop: "bucket.name", name: "octo-org-backups" },
    { prop: "bucket.accessLogs.bucketName", name: "octo-org-backups-logs" },
    { prop: "bucket.replication.bucketName", name: "octo-org-backups-copies" },
  ]);
  expect(roles).toEqual([
    { prop: "backups[0].roleName", name: "backup-acme" },
    { prop: "backups[1].roleName", name: "backup-globex" },
    { prop: "backups[2].roleName", name: "backup-initech" },
    {
      prop: "bucket.replication.roleName",
      name: "octo-org-backups-replication",
    },
  ]);
});

test("a stack takes no bucket that exists, and yet the role that copies to it", () => {
  const { buckets, roles } = namesTaken("stack", {
    ...GUIDE,
    bucket: {
      name: "neon-s3-backup",
      accessLogs: { source: "existing", bucketName: "octo-org-logs" },
      replication: {
        source: "existing",
        bucketName: "octo-org-copies",
        region: "us-west-2",
        roleName: "copy-backups",
      },
    },
  });
  expect(buckets).toEqual([{ prop: "bucket.name", name: "neon-s3-backup" }]);
  expect(roles).toEqual([
    { prop: "backups[0].roleName", name: "neon-s3-backup-github-actions" },
    { prop: "bucket.replication.roleName", name: "copy-backups" },
  ]);
});

test.each([
  [{ source: "create" }, "token.actions.githubusercontent.com"],
  [{ source: "existing" }, undefined],
  [
    { github: { enterpriseSlug: "octo" } },
    "token.actions.githubusercontent.com/octo",
  ],
] as const)(
  "with the identity provider %j a stack creates %s",
  (identityProvider, issuer) => {
    expect(
      namesTaken("stack", { ...GUIDE, identityProvider }).createdIssuer,
    ).toBe(issuer);
  },
);

/** What an app says whose third stack is given these props. */
const thirdStack = (props: Partial<PostgresBackupStackProps>) =>
  messageLines(() =>
    synthApp((app) => {
      const identityProvider = { source: "existing" } as const;
      new PostgresBackupStack(app, "one", GUIDE);
      new PostgresBackupStack(app, "two", {
        ...GUIDE,
        bucket: { name: "bucket-two" },
        backups: [prefixedJob("two")],
        identityProvider,
      });
      new PostgresBackupStack(app, "three", {
        ...GUIDE,
        bucket: { name: "bucket-three" },
        backups: [prefixedJob("three")],
        identityProvider,
        ...props,
      });
    }),
  );

test("every stack of an app is compared with all before it", () => {
  expect(thirdStack({})).toEqual([]);
  expect(
    thirdStack({ identityProvider: undefined, backups: [prefixedJob("two")] }),
  ).toEqual([
    "three: 2 problems",
    expect.stringMatching(/^identityProvider\.source: .* the stack "one"/),
    expect.stringMatching(/^backups\[0\]\.roleName: .* the stack "two"/),
  ]);
});
