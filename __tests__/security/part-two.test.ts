import type { PostgresBackupStackProps } from "../../src";
import { resourceDecision, s3Decision } from "../support/policy-evaluator";
import type { IamPolicy } from "../support/rendered-policy";
import { GUIDE, synthStack, unwrittenStack } from "../support/synth";
import { policyAt } from "./judged-stacks";
import { backupKey } from "./keys.cases";

type Bucket = PostgresBackupStackProps["bucket"];
type Options = Omit<Bucket, "name">;

const BUCKET = "arn:aws:s3:::neon-s3-backup";
const FOLDER = "acme-co-prod-backup";
const ROLE = "arn:aws:iam::123456789012:role/neon-s3-backup-github-actions";
const STRANGER = "arn:aws:iam::123456789012:role/another-role";
const KEY = "arn:aws:kms:us-east-1:123456789012:key/1234abcd";

/** The commands of the guide's workflow, as S3 sees them. None of them has a header for encryption. */
const REQUESTS: [string, string, string, Record<string, string>][] = [
  ["head-object of the folder", "s3:GetObject", `${BUCKET}/${FOLDER}/`, {}],
  ["put-object of the folder", "s3:PutObject", `${BUCKET}/${FOLDER}/`, {}],
  ["list-objects", "s3:ListBucket", BUCKET, { "s3:prefix": `${FOLDER}/` }],
  ["s3 rm", "s3:DeleteObject", `${BUCKET}/${FOLDER}/old.gz`, {}],
  ["s3 cp of a new backup", "s3:PutObject", `${BUCKET}/${FOLDER}/new.gz`, {}],
  ["s3 cp to restore", "s3:GetObject", `${BUCKET}/${FOLDER}/new.gz`, {}],
];

type Context = Readonly<Record<string, string>>;

/** What S3 asks the key for, in the name of whoever reads or writes. */
const OF_KEY = ["kms:Decrypt", "kms:GenerateDataKey"];

const copies = { bucketName: "neon-s3-backup-copies", region: "us-west-2" };

/** Each protection that is chosen, and what AWS knows of a request that comes from where it must. */
const CHOICES: [Options, Context][][] = [
  [
    [{}, {}],
    [{ kmsKey: { source: "create" } }, {}],
    [{ kmsKey: { source: "existing", arn: KEY } }, {}],
  ],
  [
    [{}, {}],
    [{ administrators: ["arn:aws:iam::123456789012:role/administrator"] }, {}],
  ],
  [
    [{}, {}],
    [
      { onlyFrom: { vpcEndpointIds: ["vpce-0123456789abcdef0"] } },
      { "aws:SourceVpce": "vpce-0123456789abcdef0" },
    ],
    [
      { onlyFrom: { organizationId: "o-a1b2c3d4e5" } },
      { "aws:PrincipalOrgID": "o-a1b2c3d4e5" },
    ],
  ],
  [
    [{}, {}],
    [{ objectLock: { mode: "GOVERNANCE", retentionDays: 14 } }, {}],
    [{ objectLock: { mode: "COMPLIANCE", retentionDays: 14 } }, {}],
  ],
  [
    [{}, {}],
    [{ replication: { source: "create", ...copies } }, {}],
    [{ replication: { source: "existing", ...copies } }, {}],
  ],
  [
    [{}, {}],
    [
      {
        accessLogs: { source: "create", bucketName: "neon-s3-backup-logs" },
        // What no policy knows of goes along.
        expireAfterDays: 400,
        recoverableDays: 60,
        transitions: [{ storageClass: "GLACIER_IR", afterDays: 30 }],
        eventBridge: true,
      },
      {},
    ],
    [{ accessLogs: { source: "existing", bucketName: "octo-org-logs" } }, {}],
  ],
];

/** Every way to choose one of each. */
function combinations(
  choices: readonly [Options, Context][][],
): readonly [Options, Context][] {
  return choices.reduce<readonly [Options, Context][]>(
    (all, list) =>
      all.flatMap(([options, context]) =>
        list.map(([more, moreContext]): [Options, Context] => [
          { ...options, ...more },
          { ...context, ...moreContext },
        ]),
      ),
    [[{}, {}]],
  );
}

/** The first three choices decide what the policies say, the others what else the bucket has. */
const POLICIES = combinations(CHOICES.slice(0, 3));
const REST = combinations(CHOICES.slice(3));

/** The policy of the bucket and the key that is made for it, under a choice of everything. */
function policiesUnder(
  options: Options,
  prefix: string | undefined,
  stackOf = unwrittenStack,
) {
  const { kmsKey, replication } = options;
  // Copies in a bucket that exists need a key of their own where the backups have one.
  const withKey =
    kmsKey && replication?.source === "existing"
      ? { ...replication, kmsKeyArn: KEY.replace("us-east-1", "us-west-2") }
      : replication;
  const json = stackOf({
    bucket: { ...GUIDE.bucket, ...options, replication: withKey },
    backups: GUIDE.backups.map((job) => ({ ...job, prefix })),
  });
  const key =
    kmsKey?.source === "create"
      ? backupKey({ json, bucket: BUCKET })
      : undefined;
  return { bucket: policyAt({ json }, "aws_s3_bucket_policy.backups"), key };
}

/** What of part two is refused to somebody, by the bucket or its key. */
async function refused(
  { bucket, key }: ReturnType<typeof policiesUnder>,
  principal: string,
  principalTags: Context,
  context: Context,
): Promise<string[]> {
  const names: string[] = [];
  for (const [command, action, resource, more] of REQUESTS) {
    const { allowed } = await s3Decision(bucket, {
      principal,
      principalTags,
      action,
      resource,
      contextVariables: { ...context, ...more },
    });
    if (!allowed) names.push(command);
  }
  for (const action of key ? OF_KEY : []) {
    const { allowed } = await resourceDecision(key?.policy as IamPolicy, {
      principal,
      principalTags,
      action,
      resource: String(key?.arn),
      contextVariables: {
        ...key?.throughS3,
        "kms:CallerAccount": "123456789012",
      },
    });
    if (!allowed) names.push(action);
  }
  return names;
}

describe.each([undefined, FOLDER])("with the prefix %s", (prefix) => {
  const tags: Context = prefix === undefined ? {} : { "backup-prefix": prefix };

  test.each(
    POLICIES.map(
      ([options, context]) =>
        [JSON.stringify(options), options, context] as const,
    ),
  )(
    "part two of the guide runs under %s, and whatever else is chosen",
    async (_, options, context) => {
      // Most of the rest leads to the same policies, which are asked once.
      const different = new Map<string, ReturnType<typeof policiesUnder>>();
      for (const [rest] of REST) {
        const policies = policiesUnder({ ...options, ...rest }, prefix);
        different.set(JSON.stringify(policies), policies);
      }
      expect(policiesUnder(options, prefix)).toEqual(
        policiesUnder(options, prefix, synthStack),
      );
      const all = REQUESTS.map(([command]) => command);
      for (const policies of different.values()) {
        expect(await refused(policies, ROLE, tags, context)).toEqual([]);
        expect(await refused(policies, STRANGER, tags, context)).toEqual([
          ...all,
          ...(policies.key ? OF_KEY : []),
        ]);
      }
    },
  );
});

test("every combination was tried", () => {
  expect(POLICIES.length * REST.length).toBe(3 * 2 * 3 * 3 * 3 * 3);
});
