import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import {
  BackupBucket,
  BackupRole,
  GitHubIdentityProvider,
  RestoreRole,
  StateBucket,
} from "../../src";
import { synthApp, type TerraformJson } from "../support/synth";

const trust = [{ repository: "octo-org/octo-repo", branch: "main" }];

/** A stack of somebody else's. */
function stackIn(app: App, id: string): TerraformStack {
  const stack = new TerraformStack(app, id);
  new AwsProvider(stack, "aws", { region: "us-east-1" });
  return stack;
}

/** The constructs, each in a stack of its own, or all in one. */
function place(app: App, apart: boolean, kmsKey = false): TerraformStack[] {
  const names = apart ? ["provider", "role", "bucket"] : ["one"];
  const stacks = names.map((name) => stackIn(app, name));
  const [first, second, third] = [0, 1, 2].map(
    (index) => stacks[index] ?? stacks[0],
  ) as [TerraformStack, TerraformStack, TerraformStack];
  const identityProvider = new GitHubIdentityProvider(first, "github");
  const role = new BackupRole(second, "acme", {
    identityProvider,
    roleName: "backup-acme",
    trust,
  });
  new BackupBucket(third, "backups", {
    name: "octo-org-backups",
    roles: [role],
    region: "us-east-1",
    kmsKey: kmsKey ? { source: "create" } : undefined,
    accessLogs: { source: "create", bucketName: "octo-org-logs" },
  });
  new StateBucket(third, "states", { name: "octo-org-states", users: [role] });
  return stacks;
}

/** What a stack names: in its order of creation, and in expressions. */
function named(json: TerraformJson): readonly string[] {
  const text = JSON.stringify(json);
  const inOrder = [...text.matchAll(/"depends_on":\[([^\]]*)\]/g)].flatMap(
    ([, list = ""]) => list.match(/[\w.-]+/g) ?? [],
  );
  const inText = [
    ...text.matchAll(/\$\{((?:data\.)?(?:aws|terraform)_[\w.-]+)/g),
  ].map(([, name = ""]) => name);
  return [...inOrder, ...inText];
}

/** The addresses of a stack. */
function made({ data, resource }: TerraformJson): readonly string[] {
  const of = (prefix: string, types: Readonly<Record<string, object>>) =>
    Object.entries(types).flatMap(([type, all]) =>
      Object.keys(all).map((name) => `${prefix}${type}.${name}`),
    );
  return [...of("data.", data), ...of("", resource)];
}

const isMade = (json: TerraformJson) => (name: string) =>
  made(json).some((one) => name === one || name.startsWith(`${one}.`));

test.each([true, false])(
  "constructs in stacks of their own (%j) name nothing of another stack",
  (apart) => {
    const { stacks } = synthApp((app) => {
      place(app, apart, true);
    });

    for (const json of Object.values(stacks)) {
      expect(named(json).length).toBeGreaterThan(apart ? -1 : 20);
      expect(named(json).filter((name) => !isMade(json)(name))).toEqual([]);
      expect(json).not.toHaveProperty("output");
    }
    expect(Object.keys(stacks)).toHaveLength(apart ? 3 : 1);
  },
);

test("the policies are the same, by the account of the stack that they are in", () => {
  const documents = (apart: boolean) => {
    const { stacks } = synthApp((app) => {
      place(app, apart);
    });
    return Object.values(stacks)
      .flatMap(({ data }) =>
        Object.values(data["aws_iam_policy_document"] ?? {}),
      )
      .map((document) => JSON.stringify(document))
      .sort();
  };

  expect(documents(true)).toHaveLength(4);
  expect(documents(true)).toEqual(documents(false));
});

test("a stack whose things another one names is deployed before it", () => {
  const [provider, role, bucket] = place(new App(), true) as [
    TerraformStack,
    TerraformStack,
    TerraformStack,
  ];

  expect(provider.dependencies).toEqual([]);
  expect(role.dependencies).toEqual([provider]);
  expect(bucket.dependencies).toEqual([role]);
  expect(place(new App(), false)[0]?.dependencies).toEqual([]);
});

test("within a stack the order is said, as ever", () => {
  const { stacks } = synthApp((app) => {
    place(app, false);
  });
  const [role] = Object.values(stacks["one"]?.resource["aws_iam_role"] ?? {});

  expect(role?.["depends_on"]).toEqual([
    expect.stringMatching(/^aws_iam_openid_connect_provider\./),
  ]);
});

describe("what refers to each other must be in one stack:", () => {
  const RULE =
    "must be in the stack of the bucket, bucket, as one of them refers to the other";
  const FIX = "make it in that stack, or the bucket in the other one";

  test("a role that restores", () => {
    const app = new App();
    const [other, own] = ["other", "bucket"].map((id) => stackIn(app, id)) as [
      TerraformStack,
      TerraformStack,
    ];
    const identityProvider = new GitHubIdentityProvider(other, "github");
    const options = { identityProvider, trust };
    const role = new BackupRole(own, "acme", { ...options, roleName: "acme" });
    const restore = (stack: TerraformStack, id: string) =>
      new RestoreRole(stack, id, { ...options, roleName: id });
    const bucket = (id: string, one: RestoreRole) =>
      new BackupBucket(own, id, {
        name: "octo-org-backups",
        roles: [role],
        restoreRoles: [one],
      });

    expect(() => bucket("refused", restore(other, "away"))).toThrow(
      `restoreRoles[0]: ${RULE}, got "other/away": ${FIX}`,
    );
    expect(() => bucket("taken", restore(own, "here"))).not.toThrow();
  });

  test("the provider of the copies' region", () => {
    const app = new App();
    const [other, own] = ["other", "bucket"].map((id) => stackIn(app, id)) as [
      TerraformStack,
      TerraformStack,
    ];
    const identityProvider = new GitHubIdentityProvider(own, "github");
    const role = new BackupRole(own, "acme", {
      identityProvider,
      trust,
      roleName: "acme",
    });
    const bucket = (id: string, stack: TerraformStack) =>
      new BackupBucket(own, id, {
        name: "octo-org-backups",
        roles: [role],
        region: "us-east-1",
        replication: {
          source: "create",
          bucketName: "octo-org-copies",
          region: "eu-west-1",
        },
        replicaProvider: new AwsProvider(stack, "copies", {
          alias: "copies",
          region: "eu-west-1",
        }),
      });

    expect(() => bucket("refused", other)).toThrow(
      `replicaProvider: ${RULE}, got "other/copies": ${FIX}`,
    );
    expect(() => bucket("taken", own)).not.toThrow();
  });
});
