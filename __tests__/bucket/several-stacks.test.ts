import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type App, TerraformStack } from "cdktf";
import {
  BackupBucket,
  type BackupBucketOptions,
  BackupRole,
  GitHubIdentityProvider,
  RestoreRole,
  StateBucket,
} from "../../src";
import { addresses, synthApp, type TerraformJson } from "../support/synth";

const TRUST = [{ repository: "octo-org/octo-repo", branch: "main" }];

/** Makes each construct in the stack whose id it is given; a stack is made where it is first named. */
class Site {
  public constructor(private readonly app: App) {}

  public stack(id: string): TerraformStack {
    const placed = this.app.node.tryFindChild(id);
    if (placed instanceof TerraformStack) return placed;
    const stack = new TerraformStack(this.app, id);
    new AwsProvider(stack, "aws", { region: "us-east-1" });
    return stack;
  }

  public provider(stack: string, source?: "existing") {
    return new GitHubIdentityProvider(this.stack(stack), "github", { source });
  }

  public role(stack: string, identityProvider: GitHubIdentityProvider) {
    return new BackupRole(this.stack(stack), "role", {
      identityProvider,
      roleName: "backup",
      prefix: "acme",
      trust: TRUST,
    });
  }

  public restoreRole(
    stack: string,
    identityProvider: GitHubIdentityProvider,
    id = "restore",
  ) {
    return new RestoreRole(this.stack(stack), id, {
      identityProvider,
      roleName: id,
      prefix: "acme",
      trust: TRUST,
    });
  }

  public bucket(
    stack: string,
    role: BackupRole,
    restoreRoles: readonly RestoreRole[] = [],
    options: Partial<BackupBucketOptions> = {},
  ) {
    const scope = this.stack(stack);
    return new BackupBucket(scope, "bucket", {
      name: "octo-org-backups",
      region: "us-east-1",
      roles: [role],
      restoreRoles,
      ...(options.replication && {
        replicaProvider: new AwsProvider(scope, "replica", {
          alias: "replica",
          region: "us-west-2",
        }),
      }),
      ...options,
    });
  }
}

const synth = (build: (site: Site) => void) =>
  synthApp((app) => {
    build(new Site(app));
  });

