import { PostgresBackupStack, type PostgresBackupStackProps } from "../../src";
import { EVERYTHING as EVERYTHING_PROPS } from "../support/everything";
import {
  GUIDE as GUIDE_PROPS,
  synthApp,
  type TerraformJson,
} from "../support/synth";
import { ALARM, ROLE, EVERYTHING, GUIDE } from "./support/deployed-stacks";
import { deployerPolicies, plannerPolicies } from "./support/policies";

/** A stack of many jobs, with names as long as the guide's. */
const manyJobs = (count: number) => ({
  ...GUIDE,
  roles: Array.from({ length: count }, (_, index) => ({
    ...ROLE,
    roleName: `${ROLE.roleName}-${index}`,
    tagged: true,
  })),
});

describe("the deployer of a stack", () => {
  test("may do so in any account where the stack names none", () => {
    const { accountId, ...anywhere } = GUIDE;
    const policies = JSON.stringify(deployerPolicies(anywhere));

    expect(policies).toBe(
      JSON.stringify(deployerPolicies(GUIDE)).replaceAll(
        String(accountId),
        "*",
      ),
    );
    expect(policies).toContain("arn:aws:iam::*:role/");
  });

  test("is named in the partition's own ARNs", () => {
    const policies = JSON.stringify(
      deployerPolicies({ ...GUIDE, partition: "aws-cn" }),
    );

    expect(policies).toContain("arn:aws-cn:s3:::neon-s3-backup");
    expect(policies).not.toContain("arn:aws:");
  });
});

describe("policies", () => {
  test("are one for a stack with everything turned on, and two with an alarm", () => {
    const { alarm, ...silent } = EVERYTHING;
    expect(alarm).toBeDefined();
    expect(deployerPolicies(silent)).toHaveLength(1);
    expect(plannerPolicies(silent)).toHaveLength(1);
    expect(deployerPolicies(EVERYTHING)).toHaveLength(2);
    expect(plannerPolicies(EVERYTHING)).toHaveLength(1);
  });

  test("for an alarm make its topic's key, whether or not the bucket has one", () => {
    const makes = (kmsKey: (typeof EVERYTHING)["bucket"]["kmsKey"]) =>
      deployerPolicies({
        ...EVERYTHING,
        bucket: { ...EVERYTHING.bucket, replication: undefined, kmsKey },
      })
        .flatMap(({ Statement }) => Statement)
        .filter(({ Action }) => Action.includes("kms:CreateKey"));

    expect(makes(EVERYTHING.bucket.kmsKey)).toHaveLength(1);
    expect(makes(undefined)).toHaveLength(1);
  });

  test("for 150 jobs with an alarm each are few enough to be attached together", () => {
    const facts = manyJobs(150);
    const jobs = facts.roles.map(({ roleName }) => roleName);

    // AWS lets ten be attached to a role, if nobody asks for more.
    expect(
      deployerPolicies({ ...facts, alarm: { ...ALARM, jobs } }).length,
    ).toBeLessThanOrEqual(10);
  });

  test.each([
    [60, 1],
    [150, 2],
    [190, 3],
  ])("for %i jobs are %i, which name every role once", (jobs, count) => {
    const facts = manyJobs(jobs);
    const policies = deployerPolicies(facts);

    expect(policies).toHaveLength(count);
    expect(
      policies.flatMap(({ Statement }) =>
        Statement.filter(({ Sid }) => Sid.startsWith("ManageRoles")).flatMap(
          ({ Resource }) => Resource,
        ),
      ),
    ).toEqual(
      facts.roles.map(
        ({ roleName }) => `arn:aws:iam::123456789012:role/${roleName}`,
      ),
    );
    for (const policy of [...policies, ...plannerPolicies(facts)])
      expect(JSON.stringify(policy).length).toBeLessThanOrEqual(6144);
  });
});

describe("policies for several stacks", () => {
  const other = {
    ...GUIDE,
    bucket: { name: "second-backup" },
    createsProvider: false,
  };
  const sids = (policies: ReturnType<typeof deployerPolicies>) =>
    policies.flatMap(({ Statement }) => Statement.map(({ Sid }) => Sid));

  test("allow what those of each stack do, and no more", () => {
    const grants = (policies: ReturnType<typeof deployerPolicies>) =>
      policies.flatMap(({ Statement }) =>
        Statement.map(({ Action, Resource, Condition }) =>
          JSON.stringify([Action, Resource, Condition]),
        ),
      );
    for (const policiesOf of [deployerPolicies, plannerPolicies])
      expect(new Set(grants(policiesOf(GUIDE, other)))).toEqual(
        new Set([...grants(policiesOf(GUIDE)), ...grants(policiesOf(other))]),
      );
  });

  test("say once what several stacks need alike, and number what they need of their own", () => {
    expect(sids(deployerPolicies(GUIDE, GUIDE))).toEqual(
      sids(deployerPolicies(GUIDE)),
    );
    expect(sids(deployerPolicies(GUIDE, other))).toEqual([
      "ManageIdentityProvider",
      "ManageRoles",
      "ManageBuckets",
      "ReadListOfIdentityProviders",
      "ReadIdentityProvider",
      "ManageBuckets2",
    ]);
  });

  test("are none for no stack", () => {
    expect(deployerPolicies()).toEqual([]);
  });
});

describe("every type of resource and data source of a stack", () => {
  const typesOf = (props: PostgresBackupStackProps) => {
    const { stacks } = synthApp((app) => {
      new PostgresBackupStack(app, "stack", props);
    });
    const { resource, data } = stacks["stack"] as TerraformJson;
    return {
      resources: Object.keys(resource).sort(),
      data: Object.keys(data).sort(),
    };
  };

  // A type that is new here needs its permissions, and shows in the end-to-end tests if not.
  test("is one whose permissions are thought of", () => {
    expect(typesOf(EVERYTHING_PROPS)).toEqual({
      resources: [
        "aws_cloudwatch_event_rule",
        "aws_cloudwatch_event_target",
        "aws_cloudwatch_log_group",
        "aws_cloudwatch_log_resource_policy",
        "aws_cloudwatch_metric_alarm",
        "aws_iam_openid_connect_provider",
        "aws_iam_role",
        "aws_iam_role_policy",
        "aws_kms_alias",
        "aws_kms_key",
        "aws_s3_bucket",
        "aws_s3_bucket_lifecycle_configuration",
        "aws_s3_bucket_logging",
        "aws_s3_bucket_notification",
        "aws_s3_bucket_object_lock_configuration",
        "aws_s3_bucket_ownership_controls",
        "aws_s3_bucket_policy",
        "aws_s3_bucket_public_access_block",
        "aws_s3_bucket_replication_configuration",
        "aws_s3_bucket_server_side_encryption_configuration",
        "aws_s3_bucket_versioning",
        "aws_sns_topic",
        "aws_sns_topic_policy",
        "aws_sns_topic_subscription",
      ],
      data: ["aws_caller_identity", "aws_iam_policy_document", "aws_partition"],
    });
    const arn = "arn:aws:kms:us-east-1:123456789012:key/1234";
    expect(
      typesOf({
        ...GUIDE_PROPS,
        bucket: { ...GUIDE_PROPS.bucket, kmsKey: { source: "existing", arn } },
        identityProvider: { source: "existing" },
      }).data,
    ).toEqual([
      "aws_caller_identity",
      "aws_iam_openid_connect_provider",
      "aws_iam_policy_document",
      "aws_kms_key",
      "aws_partition",
    ]);
  });
});
