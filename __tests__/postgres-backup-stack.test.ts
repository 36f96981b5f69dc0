import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { App, TerraformOutput, TerraformStack } from "cdktf";
import { Construct } from "constructs";
import {
  type BackupJob,
  InvalidPropsError,
  PostgresBackupStack,
  type PostgresBackupStackProps,
} from "../src";
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
} from "./support/synth";

const job = GUIDE.backups[0] as BackupJob;
const jobs = (...names: string[]) => names.map(prefixedJob);

/** What is in every stack, whatever its jobs. */
const BUCKET = [
  "aws_s3_bucket.backups",
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
      "output.IAM_ROLE",
      "output.S3_BUCKET_NAME",
    ]);
  });

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
      const stack = new PostgresBackupStack(app, "stack", {
        ...GUIDE,
        backups: jobs("one", "two"),
      });
      const ids = stack.node
        .findAll()
        .filter((node) => !(node instanceof TerraformOutput))
        .map(({ node }) => node.id);
      expect(ids.length).toBeGreaterThan(20);
      expect(ids.filter((id) => id.includes("_"))).toEqual([]);
    });
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
  ])("leave room for a job called %s", (name) => {
    const all = addresses(synthStack({ backups: [{ ...job, name }] }));
    expect(all).toHaveLength(addresses(synthStack()).length);
    expect(all).toContain(`aws_iam_role.${name}`);
    expect(all).toContain(`data.aws_iam_policy_document.${name}_trust`);
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
      ? value.replace(`, octo-org/${name}`, "")
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
