import type { BackupBucketOptions } from "../../src";
import { bucketWarnings } from "../../src/bucket/bucket-warnings";
import type { ResourceRequest } from "../support/policy-evaluator";
import { GUIDE, prefixedJob, synthStack } from "../support/synth";
import {
  type Asker,
  bucketPolicy,
  INSIDE,
  type JudgedStack,
  mayEverything,
  policyAt,
} from "./judged-stacks";
import { backupKey } from "./keys.cases";
import { but, type Change, decide } from "./refusals";
import { judge } from "./sweep";
import { everyAction } from "./what-they-may-do/every-action";

const BUCKET = "arn:aws:s3:::neon-s3-backup";
const ALL = { principal: "arn:aws:iam::123456789012:role/restore" };
const FOLDER = { principal: "arn:aws:iam::123456789012:user/alice" };
const ACCOUNT = { principal: "arn:aws:iam::210987654321:root" };

/** A role of the account that may read, to which that account gives every permission. */
const ABROAD = mayEverything("arn:aws:iam::210987654321:role/restore");

/** A stack with two folders, and a reader of all, one of a folder, and an account. */
function judgedWith(more: Partial<BackupBucketOptions> = {}) {
  const json = synthStack({
    bucket: {
      ...GUIDE.bucket,
      readers: [ALL, { ...FOLDER, prefixes: ["acme"] }, ACCOUNT],
      ...more,
    },
    backups: ["acme", "acme-2"].map(prefixedJob),
  });
  return { json, bucket: BUCKET } as JudgedStack;
}

const plain = judgedWith();
const from = {
  vpcEndpointIds: [INSIDE["aws:SourceVpce"]],
  organizationId: INSIDE["aws:PrincipalOrgID"],
};
const inPlace = judgedWith({ onlyFrom: from });
const withKey = judgedWith({ kmsKey: { source: "create" } });

const read = (asker: Asker, key = "acme/b.gz"): ResourceRequest => ({
  ...asker,
  action: "s3:GetObject",
  resource: `${BUCKET}/${key}`,
});
const list = (asker: Asker, prefix?: string): ResourceRequest => ({
  ...asker,
  action: "s3:ListBucket",
  resource: BUCKET,
  contextVariables: { "s3:prefix": prefix },
});

const OTHER_FOLDER = { resource: `${BUCKET}/acme-2/b.gz` };
const STRANGER = { principal: "arn:aws:iam::123456789012:role/web-server" };
const PLAIN_HTTP = { contextVariables: { "aws:SecureTransport": "false" } };
const NO_PREFIX = { contextVariables: { "s3:prefix": undefined } };

describe.each<[string, ResourceRequest, string, Change]>([
  ["a reader reads", read(ALL), "a stranger", STRANGER],
  ["a reader reads", read(ALL), "a reader over plain HTTP", PLAIN_HTTP],
  ["a reader lists", list(ALL), "a stranger", STRANGER],
  ["a folder's reader reads", read(FOLDER), "another folder", OTHER_FOLDER],
  [
    "a folder's reader lists",
    list(FOLDER, "acme/"),
    "another folder",
    { contextVariables: { "s3:prefix": "acme-2/" } },
  ],
  ["a folder's reader lists", list(FOLDER, "acme/"), "all", NO_PREFIX],
  [
    "a role of an account that may read does",
    read(ABROAD),
    "one that its account does not let",
    { identityPolicies: [] },
  ],
  [
    "a role of an account that may read does",
    read(ABROAD),
    "one of another account",
    { principal: "arn:aws:iam::999999999999:role/restore" },
  ],
])("who may read: %s", (_, letIn, who, change) => {
  const policy = bucketPolicy(plain);

  test("and is let in", async () => {
    expect((await decide(policy, letIn)).allowed).toBe(true);
  });

  test(`not ${who}`, async () => {
    expect((await decide(policy, but(letIn, change))).allowed).toBe(false);
  });
});

test.each([
  ["one of all", ALL],
  ["one of a folder", FOLDER],
])("a reader may list and read, and do nothing else: %s", async (_, asker) => {
  const requests = await everyAction(
    asker,
    { bucket: BUCKET, folder: "acme/" },
    { all: true },
  );
  const { allowed, denied } = await judge(bucketPolicy(plain), requests);
  expect(allowed).toEqual(["s3:GetObject", "s3:ListBucket"]);
  expect(denied).toEqual({});
});

test("a reader is refused nothing that the account allows", async () => {
  const requests = await everyAction(mayEverything(ALL), { bucket: BUCKET });
  const { denied, notAllowed } = await judge(bucketPolicy(plain), requests);
  expect({ denied, notAllowed }).toEqual({ denied: {}, notAllowed: [] });
});

test("a reader reads from where requests must come from, and from nowhere else", async () => {
  const policy = bucketPolicy(inPlace);
  const there = but(read(ALL), { contextVariables: INSIDE });
  expect((await decide(policy, there)).allowed).toBe(true);
  for (const variable of Object.keys(INSIDE)) {
    const elsewhere = { contextVariables: { [variable]: "elsewhere" } };
    for (const request of [there, but(list(ALL), { contextVariables: INSIDE })])
      expect((await decide(policy, but(request, elsewhere))).allowed).toBe(
        false,
      );
  }
});

describe("a key that is made", () => {
  const { arn, policy, throughS3 } = backupKey(withKey);
  const use = (asker: Asker, action = "kms:Decrypt"): ResourceRequest => ({
    ...asker,
    action,
    resource: arn,
    contextVariables: throughS3,
  });

  test.each([ALL, FOLDER, ABROAD])(
    "lets readers decrypt: %j",
    async (asker) => {
      expect((await decide(policy, use(asker))).allowed).toBe(true);
    },
  );

  test("lets nobody else decrypt, and readers neither encrypt nor decrypt without S3", async () => {
    for (const request of [
      use(STRANGER),
      use(ALL, "kms:GenerateDataKey"),
      but(use(ALL), { contextVariables: { "kms:ViaService": undefined } }),
    ])
      expect((await decide(policy, request)).allowed).toBe(false);
  });
});

test("nobody is a reader where none is named, and no policy lets everyone in", async () => {
  const guide = { json: synthStack(), bucket: BUCKET } as JudgedStack;
  expect((await decide(bucketPolicy(guide), read(ALL))).allowed).toBe(false);
  for (const judged of [plain, inPlace, withKey])
    expect(
      policyAt(judged, "aws_s3_bucket_policy.backups").Statement.filter(
        ({ Effect, Principal }) =>
          Effect === "Allow" && JSON.stringify(Principal).includes("*"),
      ),
    ).toEqual([]);
});

test("synth warns that a key that exists must let readers decrypt, and of no other key", () => {
  const warnings = (kmsKey: BackupBucketOptions["kmsKey"]) =>
    bucketWarnings({ ...GUIDE.bucket, readers: [ALL], kmsKey });
  expect(warnings({ source: "create" })).toEqual([]);
  expect(
    warnings({
      source: "existing",
      arn: "arn:aws:kms:us-east-1:123456789012:key/1234",
    }),
  ).toEqual([expect.stringContaining("let the `readers` decrypt")]);
});
