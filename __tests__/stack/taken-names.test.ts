import { PostgresBackupStack, type PostgresBackupStackProps } from "../../src";
import { namesTaken } from "../../src/stack/taken-names";
import { takenState } from "../../src/state/taken-state";
import { EVERYTHING } from "../support/everything";
import { messageLines } from "../support/problems-of";
import { GUIDE, prefixedJob, synthApp } from "../support/synth";

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

test("a stack takes every bucket that it makes, the roles that restore, and the role for replication", () => {
  const { buckets, roles } = namesTaken("stack", EVERYTHING);
  expect(buckets).toEqual([
    { prop: "bucket.name", name: "octo-org-backups" },
    { prop: "bucket.accessLogs.bucketName", name: "octo-org-backups-logs" },
    { prop: "bucket.replication.bucketName", name: "octo-org-backups-copies" },
  ]);
  expect(roles).toEqual([
    { prop: "backups[0].roleName", name: "backup-acme" },
    { prop: "backups[0].restore.roleName", name: "restore-acme" },
    { prop: "backups[1].roleName", name: "backup-globex" },
    { prop: "backups[1].restore.roleName", name: "restore-globex" },
    { prop: "backups[2].roleName", name: "backup-initech" },
    { prop: "backups[2].restore.roleName", name: "restore-initech" },
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
