import { LEAST } from "../support/states";
import { unknownText } from "../support/trust-fixtures";
import { prefixedJob } from "../support/synth";
import { bucket, type Change, JOB } from "./change";

/** The stack that is there before, with a bucket for logs, one for copies, a role for replication, and a state. */
export const FIRST: Change = {
  state: LEAST.s3,
  ...bucket({
    name: "first-backup",
    accessLogs: { source: "create", bucketName: "first-logs" },
    replication: {
      source: "create",
      bucketName: "first-copies",
      region: "us-west-2",
      roleName: "first-replication",
    },
  }),
};

/** What is wrong with the second stack, the changes to both, and every problem of the message. */
export type BadNeighbour = readonly [
  wrong: string,
  changes: Neighbours,
  ...problems: string[],
];

/** The same for what is right. */
export type GoodNeighbour = readonly [right: string, changes: Neighbours];

/** What is given in place of the guide's props: to the stack that is there before, and to the second one. */
export interface Neighbours {
  readonly first: Change;
  readonly second: Change;
}

/** The second stack's own, which meet nothing of the first's. */
const OTHER: Change = {
  identityProvider: { source: "existing" },
  backups: [{ ...JOB, roleName: "second" }],
  bucket: { name: "second-backup" },
};
const second = (change: Change): Neighbours => ({
  first: FIRST,
  second: { ...OTHER, ...change },
});

/** Two stacks in accounts that may be named. */
const inAccounts = (
  first: string | undefined,
  own: string | undefined,
  change: Change,
): Neighbours => ({
  first: { ...FIRST, accountId: first },
  second: { ...OTHER, accountId: own, ...change },
});

/** Pairs of accounts that are one, or may be. */
const ONE_ACCOUNT: readonly (readonly [
  string | undefined,
  string | undefined,
])[] = [
  ["123456789012", undefined],
  [undefined, "123456789012"],
  ["123456789012", "123456789012"],
];

const PROVIDER =
  'identityProvider.source: must be "existing", since AWS allows one provider for an issuer in an account and the stack "first" creates it, got "create": write { source: "existing" } and make this stack depend on the other, or give both stacks their `accountId` if they are in different accounts';
const ROLE =
  'must differ from every other role\'s in the account, as the stack "first" has it already';
const ROLE_FIX =
  "choose another name, or give both stacks their `accountId` if they are in different accounts";

const ALARM =
  'must differ from what every other alarm in the account and region is called, as the stack "first" has it already';

/** Two stacks with an alarm each, under names that may be given. */
const alarmed = (
  first?: string,
  own?: string,
  change: Change = {},
): Neighbours => {
  const alarm = (name: string | undefined): Change => ({
    alarm: {
      afterHours: 36,
      notify: { email: "backups@example.com" },
      name,
    },
  });
  return {
    first: { ...FIRST, ...alarm(first) },
    second: { ...OTHER, ...alarm(own), ...change },
  };
};

