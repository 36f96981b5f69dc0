import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  type BackupBucketOptions,
  type BackupJob,
  InvalidPropsError,
  PostgresBackupStack,
  type PostgresBackupStackProps,
} from "../../src";
import { EVERYTHING } from "../support/everything";
import {
  addresses,
  type Block,
  countByType,
  GUIDE,
  only,
  prefixedJob,
  synthApp,
  synthStack,
  type TerraformJson,
} from "../support/synth";

const job = GUIDE.backups[0] as BackupJob;
const jobs = (...names: string[]) => names.map(prefixedJob);

/** What is in every stack, whatever its jobs. */
const BUCKET = [
  "aws_s3_bucket.backups",
  "aws_s3_bucket_lifecycle_configuration.backups",
  "aws_s3_bucket_ownership_controls.backups",
  "aws_s3_bucket_policy.backups",
  "aws_s3_bucket_public_access_block.backups",
  "aws_s3_bucket_server_side_encryption_configuration.backups",
  "aws_s3_bucket_versioning.backups",
  "data.aws_caller_identity.current",
];

describe("the addresses and outputs, which are a contract with those who have applied them,", () => {
  test("of the guide's example are these", () => {
    expect(addresses(synthStack())).toEqual([
      "aws_iam_openid_connect_provider.github",
      "aws_iam_role.acme-co-prod",
      ...BUCKET,
      "data.aws_iam_policy_document.acme-co-prod_trust",
      "data.aws_iam_policy_document.backups",
      "data.aws_partition.current",
      "output.AWS_ACCOUNT_ID",
      "output.GITHUB_SETUP",
      "output.IAM_ROLE",
      "output.S3_BUCKET_NAME",
    ]);
  });

  test("of three jobs with prefixes are these", () => {
    expect(
      addresses(synthStack({ backups: jobs("one", "two", "team-three") })),
    ).toEqual([
      "aws_iam_openid_connect_provider.github",
      "aws_iam_role.one",
      "aws_iam_role.team-three",
      "aws_iam_role.two",
      ...BUCKET,
      "data.aws_iam_policy_document.backups",
      "data.aws_iam_policy_document.one_trust",
      "data.aws_iam_policy_document.team-three_trust",
      "data.aws_iam_policy_document.two_trust",
      "data.aws_partition.current",
      "output.AWS_ACCOUNT_ID",
      "output.GITHUB_SETUP",
      "output.IAM_ROLE",
      "output.IAM_ROLE_TEAM_THREE",
      "output.IAM_ROLE_TWO",
      "output.S3_BUCKET_NAME",
    ]);
  });

  test("with the account's own provider are these", () => {
    expect(
      addresses(synthStack({ identityProvider: { source: "existing" } })),
    ).toEqual([
      "aws_iam_role.acme-co-prod",
      ...BUCKET,
      "data.aws_iam_openid_connect_provider.github",
      "data.aws_iam_policy_document.acme-co-prod_trust",
      "data.aws_iam_policy_document.backups",
      "data.aws_partition.current",
      "output.AWS_ACCOUNT_ID",
      "output.GITHUB_SETUP",
      "output.IAM_ROLE",
      "output.S3_BUCKET_NAME",
    ]);
  });

  test("with everything that can be turned on are these", () => {
    expect(addresses(synthStack(EVERYTHING))).toEqual([
      ...["event_rule", "event_target"].flatMap((type) =>
        ["acme", "globex", "initech"].map(
          (job) => `aws_cloudwatch_${type}.${job}`,
        ),
      ),
      "aws_cloudwatch_log_group.alarm",
      "aws_cloudwatch_log_resource_policy.alarm",
      "aws_cloudwatch_metric_alarm.acme",
      "aws_cloudwatch_metric_alarm.globex",
      "aws_cloudwatch_metric_alarm.initech",
      "aws_iam_openid_connect_provider.github",
      "aws_iam_role.acme",
      "aws_iam_role.acme-restore",
      "aws_iam_role.backups_replication",
      "aws_iam_role.globex",
      "aws_iam_role.globex-restore",
      "aws_iam_role.initech",
      "aws_iam_role.initech-restore",
      "aws_iam_role_policy.acme-restore",
      "aws_iam_role_policy.backups_replication",
      "aws_iam_role_policy.globex-restore",
      "aws_iam_role_policy.initech-restore",
      "aws_kms_alias.alarm",
      "aws_kms_alias.backups",
      "aws_kms_alias.backups_replica",
      "aws_kms_key.alarm",
      "aws_kms_key.backups",
      "aws_kms_key.backups_replica",
      "aws_s3_bucket.backups",
      "aws_s3_bucket.backups_access-logs",
      "aws_s3_bucket.backups_replica",
      "aws_s3_bucket_lifecycle_configuration.backups",
      "aws_s3_bucket_lifecycle_configuration.backups_access-logs",
      "aws_s3_bucket_lifecycle_configuration.backups_replica",
      "aws_s3_bucket_logging.backups",
      "aws_s3_bucket_notification.backups",
      "aws_s3_bucket_object_lock_configuration.backups",
      "aws_s3_bucket_object_lock_configuration.backups_replica",
      "aws_s3_bucket_ownership_controls.backups",
      "aws_s3_bucket_ownership_controls.backups_access-logs",
      "aws_s3_bucket_ownership_controls.backups_replica",
      "aws_s3_bucket_policy.backups",
      "aws_s3_bucket_policy.backups_access-logs",
      "aws_s3_bucket_policy.backups_replica",
      "aws_s3_bucket_public_access_block.backups",
      "aws_s3_bucket_public_access_block.backups_access-logs",
      "aws_s3_bucket_public_access_block.backups_replica",
      "aws_s3_bucket_replication_configuration.backups",
      "aws_s3_bucket_server_side_encryption_configuration.backups",
      "aws_s3_bucket_server_side_encryption_configuration.backups_access-logs",
      "aws_s3_bucket_server_side_encryption_configuration.backups_replica",
      "aws_s3_bucket_versioning.backups",
      "aws_s3_bucket_versioning.backups_access-logs",
      "aws_s3_bucket_versioning.backups_replica",
      "aws_sns_topic.alarm",
      "aws_sns_topic_policy.alarm",
      "aws_sns_topic_subscription.alarm",
      "data.aws_caller_identity.current",
      "data.aws_iam_policy_document.acme-restore",
      "data.aws_iam_policy_document.acme-restore_trust",
      "data.aws_iam_policy_document.acme_trust",
      "data.aws_iam_policy_document.alarm_key-policy",
      "data.aws_iam_policy_document.alarm_publish",
      "data.aws_iam_policy_document.alarm_receipts",
      "data.aws_iam_policy_document.backups",
      "data.aws_iam_policy_document.backups_access-logs",
      "data.aws_iam_policy_document.backups_key-policy",
      "data.aws_iam_policy_document.backups_replica",
      "data.aws_iam_policy_document.backups_replica_key-policy",
      "data.aws_iam_policy_document.backups_replication",
      "data.aws_iam_policy_document.backups_replication_trust",
      "data.aws_iam_policy_document.globex-restore",
      "data.aws_iam_policy_document.globex-restore_trust",
      "data.aws_iam_policy_document.globex_trust",
      "data.aws_iam_policy_document.initech-restore",
      "data.aws_iam_policy_document.initech-restore_trust",
      "data.aws_iam_policy_document.initech_trust",
      "data.aws_partition.current",
      "output.AWS_ACCOUNT_ID",
      "output.GITHUB_SETUP",
      "output.IAM_ROLE",
      "output.IAM_ROLE_GLOBEX",
      "output.IAM_ROLE_INITECH",
      "output.RESTORE_ROLE",
      "output.RESTORE_ROLE_GLOBEX",
      "output.RESTORE_ROLE_INITECH",
      "output.S3_BUCKET_NAME",
    ]);
  });

  // The bucket for logs and that for copies have what the bucket for backups has, under names of their own.
  const LOG_BUCKET = BUCKET.filter((one) => one.startsWith("aws_s3"))
    .concat("data.aws_iam_policy_document.backups")
    .map((one) => `${one}_access-logs`);
  const REPLICATION = [
    "aws_iam_role.backups_replication",
    "aws_iam_role_policy.backups_replication",
    "aws_s3_bucket_replication_configuration.backups",
    "data.aws_iam_policy_document.backups_replication",
    "data.aws_iam_policy_document.backups_replication_trust",
  ];
  const REPLICA = LOG_BUCKET.map((one) =>
    one.replace("access-logs", "replica"),
  );
  const copies = { bucketName: "copies", region: "us-west-2" };

  test.each<[Partial<BackupBucketOptions>, string[]]>([
    [{ tags: { a: "b" } }, []],
    [{ recoverableDays: 7 }, []],
    [{ expireAfterDays: 400 }, []],
    [{ transitions: [{ storageClass: "GLACIER", afterDays: 1 }] }, []],
    [{ administrators: ["arn:aws:iam::123456789012:role/a"] }, []],
    [{ onlyFrom: { organizationId: "o-a1b2c3d4e5" } }, []],
    [{ dangerouslyAllowDestroy: true }, []],
    [{ eventBridge: false }, []],
    [{ eventBridge: true }, ["aws_s3_bucket_notification.backups"]],
    [
      { objectLock: { mode: "GOVERNANCE", retentionDays: 14 } },
      ["aws_s3_bucket_object_lock_configuration.backups"],
    ],
    [
      { kmsKey: { source: "create" } },
      [
        "aws_kms_alias.backups",
        "aws_kms_key.backups",
        "data.aws_iam_policy_document.backups_key-policy",
      ],
    ],
    [
      {
        kmsKey: {
          source: "existing",
          arn: "arn:aws:kms:us-east-1:123456789012:key/one",
        },
      },
      ["data.aws_kms_key.backups"],
    ],
    [
      { accessLogs: { source: "existing", bucketName: "logs" } },
      ["aws_s3_bucket_logging.backups"],
    ],
    [
      { accessLogs: { source: "create", bucketName: "logs" } },
      ["aws_s3_bucket_logging.backups", ...LOG_BUCKET],
    ],
    [{ replication: { source: "existing", ...copies } }, REPLICATION],
    [
      { replication: { source: "create", ...copies } },
      [...REPLICATION, ...REPLICA],
    ],
  ])(
    "stay what they are with the bucket's %j, and new ones come",
    (bucket, added) => {
      expect(
        addresses(synthStack({ bucket: { ...GUIDE.bucket, ...bucket } })),
      ).toEqual([...addresses(synthStack()), ...added].sort());
    },
  );

  test("do not depend on the stack's id or on any other value", () => {
    const { stacks } = synthApp((app) => {
      new PostgresBackupStack(app, "another-id", {
        region: "cn-north-1",
        accountId: "123456789012",
        defaultTags: { team: "db" },
        databaseRegion: "aws-us-east-1",
        bucket: {
          name: "another-bucket",
          tags: { a: "b" },
          dangerouslyAllowDestroy: true,
        },
        backups: [{ ...job, roleName: "another", path: "/p/", prefix: "p" }],
      });
    });
    expect(addresses(stacks["another-id"] as TerraformJson)).toEqual(
      addresses(synthStack()),
    );
  });

  test("come from ids without underscores, so that no two paths meet in one", () => {
    expect.assertions(2);
    synthApp((app) => {
      const stack = new PostgresBackupStack(app, "stack", EVERYTHING);
      const ids = stack.node
        .findAll()
        .filter((node) => !(node instanceof TerraformOutput))
        .map(({ node }) => node.id);
      expect(ids.length).toBeGreaterThan(60);
      expect(ids.filter((id) => id.includes("_"))).toEqual([]);
    });
  });

  test("are the same in a region that AWS has opened since, of which synth warns", () => {
    const inRegion = (region: string) =>
      synthApp((app) => {
        new PostgresBackupStack(app, "stack", { ...GUIDE, region });
      });
    expect(inRegion("us-east-3").annotations).toEqual([
      expect.objectContaining({
        level: "@cdktf/warn",
        message: expect.stringMatching(/^the region us-east-3 is not among/),
      }),
    ]);
    expect(inRegion("us-east-2").annotations).toEqual([]);
  });

  test("are reached as an organization asks, in every region", () => {
    const assumeRole = {
      roleArn: "arn:aws:iam::123456789012:role/terraform",
      sessionName: "octo",
      externalId: "octo-org",
    };
    const json = synthApp((app) => {
      new PostgresBackupStack(app, "stack", {
        ...GUIDE,
        bucket: {
          ...GUIDE.bucket,
          replication: {
            source: "create",
            bucketName: "octo-org-copies",
            region: "us-west-2",
          },
        },
        assumeRole,
        ignoreTags: { keys: ["cost-center"], keyPrefixes: ["octo:"] },
      });
    }).stacks["stack"] as unknown as { provider: { aws: object[] } };
    const settings = {
      assume_role: [
        {
          role_arn: assumeRole.roleArn,
          session_name: "octo",
          external_id: "octo-org",
        },
      ],
      ignore_tags: [{ keys: ["cost-center"], key_prefixes: ["octo:"] }],
    };
    expect(json.provider.aws).toEqual([
      expect.objectContaining({ region: "us-east-1", ...settings }),
      expect.objectContaining({ region: "us-west-2", ...settings }),
    ]);
  });

  test("begin with no id that nobody can have meant", () => {
    const team: { name?: string } = {};
    const place = (id: string) => () =>
      synthApp((app) => {
        new PostgresBackupStack(app, id, GUIDE);
      });
    expect(place(`backups-${team.name}`)).toThrow(
      'id: must not hold "undefined", "null", "NaN" or "[object Object]" as a word, which a property that is not there leaves in a text, got "backups-undefined": look where it is put together',
    );
    expect(place("backups-undefinedness")).not.toThrow();
  });

  test("of two elements are never the same", () => {
    expect(() =>
      synthApp((app) => {
        const stack = new PostgresBackupStack(app, "stack", GUIDE);
        new IamRole(stack, "acme-co-prod", { assumeRolePolicy: "{}" });
      }),
    ).toThrow(
      /^stack\/.*acme-co-prod.* and stack\/.*acme-co-prod.* have the same Terraform address aws_iam_role\.acme-co-prod: rename one of the two constructs$/,
    );
  });

  test.each([
    "github",
    "backups",
    "current",
    "aws",
    "trust",
    "policy",
    "default",
    "replication",
    "backups-replication",
    "key-policy",
  ])("leave room for a job called %s", (name) => {
    const backups = [{ ...job, name }];
    for (const props of [{}, EVERYTHING]) {
      const all = addresses(synthStack({ ...props, backups }));
      expect(all).toHaveLength(
        addresses(synthStack({ ...props, backups: [job] })).length,
      );
      expect(all).toContain(`aws_iam_role.${name}`);
      expect(all).toContain(`data.aws_iam_policy_document.${name}_trust`);
    }
  });
});

