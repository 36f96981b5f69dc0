import * as index from "../src";
import { BackupBucket } from "../src/bucket/backup-bucket";
import { DeploymentStack } from "../src/deployment/deployment-stack";
import { PostgresBackupStack } from "../src/stack/postgres-backup-stack";
import { StateBucket } from "../src/bucket/state-bucket";
import { BackupRole } from "../src/trust/backup-role";
import { GitHubIdentityProvider } from "../src/trust/github-identity-provider";
import { RestoreRole } from "../src/trust/restore-role";
import { InvalidPropsError } from "../src/validation/problems";
import {
  addresses,
  countByType,
  GUIDE,
  only,
  prefixedJob,
  synthForeign,
} from "./support/synth";

test("others may import these, and nothing else", () => {
  expect({ ...index }).toEqual({
    BackupBucket,
    BackupRole,
    DeploymentStack,
    GitHubIdentityProvider,
    InvalidPropsError,
    PostgresBackupStack,
    RestoreRole,
    StateBucket,
  });
});

// What a type is called is checked by the compiler: this file does not compile without it.
test("the types of all props have names", () => {
  const job: index.BackupJob = prefixedJob("db");
  const role: index.BackupRoleOptions = job;
  const restore: index.RestoreRoleOptions | undefined = job.restore;
  const trust: readonly index.Trust[] = role.trust;
  const format: index.SubjectFormat | undefined = trust[0]?.subjectFormat;
  const claim: index.ClaimKey = "job_workflow_ref";
  const storageClass: index.StorageClass = "GLACIER";
  const transition: index.Transition = { storageClass, afterDays: 90 };
  const kmsKey: index.KmsKey = { source: "create" };
  const objectLock: index.ObjectLock = { mode: "GOVERNANCE", retentionDays: 1 };
  const accessLogs: index.AccessLogs = { source: "create", bucketName: "logs" };
  const onlyFrom: index.OnlyFrom = { organizationId: "o-a1b2c3d4e5" };
  const replication: index.Replication = {
    source: "existing",
    bucketName: "copies",
    region: "us-west-2",
  };
  const bucket: index.BackupBucketOptions = {
    ...GUIDE.bucket,
    transitions: [transition],
    kmsKey,
    objectLock,
    accessLogs,
    onlyFrom,
    replication,
  };
  const alone: index.BackupBucketProps = { ...bucket, roles: [] };
  const github: index.GitHubInstance = "github.com";
  const provider: index.GitHubIdentityProviderProps = { github };
  const stack: index.PostgresBackupStackProps = {
    region: "us-east-1",
    bucket,
    backups: [{ ...job, restore }],
    identityProvider: provider,
  };
  const plannerTrust: index.PlannerTrust = {
    repository: "octo-org/octo-repo",
    pullRequest: true,
  };
  const deployerTrust: index.DeployerTrust = {
    repository: "octo-org/octo-repo",
    environment: "production",
  };
  const planner: index.PlannerOptions = {
    roleName: "plan",
    trust: [plannerTrust],
  };
  const deployer: index.DeployerOptions = {
    roleName: "deploy",
    trust: [deployerTrust],
  };
  const stateBucket: index.StateBucketOptions = { name: "states" };
  const states: index.StateBucketProps = { ...stateBucket, users: [] };
  const deployment: index.DeploymentStackProps = {
    region: "us-east-1",
    deploys: [],
    planner,
    deployer,
    stateBucket,
  };
  const problem: index.Problem = { path: "", rule: "", value: 1, fix: "" };
  const all = [format, claim, stack, problem, alone, states, deployment];
  expect(all).toHaveLength(7);
});

test("in somebody else's stack the three constructs make the guide's three things", () => {
  const json = synthForeign((stack) => {
    const identityProvider = new index.GitHubIdentityProvider(stack, "github");
    const role = new index.BackupRole(stack, "role", {
      roleName: "neon-s3-backup-github-actions",
      trust: [{ repository: "octo-org/octo-repo", branch: "main" }],
      identityProvider,
    });
    new index.BackupBucket(stack, "bucket", {
      name: "neon-s3-backup",
      roles: [role],
    });
  });
  expect(countByType(json.resource)).toEqual({
    aws_iam_openid_connect_provider: 1,
    aws_iam_role: 1,
    aws_s3_bucket: 1,
    aws_s3_bucket_lifecycle_configuration: 1,
    aws_s3_bucket_ownership_controls: 1,
    aws_s3_bucket_policy: 1,
    aws_s3_bucket_public_access_block: 1,
    aws_s3_bucket_server_side_encryption_configuration: 1,
    aws_s3_bucket_versioning: 1,
  });
  expect(countByType(json.data)).toEqual({
    aws_caller_identity: 1,
    aws_iam_policy_document: 2,
    aws_partition: 1,
  });
  expect(json.output).toBeUndefined();
  const all = addresses(json);
  const references = JSON.stringify(json).match(
    /\b(?:data\.)?aws_[a-z0-9_]+\.[\w-]+(?=[."])/g,
  );
  expect(references?.filter((address) => !all.includes(address))).toEqual([]);
  expect(only(json.resource, "aws_s3_bucket_policy").depends_on).toHaveLength(
    2,
  );
});

test("an error names what was wrong in a way that a program can read", () => {
  let caught: unknown;
  try {
    synthForeign((stack) => {
      new index.GitHubIdentityProvider(stack, "github", {
        audiences: [],
      });
    });
  } catch (error) {
    caught = error;
  }
  expect(caught).toBeInstanceOf(index.InvalidPropsError);
  expect((caught as index.InvalidPropsError).problems).toEqual([
    {
      path: "audiences",
      rule: "must be a list with at least one entry",
      value: [],
      fix: 'write ["sts.amazonaws.com"], or leave the prop out',
    },
  ]);
});