export const bad: BadNeighbour[] = [
  [
    "the second stack makes the identity provider, too",
    second({ identityProvider: undefined }),
    'identityProvider.source: must be "existing", since AWS allows one provider for an issuer in an account and the stack "first" creates it, got "create": write { source: "existing" } and make this stack depend on the other, or give both stacks their `accountId` if they are in different accounts',
  ],
  [
    "the second stack has the first one's bucket",
    second(bucket({ name: "first-backup" })),
    'bucket.name: must differ from every other stack\'s, as the stack "first" has it already, got "first-backup": choose another name',
  ],
  [
    "the second stack has the first one's bucket for logs",
    second(
      bucket({
        name: "second-backup",
        accessLogs: { source: "create", bucketName: "first-logs" },
      }),
    ),
    'bucket.accessLogs.bucketName: must differ from every other stack\'s, as the stack "first" has it already, got "first-logs": choose another name',
  ],
  [
    "the second stack makes backups in the first one's bucket for copies",
    second(bucket({ name: "first-copies" })),
    'bucket.name: must differ from every other stack\'s, as the stack "first" has it already, got "first-copies": choose another name',
  ],
  [
    "the second stack makes copies in the first one's bucket",
    second(
      bucket({
        name: "second-backup",
        replication: {
          source: "create",
          bucketName: "first-backup",
          region: "us-west-2",
        },
      }),
    ),
    'bucket.replication.bucketName: must differ from every other stack\'s, as the stack "first" has it already, got "first-backup": choose another name',
  ],
  [
    "the second stack's job has the first one's role",
    second({
      backups: [{ ...JOB, roleName: "Neon-S3-Backup-GitHub-Actions" }],
    }),
    'backups[0].roleName: must differ from every other role\'s in the account, as the stack "first" has it already, got "Neon-S3-Backup-GitHub-Actions": choose another name, or give both stacks their `accountId` if they are in different accounts',
  ],
  [
    "the second stack's job restores by the first one's role",
    second({
      backups: [
        {
          ...JOB,
          roleName: "second",
          restore: { roleName: JOB.roleName, trust: JOB.trust },
        },
      ],
    }),
    `backups[0].restore.roleName: ${ROLE}, got ${JSON.stringify(JOB.roleName)}: ${ROLE_FIX}`,
  ],
  [
    "the second stack's job has the first one's role for replication",
    second({ backups: [{ ...JOB, roleName: "first-replication" }] }),
    'backups[0].roleName: must differ from every other role\'s in the account, as the stack "first" has it already, got "first-replication": choose another name, or give both stacks their `accountId` if they are in different accounts',
  ],
  [
    "the second stack's role for replication is the first one's",
    second(
      bucket({
        name: "second-backup",
        replication: {
          source: "create",
          bucketName: "second-copies",
          region: "us-west-2",
          roleName: "first-replication",
        },
      }),
    ),
    'bucket.replication.roleName: must differ from every other role\'s in the account, as the stack "first" has it already, got "first-replication": choose another name, or give both stacks their `accountId` if they are in different accounts',
  ],
  [
    "the second stack has the first one's state",
    second({ state: { ...LEAST.s3, key: "first.tfstate" } }),
    'state.key: must differ from every other stack\'s, as the stack "first" has it already, and each would destroy what the other has made, got "first.tfstate": write another one',
  ],
  [
    "the second stack has the first one's state, in another partition",
    second({
      region: "cn-north-1",
      state: { ...LEAST.s3, key: "first.tfstate" },
    }),
    'state.key: must differ from every other stack\'s, as the stack "first" has it already, and each would destroy what the other has made, got "first.tfstate": write another one',
  ],
  [
    "the second stack has everything of the first one's",
    { first: FIRST, second: FIRST },
    'bucket.name: must differ from every other stack\'s, as the stack "first" has it already, got "first-backup": choose another name',
    'bucket.accessLogs.bucketName: must differ from every other stack\'s, as the stack "first" has it already, got "first-logs": choose another name',
    'bucket.replication.bucketName: must differ from every other stack\'s, as the stack "first" has it already, got "first-copies": choose another name',
    'identityProvider.source: must be "existing", since AWS allows one provider for an issuer in an account and the stack "first" creates it, got "create": write { source: "existing" } and make this stack depend on the other, or give both stacks their `accountId` if they are in different accounts',
    'backups[0].roleName: must differ from every other role\'s in the account, as the stack "first" has it already, got "neon-s3-backup-github-actions": choose another name, or give both stacks their `accountId` if they are in different accounts',
    'bucket.replication.roleName: must differ from every other role\'s in the account, as the stack "first" has it already, got "first-replication": choose another name, or give both stacks their `accountId` if they are in different accounts',
  ],
  ...ONE_ACCOUNT.flatMap(([first, own]): BadNeighbour[] => [
    [
      `the second stack makes the identity provider, too, in the accounts ${first} and ${own}`,
      inAccounts(first, own, { identityProvider: undefined }),
      PROVIDER,
    ],
    [
      `the second stack has roles of the first one's, in the accounts ${first} and ${own}`,
      inAccounts(first, own, {
        backups: [
          { ...prefixedJob("acme"), roleName: "First-Replication" },
          { ...prefixedJob("globex") },
        ],
        ...bucket({
          name: "second-backup",
          replication: {
            source: "create",
            bucketName: "second-copies",
            region: "us-west-2",
            roleName: "neon-s3-backup-github-actions",
          },
        }),
      }),
      `backups[0].roleName: ${ROLE}, got "First-Replication": ${ROLE_FIX}`,
      `bucket.replication.roleName: ${ROLE}, got "neon-s3-backup-github-actions": ${ROLE_FIX}`,
    ],
  ]),
  [
    "the second stack has the first one's bucket and state, in another account",
    inAccounts("123456789012", "210987654321", {
      bucket: { name: "first-backup" },
      state: { ...LEAST.s3, key: "first.tfstate" },
    }),
    'state.key: must differ from every other stack\'s, as the stack "first" has it already, and each would destroy what the other has made, got "first.tfstate": write another one',
    'bucket.name: must differ from every other stack\'s, as the stack "first" has it already, got "first-backup": choose another name',
  ],
  [
    "the second stack is wrong itself, and the first one is not looked at",
    second({ region: "us-esat-1", bucket: { name: "first-backup" } }),
    'region: must be a region of AWS, got "us-esat-1": did you mean "us-east-1"?',
  ],
  [
    "the second stack's alarm is called as the first one's",
    alarmed("backups", "backups"),
    `alarm.name: ${ALARM}, got "backups": ${ROLE_FIX}`,
  ],
  [
    "the second stack's alarm is called as the first one's bucket, and so as its alarm",
    alarmed(undefined, "first-backup"),
    `alarm.name: ${ALARM}, got "first-backup": ${ROLE_FIX}`,
  ],
  [
    "the first stack's alarm is called as the second one's bucket, and so as its alarm",
    alarmed("second-backup", undefined),
    `alarm.name: ${ALARM}, got "second-backup": ${ROLE_FIX}`,
  ],
  [
    "the second stack's alarm is called as the first one's, in a region that only Terraform knows",
    alarmed("backups", "backups", { region: unknownText() }),
    `alarm.name: ${ALARM}, got "backups": ${ROLE_FIX}`,
  ],
];