/** What a stack names and does not have: Terraform refuses each. */
function missing(json: TerraformJson): string[] {
  const there = addresses(json);
  const text = JSON.stringify([json.resource, json.data, json.output]);
  const named = [
    ...text.matchAll(
      /\b(?:data\.)?(?:aws|terraform)_[a-z0-9_]+\.[A-Za-z][\w-]*(?=[."])/g,
    ),
  ].map(([address]) => address);
  const providers = (json.provider["aws"] ?? []).map(({ alias }) =>
    alias === undefined ? "aws" : `aws.${String(alias)}`,
  );
  const chosen = [...text.matchAll(/"provider":"([^"]*)"/g)].map(
    ([, provider]) => provider as string,
  );
  return [
    ...named.filter((address) => !there.includes(address)),
    ...chosen.filter((provider) => !providers.includes(provider)),
  ];
}

const KEPT = "arn:aws:kms:us-east-1:123456789012:key/mrk-1";

/** Where constructs lie, and which stack then waits for which. */
const PLACES: readonly (readonly [
  where: string,
  build: (site: Site) => void,
  dependencies: Readonly<Record<string, readonly string[]>>,
])[] = [
  [
    "the identity provider and a role",
    (site) => site.role("b", site.provider("a")),
    { a: [], b: ["a"] },
  ],
  [
    "an identity provider that exists and a role",
    (site) => site.role("b", site.provider("a", "existing")),
    { a: [], b: ["a"] },
  ],
  [
    "a role and the bucket",
    (site) => site.bucket("b", site.role("a", site.provider("a"))),
    { a: [], b: ["a"] },
  ],
  [
    "the identity provider, a role and the bucket",
    (site) => site.bucket("c", site.role("b", site.provider("a"))),
    { a: [], b: ["a"], c: ["b"] },
  ],
  [
    "a role that restores and the bucket",
    (site) => {
      const provider = site.provider("a");
      site.bucket("c", site.role("c", provider), [
        site.restoreRole("b", provider),
      ]);
    },
    { a: [], b: ["a"], c: ["a", "b"] },
  ],
  [
    "a role, a role that restores and the bucket",
    (site) => {
      const provider = site.provider("a");
      site.bucket("d", site.role("b", provider), [
        site.restoreRole("c", provider),
      ]);
    },
    { a: [], b: ["a"], c: ["a"], d: ["b", "c"] },
  ],
  [
    "a user of a bucket for states and the bucket",
    (site) => {
      const user = site.role("a", site.provider("a"));
      new StateBucket(site.stack("b"), "states", {
        name: "octo-org-states",
        users: [user],
      });
    },
    { a: [], b: ["a"] },
  ],
  ...(["create", "existing"] as const).map(
    (source) =>
      [
        `roles and a bucket with all that it can have, whose key has the source ${source}`,
        (site: Site) => {
          const provider = site.provider("a");
          site.bucket(
            "c",
            site.role("b", provider),
            [site.restoreRole("b", provider)],
            {
              kmsKey: source === "create" ? { source } : { source, arn: KEPT },
              accessLogs: { source: "create", bucketName: "octo-org-logs" },
              administrators: ["arn:aws:iam::123456789012:role/administrator"],
              objectLock: { mode: "GOVERNANCE", retentionDays: 7 },
              replication: {
                source: "create",
                bucketName: "octo-org-copies",
                region: "us-west-2",
              },
            },
          );
        },
        { a: [], b: ["a"], c: ["b"] },
      ] as const,
  ),
];

test.each(PLACES)(
  "%s in stacks of their own: each names only what it has, none reads another's state, and one waits for the other",
  (_, build, dependencies) => {
    const app = synth(build);
    expect(Object.values(app.stacks).flatMap(missing)).toEqual([]);
    expect(JSON.stringify(app.stacks)).not.toContain("remote_state");
    expect(app.dependencies).toEqual(dependencies);
  },
);

test("the policy of a role that restores stands in the bucket's stack, which waits for the role's", () => {
  const { stacks } = synth((site) => {
    const provider = site.provider("a");
    site.bucket("b", site.role("a", provider), [
      site.restoreRole("a", provider, "one"),
      site.restoreRole("a", provider, "two"),
    ]);
  });
  expect(stacks["a"]?.resource["aws_iam_role_policy"]).toBeUndefined();
  const policies = stacks["b"]?.resource["aws_iam_role_policy"] ?? {};
  expect(Object.values(policies)).toMatchObject([
    { name: "read-backups", role: "one" },
    { name: "read-backups", role: "two" },
  ]);
});

test("a role's path is part of the ARN that the bucket of another stack lets in", () => {
  const { stacks } = synth((site) => {
    const role = new BackupRole(site.stack("a"), "role", {
      identityProvider: site.provider("a"),
      roleName: "backup",
      path: "/ci/",
      trust: TRUST,
    });
    site.bucket("b", role);
  });
  expect(JSON.stringify(stacks["b"]?.data["aws_iam_policy_document"])).toMatch(
    /"arn:\$\{data\.aws_partition\.[^}]*\}:iam::\$\{data\.aws_caller_identity\.[^}]*\}:role\/ci\/backup"/,
  );
});

test("the policies are the same, by the account of the stack that they are in", () => {
  const documents = (...stacks: [string, string, string]) =>
    Object.values(
      synth((site) => {
        const [provider, role, bucket] = stacks;
        site.bucket(bucket, site.role(role, site.provider(provider)));
      }).stacks,
    )
      .flatMap(({ data }) =>
        Object.values(data["aws_iam_policy_document"] ?? {}),
      )
      .map((document) => JSON.stringify(document))
      .sort();
  expect(documents("a", "b", "c")).toHaveLength(2);
  expect(documents("a", "b", "c")).toEqual(documents("a", "a", "a"));
});

test("within a stack the order is said, and the stack waits for no other", () => {
  const { stacks, dependencies } = synth((site) => {
    site.role("a", site.provider("a"));
  });
  const [role] = Object.values(stacks["a"]?.resource["aws_iam_role"] ?? {});
  expect(role?.["depends_on"]).toEqual([
    expect.stringMatching(/^aws_iam_openid_connect_provider\./),
  ]);
  expect(dependencies).toEqual({ a: [] });
});
