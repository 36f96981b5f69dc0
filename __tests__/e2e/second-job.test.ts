import type { BackupJob, PostgresBackupStackProps } from "../../src";
import { creationOrder } from "./support/creation-order";
import { describeWith } from "./support/describe-with";
import { ACCOUNT_ID } from "./support/emulator";
import * as guide from "./support/guide";
import { actions, type Plan, planned, plannedPolicy } from "./support/plan";
import { hiddenFromReview } from "./support/unknown-values";
import { useAccount } from "./support/use-account";

const FIRST: BackupJob = { ...guide.JOB, prefix: "acme-co-prod-backup" };
const SECOND: BackupJob = {
  name: "globex-prod",
  roleName: "globex-backups",
  path: "/backups/",
  prefix: "globex-prod-backup",
  trust: [{ repository: "octo-org/globex", environment: "production" }],
};
const PROPS: PostgresBackupStackProps = {
  ...guide.PROPS,
  accountId: ACCOUNT_ID,
  defaultTags: { team: "data" },
  backups: [FIRST],
};

const ROLES = `arn:aws:iam::${ACCOUNT_ID}:role`;
const BUCKET = "arn:aws:s3:::neon-s3-backup";
const OWN_PREFIX = "${aws:PrincipalTag/backup-prefix}";

describeWith(["terraform", "emulator", "aws"], "a second job", () => {
  const account = useAccount();
  let plan: Plan;

  beforeAll(async () => {
    const { workspace, terraform, aim } = account();
    workspace.synthesize(PROPS);
    aim();
    await terraform.init();
    plan = await terraform.plan();
    await terraform.applyPlan();
  });

  test("finds a first one that carries its prefix and the default tags", () => {
    expect(planned(plan, "aws_iam_role.acme-co-prod")["tags_all"]).toEqual({
      "backup-prefix": "acme-co-prod-backup",
      team: "data",
    });
    expect(hiddenFromReview(plan)).toEqual([]);
  });

  test("is one more role and one more principal, and touches nothing else", async () => {
    const { workspace, terraform } = account();
    workspace.synthesize({ ...PROPS, backups: [FIRST, SECOND] });
    plan = await terraform.plan();

    expect(actions(plan)).toEqual([
      "create aws_iam_role.globex-prod",
      "update aws_s3_bucket_policy.backups",
    ]);
    const principals = {
      AWS: [
        `${ROLES}/neon-s3-backup-github-actions`,
        `${ROLES}/backups/globex-backups`,
      ],
    };
    expect(
      plannedPolicy(plan, "aws_s3_bucket_policy.backups", "policy"),
    ).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "ListBackupsUnderOwnPrefix",
          Effect: "Allow",
          Principal: principals,
          Action: "s3:ListBucket",
          Resource: BUCKET,
          Condition: { StringLike: { "s3:prefix": `${OWN_PREFIX}/*` } },
        },
        {
          Sid: "ReadWriteAndDeleteBackupsUnderOwnPrefix",
          Effect: "Allow",
          Principal: principals,
          Action: ["s3:PutObject", "s3:GetObject", "s3:DeleteObject"],
          Resource: `${BUCKET}/${OWN_PREFIX}/*`,
        },
        ...guide.DENIED_TO_ALL,
        {
          ...guide.DENIED_TO_ROLES,
          Principal: "*",
          Condition: { Null: { "aws:PrincipalTag/backup-prefix": "false" } },
        },
      ],
    });
    expect(hiddenFromReview(plan)).toEqual([]);
  });

  test("is created between what it names and what names it, as the first", () => {
    const isBefore = creationOrder(plan);
    for (const role of [
      "aws_iam_role.acme-co-prod",
      "aws_iam_role.globex-prod",
    ]) {
      expect(isBefore("aws_iam_openid_connect_provider.github", role)).toBe(
        true,
      );
      expect(isBefore(role, "aws_s3_bucket_policy.backups")).toBe(true);
    }
  });

  test("finds a bucket that is closed before it has a policy, and written to one by one", () => {
    const isBefore = creationOrder(plan);
    const closed = "aws_s3_bucket_public_access_block.backups";
    const writes = plan.resource_changes
      .map(({ address }) => address)
      .filter((address) => address.startsWith("aws_s3_bucket"));

    expect(isBefore(closed, "aws_s3_bucket_policy.backups")).toBe(true);
    expect(writes).toHaveLength(7);
    for (const one of writes)
      for (const other of writes.filter((write) => write !== one))
        expect([isBefore(one, other), isBefore(other, one)]).toContain(true);
  });

  test("has an output of its own and leaves those of the first as they are", () => {
    const { GITHUB_SETUP: script, ...values } = plan.output_changes;
    const outputs = Object.entries(values).map(
      ([
        name,
        {
          actions: [action],
          after,
        },
      ]) => [name, action, after],
    );

    expect(outputs.sort()).toEqual([
      ["AWS_ACCOUNT_ID", "no-op", ACCOUNT_ID],
      ["IAM_ROLE", "no-op", "neon-s3-backup-github-actions"],
      ["IAM_ROLE_GLOBEX_PROD", "create", "backups/globex-backups"],
      ["S3_BUCKET_NAME", "no-op", "neon-s3-backup"],
    ]);
    expect(script).toMatchObject({
      actions: ["update"],
      after: expect.stringContaining("backups/globex-backups"),
    });
  });

  test("leaves nothing to change once it is applied", async () => {
    const { terraform, aws } = account();
    await terraform.applyPlan();

    expect(await terraform.drift()).toBe("");
    expect(
      await aws.json("iam", "list-role-tags", "--role-name", "globex-backups"),
    ).toMatchObject({
      Tags: expect.arrayContaining([
        { Key: "backup-prefix", Value: "globex-prod-backup" },
        { Key: "team", Value: "data" },
      ]),
    });
  });

  test("is refused with all the rest in an account that is not the named one", async () => {
    const { workspace, terraform } = account();
    workspace.synthesize({ ...PROPS, accountId: "210987654321" });

    expect(await terraform.refusal("plan")).toMatch(
      `AWS account ID not allowed: ${ACCOUNT_ID}`,
    );
  });
});