export const good: GoodNeighbour[] = [
  ["a second stack with names of its own", second({})],
  [
    "a second stack with a local state of its own",
    second({ state: { type: "local", path: "first.tfstate" } }),
  ],
  [
    "a second stack with a state of its own in the same bucket",
    second({ state: LEAST.s3 }),
  ],
  [
    "a second stack that writes its logs where the first one does",
    second(
      bucket({
        name: "second-backup",
        accessLogs: { source: "existing", bucketName: "first-logs" },
      }),
    ),
  ],
  [
    "a second stack in another partition",
    {
      first: FIRST,
      second: { region: "cn-north-1", ...bucket({ name: "first-backup" }) },
    },
  ],
  [
    "a second stack with the first one's provider and roles, in another account",
    inAccounts("123456789012", "210987654321", {
      identityProvider: undefined,
      backups: [JOB],
    }),
  ],
  [
    "a second stack that makes the identity provider of another issuer",
    second({
      identityProvider: { github: { dataResidencyHost: "octocorp.ghe.com" } },
    }),
  ],
  [
    "a second stack whose alarm is called otherwise",
    alarmed("backups", "others"),
  ],
  ["a second stack whose alarm is called after its bucket", alarmed()],
  [
    "a second stack with no alarm, whose bucket is called as the first one's alarm",
    {
      ...alarmed("second-backup"),
      second: OTHER,
    },
  ],
  [
    "a second stack whose alarm is called as the first one's, in another region",
    alarmed("backups", "backups", { region: "eu-west-1" }),
  ],
  [
    "a second stack whose alarm is called as the first one's, in another account",
    {
      first: { ...alarmed("backups").first, accountId: "123456789012" },
      second: {
        ...alarmed("backups", "backups").second,
        accountId: "210987654321",
      },
    },
  ],
];
