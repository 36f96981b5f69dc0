import { PostgresBackupStack, type PostgresBackupStackProps } from "../src";
import { checkNeighbours, type Claimed, claimed } from "../src/neighbour-rules";
import { messageLines, problemsOf } from "./support/problems-of";
import { GUIDE, prefixedJob, synthApp } from "./support/synth";

const one: Claimed = {
  stackId: "one",
  partition: "aws",
  bucketName: "bucket-one",
  createdIssuer: "token.actions.githubusercontent.com",
  roleNames: ["role-one"],
};
const two: Claimed = {
  stackId: "two",
  partition: "aws",
  bucketName: "bucket-two",
  createdIssuer: undefined,
  roleNames: ["role-two"],
};

/** What is wrong with a stack beside the stack "one". */
function linesFor(own: Claimed, other: Claimed = one): string[] {
  return problemsOf((problems) => checkNeighbours(problems, own, [other]));
}

test("a stack that creates nothing of its neighbour's is fine", () => {
  expect(linesFor(two)).toEqual([]);
});

test("two stacks can't have one bucket, in whatever accounts", () => {
  const own = { ...two, bucketName: "bucket-one", accountId: "111111111111" };
  expect(linesFor(own, { ...one, accountId: "222222222222" })).toEqual([
    'bucket.name: must differ from every other stack\'s, as the stack "one" has it already, got "bucket-one": choose another name',
  ]);
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
    const sharing = { ...two, roleNames: ["role-two", "Role-One"] };
    expect(
      linesFor({ ...sharing, accountId: own }, { ...one, accountId: other }),
    ).toEqual([
      'backups[1].roleName: must differ from every other role\'s in the account, as the stack "one" has it already, got "Role-One": choose another name, or give both stacks their `accountId` if they are in different accounts',
    ]);
  });
});

test("in two accounts both can have the provider and the role", () => {
  expect(
    linesFor(
      { ...one, stackId: "two", bucketName: "b", accountId: "111111111111" },
      { ...one, accountId: "222222222222" },
    ),
  ).toEqual([]);
});

test("two issuers can be in one account", () => {
  const own = { ...two, createdIssuer: "token.actions.octocorp.ghe.com" };
  expect(linesFor(own)).toEqual([]);
});

test("in two partitions both can have all of it", () => {
  expect(linesFor({ ...one, partition: "aws-cn" })).toEqual([]);
});

test("everything in common is said together", () => {
  expect(linesFor({ ...one, stackId: "two" })).toHaveLength(3);
});

test("a stack takes its bucket, its provider and its roles for itself", () => {
  expect(claimed("stack", { ...GUIDE, accountId: "111111111111" })).toEqual({
    stackId: "stack",
    partition: "aws",
    accountId: "111111111111",
    bucketName: "neon-s3-backup",
    createdIssuer: "token.actions.githubusercontent.com",
    roleNames: ["neon-s3-backup-github-actions"],
  });
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
    expect(claimed("stack", { ...GUIDE, identityProvider }).createdIssuer).toBe(
      issuer,
    );
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