test("one more job at the end changes nothing of the jobs before it", () => {
  const before = synthStack({ backups: jobs("one", "two") });
  const after = synthStack({ backups: jobs("one", "two", "three") });
  const added = addresses(after).filter(
    (address) => !addresses(before).includes(address),
  );
  expect(added).toEqual([
    "aws_iam_role.three",
    "data.aws_iam_policy_document.three_trust",
    "output.IAM_ROLE_THREE",
  ]);

  // The bucket's policy lists one role more, waits for it, and the shared values go to one repository more.
  const grown = [
    "aws_s3_bucket_policy.backups",
    "data.aws_iam_policy_document.backups",
    "output.AWS_ACCOUNT_ID",
    "output.GITHUB_SETUP",
    "output.S3_BUCKET_NAME",
  ];
  const first = blocks(before);
  const second = blocks(after);
  for (const address of addresses(before)) {
    if (!grown.includes(address))
      expect(second[address]).toEqual(first[address]);
    else {
      expect(second[address]).not.toEqual(first[address]);
      expect(without(second[address], "three")).toEqual(first[address]);
    }
  }
  expect(after.terraform).toEqual(before.terraform);
  expect(after.provider).toEqual(before.provider);
});

/** Every block of a stack by its address. */
function blocks(json: TerraformJson): Record<string, Block | undefined> {
  return Object.fromEntries(
    addresses(json).map((address) => {
      const [name = "", type = "", kind = ""] = address.split(".").reverse();
      if (type === "output") return [address, json.output?.[name]];
      return [
        address,
        json[kind === "data" ? "data" : "resource"][type]?.[name],
      ];
    }),
  );
}

