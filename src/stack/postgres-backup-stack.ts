import { Annotations } from "cdktf";
import { Construct } from "constructs";
import { AccountStack, type AccountStackProps } from "./account-stack";
import { CallerAccount } from "../aws/caller-account";
import { BackupBucket } from "../bucket/backup-bucket";
import type { BackupBucketOptions } from "../bucket/backup-bucket-props";
import { databaseRegionWarning } from "./database-region";
import { deploymentFacts } from "./deployed-stack";
import type { DeploymentFacts } from "../permissions/deployed-stack";
import { deployerPolicies, plannerPolicies } from "../permissions/policies";
import { handOver } from "./hand-over";
import { claimed } from "./neighbour-rules";
import { checkStack } from "./stack-rules";
import { writeBeside } from "../terraform/written-beside";
import { BackupRole, type BackupRoleOptions } from "../trust/backup-role";

/** A workflow that backs up a database, and the role that it does so with. */
export interface BackupJob extends BackupRoleOptions {
  /**
   * The job's name, once in the stack: lower-case letters, digits and hyphens. It is the name of the role in Terraform
   * addresses, so that another name makes Terraform replace the role.
   */
  readonly name: string;
}

/** What a stack creates, and where. */
export interface PostgresBackupStackProps extends AccountStackProps {
  /** The AWS region of the bucket, best the database's: `us-east-1`. */
  readonly region: string;

  /** The bucket for the backups of all jobs. */
  readonly bucket: BackupBucketOptions;

  /**
   * The backup jobs. One alone may do without a prefix and has the whole bucket; of several each has its own.
   * Add new ones at the end: the first one's role is handed over as `IAM_ROLE`.
   */
  readonly backups: readonly BackupJob[];

  /**
   * Where the database is: a region id of Neon (`aws-us-east-1`, `azure-eastus2`) or a region of AWS. Synth warns if
   * the bucket is elsewhere.
   *
   * @default - synth does not compare
   */
  readonly databaseRegion?: string;

  /**
   * Tags of everything that can have tags.
   *
   * @default - no tags but the prefix of a role
   */
  readonly defaultTags?: Readonly<Record<string, string>>;
}

/**
 * The AWS side of Postgres backups made by GitHub Actions: the identity provider, a role for each backup job, and the
 * bucket whose policy lets the roles in.
 */
export class PostgresBackupStack extends AccountStack {
  /** What the stack makes, for roles that deploy it; `undefined` where a name in it is known only to Terraform. */
  public readonly deploymentFacts?: DeploymentFacts;

  /** @throws InvalidPropsError if a prop breaks a rule; the message has all of them */
  public constructor(
    scope: Construct,
    id: string,
    props: PostgresBackupStackProps,
  ) {
    checkStack(id, props, AccountStack.neighboursIn(scope));
    super(scope, props, claimed(id, props));

    const { identityProvider } = this;
    // The scope "Default" does not show in addresses, so a job can have any name without meeting another construct's.
    const jobs = new Construct(this, "Default");
    const roles = props.backups.map(
      ({ name, ...options }) =>
        new BackupRole(jobs, name, { ...options, identityProvider }),
    );
    const { replication } = props.bucket;
    new BackupBucket(this, "backups", {
      ...props.bucket,
      roles,
      region: props.region,
      replicaProvider:
        replication?.source === "create"
          ? this.providerIn(replication.region, "replica")
          : undefined,
    });

    handOver(this, {
      accountId: CallerAccount.of(this).accountId,
      bucketName: props.bucket.name,
      jobs: props.backups.map(({ name, trust }, index) => ({
        name,
        rolePathAndName: (roles[index] as BackupRole).pathAndName,
        repositories: trust.map(({ repository }) => repository),
      })),
    });
    this.deploymentFacts = deploymentFacts(id, props);
    if (this.deploymentFacts !== undefined)
      writeBeside(this, {
        "deployer-policy": deployerPolicies(this.deploymentFacts),
        "planner-policy": plannerPolicies(this.deploymentFacts),
      });
    const warning = databaseRegionWarning(props.region, props.databaseRegion);
    if (warning !== undefined) Annotations.of(this).addWarning(warning);
  }
}
