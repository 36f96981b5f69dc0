import type { BackupJob, PostgresBackupStackProps } from "../../src";
import type { BackupBucketOptions } from "../../src/bucket/backup-bucket-props";
import { deployedStack } from "../../src/stack/deployed-stack";
import { EVERYTHING } from "../support/everything";
import { GUIDE as GUIDE_PROPS } from "../support/synth";
import { unknownText } from "../support/trust-fixtures";
import { BOUNDARY, GUIDE } from "../permissions/support/deployed-stacks";

const [JOB] = GUIDE_PROPS.backups as readonly [BackupJob];

const KEY = "arn:aws:kms:us-east-1:123456789012:key/1234";

const EXISTING = { source: "existing" } as const;

/** The guide's props with more of the bucket's. */
const inBucket = (options: Partial<BackupBucketOptions>) => ({
  bucket: { ...GUIDE_PROPS.bucket, ...options },
});
describe("what a stack makes", () => {
  test("is the guide's provider, role and bucket", () => {
    expect(
      deployedStack("stack", { ...GUIDE_PROPS, accountId: "123456789012" }),
    ).toEqual(GUIDE);
  });

  test("has a state in S3 under the key that follows from the stack's id, or under its own", () => {
    const state = {
      type: "s3",
      bucket: "octo-org-terraform-state",
      region: "us-east-1",
    } as const;
    const stateOf = (change: object) =>
      deployedStack("acme", {
        ...GUIDE_PROPS,
        state: { ...state, ...change },
      })?.state;
    const facts = {
      bucketName: "octo-org-terraform-state",
      key: "acme.tfstate",
      kmsKeyArn: undefined,
      byAnotherRole: false,
    };

    expect(stateOf({})).toEqual(facts);
    expect(stateOf({ key: "data/acme" })).toEqual({
      ...facts,
      key: "data/acme",
    });
    expect(stateOf({ kmsKeyArn: KEY })).toEqual({ ...facts, kmsKeyArn: KEY });
    const roleArn = "arn:aws:iam::123456789012:role/state";
    for (const role of ["assumeRole", "assumeRoleWithWebIdentity"])
      expect(stateOf({ [role]: { roleArn } })).toEqual({
        ...facts,
        byAnotherRole: true,
      });
  });

  test("has no state that AWS knows of in storage of somebody else's, or in another backend", () => {
    const stateOf = (state: PostgresBackupStackProps["state"]) =>
      deployedStack("acme", { ...GUIDE_PROPS, state })?.state;

    expect(stateOf({ type: "local" })).toBeUndefined();
    expect(stateOf({ type: "pg" })).toBeUndefined();
    expect(
      stateOf({
        type: "s3",
        bucket: "states",
        region: "fsn1",
        endpoints: { s3: "https://storage.example.com" },
      }),
    ).toBeUndefined();
  });

  test("is in any account, where the stack names none or only Terraform knows it", () => {
    expect(deployedStack("stack", GUIDE_PROPS)?.accountId).toBeUndefined();
    expect(
      deployedStack("stack", { ...GUIDE_PROPS, accountId: unknownText() })
        ?.accountId,
    ).toBeUndefined();
  });

  test("is in the region and its partition, and in any region where only Terraform knows it", () => {
    const inRegion = (region: string) =>
      deployedStack("stack", { ...GUIDE_PROPS, region });

    expect(inRegion("cn-north-1")).toMatchObject({
      region: "cn-north-1",
      partition: "aws-cn",
    });
    expect(inRegion(unknownText())).toMatchObject({
      region: "*",
      partition: "aws",
    });
  });

  test("has the issuer of the GitHub that the repositories are on", () => {
    expect(
      deployedStack("stack", {
        ...GUIDE_PROPS,
        identityProvider: { github: { dataResidencyHost: "octocorp.ghe.com" } },
      }),
    ).toMatchObject({
      issuerHostPath: "token.actions.octocorp.ghe.com",
      createsProvider: true,
    });
  });

  test("is without the identity provider where that exists", () => {
    expect(
      deployedStack("stack", {
        ...GUIDE_PROPS,
        identityProvider: { source: "existing" },
      })?.createsProvider,
    ).toBe(false);
  });

  test("has every job's role, with path, boundary and the tag of a prefix", () => {
    const globex = {
      ...JOB,
      roleName: "globex",
      path: "/backups/",
      prefix: "globex",
      permissionsBoundary: BOUNDARY,
    };

    expect(
      deployedStack("stack", { ...GUIDE_PROPS, backups: [JOB, globex] })?.roles,
    ).toEqual([
      {
        path: "/",
        roleName: "neon-s3-backup-github-actions",
        tagged: false,
        permissionsBoundary: undefined,
      },
      {
        path: "/backups/",
        roleName: "globex",
        tagged: true,
        permissionsBoundary: BOUNDARY,
      },
    ]);
  });

  test("has a job's role that restores, which has a policy of its own", () => {
    const restore = {
      roleName: "restores",
      path: "/drills/",
      permissionsBoundary: BOUNDARY,
      trust: JOB.trust,
    };
    const rolesOf = (change: object) =>
      deployedStack("stack", {
        ...GUIDE_PROPS,
        backups: [{ ...JOB, restore, ...change }],
      })?.roles[1];
    const facts = {
      path: "/drills/",
      roleName: "restores",
      tagged: false,
      permissionsBoundary: BOUNDARY,
      restores: true,
    };

    expect(rolesOf({})).toEqual(facts);
    expect(rolesOf({ prefix: "db" })).toEqual({ ...facts, tagged: true });
  });

  test.each([
    [undefined, false],
    [{}, false],
    [{ team: "data" }, true],
  ])("with the default tags %j has tags: %s", (defaultTags, has) => {
    expect(
      deployedStack("stack", { ...GUIDE_PROPS, defaultTags }),
    ).toMatchObject({ defaultTags: has });
  });

  test("has the bucket's own props", () => {
    const { alarm, ...silent } = EVERYTHING;
    expect(alarm).toBeDefined();
    expect(deployedStack("stack", silent)?.bucket).toBe(EVERYTHING.bucket);
  });

  test("has an alarm by its name, with the jobs that have one, and a bucket that sends events", () => {
    const { alarm, bucket } =
      deployedStack("stack", {
        ...GUIDE_PROPS,
        alarm: { afterHours: 36, notify: { email: "backups@example.com" } },
        backups: [JOB, { ...JOB, name: "silent", alarm: false }],
      }) ?? {};

    expect(bucket).toEqual({ name: "neon-s3-backup", eventBridge: true });
    expect(alarm).toEqual({
      name: "neon-s3-backup",
      jobs: ["acme-co-prod"],
      topic: true,
    });
  });

  test("has no topic where the alarm has one that is there, and the name that it is given", () => {
    const topicArn = "arn:aws:sns:us-east-1:123456789012:on-call";
    expect(
      deployedStack("stack", {
        ...GUIDE_PROPS,
        alarm: { afterHours: 36, notify: { topicArn }, name: "backups" },
      })?.alarm,
    ).toEqual({ name: "backups", jobs: ["acme-co-prod"], topic: false });
  });

  test.each<[string, Partial<PostgresBackupStackProps>]>([
    ["the bucket", { bucket: { name: unknownText() } }],
    [
      "the logs",
      inBucket({
        accessLogs: { source: "create", bucketName: unknownText() },
      }),
    ],
    [
      "the copies",
      inBucket({
        replication: {
          source: "create",
          region: "us-west-2",
          bucketName: unknownText(),
        },
      }),
    ],
    ["the key", inBucket({ kmsKey: { ...EXISTING, arn: unknownText() } })],
    ["a role", { backups: [{ ...JOB, roleName: unknownText() }] }],
    [
      "a role that restores",
      {
        backups: [
          { ...JOB, restore: { roleName: unknownText(), trust: JOB.trust } },
        ],
      },
    ],
    [
      "a boundary",
      { backups: [{ ...JOB, permissionsBoundary: unknownText() }] },
    ],
  ])("is not known at synth where only Terraform knows %s", (_, props) => {
    expect(
      deployedStack("stack", { ...GUIDE_PROPS, ...props }),
    ).toBeUndefined();
  });
});