/** A block without the entries of lists, and of listings in text, that are a job's. */
function without(block: unknown, name: string): unknown {
  return JSON.parse(JSON.stringify(block), (_, value: unknown) => {
    if (Array.isArray(value))
      return value.filter(
        (one) => typeof one !== "string" || !one.endsWith(name),
      );
    return typeof value === "string"
      ? value
          .replace(`, octo-org/${name}`, "")
          .split("\n\n")
          .filter((part) => !part.includes(`# backs up ${name}`))
          .join("\n\n")
      : value;
  });
}

test("a job more is a role more, and no other resource", () => {
  const count = (...names: string[]) =>
    countByType(synthStack({ backups: jobs(...names) }).resource);
  expect(count("a", "b", "c", "d")).toEqual({
    ...count("a"),
    aws_iam_role: 4,
  });
});

test("the AWS provider has the region alone, where nothing else is said", () => {
  expect(synthStack().provider).toEqual({ aws: [{ region: "us-east-1" }] });
});

test("the AWS provider refuses every account but the one that is named", () => {
  expect(synthStack({ accountId: "001234567890" }).provider).toEqual({
    aws: [{ region: "us-east-1", allowed_account_ids: ["001234567890"] }],
  });
});

test("default tags are the AWS provider's, so that everything has them", () => {
  const json = synthStack({ defaultTags: { team: "db", cost: "a=b" } });
  expect(json.provider).toEqual({
    aws: [
      {
        region: "us-east-1",
        default_tags: [{ tags: { team: "db", cost: "a=b" } }],
      },
    ],
  });
  expect(JSON.stringify(json.resource)).not.toContain('"tags"');
});

