import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import type { TerraformProvider, TerraformStack } from "cdktf";
import {
  EVERYONE,
  type PolicyStatement,
} from "../../../src/aws/policy-document";
import { setBucketPolicy } from "../../../src/bucket/features/bucket-policy";
import { blockPublicAccess } from "../../../src/bucket/features/public-access";
import { EVERYTHING } from "../../support/everything";
import {
  type Block,
  countByType,
  only,
  synthForeign,
  synthStack,
} from "../../support/synth";

const statement: PolicyStatement = {
  sid: "ListAllBackups",
  effect: "Allow",
  actions: ["s3:ListBucket"],
  principals: [{ type: "AWS", identifiers: ["arn:a"] }],
  resources: ["arn:aws:s3:::neon-s3-backup"],
};

const denial: PolicyStatement = {
  sid: "DenyPlainHttp",
  effect: "Deny",
  actions: ["s3:*"],
  principals: EVERYONE,
  resources: ["arn:aws:s3:::neon-s3-backup"],
  condition: [
    { test: "Bool", variable: "aws:SecureTransport", values: ["false"] },
  ],
};

const synth = (provider?: (stack: TerraformStack) => TerraformProvider) =>
  synthForeign((stack) => {
    const first = blockPublicAccess(stack, { bucket: "b", dependsOn: [] });
    setBucketPolicy(stack, [statement, denial], {
      bucket: "neon-s3-backup",
      dependsOn: [first],
      provider: provider?.(stack),
    });
  });

test("the document has the statements as they are, and no other", () => {
  expect(only(synth().data, "aws_iam_policy_document")).toEqual({
    statement: [statement, denial],
  });
});

test("the document depends on nothing, so that the first plan shows it in full", () => {
  expect(JSON.stringify(synth().data)).not.toMatch(/depends_on|\$\{/);
});

test("the bucket has one policy, the document's text, and it waits for what must be done before", () => {
  const { resource } = synth();
  expect(countByType(resource)).toEqual({
    aws_s3_bucket_policy: 1,
    aws_s3_bucket_public_access_block: 1,
  });
  expect(only(resource, "aws_s3_bucket_policy")).toEqual({
    bucket: "neon-s3-backup",
    policy: "${data.aws_iam_policy_document.policy-document.json}",
    depends_on: ["aws_s3_bucket_public_access_block.public-access-block"],
  });
});

test("another region's policy goes by that region's provider, and its text by none", () => {
  const { data, resource } = synth(
    (stack) =>
      new AwsProvider(stack, "other", { alias: "other", region: "eu-west-1" }),
  );
  expect(only(resource, "aws_s3_bucket_policy").provider).toBe("aws.other");
  expect(only(data, "aws_iam_policy_document")).not.toHaveProperty("provider");
});

const ACCOUNT =
  "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}";

test("an Allow is for somebody in particular, in every policy that there is", () => {
  const { data, resource } = synthStack(EVERYTHING);
  const documents = Object.entries(data.aws_iam_policy_document ?? {}) as [
    string,
    { statement?: Record<string, unknown>[] },
  ][];
  const principals = documents.map(([name, { statement = [] }]) => [
    name,
    statement
      .filter(({ effect }) => effect === "Allow")
      .flatMap((one) => (one.principals as Block[] | undefined) ?? [])
      .map(
        ({ type, identifiers }) =>
          `${String(type)}: ${(identifiers as string[]).join(" ").replaceAll(ACCOUNT, "")}`,
      ),
  ]);
  const roles =
    "AWS: :role/backup-acme :role/backup-globex :role/backup-initech";
  const github =
    "Federated: :oidc-provider/token.actions.githubusercontent.com";
  const cloudwatch = "Service: cloudwatch.amazonaws.com";
  const eventBridge =
    "Service: events.amazonaws.com delivery.logs.amazonaws.com";
  expect(Object.fromEntries(principals)).toEqual({
    "acme-restore": [],
    "acme-restore_trust": [github],
    acme_trust: [github],
    "alarm_key-policy": ["AWS: :root", cloudwatch],
    alarm_publish: [cloudwatch],
    alarm_receipts: [eventBridge, eventBridge],
    backups: [roles, roles],
    "backups_access-logs": ["Service: logging.s3.amazonaws.com"],
    "backups_key-policy": ["AWS: :root", roles],
    backups_replica: [],
    "backups_replica_key-policy": ["AWS: :root"],
    backups_replication: [],
    backups_replication_trust: ["Service: s3.amazonaws.com"],
    "globex-restore": [],
    "globex-restore_trust": [github],
    globex_trust: [github],
    "initech-restore": [],
    "initech-restore_trust": [github],
    initech_trust: [github],
  });
  // No policy is written beside these documents, and each is in force once.
  const inForce = JSON.stringify(resource).match(
    /(?<="(?:assume_role_)?policy(?:_document)?":")[^"]*/g,
  );
  expect(inForce?.sort()).toEqual(
    documents
      .map(([name]) => `\${data.aws_iam_policy_document.${name}.json}`)
      .sort(),
  );
  // Statements of a role's own policy are the only ones without principals, and all denials are for everyone.
  for (const [name, { statement = [] }] of documents)
    for (const { effect, principals: whom } of statement)
      if (effect === "Deny") expect(whom).toEqual(EVERYONE);
      else
        expect(whom === undefined).toBe(
          /^backups_replication$|-restore$/.test(name),
        );
});

test("every policy's text depends on names alone, so that the first plan shows it", () => {
  const documents = JSON.stringify(
    synthStack(EVERYTHING).data.aws_iam_policy_document,
  );
  expect(documents).not.toContain("depends_on");
  const references = documents.match(/\$\{[^}]*\}/g);
  expect([...new Set(references)].sort()).toEqual([
    "${data.aws_caller_identity.current.account_id}",
    "${data.aws_partition.current.dns_suffix}",
    "${data.aws_partition.current.partition}",
  ]);
});
