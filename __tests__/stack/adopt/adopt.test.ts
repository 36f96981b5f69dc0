import {
  PostgresBackupStack,
  type PostgresBackupStackProps,
} from "../../../src";
import { deployerPolicies } from "../../../src/permissions/policies";
import { deployedStack } from "../../../src/stack/deployed-stack";
import { EVERYTHING } from "../../support/everything";
import { GUIDE, synthApp, type TerraformJson } from "../../support/synth";

interface Adopting extends TerraformJson {
  readonly import?: readonly { readonly to: string; readonly id: string }[];
}

function adopting(change: Partial<PostgresBackupStackProps>) {
  const { stacks, annotations } = synthApp((app) => {
    new PostgresBackupStack(app, "stack", { ...GUIDE, ...change });
  });
  const json = stacks["stack"] as Adopting;
  const ids = (json.import ?? []).map(({ to, id }) => [to, id]);
  return { json, ids, said: annotations.map(({ message }) => String(message)) };
}

const ROLE = "neon-s3-backup-github-actions";
const BUCKET = "neon-s3-backup";
const PROVIDER =
  "arn:${data.aws_partition.current.partition}:iam::${data.aws_caller_identity.current.account_id}:oidc-provider/token.actions.githubusercontent.com";
const OF_GUIDE = [
  ["aws_iam_openid_connect_provider.github", PROVIDER],
  ["aws_iam_role.acme-co-prod", ROLE],
  ["aws_s3_bucket.backups", BUCKET],
  ["aws_s3_bucket_public_access_block.backups", BUCKET],
  ["aws_s3_bucket_ownership_controls.backups", BUCKET],
  ["aws_s3_bucket_versioning.backups", BUCKET],
  ["aws_s3_bucket_server_side_encryption_configuration.backups", BUCKET],
  ["aws_s3_bucket_policy.backups", BUCKET],
];
const EXCLUSIVE = [
  ["aws_iam_role_policies_exclusive.acme-co-prod", ROLE],
  ["aws_iam_role_policy_attachments_exclusive.acme-co-prod", ROLE],
];

test("what the guide has made is taken over by names, with what else the role may do", () => {
  expect(adopting({ adopt: ["guide"] }).ids).toEqual([
    ...OF_GUIDE,
    ...EXCLUSIVE,
  ]);
});

test("without it nothing is taken over", () => {
  const { ids, said, json } = adopting({});
  expect({ ids, said }).toEqual({ ids: [], said: [] });
  expect(json.resource).not.toHaveProperty("aws_iam_role_policies_exclusive");
});

test("a provider that the stack only uses is not taken over", () => {
  const { ids } = adopting({
    adopt: ["guide"],
    identityProvider: { source: "existing" },
  });
  expect(ids).toEqual([...OF_GUIDE.slice(1), ...EXCLUSIVE]);
});

test("more can be listed, each once", () => {
  const { ids, said } = adopting({
    adopt: [
      "aws_iam_role.acme-co-prod",
      "guide",
      "aws_s3_bucket_lifecycle_configuration.backups",
    ],
  });
  expect(ids).toHaveLength(11);
  expect(ids).toContainEqual([
    "aws_s3_bucket_lifecycle_configuration.backups",
    BUCKET,
  ]);
  expect(said).toEqual([expect.stringMatching(/^adopt: read the plan/)]);
});

test("a role that is taken over keeps no policies, but for its own", () => {
  const adopt = [
    "aws_iam_role.acme",
    "aws_iam_role.acme-restore",
    "aws_iam_role_policy.acme-restore",
  ];
  const { json, ids } = adopting({ ...EVERYTHING, adopt });

  expect(ids).toEqual([
    ["aws_iam_role.acme", "backup-acme"],
    ["aws_iam_role.acme-restore", "restore-acme"],
    ["aws_iam_role_policy.acme-restore", "restore-acme:read-backups"],
    ["aws_iam_role_policies_exclusive.acme", "backup-acme"],
    ["aws_iam_role_policy_attachments_exclusive.acme", "backup-acme"],
    ["aws_iam_role_policies_exclusive.acme-restore", "restore-acme"],
    ["aws_iam_role_policy_attachments_exclusive.acme-restore", "restore-acme"],
  ]);
  expect(json.resource["aws_iam_role_policies_exclusive"]).toEqual({
    acme: { policy_names: [], role_name: "${aws_iam_role.acme.name}" },
    "acme-restore": {
      policy_names: ["read-backups"],
      role_name: "${aws_iam_role.acme-restore.name}",
      depends_on: ["aws_iam_role_policy.acme-restore"],
    },
  });
  expect(json.resource["aws_iam_role_policy_attachments_exclusive"]).toEqual({
    acme: { policy_arns: [], role_name: "${aws_iam_role.acme.name}" },
    "acme-restore": {
      policy_arns: [],
      role_name: "${aws_iam_role.acme-restore.name}",
    },
  });
});

test("synth says of which bucket a plan would not show the lifecycle rules, and that it can stay", () => {
  const rules =
    /^adopt: if the bucket has lifecycle rules, add "aws_s3_bucket_lifecycle_configuration\.backups"/;
  const { said } = adopting({ adopt: ["guide"] });

  expect(said).toEqual([
    expect.stringMatching(/^adopt: read the plan, which must destroy nothing/),
    expect.stringMatching(rules),
  ]);
});

test("whoever applies may take policies out of a role that is taken over, and out of no other", () => {
  const clears = (adopt?: string[]) =>
    deployerPolicies(deployedStack("stack", { ...EVERYTHING, adopt }) as never)
      .flat()
      .filter(({ actions }) => actions?.includes("iam:DetachRolePolicy"))
      .map(({ sid, resources }) => [sid, resources]);

  expect(clears()).toEqual([]);
  expect(clears(["aws_iam_role.globex"])).toEqual([
    ["ClearAdoptedRoles", ["arn:aws:iam::123456789012:role/backup-globex"]],
  ]);
});