describe("the AWS provider of the replica's region", () => {
  test("is there for a replica that is made here alone", () => {
    const region = "us-west-2";
    const withReplication = (source: "create" | "existing") =>
      synthStack({
        bucket: {
          ...GUIDE.bucket,
          replication: { source, bucketName: "copies", region },
        },
      }).provider;
    expect(withReplication("create")).toEqual({
      aws: [{ region: "us-east-1" }, { alias: "replica", region }],
    });
    expect(withReplication("existing")).toEqual({
      aws: [{ region: "us-east-1" }],
    });
  });

  test("refuses the same accounts, and has the same default tags", () => {
    const account = {
      allowed_account_ids: ["123456789012"],
      default_tags: [{ tags: { team: "data" } }],
    };
    expect(synthStack(EVERYTHING).provider).toEqual({
      aws: [
        { region: "eu-central-1", ...account },
        { alias: "replica", region: "eu-west-1", ...account },
      ],
    });
  });

  test("is that of all of the replica and of nothing else", () => {
    const { data, resource } = synthStack(EVERYTHING);
    const replica = Object.entries(resource).flatMap(([type, byName]) =>
      Object.entries(byName)
        .filter(([, { provider }]) => provider === "aws.replica")
        .map(([name]) => `${type}.${name}`),
    );
    expect(replica.sort()).toEqual(
      addresses({ ...synthStack(EVERYTHING), data: {}, output: {} }).filter(
        (address) => address.endsWith(".backups_replica"),
      ),
    );
    expect(replica).toHaveLength(10);
    expect(
      JSON.stringify({ data, resource }).match(/"provider":"[^"]*"/g),
    ).toEqual(Array(10).fill('"provider":"aws.replica"'));
  });
});

