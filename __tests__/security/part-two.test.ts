import type { PostgresBackupStackProps } from "../../src";
import { s3Decision } from "../support/policy-evaluator";
import { attachedPolicy } from "../support/rendered-policy";
import { GUIDE, synthStack } from "../support/synth";

type Bucket = PostgresBackupStackProps["bucket"];
type Options = Omit<Bucket, "name">;

const BUCKET = "arn:aws:s3:::neon-s3-backup";
const FOLDER = "acme-co-prod-backup";
const ROLE = "arn:aws:iam::123456789012:role/neon-s3-backup-github-actions";
const STRANGER = "arn:aws:iam::123456789012:role/another-role";

/** The commands of the guide's workflow, as S3 sees them. None of them has a header for encryption. */
const REQUESTS: [string, string, string, Record<string, string>][] = [
  ["head-object of the folder", "s3:GetObject", `${BUCKET}/${FOLDER}/`, {}],
  ["put-object of the folder", "s3:PutObject", `${BUCKET}/${FOLDER}/`, {}],
  ["list-objects", "s3:ListBucket", BUCKET, { "s3:prefix": `${FOLDER}/` }],
  ["s3 rm", "s3:DeleteObject", `${BUCKET}/${FOLDER}/old.gz`, {}],
  ["s3 cp of a new backup", "s3:PutObject", `${BUCKET}/${FOLDER}/new.gz`, {}],
  ["s3 cp to restore", "s3:GetObject", `${BUCKET}/${FOLDER}/new.gz`, {}],
];

/** Each protection that is chosen, and what AWS knows of a request that comes from where it must. */
const CHOICES: [Options, Record<string, string>][][] = [
  [
    [{}, {}],
    [{ kmsKey: { source: "create" } }, {}],
    [
      {
        kmsKey: {
          source: "existing",
          arn: "arn:aws:kms:us-east-1:123456789012:key/1234abcd",
        },
      },
      {},
    ],
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
    [{ objectLock: { mode: "COMPLIANCE", retentionDays: 14 } }, {}],
  ],
  [
    [{}, {}],
    [
      {
        expireAfterDays: 400,
        recoverableDays: 60,
        transitions: [{ storageClass: "GLACIER_IR", afterDays: 30 }],
        accessLogs: { source: "create", bucketName: "neon-s3-backup-logs" },
        eventBridge: true,
      },
      {},
    ],
  ],
];

/** Every way to choose one of each. */
const COMBINATIONS = CHOICES.reduce<[Options, Record<string, string>][]>(
  (all, choices) =>
    all.flatMap(([options, context]) =>
      choices.map(([more, moreContext]): [Options, Record<string, string>] => [
        { ...options, ...more },
        { ...context, ...moreContext },
      ]),
    ),
  [[{}, {}]],
);

describe.each([undefined, FOLDER])("with the prefix %s", (prefix) => {
  test.each(
    COMBINATIONS.map(
      ([options, context]) =>
        [JSON.stringify(options), options, context] as const,
    ),
  )("part two of the guide runs under %s", async (_, options, context) => {
    const json = synthStack({
      bucket: { ...GUIDE.bucket, ...options },
      backups: GUIDE.backups.map((job) => ({ ...job, prefix })),
    });
    const policy = attachedPolicy(
      json,
      "aws_s3_bucket_policy.backups",
      "policy",
    );
    const tags = prefix === undefined ? {} : { "backup-prefix": prefix };
    const ask = async (principal: string) => {
      const refused: string[] = [];
      for (const [command, action, resource, more] of REQUESTS) {
        const { allowed } = await s3Decision(policy, {
          principal,
          principalTags: tags,
          action,
          resource,
          contextVariables: { ...context, ...more },
        });
        if (!allowed) refused.push(command);
      }
      return refused;
    };

    expect(await ask(ROLE)).toEqual([]);
    expect(await ask(STRANGER)).toEqual(REQUESTS.map(([command]) => command));
  });
});

test("every combination was tried", () => {
  expect(COMBINATIONS).toHaveLength(3 * 2 * 3 * 2 * 2);
});