const audiences = (props: Partial<PostgresBackupStackProps>) => {
  const { resource, data } = synthStack(props);
  const { statement } = data.aws_iam_policy_document?.[`${job.name}_trust`] as {
    statement: { condition: { variable: string; values: string[] }[] }[];
  };
  return {
    provider: only(resource, "aws_iam_openid_connect_provider").client_id_list,
    role: statement.map(
      ({ condition }) =>
        condition.find(({ variable }) => variable.endsWith(":aud"))?.values,
    ),
  };
};

test.each([
  ["us-east-1", "sts.amazonaws.com"],
  ["us-gov-west-1", "sts.amazonaws.com"],
  ["eusc-de-east-1", "sts.amazonaws.com"],
  ["cn-north-1", "sts.amazonaws.com.cn"],
  ["cn-northwest-1", "sts.amazonaws.com.cn"],
])("in %s tokens are made for %s", (region, audience) => {
  expect(audiences({ region })).toEqual({
    provider: [audience],
    role: [[audience]],
  });
});

test.each([
  [{ source: "create" }],
  [{ github: "github.com" }],
  [{ audiences: undefined }],
  [undefined],
] as const)(
  "China's audience stays with the identity provider %j",
  (identityProvider) => {
    expect(audiences({ region: "cn-north-1", identityProvider })).toEqual({
      provider: ["sts.amazonaws.com.cn"],
      role: [["sts.amazonaws.com.cn"]],
    });
  },
);

test("audiences that are given take the place of the region's", () => {
  expect(
    audiences({
      region: "cn-north-1",
      identityProvider: { audiences: ["one", "two"] },
    }),
  ).toEqual({ provider: ["one", "two"], role: [["one"]] });
});

test("no ARN names a partition or an account: Terraform puts in those that it runs in", () => {
  const text = JSON.stringify(synthStack({ region: "cn-north-1" }));
  expect(text.match(/arn:[^"]{12}/g)).not.toBeNull();
  expect(text).not.toMatch(
    /arn:(?!\$\{data\.aws_partition\.current\.partition\}:)/,
  );
});

test("a role has what the job says, and the guide's job little", () => {
  const { resource } = synthStack({
    backups: [
      {
        ...job,
        prefix: "acme/prod",
        path: "/teams/",
        description: "Backs up",
        maxSessionSeconds: 7200,
        permissionsBoundary: "arn:aws:iam::123456789012:policy/boundary",
      },
    ],
  });
  const common = {
    name: "neon-s3-backup-github-actions",
    assume_role_policy:
      "${data.aws_iam_policy_document.acme-co-prod_trust.json}",
    depends_on: ["aws_iam_openid_connect_provider.github"],
  };
  expect(only(resource, "aws_iam_role")).toEqual({
    ...common,
    path: "/teams/",
    description: "Backs up",
    max_session_duration: 7200,
    permissions_boundary: "arn:aws:iam::123456789012:policy/boundary",
    tags: { "backup-prefix": "acme/prod" },
  });
  expect(only(synthStack().resource, "aws_iam_role")).toEqual({
    ...common,
    path: "/",
    description: "Assumed by GitHub Actions to back up Postgres",
    max_session_duration: 3600,
  });
});

test("text that Terraform would take for its own is written so that it does not", () => {
  const { resource } = synthStack({
    backups: [
      {
        ...job,
        description: 'For ${path.module} and %{ if true }"x"%{ endif }',
      },
    ],
  });
  expect(only(resource, "aws_iam_role").description).toBe(
    'For $${path.module} and %%{ if true }"x"%%{ endif }',
  );
});

test("a role waits for a provider that the account has already to be found", () => {
  const { resource } = synthStack({ identityProvider: { source: "existing" } });
  expect(only(resource, "aws_iam_role").depends_on).toEqual([
    "data.aws_iam_openid_connect_provider.github",
  ]);
});

test("the same props give the same bytes, with everything that can be turned on", () => {
  const bytes = () => {
    const outdir = mkdtempSync(path.join(tmpdir(), "twice-"));
    const app = new App({ outdir, stackTraces: false });
    new PostgresBackupStack(app, "stack", EVERYTHING);
    app.synth();
    const text = readFileSync(path.join(outdir, "stacks/stack/cdk.tf.json"));
    rmSync(outdir, { recursive: true });
    return text;
  };
  const first = bytes();
  expect(first.length).toBeGreaterThan(20_000);
  expect(bytes().equals(first)).toBe(true);
});

test("other stacks of the app may be somebody else's", () => {
  const { stacks } = synthApp((app) => {
    new TerraformStack(app, "foreign");
    new PostgresBackupStack(app, "stack", GUIDE);
  });
  expect(stacks.stack).toEqual(synthStack());
});

test("a stack may stand in a scope of the app", () => {
  const { stacks } = synthApp((app) => {
    new PostgresBackupStack(new Construct(app, "prod"), "stack", GUIDE);
  });
  const [json] = Object.values(stacks) as [TerraformJson];
  expect(addresses(json)).toEqual(addresses(synthStack()));
});

test("an app with a broken rule writes nothing, and its stack is not placed", () => {
  const outdir = path.join(mkdtempSync(path.join(tmpdir(), "bad-")), "out");
  const app = new App({ outdir, stackTraces: false });
  expect(() => {
    new PostgresBackupStack(app, "fine", GUIDE);
    new PostgresBackupStack(app, "bad", { ...GUIDE, region: "us-esat-1" });
    app.synth();
  }).toThrow(InvalidPropsError);
  expect(app.node.children.map(({ node }) => node.id)).toEqual(["fine"]);
  const written = readdirSync(outdir, { recursive: true, withFileTypes: true });
  expect(written.filter((entry) => entry.isFile())).toEqual([]);
  rmSync(path.dirname(outdir), { recursive: true });
});
